import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shrunkShares } from '#domain/shrinkage.ts';

const group = fc.record({
  n: fc.integer({ min: 1, max: 10_000 }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
});
const meanOf = (groups: readonly { n: number; share: number }[]): number =>
  groups.reduce((sum, { n, share }) => sum + n * share, 0) / groups.reduce((sum, { n }) => sum + n, 0);

describe('the shares of units of unlike size', () => {
  it('lie between their own and that of all, within their intervals', () => {
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 20 }), (groups) => {
        const mean = meanOf(groups);

        shrunkShares(groups).forEach(({ share, interval }, position) => {
          const own = groups[position]?.share as number;
          expect(share).toBeGreaterThanOrEqual(Math.min(own, mean) - 1e-12);
          expect(share).toBeLessThanOrEqual(Math.max(own, mean) + 1e-12);
          expect(interval.low).toBeLessThanOrEqual(share);
          expect(interval.high).toBeGreaterThanOrEqual(share);
        });
      }),
    );
  });

  it('are drawn half way or more where units are as alike as chance makes them', () => {
    const groups = [
      { n: 100, share: 0.81 },
      { n: 100, share: 0.79 },
      { n: 400, share: 0.8 },
    ];

    shrunkShares(groups).forEach(({ share }, position) => {
      const own = groups[position]?.share as number;
      expect(Math.abs(share - 0.8)).toBeLessThanOrEqual(Math.abs(own - 0.8) / 2 + 1e-12);
    });
  });

  it('put twelve people who are all satisfied behind a thousand of whom 95 % are', () => {
    const [few, many] = shrunkShares([
      { n: 12, share: 1 },
      { n: 1000, share: 0.95 },
      { n: 900, share: 0.75 },
      { n: 1100, share: 0.82 },
      { n: 800, share: 0.9 },
    ]);

    expect(few?.share).toBeLessThan(many?.share as number);
    expect(many?.share).toBeCloseTo(0.95, 2);
  });

  it('of nobody stay as they are', () => {
    expect(shrunkShares([{ n: 0, share: 0.5 }])).toEqual([
      { share: 0.5, interval: { level: 0.95, low: 0, high: 1 } },
    ]);
  });
});
