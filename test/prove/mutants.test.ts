import { describe, expect, it } from 'vitest';
import { MUTATIONS } from './mutations.ts';
import { runOnModel } from './run.ts';
import { loadMutant } from './system.ts';

const RESPONSES = 400;
/** The first seed that finds a mutant is a matter of luck, and the same at each run. */
const SEEDS = Array.from({ length: 12 }, (_, at) => at + 1);

describe('the harness', () => {
  it.each(MUTATIONS)('finds $name', async (mutation) => {
    const system = await loadMutant(mutation);
    let found: readonly string[] = [];

    for (const seed of SEEDS) {
      if (found.length === 0) found = (await runOnModel({ seed, responses: RESPONSES, system })).wrongs;
    }

    expect(found).not.toEqual([]);
  });
});
