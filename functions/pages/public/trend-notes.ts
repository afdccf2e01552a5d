import { monthPlus, monthsBetween } from '#domain/time.ts';
import type { Language } from '../texts.ts';
import { monthText, targetText } from './public-texts.ts';
import type { UnitMonth } from './unit-months.ts';

/** Why a month is not joined to those before it. */
export const breakNote = ({ month, breakBefore }: UnitMonth, language: Language): string => {
  const from = monthText(month, language);
  if (language === 'vi') {
    const what = breakBefore === 'formula' ? 'cách tính' : 'bộ câu hỏi';
    return `Từ ${from}, ${what} đã thay đổi nên không so sánh được với các tháng trước.`;
  }
  const what = breakBefore === 'formula' ? 'formula' : 'questionnaire';
  return `From ${from} the ${what} differs, so earlier months cannot be compared.`;
};

/** That the target of a month is not that of the one before. */
export const targetNote = (before: UnitMonth, now: UnitMonth, language: Language): string => {
  const [from, was, is] = [
    monthText(now.month, language),
    targetText(before.targetPercent, language),
    targetText(now.targetPercent, language),
  ];
  return language === 'vi'
    ? `Từ ${from}, chỉ tiêu là ${is}; trước đó là ${was}.`
    : `From ${from} the target is ${is}; before, it was ${was}.`;
};

/** The months between two of which nothing was published. */
export const missingBetween = (before: UnitMonth, now: UnitMonth): readonly string[] =>
  monthsBetween(monthPlus(before.month, 1), monthPlus(now.month, -1));

/** Months by their names, those that follow each other as a range: `tháng 3/2026, tháng 5/2026 – tháng 7/2026`. */
export const monthsText = (months: readonly string[], language: Language): string => {
  const ranges: [string, string][] = [];
  for (const month of months) {
    const range = ranges.at(-1);
    if (range && monthPlus(range[1], 1) === month) range[1] = month;
    else ranges.push([month, month]);
  }
  return ranges
    .map(([first, last]) =>
      [...new Set([first, last])].map((month) => monthText(month, language)).join(' – '),
    )
    .join(', ');
};
