import { describe, expect, it } from 'vitest';
import { withoutMarks } from '#domain/search.ts';
import type { RangeResult } from '../../functions/api/result-schemas.ts';
import {
  childrenSentence,
  signalsSentence,
  trendSentence,
  verdictSentence,
} from '../../web/manage/sentences.ts';
import { clockTime, decimal, monthName, percent, shortMonth, target } from '../../web/shared/format.ts';

const open = {
  verdict: 'notEnoughEvidence' as const,
  targetPercent: 80,
  settlesWith: 137,
  evidence: 'full' as const,
  n: 60,
};

describe('the verdict in words', () => {
  it.each([
    [{ ...open, verdict: 'met' as const }, 'Đạt chỉ tiêu 80\u00A0%', 'Target of 80% met'],
    [{ ...open, verdict: 'notMet' as const }, 'Chưa đạt chỉ tiêu 80\u00A0%', 'Target of 80% not met'],
    [
      open,
      'Chưa đủ bằng chứng: cần thêm khoảng 140 phiếu',
      'Not enough evidence: about 140 more responses needed',
    ],
    [
      { ...open, settlesWith: 12_345 },
      'Chưa đủ bằng chứng: cần thêm khoảng 13.000 phiếu',
      'Not enough evidence: about 13,000 more responses needed',
    ],
    [{ ...open, settlesWith: null }, 'Chưa đủ bằng chứng', 'Not enough evidence'],
    [
      { ...open, evidence: 'hidden' as const, n: 4, settlesWith: null },
      'Chưa đủ bằng chứng: cần ít nhất 6 phiếu nữa để hiển thị',
      'Not enough evidence: at least 6 more responses needed to show anything',
    ],
    [
      { ...open, evidence: 'hidden' as const, n: 9, settlesWith: null },
      'Chưa đủ bằng chứng: cần ít nhất 1 phiếu nữa để hiển thị',
      'Not enough evidence: at least 1 more response needed to show anything',
    ],
  ])('of %j', (result, vi, en) => {
    expect([verdictSentence('vi', result), verdictSentence('en', result)]).toEqual([vi, en]);
  });
});

describe('the trend in words', () => {
  const month = (name: string, indexPercent: number | null, breakBefore: 'formula' | null = null) =>
    ({ month: name, indexPercent, breakBefore }) as RangeResult['months'][number];

  it('goes from the first month with figures to the last', () => {
    const months = [month('2026-08', null), month('2026-09', 84.5), month('2026-11', 84.3)];

    expect(trendSentence('vi', { months })).toBe(
      'Từ 84,50\u00A0% (tháng 9 năm 2026) đến 84,30\u00A0% (tháng 11 năm 2026).',
    );
  });

  it('says that two months may differ by chance', () => {
    const [one, other] = [month('2026-09', 84.5), month('2026-11', 80)].map((each) => ({
      ...each,
      interval: {
        level: 0.95,
        lowPercent: (each.indexPercent ?? 0) - 3,
        highPercent: (each.indexPercent ?? 0) + 3,
      },
    }));
    const months = [one, other] as RangeResult['months'];

    expect(trendSentence('vi', { months })).toMatch(
      /; hai khoảng tin cậy chồng nhau, nên chênh lệch có thể chỉ do ngẫu nhiên\.$/,
    );
    expect(trendSentence('en', { months })).toMatch(
      /; their intervals overlap, so the difference may be chance\.$/,
    );
  });

  it('says from when the parts cannot be compared', () => {
    const months = [month('2026-03', 86.29), month('2026-04', 89.45, 'formula')];

    expect(trendSentence('en', { months })).toMatch(/the measure changed from April 2026/);
  });

  it('says that there is no trend in one month', () => {
    expect(trendSentence('en', { months: [month('2026-09', 84.5)] })).toMatch(/^Too few months/);
  });
});

describe('the units below in words', () => {
  it('counts verdicts', () => {
    const child = (verdict: string) => ({ verdict }) as Parameters<typeof childrenSentence>[1][number];

    expect(childrenSentence('vi', [child('met'), child('met'), child('notMet')])).toBe(
      '3 đơn vị: 2 đạt, 1 chưa đạt, 0 chưa đủ bằng chứng.',
    );
  });
});

describe('figures as each language writes them', () => {
  it.each([
    ['vi', '84,30\u00A0%', '12.345,5', 'tháng 11 năm 2026', 'T11/26'],
    ['en', '84.30%', '12,345.5', 'November 2026', 'Nov 26'],
  ] as const)('%s', (language, share, number, month, short) => {
    expect([
      percent(language, 84.3),
      decimal(language, 12345.5, 1),
      monthName(language, '2026-11'),
      shortMonth(language, '2026-11'),
    ]).toEqual([share, number, month, short]);
  });

  it('gives a target decimals only where it needs them', () => {
    expect([target('vi', 80), target('vi', 82.5)]).toEqual(['80\u00A0%', '82,5\u00A0%']);
  });

  it('writes a dash for what is withheld', () => {
    expect([percent('vi', null), decimal('en', null)]).toEqual(['–', '–']);
  });

  it('tells the day of an update only when it was not today', () => {
    const now = Date.parse('2026-11-23T10:00:00+07:00');

    expect(clockTime('vi', '2026-11-23T02:03:04Z', now)).toBe('09:03:04');
    expect(clockTime('vi', '2026-11-22T02:03:04Z', now)).toBe('09:03:04 · 22/11/2026');
  });

  it('searches without marks, đ as d', () => {
    expect(withoutMarks('Phường Đống Đa')).toBe('phuong dong da');
  });
});

describe('days that differ, in words', () => {
  const day = (number: number, signal: 'beyond' | 'drift' | undefined) => ({
    day: `2026-11-${String(number).padStart(2, '0')}`,
    lowPercent: 70,
    highPercent: 90,
    signal,
  });

  it.each([
    [
      [day(1, undefined)],
      'Không ngày nào lệch quá mức ngẫu nhiên.',
      'No day differs by more than chance does.',
    ],
    [
      [day(1, undefined), day(2, 'beyond'), day(3, 'drift')],
      'Lệch quá mức ngẫu nhiên: 02/11/2026, 03/11/2026.',
      'More than chance explains: 02/11/2026, 03/11/2026.',
    ],
    [
      [1, 2, 3, 4, 5].map((number) => day(number, 'drift')),
      'Lệch quá mức ngẫu nhiên: 01/11/2026, 02/11/2026, 03/11/2026 và 2 ngày nữa.',
      'More than chance explains: 01/11/2026, 02/11/2026, 03/11/2026 and 2 more.',
    ],
  ])('%#', (charted, vi, en) => {
    expect([signalsSentence('vi', charted), signalsSentence('en', charted)]).toEqual([vi, en]);
  });
});
