import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Spread, spreadOf } from '#domain/spread.ts';

const values = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 50 });

describe('the spread of some values', () => {
  it('lies within them, in order, whatever theirs is', () => {
    fc.assert(
      fc.property(values, (given) => {
        const { low, median, high } = spreadOf(given) as Spread;

        expect(Math.min(...given) <= low && low <= median && median <= high).toBe(true);
        expect(high <= Math.max(...given)).toBe(true);
        expect(spreadOf(given.toReversed())).toEqual({ low, median, high });
      }),
    );
  });

  it('has as many values below its median as above', () => {
    fc.assert(
      fc.property(values, (given) => {
        const { median } = spreadOf(given) as Spread;

        expect(given.filter((value) => value < median).length).toBeLessThanOrEqual(given.length / 2);
        expect(given.filter((value) => value > median).length).toBeLessThanOrEqual(given.length / 2);
      }),
    );
  });

  it.each([
    [[], undefined],
    [[7], { low: 7, median: 7, high: 7 }],
    [[1, 2, 3, 4], { low: 1.75, median: 2.5, high: 3.25 }],
    [[5, 1, 3], { low: 2, median: 3, high: 4 }],
  ])('of %j is %j', (given, spread) => {
    expect(spreadOf(given)).toEqual(spread);
  });
});
