import { describe, expect, it } from 'vitest';
import { type Period, parsePeriod, periodBetween, periodText } from '#domain/period.ts';
import { addressOf, placeOf } from '../../web/manage/address.ts';
import { asKind, recentPeriods, typedRange } from '../../web/manage/periods/chosen-period.ts';
import { chartedWindow } from '../../web/manage/trend-by-day.tsx';
import { periodName } from '../../web/shared/period-names.ts';

const of = (text: string): Period => parsePeriod(text) as Period;
const TODAY = '2026-11-25';

describe('a period in words', () => {
  it.each([
    ['2026-11-25', 'ngày 25/11/2026', '25/11/2026'],
    ['2026-W48', 'tuần 48 (23–29/11/2026)', 'week 48 (23–29/11/2026)'],
    ['2026-W49', 'tuần 49 (30/11–06/12/2026)', 'week 49 (30/11–06/12/2026)'],
    ['2026-W53', 'tuần 53 (28/12/2026–03/01/2027)', 'week 53 (28/12/2026–03/01/2027)'],
    ['2026-11', 'tháng 11 năm 2026', 'November 2026'],
    ['2026-Q4', 'quý IV năm 2026', 'quarter 4 of 2026'],
    ['2026-H1', '6 tháng đầu năm 2026', 'first half of 2026'],
    ['2026-H2', '6 tháng cuối năm 2026', 'second half of 2026'],
    ['2026', 'năm 2026', '2026'],
    ['2026-11-03..2026-11-17', 'kỳ từ 03/11/2026 đến 17/11/2026', '03/11/2026 to 17/11/2026'],
    [
      '2026-08-01..2026-09-30',
      'kỳ từ tháng 8 năm 2026 đến tháng 9 năm 2026',
      'August 2026 to September 2026',
    ],
  ])('%s', (text, vi, en) => {
    expect([periodName('vi', of(text)), periodName('en', of(text))]).toEqual([vi, en]);
  });

  it.each([
    ['2026-10', '2026-12', '2026-Q4'],
    ['2026-11', '2026-11', '2026-11'],
    ['2026-01', '2026-12', '2026'],
    ['2026-11-23', '2026-11-29', '2026-W48'],
    ['2026-11-23', '2026-11-23', '2026-11-23'],
    ['2026-08', '2026-10', '2026-08-01..2026-10-31'],
  ])('from %s to %s is %s', (from, to, text) => {
    expect(periodText(periodBetween(from, to))).toBe(text);
  });
});

describe('the picker of periods', () => {
  it.each([
    ['week', '2026-11', '2026-W48'],
    ['day', '2026-11', '2026-11-25'],
    ['quarter', '2026-W20', '2026-Q2'],
    ['month', '2026', '2026-11'],
    ['year', '2026-11-25', '2026'],
    ['range', '2026-11', '2026-11-01..2026-11-25'],
    ['range', '2026', '2026-08-26..2026-11-25'],
    ['range', '2026-W20', '2026-05-11..2026-05-17'],
  ] as const)('turns to a %s from %s: %s', (kind, text, turned) => {
    expect(periodText(asKind(kind, of(text), TODAY))).toBe(turned);
  });

  it('offers the last periods, and the chosen one where it is older', () => {
    const recent = recentPeriods(of('1999-Q1'), TODAY).map(periodText);

    expect([recent.length, ...recent.slice(0, 3)]).toEqual([13, '1999-Q1', '2026-Q4', '2026-Q3']);
  });

  it.each([
    ['', '2026-11-02', 'missing'],
    ['2026-11-03', '2026-11-02', 'wrongOrder'],
    ['2026-01-02', '2026-11-02', 'tooLong'],
  ])('says what is wrong with %j to %j', (from, to, fault) => {
    expect(typedRange(from, to)).toBe(fault);
  });

  it('takes whole months however many they are', () => {
    expect(typedRange('2026-01-01', '2026-10-31')).toMatchObject({ kind: 'range' });
  });
});

describe('the address of a period', () => {
  it('leads back to it, and so does one of before there were periods', () => {
    const search =
      addressOf({ unit: 'A1', period: '2026-W48', tree: 'now' }, 'vi').split('/manage/')[1] ?? '';

    expect(placeOf({ pathname: '/manage/', search })).toMatchObject({ period: '2026-W48', tree: 'now' });
    expect(placeOf({ pathname: '/manage/', search: '?month=2026-10' })).toMatchObject({ period: '2026-10' });
  });
});

describe('the trend by day', () => {
  it('shows a day among the four weeks up to it, and a month by itself', () => {
    expect(chartedWindow(of('2026-11-25'))).toMatchObject({ from: '2026-10-29', to: '2026-11-25' });
    expect(chartedWindow(of('2026-11'))).toEqual(of('2026-11'));
  });
});
