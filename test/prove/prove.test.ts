import { describe, expect, it } from 'vitest';
import { runOnModel } from './run.ts';
import { loadSystem } from './system.ts';

const RESPONSES = 300;

describe('every response', () => {
  it.each([1, 2, 3, 4])('is counted once at every level, whatever fails (seed %i)', async (seed) => {
    const { wrongs, sent, stored } = await runOnModel({
      seed,
      responses: RESPONSES,
      system: await loadSystem(),
    });

    expect(wrongs).toEqual([]);
    expect(stored).toBeGreaterThan(RESPONSES * 0.9);
    expect(sent).toBeGreaterThan(stored);
  });
});

describe('a run', () => {
  it('is the same again with the same seed, and another with another', async () => {
    const system = await loadSystem();
    const run = (seed: number) => runOnModel({ seed, responses: 60, system });

    const [one, again, other] = [await run(7), await run(7), await run(8)];

    expect(again).toEqual(one);
    expect(other.trace).not.toBe(one.trace);
  });
});
