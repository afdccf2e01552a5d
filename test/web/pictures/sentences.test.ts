import { describe, expect, it } from 'vitest';
import { changesTitle } from '../../../web/manage/changes/change-texts.ts';
import { trendsSentence } from '../../../web/manage/compare/compare-texts.ts';
import { type Hour, hoursSentence, shadeOf } from '../../../web/manage/hours/hour-texts.ts';
import { daysSentence, scoresSentence } from '../../../web/manage/sentences.ts';
import { fileNameOf } from '../../../web/shared/chart/file-name.ts';

const NBSP = '\u00A0';

describe('the scores in words', () => {
  it.each([
    [
      [1, 2, 3, 4, 10] as const,
      `Trong 20 câu trả lời, 70,0${NBSP}% chọn “Hài lòng” hoặc “Rất hài lòng”, 15,0${NBSP}% chọn “Không hài lòng” hoặc “Rất không hài lòng”.`,
      'Of 20 answers, 70.0% chose “Satisfied” or “Very satisfied”, 15.0% “Dissatisfied” or “Very dissatisfied”.',
    ],
    [
      [0, 0, 0, 0, 1] as const,
      `Trong 1 câu trả lời, 100,0${NBSP}% chọn “Hài lòng” hoặc “Rất hài lòng”, 0,0${NBSP}% chọn “Không hài lòng” hoặc “Rất không hài lòng”.`,
      'Of 1 answer, 100.0% chose “Satisfied” or “Very satisfied”, 0.0% “Dissatisfied” or “Very dissatisfied”.',
    ],
  ])('%j', (counts, vi, en) => {
    expect([scoresSentence('vi', counts), scoresSentence('en', counts)]).toEqual([vi, en]);
  });
});

const hour = (weekday: number, at: number, n: number, indexPercent: number | null) =>
  ({ weekday, hour: at, n, indexPercent }) as Hour;

describe('the hours of the week in words', () => {
  it.each([
    [
      [hour(0, 8, 3, null)],
      'Chưa giờ nào trong tuần có từ 10 phiếu trở lên.',
      'No hour of the week has ten responses yet.',
    ],
    [
      [hour(0, 8, 12, 70)],
      `Chưa đủ khung giờ có từ 30 phiếu để nói lúc nào cao nhất, thấp nhất; 1 trong 1 khung giờ có từ 10 phiếu ở dưới chỉ tiêu 80${NBSP}%.`,
      'Too few hours have 30 responses to say which is highest or lowest; 1 of 1 hour with ten responses or more is below the target of 80%.',
    ],
    [
      [
        hour(0, 8, 60, 70.4),
        hour(4, 15, 60, 95),
        hour(6, 9, 12, 100),
        hour(1, 9, 40, 84),
        hour(1, 10, 4, null),
      ],
      `Cao nhất lúc 15 giờ thứ Sáu (95${NBSP}%), thấp nhất lúc 8 giờ thứ Hai (70${NBSP}%); 1 trong 4 khung giờ có từ 10 phiếu ở dưới chỉ tiêu 80${NBSP}%.`,
      'Highest on Friday at 15:00 (95%), lowest on Monday at 8:00 (70%); 1 of 4 hours with ten responses or more is below the target of 80%.',
    ],
  ])('%#', (hours, vi, en) => {
    expect([hoursSentence('vi', hours, 80), hoursSentence('en', hours, 80)]).toEqual([vi, en]);
  });

  it.each([
    [69.99, 'far-below'],
    [70, 'below'],
    [79.99, 'below'],
    [80, 'above'],
    [89.99, 'above'],
    [90, 'far-above'],
  ])('%d against 80 is %s', (index, shade) => {
    expect(shadeOf(index, 80)).toBe(shade);
  });
});

describe('one day', () => {
  it('is not said in the plural', () => {
    const day = { day: '2026-11-02', n: 12, indexPercent: 70 } as Parameters<typeof daysSentence>[1][number];

    expect(daysSentence('en', [day], 80)).toBe('1 day with ten responses or more, below 80%.');
    expect(daysSentence('en', [{ ...day, indexPercent: null }], 80)).toBe(
      '1 day with responses, none with ten of them.',
    );
  });
});

describe('the courses of units in words', () => {
  it('go from the first month with figures to the last', () => {
    const units = [
      {
        name: 'A',
        months: [
          { month: '2026-08', indexPercent: null },
          { month: '2026-09', indexPercent: 84.5 },
          { month: '2026-11', indexPercent: 86 },
        ],
      },
      { name: 'B', months: [{ month: '2026-11', indexPercent: 70 }] },
    ];

    expect(trendsSentence('vi', units)).toBe(
      `A: từ 84,50${NBSP}% (T9/26) đến 86,00${NBSP}% (T11/26); B: 70,00${NBSP}% (T11/26).`,
    );
    expect(trendsSentence('en', units)).toBe(
      'A: from 84.50% (Sept 26) to 86.00% (Nov 26); B: 70.00% (Nov 26).',
    );
  });
});

describe('what a picture is kept as', () => {
  it.each([
    [
      [changesTitle('vi', 'services', 'tháng 10 năm 2026'), 'Xã Đại Thanh', 'tháng 11 năm 2026'],
      'dieu-gi-da-thay-doi-ke-tu-thang-10-nam-2026-theo-thu-tuc_xa-dai-thanh_thang-11-nam-2026',
    ],
    [
      ['Kết quả số hóa hồ sơ, giấy tờ, kết quả giải quyết thủ tục hành chính của cả năm', 'Hà Nội', ''],
      'ket-qua-so-hoa-ho-so-giay-to-ket-qua-giai-quyet-thu-tuc-hanh-chinh-cua_ha-noi',
    ],
  ])('%j', (parts, name) => {
    expect(fileNameOf(...parts)).toBe(name);
  });
});
