import { describe, expect, it } from 'vitest';
import { percentOf } from '#domain/formulas.ts';
import { clopperPearsonInterval, normalQuantile, wilsonInterval } from '#domain/interval.ts';

/** Probability of |Z| ≤ z by the Taylor series of the normal density, independent of the table under test. */
const normalCoverage = (z: number): number => {
  let sum = 0;
  for (let k = 0, term = z; k < 60; k++, term *= -(z * z) / (2 * k)) sum += term / (2 * k + 1);
  return sum * Math.sqrt(2 / Math.PI);
};

describe('the normal quantile', () => {
  it.each([0.9, 0.95, 0.99] as const)('covers %s of the distribution', (level) => {
    expect(normalCoverage(normalQuantile(level))).toBeCloseTo(level, 13);
  });
});

describe('the Wilson interval', () => {
  it.each([
    { satisfied: 0, n: 10, low: 0, high: 27.75 },
    { satisfied: 9, n: 10, low: 59.58, high: 98.21 },
    { satisfied: 27, n: 30, low: 74.38, high: 96.54 },
    { satisfied: 42, n: 50, low: 71.49, high: 91.66 },
    { satisfied: 84, n: 100, low: 75.58, high: 89.9 },
    { satisfied: 336, n: 400, low: 80.09, high: 87.27 },
  ])('of $satisfied in $n is $low to $high %', ({ satisfied, n, low, high }) => {
    const interval = wilsonInterval(satisfied / n, n);

    expect([percentOf(interval.low), percentOf(interval.high)]).toEqual([low, high]);
  });

  it('of nobody is everything', () => {
    expect(wilsonInterval(0.5, 0)).toEqual({ level: 0.95, low: 0, high: 1 });
  });

  it('ends exactly at 0 and at 1 when all agree', () => {
    expect(wilsonInterval(0, 37).low).toBe(0);
    expect(wilsonInterval(1, 37).high).toBe(1);
  });
});

describe('the Clopper-Pearson interval', () => {
  it.each([
    { satisfied: 0, n: 10, low: 0, high: 30.85 },
    { satisfied: 9, n: 10, low: 55.5, high: 99.75 },
    { satisfied: 27, n: 30, low: 73.47, high: 97.89 },
    { satisfied: 84, n: 100, low: 75.32, high: 90.57 },
  ])('of $satisfied in $n is $low to $high %', ({ satisfied, n, low, high }) => {
    const interval = clopperPearsonInterval(satisfied, n);

    expect([percentOf(interval.low), percentOf(interval.high)]).toEqual([low, high]);
  });

  it.each([1, 10, 1000, 1_000_000])('of all of %i is bounded by the nth root of the tail', (n) => {
    expect(clopperPearsonInterval(n, n).low).toBeCloseTo(0.025 ** (1 / n), 12);
    expect(clopperPearsonInterval(n, n).high).toBe(1);
  });

  it('keeps its precision at a million people, where it all but meets Wilson', () => {
    const exact = clopperPearsonInterval(839_450, 1_000_000);
    const wilson = wilsonInterval(0.83945, 1_000_000);

    expect(exact.low).toBeCloseTo(wilson.low, 5);
    expect(exact.high).toBeCloseTo(wilson.high, 5);
  });
});
