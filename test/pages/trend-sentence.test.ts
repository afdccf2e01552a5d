import { describe, expect, it } from 'vitest';
import { trendSentence, type UnitMonth } from '../../functions/pages/public/trend-sentence.ts';

const month = (month: string, satisfied: number, n: number): UnitMonth => ({
  month,
  unit: 'A',
  name: { vi: 'Phường A', en: 'Ward A' },
  kind: 'ward',
  parent: '01',
  targetPercent: 80,
  withheld: false,
  n,
  counts: [0, 0, n - satisfied, satisfied, 0],
  indexPercent: (satisfied / n) * 100,
  interval: { level: 0.95, lowPercent: 0, highPercent: 100 },
  verdict: 'met',
  completed: null,
  coveragePercent: null,
});

const SPACE = /\u00a0/g;
const said = (first: UnitMonth, last: UnitMonth, language: 'vi' | 'en'): string =>
  trendSentence(first, last, language).replace(SPACE, ' ');

describe('the sentence of the picture', () => {
  it.each([
    [
      'a rise',
      month('2026-09', 700, 1000),
      month('2026-10', 800, 1000),
      'Từ tháng 9/2026 đến tháng 10/2026, chỉ số tăng từ 70,00 % lên 80,00 %; chỉ tiêu là 80 %.',
      'From September 2026 to October 2026 the index rose from 70.00% to 80.00%; the target is 80%.',
    ],
    [
      'a fall that may be chance',
      month('2026-09', 36, 40),
      month('2026-10', 35, 40),
      'Từ tháng 9/2026 đến tháng 10/2026, chỉ số giảm từ 90,00 % xuống 87,50 %, nhưng chênh lệch này có thể chỉ do ngẫu nhiên; chỉ tiêu là 80 %.',
      'From September 2026 to October 2026 the index fell from 90.00% to 87.50%, which may be chance alone; the target is 80%.',
    ],
    [
      'no change',
      month('2026-09', 36, 40),
      month('2026-10', 36, 40),
      'Từ tháng 9/2026 đến tháng 10/2026, chỉ số vẫn ở mức 90,00 %; chỉ tiêu là 80 %.',
      'From September 2026 to October 2026 the index stayed at 90.00%; the target is 80%.',
    ],
  ])('tells of %s', (_, first, last, vietnamese, english) => {
    expect([said(first, last, 'vi'), said(first, last, 'en')]).toEqual([vietnamese, english]);
  });

  it('tells of a single month no change', () => {
    const only = month('2026-10', 36, 40);

    expect([said(only, only, 'vi'), said(only, only, 'en')]).toEqual([
      'Chỉ số của tháng 10/2026 là 90,00 %; chỉ tiêu là 80 %.',
      'The index of October 2026 is 90.00%; the target is 80%.',
    ]);
  });
});
