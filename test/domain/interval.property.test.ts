import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clopperPearsonInterval, type Interval, wilsonInterval } from '#domain/interval.ts';

const level = fc.constantFrom(0.9, 0.95, 0.99 as const);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const people = fc.integer({ min: 1, max: 1_000_000 });
const successesOf = (most: number) =>
  fc
    .integer({ min: 1, max: most })
    .chain((n) => fc.record({ n: fc.constant(n), successes: fc.nat({ max: n }) }));

const expectMirrored = (interval: Interval, mirror: Interval): void => {
  expect(mirror.low).toBeCloseTo(1 - interval.high, 12);
  expect(mirror.high).toBeCloseTo(1 - interval.low, 12);
};

describe('the Wilson interval', () => {
  it('contains its point and lies in [0, 1]', () => {
    fc.assert(
      fc.property(share, people, level, (share, n, level) => {
        const { low, high } = wilsonInterval(share, n, level);

        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(share);
        expect(high).toBeGreaterThanOrEqual(share);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('narrows from both sides with n', () => {
    fc.assert(
      fc.property(share, people, people, level, (share, n, further, level) => {
        const fewer = wilsonInterval(share, n, level);
        const more = wilsonInterval(share, n + further, level);

        expect(more.low).toBeGreaterThanOrEqual(fewer.low - 1e-15);
        expect(more.high).toBeLessThanOrEqual(fewer.high + 1e-15);
        expect(more.high - more.low).toBeLessThan(fewer.high - fewer.low);
      }),
    );
  });

  it('widens with the level', () => {
    fc.assert(
      fc.property(share, people, (share, n) => {
        const width = (level: 0.9 | 0.95 | 0.99): number => {
          const { low, high } = wilsonInterval(share, n, level);
          return high - low;
        };

        expect(width(0.9)).toBeLessThan(width(0.95));
        expect(width(0.95)).toBeLessThan(width(0.99));
      }),
    );
  });

  it('of 1 − share is the mirror image', () => {
    fc.assert(
      fc.property(share, people, level, (share, n, level) => {
        expectMirrored(wilsonInterval(share, n, level), wilsonInterval(1 - share, n, level));
      }),
    );
  });
});

describe('the Clopper-Pearson interval', () => {
  it('contains its point and lies in [0, 1]', () => {
    fc.assert(
      fc.property(successesOf(2000), level, ({ n, successes }, level) => {
        const { low, high } = clopperPearsonInterval(successes, n, level);

        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(successes / n);
        expect(high).toBeGreaterThanOrEqual(successes / n);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('of the others is the mirror image', () => {
    fc.assert(
      fc.property(successesOf(2000), ({ n, successes }) => {
        expectMirrored(clopperPearsonInterval(successes, n), clopperPearsonInterval(n - successes, n));
      }),
    );
  });

  it('covers the truth at least as often as it says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        level,
        (n, truth, level) => {
          let covered = 0;
          let probability = (1 - truth) ** n;
          for (let successes = 0; successes <= n; successes++) {
            const { low, high } = clopperPearsonInterval(successes, n, level);
            if (low <= truth && truth <= high) covered += probability;
            probability *= ((n - successes) / (successes + 1)) * (truth / (1 - truth));
          }

          expect(covered).toBeGreaterThanOrEqual(level - 1e-9);
        },
      ),
    );
  });
});
