import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { driversOf } from '#domain/driver.ts';
import { formulaById } from '#domain/formulas.ts';
import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';
import { SIPAS_2023 } from '#domain/questionnaires/sipas-2023.ts';
import type { Cell } from '#domain/tally.ts';

const TOP_TWO = formulaById('topTwoShare');

/** 40 satisfied with the officials, 36 of them overall; 20 not, 8 of them overall. */
const OFFICIALS: Readonly<Record<string, Cell>> = {
  'officials+': [40, 1, 1, 2, 16, 20],
  'officials-': [20, 6, 4, 2, 5, 3],
};

const cell = fc
  .tuple(...Array.from({ length: 5 }, () => fc.nat({ max: 300 })))
  .map((counts): Cell => [counts.reduce((a, b) => a + b), ...counts] as unknown as Cell);

describe('a driver', () => {
  it('is the difference between those who are satisfied with a thing and those who are not', () => {
    const [driver, ...others] = driversOf(POST_SERVICE, { drivers: OFFICIALS }, TOP_TWO);

    expect(others).toEqual([]);
    expect(driver).toMatchObject({ question: 'officials', n: 60 });
    expect(driver?.satisfied).toBeCloseTo(40 / 60, 12);
    expect(driver?.sides).toMatchObject({ with: { n: 40, share: 0.9 }, without: { n: 20, share: 0.4 } });
    expect(driver?.sides?.difference.difference).toBeCloseTo(0.5, 12);
    expect(driver?.sides?.lost).toBeCloseTo(0.9 - 44 / 60, 12);
  });

  it('has Newcombe’s interval: 25.0 to 69.1 points by another program for 36 of 40 against 8 of 20', () => {
    const difference = driversOf(POST_SERVICE, { drivers: OFFICIALS }, TOP_TWO)[0]?.sides?.difference;

    expect(difference?.low).toBeCloseTo(0.24983538, 8);
    expect(difference?.high).toBeCloseTo(0.69100185, 8);
  });

  it('loses the difference times the share of those who are not satisfied', () => {
    fc.assert(
      fc.property(cell, cell, (satisfied, others) => {
        const drivers = { 'results+': satisfied, 'results-': others };
        for (const formula of ['topTwoShare', 'scaledMean'] as const) {
          for (const driver of driversOf(POST_SERVICE, { drivers }, formulaById(formula))) {
            if (!driver.sides) continue;
            expect(driver.sides.lost).toBeCloseTo(
              driver.sides.difference.difference * (1 - driver.satisfied),
              9,
            );
          }
        }
      }),
    );
  });

  it('tells nothing of either side where one has fewer than ten people', () => {
    const few: Cell = [9, 9, 0, 0, 0, 0];
    const [driver] = driversOf(
      POST_SERVICE,
      { drivers: { 'officials+': [50, 0, 0, 0, 25, 25], 'officials-': few } },
      TOP_TWO,
    );

    expect(driver).toMatchObject({ n: 59, sides: null });
  });

  it('is not told of a form without an overall question, nor of a tally from before it was kept', () => {
    expect(driversOf(SIPAS_2023, { drivers: OFFICIALS }, TOP_TWO)).toEqual([]);
    expect(driversOf(POST_SERVICE, {}, TOP_TWO)).toEqual([]);
  });
});
