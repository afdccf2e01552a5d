import { describe, expect, it } from 'vitest';
import { MUTATIONS } from './mutations.ts';
import { runOnModel } from './run.ts';
import { loadMutant } from './system.ts';

const RESPONSES = 300;
/** Which seed finds a mutant first is a matter of luck, the same at each run; a change of the product may change it. */
const OTHER_SEEDS = Array.from({ length: 25 }, (_, at) => at + 1);

describe('the harness', () => {
  it.each(MUTATIONS)(
    'finds $name',
    async (mutation) => {
      const system = await loadMutant(mutation);
      let found: readonly string[] = [];

      for (const seed of [mutation.seed, ...OTHER_SEEDS]) {
        if (found.length === 0) found = (await runOnModel({ seed, responses: RESPONSES, system })).wrongs;
      }

      expect(found).not.toEqual([]);
    },
    600_000,
  );
});
