import type { PeriodKind } from '#domain/period.ts';
import type { Text } from '#domain/questionnaire.ts';
import { counted } from '../../shared/format.ts';
import type { Language } from '../../shared/language.ts';
import type { SilentKiosk } from './around-state.ts';

/** As many as a sentence can name. */
const NAMED = 3;

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
  notBegun: { vi: 'Kỳ này chưa bắt đầu.', en: 'This period has not begun.' },
  unfinished: { vi: 'Kỳ này chưa kết thúc.', en: 'This period is not over.' },
  reformed: {
    vi: 'Đơn vị được sắp xếp lại trong kỳ này. Số liệu được tính:',
    en: 'Units were reformed within this period. The figures are told:',
  },
  byUnitsOfThen: { vi: 'theo đơn vị của từng tháng', en: 'by the units of each month' },
  byUnitsOfNow: {
    vi: 'theo đơn vị cuối kỳ, gồm cả phiếu của đơn vị cũ',
    en: 'by the units at its end, with what was rated at those they took over from',
  },
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

/** Which kiosks say nothing, for who reads few responses as a change. */
export const silentSentence = (language: Language, silent: readonly SilentKiosk[]): string => {
  const named = silent
    .slice(0, NAMED)
    .map(({ counter, unitName }) => `${counter} (${unitName[language]})`)
    .join(', ');
  const rest = silent.length - NAMED;
  return language === 'vi'
    ? `${silent.length} thiết bị im lặng bất thường: ${named}${rest > 0 ? ` và ${rest} thiết bị nữa` : ''}. Số phiếu của kỳ này có thể bị thiếu.`
    : `${counted(silent.length, 'kiosk')} unusually silent: ${named}${rest > 0 ? ` and ${rest} more` : ''}. Responses of this period may be missing.`;
};
