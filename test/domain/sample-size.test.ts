import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentOf, roundHalfUp } from '#domain/formulas.ts';
import {
  cochranSize,
  effectiveSize,
  finitePopulationSize,
  haceSize,
  kishDesignEffect,
  marginOfError,
  respondentsFor,
  slovinSize,
} from '#domain/sample-size.ts';

describe('sample sizes', () => {
  it.each([
    { population: 100, slovin: 80, cochran: 79.5, hace: 60.3 },
    { population: 500, slovin: 222.2, cochran: 217.5, hace: 115.6 },
    { population: 1000, slovin: 285.7, cochran: 277.7, hace: 130.6 },
    { population: 5000, slovin: 370.4, cochran: 356.8, hace: 145.7 },
    { population: 20_000, slovin: 392.2, cochran: 376.9, hace: 148.9 },
  ])('for $population people are $slovin, $cochran and $hace', ({ population, slovin, cochran, hace }) => {
    expect(roundHalfUp(slovinSize(population, 0.05), 1)).toBe(slovin);
    expect(roundHalfUp(finitePopulationSize(cochranSize(0.05), population), 1)).toBe(cochran);
    expect(roundHalfUp(haceSize(population), 1)).toBe(hace);
  });

  it('are 384.15 and 150.06 for a population without end', () => {
    expect(roundHalfUp(cochranSize(0.05), 2)).toBe(384.15);
    expect(roundHalfUp(cochranSize(0.08), 2)).toBe(150.06);
  });

  it.each([
    { size: 222.2, respondents: 223 },
    { size: 80, respondents: 80 },
    { size: 80.00000000001, respondents: 80 },
  ])('of $size are $respondents people', ({ size, respondents }) => {
    expect(respondentsFor(size)).toBe(respondents);
  });

  it('of a known list never exceed it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.double({ min: 0.005, max: 0.5, noNaN: true }),
        (population, margin) => {
          expect(slovinSize(population, margin)).toBeLessThanOrEqual(population);
          expect(respondentsFor(finitePopulationSize(cochranSize(margin), population))).toBeLessThanOrEqual(
            population,
          );
        },
      ),
    );
  });
});

describe('the design effect', () => {
  it('of 50 people of weight 1 and 50 of weight 3 is 1.25, worth 80 people', () => {
    const designEffect = kishDesignEffect([
      { n: 50, weight: 1 },
      { n: 50, weight: 3 },
    ]);

    expect(designEffect).toBe(1.25);
    expect(effectiveSize(100, designEffect ?? 0)).toBe(80);
  });

  it('of nothing is nothing', () => {
    expect(kishDesignEffect([])).toBeUndefined();
  });

  it('is 1 for equal weights and never less', () => {
    const group = fc.record({
      n: fc.integer({ min: 1, max: 1000 }),
      weight: fc.double({ min: 0.1, max: 10, noNaN: true }),
    });

    fc.assert(
      fc.property(fc.array(group, { minLength: 1 }), (groups) => {
        expect(kishDesignEffect(groups)).toBeGreaterThanOrEqual(1 - 1e-12);
        expect(kishDesignEffect(groups.map(({ n }) => ({ n, weight: 2 })))).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe('the margin of error', () => {
  // GP Patient Survey, "Note on statistical reliability": weighted, so wider than z·√(p(1 − p)/n) by √deff.
  it.each([
    { unit: 'primary care network', n: 539, share: 0.3, published: 5.22, deft: 1.35 },
    { unit: 'practice', n: 113, share: 0.5, published: 11.43, deft: 1.24 },
  ])('of a $unit implies the design effect it was printed with', ({ n, share, published, deft }) => {
    const implied = published / 100 / marginOfError(share, n);

    expect(roundHalfUp(implied, 2)).toBe(deft);
    expect(percentOf(marginOfError(share, n, implied ** 2))).toBe(published);
  });
});
