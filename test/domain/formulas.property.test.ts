import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aggregatedShare,
  countsTotal,
  FORMULAS,
  percentOf,
  pooledIndex,
  type RespondentGroup,
  shareOf,
} from '#domain/formulas.ts';
import type { Counts } from '#domain/tally.ts';

const formula = fc.constantFrom(...FORMULAS);
const count = fc.nat({ max: 100_000 });
const counts: fc.Arbitrary<Counts> = fc.tuple(count, count, count, count, count);
const answeredCounts = counts.filter((counts) => countsTotal(counts) > 0);
const groups = fc.array(fc.array(counts, { maxLength: 5 }), { maxLength: 4 });
const aggregation = fc.constantFrom('pooled', 'itemMean', 'groupMean', 'respondentMean' as const);

const respondents = (pointsPerAnswer: number): fc.Arbitrary<readonly RespondentGroup[]> =>
  fc.array(
    fc
      .tuple(
        fc.nat({ max: 39 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 500 }),
      )
      .map(([answered, part, respondents]) => ({
        answered,
        points: Math.round(part * answered * pointsPerAnswer),
        respondents,
      })),
    { maxLength: 12 },
  );

const reversed = <T>(list: readonly T[]): readonly T[] => [...list].reverse();

describe('a formula', () => {
  it('stays between 0 and 1', () => {
    fc.assert(
      fc.property(formula, answeredCounts, (formula, counts) => {
        const share = shareOf(formula, counts);

        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('never falls when one answer moves up a level', () => {
    fc.assert(
      fc.property(formula, counts, fc.integer({ min: 0, max: 3 }), (formula, counts, level) => {
        const before = counts.with(level, (counts[level] ?? 0) + 1) as unknown as Counts;
        const after = counts.with(level + 1, (counts[level + 1] ?? 0) + 1) as unknown as Counts;

        expect(shareOf(formula, after)).toBeGreaterThanOrEqual(shareOf(formula, before) ?? 0);
      }),
    );
  });

  it('does not change when every count is multiplied', () => {
    fc.assert(
      fc.property(formula, answeredCounts, fc.integer({ min: 1, max: 1000 }), (formula, counts, factor) => {
        const many = counts.map((count) => count * factor) as unknown as Counts;

        expect(shareOf(formula, many)).toBe(shareOf(formula, counts));
      }),
    );
  });
});

describe('aggregation', () => {
  const form = formula.chain((formula) =>
    fc.record({
      formula: fc.constant(formula),
      aggregation,
      groups,
      respondents: respondents(formula.pointsPerAnswer),
    }),
  );

  it('stays between 0 and 1', () => {
    fc.assert(
      fc.property(form, ({ formula, aggregation, groups, respondents }) => {
        const share = aggregatedShare(formula, aggregation, groups, respondents) ?? 0;

        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('gives the same bits in whatever order it meets groups, questions and respondents', () => {
    fc.assert(
      fc.property(form, ({ formula, aggregation, groups, respondents }) => {
        expect(
          aggregatedShare(formula, aggregation, reversed(groups).map(reversed), reversed(respondents)),
        ).toBe(aggregatedShare(formula, aggregation, groups, respondents));
      }),
    );
  });

  it('is one and the same, however done, for a form of one question', () => {
    fc.assert(
      fc.property(formula, answeredCounts, (formula, counts) => {
        const respondents = formula.weights.map((weight, at) => ({
          answered: 1,
          points: weight * formula.pointsPerAnswer,
          respondents: counts[at] ?? 0,
        }));

        const shares = (['pooled', 'itemMean', 'groupMean', 'respondentMean'] as const).map((aggregation) =>
          aggregatedShare(formula, aggregation, [[counts]], respondents),
        );

        for (const share of shares) expect(share).toBeCloseTo(shareOf(formula, counts) ?? 0, 14);
      }),
    );
  });
});

describe('an index of parts', () => {
  it('lies between its parts', () => {
    const part = fc.record({
      items: fc.integer({ min: 1, max: 40 }),
      index: fc.double({ min: 0, max: 100, noNaN: true }),
    });

    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 9 }), (parts) => {
        const indices = parts.map(({ index }) => index);

        expect(pooledIndex(parts)).toBeGreaterThanOrEqual(Math.min(...indices) - 1e-9);
        expect(pooledIndex(parts)).toBeLessThanOrEqual(Math.max(...indices) + 1e-9);
      }),
    );
  });
});

describe('a published percent', () => {
  /** Half up in whole numbers, where nothing can be lost. */
  const exactPercent = (part: number, n: number): number =>
    Number((BigInt(part) * 20_000n + BigInt(n)) / (2n * BigInt(n))) / 100;

  it('is the exact ratio rounded half up', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, at) => {
          const part = Math.round(at * n);

          expect(percentOf(part / n)).toBe(exactPercent(part, n));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is right at every exact half', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9999 }),
        fc.integer({ min: 1, max: 5000 }),
        (hundredths, factor) => {
          const [part, n] = [(2 * hundredths + 1) * factor, 20_000 * factor];

          expect(percentOf(part / n)).toBe((hundredths + 1) / 100);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
