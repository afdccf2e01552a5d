import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FORMULAS, type FormulaId, formulaById, percentOf, roundHalfUp, shareOf } from '#domain/formulas.ts';
import { elementsOf, type Questionnaire, questionsOf } from '#domain/questionnaire.ts';
import type { Counts } from '#domain/tally.ts';

/** The formula that the department went by: it changed with April 2026. */
const formulaIn = (month: string): FormulaId => (month < '2026-04' ? 'scaledMean' : 'topTwoShare');

/** The formulas that give the whole percent that was published. */
const reproducedBy = (counts: Counts, publishedPercent: number): readonly FormulaId[] =>
  FORMULAS.filter(
    (formula) => roundHalfUp(100 * (shareOf(formula, counts) ?? 0), 0) === publishedPercent,
  ).map(({ id }) => id);

describe('the national satisfaction index', () => {
  it.each([
    { what: 'valid forms of 2023', part: 39_765, of: 40_230, percent: 98.84 },
    { what: 'valid forms of 2019', part: 35_268, of: 36_630, percent: 96.28 },
  ])('reproduces the $what', ({ part, of, percent }) => {
    expect(percentOf(part / of)).toBe(percent);
  });

  it.each([
    { what: 'rise from 2023 to 2024', from: 82.66, to: 83.94, points: 1.28 },
    { what: 'rise from 2022 to 2023', from: 80.08, to: 82.66, points: 2.58 },
    { what: 'figure of Hà Nội in 2023, from its rise to 2024', from: 2.93, to: 86.5, points: 83.57 },
  ])('reproduces the $what', ({ from, to, points }) => {
    expect(roundHalfUp(to - from, 2)).toBe(points);
  });

  it('has 51 values in a form of 39 questions, 9 groups and 2 parts', () => {
    const text = { vi: '', en: '' };
    const partOf = (id: string, sizes: readonly number[]) => ({
      id,
      text,
      elements: sizes.map((size, at) => ({
        id: `${id}${at}`,
        text,
        questions: Array.from({ length: size }, (_, question) => ({ id: `${id}${at}-${question}`, text })),
      })),
    });
    const form: Questionnaire = {
      id: 'sipas',
      version: 2024,
      title: text,
      comparabilityGroup: 'sipas-2023',
      parts: [partOf('policies', [2, 2, 9, 10]), partOf('services', [3, 4, 3, 3, 3])],
      reasons: {},
      source: text,
    };

    expect(questionsOf(form).length + elementsOf(form).length + form.parts.length + 1).toBe(51);
  });
});

/*
 * "Make a lasting power of attorney", Office of the Public Guardian for England and Wales: counts of the five
 * levels and the percentage it published (github.com/ministryofjustice/opg-performance-data).
 */
describe('the satisfaction published for a service in the United Kingdom', () => {
  it('is the scaled mean to March 2026 and the top-two share from April', () => {
    expect(reproducedBy([302, 244, 1380, 6044, 11_620], 86)).toEqual(['scaledMean']);
    expect(reproducedBy([262, 211, 1098, 4593, 8731], 89)).toEqual(['topTwoShare']);
  });

  it('seems to rise by three points in that month, though by one formula it falls', () => {
    const march = shareOf(formulaById('scaledMean'), [302, 244, 1380, 6044, 11_620]) ?? 0;
    const april = shareOf(formulaById('scaledMean'), [262, 211, 1098, 4593, 8731]) ?? 0;

    expect(april).toBeLessThan(march);
  });

  const file = new URL('../../../shared/data/govuk-make-lpa.csv', import.meta.url);

  it.skipIf(!existsSync(file))(
    'is reproduced in every month by the formula in force, and by no other',
    () => {
      const [, ...rows] = readFileSync(file, 'utf8').trim().split('\n');

      expect(rows.length).toBeGreaterThanOrEqual(14);
      for (const row of rows) {
        const [month = '', ...cells] = row.split(',');
        const [one = 0, two = 0, three = 0, four = 0, five = 0, published = 0] = cells.map(Number);

        expect(reproducedBy([one, two, three, four, five], published), month).toEqual([formulaIn(month)]);
      }
    },
  );
});
