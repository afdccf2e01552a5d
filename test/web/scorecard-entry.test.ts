import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INDICATORS, indicatorById } from '#domain/scorecard.ts';
import { issueOfDocumentDate, issueOfPeriod, issuesOfFigure } from '#domain/scorecard-entry.ts';
import { enteredOf, numberTyped } from '../../web/manage/scorecard/entered.ts';
import { issueText } from '../../web/manage/scorecard/issue-words.ts';
import { partsOfPeriod, periodName, periodOfParts } from '../../web/manage/scorecard/period-words.ts';

const indicator = (id: string) => {
  const found = indicatorById(id);
  if (!found) throw new Error(id);
  return found;
};

const formOf = (fields: Record<string, string>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries({
    kind: '',
    year: '2020',
    document: 'BC 12/BC-UBND',
    ...fields,
  })) {
    form.set(name, value);
  }
  return form;
};

const entered = (id: string, fields: Record<string, string>) =>
  enteredOf(formOf(fields), indicator(id), '2026-11');

describe('a figure as it is typed', () => {
  it.each([
    ['1.501', true, 1501],
    ['1 501', true, 1501],
    ['930,000', true, 930_000],
    ['18', true, 18],
    ['90,5', false, 90.5],
    ['90.5 %', false, 90.5],
    ['90,5', true, Number.NaN],
    ['hai', false, Number.NaN],
    ['-1', true, Number.NaN],
  ])('reads %s (whole: %s) as %s', (text, whole, number) => {
    expect(numberTyped(text, whole)).toBe(number);
  });

  it('becomes a request that leaves out what was left blank', () => {
    const { period, body, issues } = entered('online', {
      numerator: '1.501',
      denominator: '1.659',
      note: ' ',
    });

    expect(issues).toEqual([]);
    expect(period).toBe('2020');
    expect(body).toEqual({ numerator: 1501, denominator: 1659, document: 'BC 12/BC-UBND' });
  });

  it('names each field that cannot be sent', () => {
    const { issues } = entered('par-rank', { year: '20', value: 'nhì', denominator: '63', document: '' });

    expect(issues.map(({ path }) => path)).toEqual(['period', 'value', 'document']);
  });
});

describe('a period in words', () => {
  it.each([
    ['2020', 'năm 2020', '2020'],
    ['2020-H1', '6 tháng đầu năm 2020', 'first half-year of 2020'],
    ['2020-Q3', 'quý III năm 2020', 'third quarter of 2020'],
    ['2019-2020', '2019–2020', '2019–2020'],
  ])('says %s as people do, and is put together again from its parts', (period, vi, en) => {
    expect([periodName('vi', period), periodName('en', period)]).toEqual([vi, en]);
    expect(periodOfParts(partsOfPeriod(period))).toBe(period);
  });
});

describe('what is wrong with a field', () => {
  it('is said in Vietnamese, whatever it is', () => {
    const number = fc.option(fc.oneof(fc.integer({ min: -2, max: 120 }), fc.double()), { nil: undefined });
    fc.assert(
      fc.property(
        fc.constantFrom(...INDICATORS),
        fc.record({ value: number, numerator: number, denominator: number, target: number }),
        (of, figure) => {
          // A form of this indicator has no field for what is left out here.
          const asked = of.measure === 'share' ? figure : { ...figure, numerator: undefined };
          const given = of.measure === 'count' ? { ...asked, denominator: undefined } : asked;
          for (const issue of issuesOfFigure(of, given)) {
            expect(issueText('vi', issue)).not.toBe(issue.message);
          }
        },
      ),
    );
    for (const message of [
      issueOfPeriod('20', '2026-11'),
      issueOfPeriod('2027', '2026-11'),
      issueOfDocumentDate('2026-12-01', '2026-11-30'),
      issueOfDocumentDate('2026-02-30', '2026-11-30'),
    ]) {
      expect(issueText('vi', { path: '', message: message ?? '' })).not.toBe(message);
    }
  });
});
