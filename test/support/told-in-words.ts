import type { Text } from '#domain/questionnaire.ts';
import { figure, type Language, monthInWords, percent, signed } from './printed.ts';
import {
  aboutSoMany,
  type Cell,
  differenceLimits,
  funnelSide,
  furtherToSettle,
  percentOfCell,
} from './reference-statistics.ts';

/* The sentences in which pages say figures, made here of figures that were computed a second time. */

/** Of the demonstration's city. */
export const TARGET = 80;
export const GOAL: Text = { vi: '80\u00A0%', en: '80%' };

/** The verdict, or what would settle it. */
export const verdictIn = (language: Language, cell: Cell): string => {
  const vi = language === 'vi';
  const goal = GOAL[language];
  if (cell.n < 10) {
    return vi
      ? `Chưa đủ bằng chứng: cần ít nhất ${10 - cell.n} phiếu nữa để hiển thị`
      : `Not enough evidence: at least ${10 - cell.n} more responses needed to show anything`;
  }
  const side = funnelSide(cell, TARGET);
  if (side > 0) return vi ? `Đạt chỉ tiêu ${goal}` : `Target of ${goal} met`;
  if (side < 0) return vi ? `Chưa đạt chỉ tiêu ${goal}` : `Target of ${goal} not met`;
  if (100 * cell.satisfied === TARGET * cell.n) return vi ? 'Chưa đủ bằng chứng' : 'Not enough evidence';
  const further = figure(language, aboutSoMany(furtherToSettle(cell, TARGET / 100)), 0);
  return vi
    ? `Chưa đủ bằng chứng: cần thêm khoảng ${further} phiếu`
    : `Not enough evidence: about ${further} more responses needed`;
};

/** How many days can be shown, and how many of them are below the target. */
export const daysTold = (language: Language, shown: number, all: number, below: number): string => {
  const goal = GOAL[language];
  if (shown === 0) {
    return language === 'vi'
      ? `${all} ngày có phiếu, chưa ngày nào đủ 10 phiếu.`
      : `${all} ${all === 1 ? 'day' : 'days'} with responses, none with ten of them.`;
  }
  if (shown === 1) {
    return language === 'vi'
      ? `1 ngày có từ 10 phiếu trở lên, ${below === 0 ? 'không dưới' : 'dưới'} ${goal}.`
      : `1 day with ten responses or more, ${below === 0 ? 'not below' : 'below'} ${goal}.`;
  }
  return language === 'vi'
    ? `${shown} ngày có từ 10 phiếu trở lên, trong đó ${below} ngày dưới ${goal}.`
    : `${shown} days with ten responses or more, ${below} of them below ${goal}.`;
};

/** The first three of the days that are marked, and how many more there are. */
export const signalsTold = (language: Language, days: readonly string[]): string => {
  if (days.length === 0) {
    return language === 'vi'
      ? 'Không ngày nào lệch quá mức ngẫu nhiên.'
      : 'No day differs by more than chance does.';
  }
  const rest = days.length - 3;
  const more = rest <= 0 ? '' : language === 'vi' ? ` và ${rest} ngày nữa` : ` and ${rest} more`;
  const named = `${days.slice(0, 3).join(', ')}${more}`;
  return language === 'vi' ? `Lệch quá mức ngẫu nhiên: ${named}.` : `More than chance explains: ${named}.`;
};

/** By how much the index changed since a month, and how sure that is. */
export const changeTold = (language: Language, then: string, before: Cell, now: Cell): string => {
  const [first, last] = [percentOfCell(before), percentOfCell(now)];
  const points = Math.round(100 * (last - first)) / 100;
  const limits = differenceLimits(before, now);
  const [low, high] = [limits.low, limits.high].map((limit) =>
    signed(language, Math.round(10_000 * limit) / 100),
  );
  const [from, to] = [percent(language, first), percent(language, last)];
  const isTold = limits.low > 0 || limits.high < 0;
  const size = figure(language, Math.abs(points), 2);
  const when = monthInWords(language, then);
  if (language === 'vi') {
    const sure = `(khoảng tin cậy 95 % của thay đổi: ${low} đến ${high} điểm).`;
    return isTold
      ? `Chỉ số ${points > 0 ? 'tăng' : 'giảm'} ${size} điểm so với ${when}, từ ${from} ${points > 0 ? 'lên' : 'xuống'} ${to} ${sure}`
      : `Chưa đủ bằng chứng để nói chỉ số đã thay đổi so với ${when}: từ ${from} thành ${to}, ${signed('vi', points)} điểm ${sure}`;
  }
  const sure = `(95% interval of the change: ${low} to ${high} points).`;
  return isTold
    ? `The index ${points > 0 ? 'rose' : 'fell'} by ${size} points since ${when}, from ${from} to ${to} ${sure}`
    : `Not enough evidence to say that the index changed since ${when}: from ${from} to ${to}, ${signed('en', points)} points ${sure}`;
};
