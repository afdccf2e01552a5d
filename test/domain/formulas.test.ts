import { describe, expect, it } from 'vitest';
import {
  aggregatedShare,
  countsTotal,
  FORMULAS,
  formulaById,
  meanScoreOf,
  percentOf,
  pooledIndex,
  roundHalfUp,
  satisfiedOf,
  shareOf,
} from '#domain/formulas.ts';
import type { Counts } from '#domain/tally.ts';

const topTwoShare = formulaById('topTwoShare');
const scaledMean = formulaById('scaledMean');

describe('a formula', () => {
  it.each(FORMULAS)('$id is found by its id', (formula) => {
    expect(formulaById(formula.id)).toBe(formula);
  });

  it.each(FORMULAS)(
    '$id is worth a whole number of points for every score',
    ({ weights, pointsPerAnswer }) => {
      expect(weights.map((weight) => weight * pointsPerAnswer).every(Number.isInteger)).toBe(true);
    },
  );

  it.each(FORMULAS)('$id gives nothing for no answers', (formula) => {
    expect(shareOf(formula, [0, 0, 0, 0, 0])).toBeUndefined();
  });
});

describe('five counts', () => {
  const counts: Counts = [1, 2, 3, 4, 10];

  it('have a total, satisfied people and a mean score', () => {
    expect(countsTotal(counts)).toBe(20);
    expect(satisfiedOf(counts)).toBe(14);
    expect(meanScoreOf(counts)).toBe(4);
  });

  it('have no mean score when nobody answered', () => {
    expect(meanScoreOf([0, 0, 0, 0, 0])).toBeUndefined();
  });

  it('give each formula an index of its own', () => {
    expect(shareOf(topTwoShare, counts)).toBe(0.7);
    expect(shareOf(scaledMean, counts)).toBe(0.75);
  });
});

describe('aggregation', () => {
  // Two groups: one question with 10 answers; two questions with 4 and 2.
  const groups: readonly (readonly Counts[])[] = [
    [[0, 0, 1, 9, 0]],
    [
      [0, 1, 1, 1, 1],
      [1, 0, 0, 0, 1],
    ],
  ];

  it.each([
    { aggregation: 'pooled', expected: 12 / 16 },
    { aggregation: 'itemMean', expected: (0.9 + 0.5 + 0.5) / 3 },
    { aggregation: 'groupMean', expected: (0.9 + 0.5) / 2 },
  ] as const)('$aggregation weighs as it says', ({ aggregation, expected }) => {
    expect(aggregatedShare(topTwoShare, aggregation, groups)).toBeCloseTo(expected, 15);
  });

  it('averages people, each by the questions that person answered', () => {
    const respondents = [
      { answered: 39, points: 31, respondents: 4 },
      { answered: 10, points: 10, respondents: 1 },
      { answered: 0, points: 0, respondents: 2 },
    ];

    expect(aggregatedShare(topTwoShare, 'respondentMean', groups, respondents)).toBeCloseTo(
      (4 * (31 / 39) + 1) / 5,
      15,
    );
  });

  it('takes points of the scaled mean as scores less one', () => {
    const respondents = [{ answered: 2, points: 7, respondents: 1 }];

    expect(aggregatedShare(scaledMean, 'respondentMean', [], respondents)).toBe(7 / 8);
  });

  it('leaves out a question that nobody answered', () => {
    const withSilence = [...groups, [[0, 0, 0, 0, 0] as Counts]];

    expect(aggregatedShare(topTwoShare, 'itemMean', withSilence)).toBe(
      aggregatedShare(topTwoShare, 'itemMean', groups),
    );
    expect(aggregatedShare(topTwoShare, 'groupMean', withSilence)).toBe(
      aggregatedShare(topTwoShare, 'groupMean', groups),
    );
  });

  it.each(['pooled', 'itemMean', 'groupMean', 'respondentMean'] as const)(
    '%s of nothing is nothing',
    (aggregation) => {
      expect(aggregatedShare(topTwoShare, aggregation, [])).toBeUndefined();
    },
  );
});

describe('an index of parts', () => {
  it('is nothing without parts', () => {
    expect(pooledIndex([])).toBeUndefined();
  });

  it('reproduces SIPAS 2024 by number of questions, and not by halves', () => {
    const byQuestions = pooledIndex([
      { items: 23, index: 83.84 },
      { items: 16, index: 84.09 },
    ]);
    const byHalves = pooledIndex([
      { items: 1, index: 83.84 },
      { items: 1, index: 84.09 },
    ]);

    expect(roundHalfUp(byQuestions ?? 0, 2)).toBe(83.94);
    expect(roundHalfUp(byHalves ?? 0, 2)).toBe(83.97);
  });
});

describe('rounding', () => {
  it.each([
    { share: 0.83945, percent: 83.95 },
    { share: 0.83944999, percent: 83.94 },
    { share: 0.839449, percent: 83.94 },
    { share: 0.01005, percent: 1.01 },
    { share: 0.28575, percent: 28.58 },
    { share: 0, percent: 0 },
    { share: 1, percent: 100 },
    { share: 2 / 3, percent: 66.67 },
  ])('publishes $share as $percent %', ({ share, percent }) => {
    expect(percentOf(share)).toBe(percent);
  });

  it.each([
    { value: 1.005, decimals: 2, rounded: 1.01 },
    { value: 1.25, decimals: 1, rounded: 1.3 },
    { value: 5 / 3, decimals: 1, rounded: 1.7 },
    { value: 83.5, decimals: 0, rounded: 84 },
    { value: -1.25, decimals: 1, rounded: -1.2 },
  ])('rounds $value to $rounded', ({ value, decimals, rounded }) => {
    expect(roundHalfUp(value, decimals)).toBe(rounded);
  });
});
