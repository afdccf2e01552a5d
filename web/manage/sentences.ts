import type { Period } from '#domain/period.ts';
import { SCORE_LABELS } from '#domain/questionnaire.ts';
import type { MonthResult, PeriodResult, RangeResult } from '../shared/api-types.ts';
import { count, counted, dayName, monthName, percent, target } from '../shared/format.ts';
import type { Language } from '../shared/language.ts';
import { periodName } from '../shared/period-names.ts';
import type { ChartedDay } from './charted-days.ts';

type Judged = Pick<MonthResult, 'verdict' | 'targetPercent' | 'settlesWith' | 'evidence' | 'n'>;

/** A round number of the size people plan with: 137 is said as "about 140". */
const about = (further: number): number => {
  const step = further < 100 ? 10 : 10 ** (String(further).length - 2);
  return Math.ceil(further / step) * step;
};

/** The verdict in words: met, not met, or what would settle it. */
export const verdictSentence = (language: Language, result: Judged): string => {
  const goal = target(language, result.targetPercent);
  const vi = language === 'vi';
  if (result.verdict === 'met') return vi ? `Đạt chỉ tiêu ${goal}` : `Target of ${goal} met`;
  if (result.verdict === 'notMet') return vi ? `Chưa đạt chỉ tiêu ${goal}` : `Target of ${goal} not met`;
  const open = vi ? 'Chưa đủ bằng chứng' : 'Not enough evidence';
  if (result.evidence === 'hidden') {
    const missing = 10 - result.n;
    return vi
      ? `${open}: cần ít nhất ${missing} phiếu nữa để hiển thị`
      : `${open}: at least ${counted(missing, 'more response')} needed to show anything`;
  }
  if (result.settlesWith === null) return open;
  const further = count(language, about(result.settlesWith));
  return vi ? `${open}: cần thêm khoảng ${further} phiếu` : `${open}: about ${further} more responses needed`;
};

/** What the headline says, for those who cannot see the picture. */
export const headlineSentence = (language: Language, result: PeriodResult, period: Period): string => {
  const vi = language === 'vi';
  const when = periodName(language, period);
  const n = count(language, result.n);
  if (result.indexPercent === null || !result.interval) {
    return vi
      ? `${result.name.vi}, ${when}: ${n} phiếu.`
      : `${result.name.en}, ${when}: ${counted(result.n, 'response')}.`;
  }
  const [index, low, high] = [
    result.indexPercent,
    result.interval.lowPercent,
    result.interval.highPercent,
  ].map((value) => percent(language, value));
  return vi
    ? `${result.name.vi}, ${when}: ${index} trong ${n} phiếu hài lòng, khoảng tin cậy từ ${low} đến ${high}. ${verdictSentence('vi', result)}.`
    : `${result.name.en}, ${when}: ${index} of ${counted(result.n, 'response')} satisfied, interval from ${low} to ${high}. ${verdictSentence('en', result)}.`;
};

type MonthFigures = RangeResult['months'][number];

/** That two months may differ by chance alone: their intervals overlap. */
const chanceWords = (
  language: Language,
  { interval: one }: MonthFigures,
  { interval: other }: MonthFigures,
): string => {
  const overlap = one && other && one.lowPercent <= other.highPercent && other.lowPercent <= one.highPercent;
  if (!overlap) return '';
  return language === 'vi'
    ? '; hai khoảng tin cậy chồng nhau, nên chênh lệch có thể chỉ do ngẫu nhiên'
    : '; their intervals overlap, so the difference may be chance';
};

/** Where the line by month began and where it stands. */
export const trendSentence = (language: Language, { months }: Pick<RangeResult, 'months'>): string => {
  const vi = language === 'vi';
  const shown = months.filter(({ indexPercent }) => indexPercent !== null);
  const [first, last] = [shown[0], shown[shown.length - 1]];
  if (!first || !last || first === last) {
    return vi
      ? 'Chưa đủ tháng có số liệu để nói về xu hướng.'
      : 'Too few months with figures to speak of a trend.';
  }
  const breaks = months.filter(({ breakBefore }) => breakBefore !== null);
  const [from, to] = [percent(language, first.indexPercent), percent(language, last.indexPercent)];
  const path = vi
    ? `Từ ${from} (${monthName('vi', first.month)}) đến ${to} (${monthName('vi', last.month)})`
    : `From ${from} (${monthName('en', first.month)}) to ${to} (${monthName('en', last.month)})`;
  if (breaks.length === 0) return `${path}${chanceWords(language, first, last)}.`;
  const where = breaks.map(({ month }) => monthName(language, month)).join(', ');
  return vi
    ? `${path}; cách đo thay đổi từ ${where}, nên hai phần không so sánh trực tiếp được.`
    : `${path}; the measure changed from ${where}, so the two parts cannot be compared directly.`;
};

/** How many were satisfied, and how many dissatisfied. */
export const scoresSentence = (language: Language, counts: NonNullable<PeriodResult['counts']>): string => {
  const total = counts.reduce((sum, each) => sum + each, 0);
  const part = (...scores: readonly (1 | 2 | 4 | 5)[]): string =>
    percent(
      language,
      (scores.reduce((sum, score) => sum + (counts[score - 1] ?? 0), 0) / Math.max(1, total)) * 100,
      1,
    );
  const named = (score: 1 | 2 | 4 | 5): string => `“${SCORE_LABELS[score][language]}”`;
  const n = count(language, total);
  return language === 'vi'
    ? `Trong ${n} câu trả lời, ${part(4, 5)} chọn ${named(4)} hoặc ${named(5)}, ${part(1, 2)} chọn ${named(2)} hoặc ${named(1)}.`
    : `Of ${counted(total, 'answer')}, ${part(4, 5)} chose ${named(4)} or ${named(5)}, ${part(1, 2)} ${named(2)} or ${named(1)}.`;
};

/** How many days can be shown, and the range they span. */
export const daysSentence = (language: Language, days: MonthResult['days'], goalPercent: number): string => {
  const vi = language === 'vi';
  const shown = days.filter(({ indexPercent }) => indexPercent !== null);
  const below = shown.filter(({ indexPercent }) => (indexPercent ?? 0) < goalPercent).length;
  const goal = target(language, goalPercent);
  if (shown.length === 0) {
    return vi
      ? `${days.length} ngày có phiếu, chưa ngày nào đủ 10 phiếu.`
      : `${counted(days.length, 'day')} with responses, none with ten of them.`;
  }
  if (shown.length === 1) {
    return vi
      ? `1 ngày có từ 10 phiếu trở lên, ${below === 1 ? 'dưới' : 'không dưới'} ${goal}.`
      : `1 day with ten responses or more, ${below === 1 ? 'below' : 'not below'} ${goal}.`;
  }
  return vi
    ? `${shown.length} ngày có từ 10 phiếu trở lên, trong đó ${below} ngày dưới ${goal}.`
    : `${counted(shown.length, 'day')} with ten responses or more, ${below} of them below ${goal}.`;
};

/** As many days as a sentence can name. */
const NAMED_DAYS = 3;

/** Which days differ from all of them by more than chance does. */
export const signalsSentence = (language: Language, charted: readonly ChartedDay[]): string => {
  const days = charted.filter(({ signal }) => signal !== undefined).map(({ day }) => dayName(language, day));
  const vi = language === 'vi';
  if (days.length === 0) {
    return vi ? 'Không ngày nào lệch quá mức ngẫu nhiên.' : 'No day differs by more than chance does.';
  }
  const rest = days.length - NAMED_DAYS;
  const more = rest > 0 ? (vi ? ` và ${rest} ngày nữa` : ` and ${rest} more`) : '';
  const named = `${days.slice(0, NAMED_DAYS).join(', ')}${more}`;
  return vi ? `Lệch quá mức ngẫu nhiên: ${named}.` : `More than chance explains: ${named}.`;
};

/** How the units below stand against their targets. */
export const childrenSentence = (language: Language, children: MonthResult['children']): string => {
  const of = (verdict: string): string =>
    count(language, children.filter((child) => child.verdict === verdict).length);
  return language === 'vi'
    ? `${count('vi', children.length)} đơn vị: ${of('met')} đạt, ${of('notMet')} chưa đạt, ${of('notEnoughEvidence')} chưa đủ bằng chứng.`
    : `${counted(children.length, 'unit')}: ${of('met')} met, ${of('notMet')} not met, ${of('notEnoughEvidence')} without enough evidence.`;
};
