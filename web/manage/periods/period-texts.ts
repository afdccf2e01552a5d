import type { PeriodKind } from '#domain/period.ts';
import type { Text } from '#domain/questionnaire.ts';

export const PERIOD_TEXTS = {
  period: { vi: 'Kỳ', en: 'Period' },
  kind: { vi: 'Loại kỳ', en: 'Kind of period' },
  before: { vi: 'Kỳ trước', en: 'Previous period' },
  after: { vi: 'Kỳ sau', en: 'Next period' },
  day: { vi: 'Ngày', en: 'Day' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến ngày', en: 'To' },
  show: { vi: 'Xem', en: 'Show' },
  wrongOrder: { vi: 'Ngày đầu phải trước ngày cuối.', en: 'The first day must be before the last.' },
  tooLong: {
    vi: 'Nhiều nhất 92 ngày; kỳ dài hơn hãy chọn theo quý, 6 tháng hoặc năm.',
    en: 'At most 92 days; for a longer period choose a quarter, half-year or year.',
  },
  missing: { vi: 'Hãy chọn cả hai ngày.', en: 'Choose both days.' },
  unfinished: { vi: 'Kỳ này chưa kết thúc.', en: 'This period is not over.' },
  byMonthOnly: {
    vi: 'Hồ sơ được đếm theo tháng, nên không có số liệu cho kỳ theo ngày hoặc tuần. Hãy chọn tháng, quý, 6 tháng hoặc năm.',
    en: 'Dossiers are counted by month, so there are no figures for days or weeks. Choose a month, quarter, half-year or year.',
  },
} as const satisfies Record<string, Text>;

export const KINDS: Readonly<Record<PeriodKind, Text>> = {
  day: { vi: 'Ngày', en: 'Day' },
  week: { vi: 'Tuần', en: 'Week' },
  month: { vi: 'Tháng', en: 'Month' },
  quarter: { vi: 'Quý', en: 'Quarter' },
  half: { vi: '6 tháng', en: 'Half-year' },
  year: { vi: 'Năm', en: 'Year' },
  range: { vi: 'Tùy chọn', en: 'Custom' },
};
