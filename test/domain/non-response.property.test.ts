import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finiteWilsonInterval, wilsonInterval } from '#domain/interval.ts';
import { nonResponse, surveyedOf } from '#domain/non-response.ts';

const sample = fc
  .integer({ min: 1, max: 5000 })
  .chain((population) =>
    fc
      .integer({ min: 1, max: population })
      .chain((n) =>
        fc.record({ population: fc.constant(population), n: fc.constant(n), satisfied: fc.nat({ max: n }) }),
      ),
  );
const target = fc.double({ min: 0.5, max: 0.95, noNaN: true });

describe('the Wilson interval of a finite population', () => {
  it('contains its point, and lies inside the interval of a population without end', () => {
    fc.assert(
      fc.property(sample, ({ population, n, satisfied }) => {
        const share = satisfied / n;
        const [finite, endless] = [finiteWilsonInterval(share, n, population), wilsonInterval(share, n)];

        expect(finite.low).toBeLessThanOrEqual(share);
        expect(finite.high).toBeGreaterThanOrEqual(share);
        expect(finite.low).toBeGreaterThanOrEqual(endless.low - 1e-12);
        expect(finite.high).toBeLessThanOrEqual(endless.high + 1e-12);
      }),
    );
  });

  it('is the share itself when everybody has answered, and nears Wilson’s as the population grows', () => {
    fc.assert(
      fc.property(sample, ({ n, satisfied }) => {
        const share = satisfied / n;
        const endless = wilsonInterval(share, n);

        expect(finiteWilsonInterval(share, n, n)).toMatchObject({ low: share, high: share });
        expect(finiteWilsonInterval(share, n, n * 1e7).low).toBeCloseTo(endless.low, 6);
        expect(finiteWilsonInterval(share, n, n * 1e7).high).toBeCloseTo(endless.high, 6);
      }),
    );
  });

  it('of 40 answers says more of 50 people than of 5,000', () => {
    const [few, many] = [50, 5000].map((population) => finiteWilsonInterval(0.9, 40, population));

    expect(few?.low).toBeCloseTo(0.85, 4);
    expect(many?.low).toBeCloseTo(0.7701, 4);
  });
});

describe('the bounds of non-response', () => {
  it('contain the share, and are as far apart as the share of those who did not answer', () => {
    fc.assert(
      fc.property(sample, target, ({ population, n, satisfied }, wanted) => {
        const { low, high } = nonResponse(satisfied / n, n, population, wanted);

        expect(low).toBeLessThanOrEqual(satisfied / n + 1e-12);
        expect(high).toBeGreaterThanOrEqual(satisfied / n - 1e-12);
        expect(high - low).toBeCloseTo((population - n) / population, 9);
      }),
    );
  });

  it('tip where so many of the silent are satisfied that all together just meet the target', () => {
    fc.assert(
      fc.property(sample, target, ({ population, n, satisfied }, wanted) => {
        const { low, high, tipping } = nonResponse(satisfied / n, n, population, wanted);

        if (tipping === undefined) expect(n === population || low >= wanted || high < wanted).toBe(true);
        else {
          expect(tipping).toBeGreaterThanOrEqual(0);
          expect(tipping).toBeLessThanOrEqual(1 + 1e-12);
          expect((satisfied + tipping * (population - n)) / population).toBeCloseTo(wanted, 9);
        }
      }),
    );
  });
});

describe('what is known of the surveyed', () => {
  it.each([
    ['36 of 40 satisfied, 50 dossiers', 36, 40, 50, { verdict: 'met', couldChange: true }],
    ['44 of 45 satisfied, 50 dossiers', 44, 45, 50, { verdict: 'met', couldChange: false }],
    ['20 of 45 satisfied, 50 dossiers', 20, 45, 50, { verdict: 'notMet', couldChange: false }],
    ['20 of 45 satisfied, 5,000 dossiers', 20, 45, 5000, { verdict: 'notMet', couldChange: true }],
    [
      '33 of 40 satisfied, 5,000 dossiers',
      33,
      40,
      5000,
      { verdict: 'notEnoughEvidence', couldChange: false },
    ],
  ])('%s', (_, satisfied, n, population, expected) => {
    expect(surveyedOf(satisfied / n, n, population, 0.8, 0)).toMatchObject(expected);
  });

  it.each([
    ['fewer answered than may be shown', 9, 100, 0],
    ['more answered than there are', 101, 100, 0],
    ['a few others answered elsewhere, whose answers would follow', 50, 100, 9],
  ])('is withheld where %s', (_, n, population, others) => {
    expect(surveyedOf(0.9, n, population, 0.8, others)).toBeUndefined();
  });
});
