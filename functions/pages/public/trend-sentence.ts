import { differenceOf } from '#domain/change.ts';
import type { Language } from '../texts.ts';
import { monthText, percentText, targetText } from './public-texts.ts';
import { isShown, type ShownMonth, type UnitMonth } from './unit-months.ts';

/** Where the levels would tell those of others, what is published of them is the index. */
const groupOf = ({ n, counts, indexPercent }: ShownMonth) => ({
  n: n ?? 0,
  share: n && counts ? (counts[3] + counts[4]) / n : indexPercent / 100,
});

/** Whether the two months may be the same but for chance: the 95 % interval of their difference holds 0. */
const mayBeChance = (first: ShownMonth, last: ShownMonth): boolean => {
  const { low, high } = differenceOf(groupOf(first), groupOf(last));
  return low <= 0 && high >= 0;
};

/** Of the months with a figure, those that measure what the last of them measures; and since when, where others came before. */
const comparableOf = (months: readonly UnitMonth[]) => {
  const upToLast = months.slice(0, months.findLastIndex(isShown) + 1);
  const begin = Math.max(
    0,
    upToLast.findLastIndex(({ breakBefore }) => breakBefore !== null),
  );
  return {
    comparable: upToLast.slice(begin).filter(isShown),
    since: upToLast.slice(0, begin).some(isShown) ? upToLast[begin] : undefined,
  };
};

/** The target of a month, and what it was before where it was changed. */
const targetPart = (months: readonly UnitMonth[], last: ShownMonth, language: Language): string => {
  const upToLast = months.slice(0, months.indexOf(last) + 1);
  const before = upToLast.findLastIndex(({ targetPercent }) => targetPercent !== last.targetPercent);
  const target = targetText(last.targetPercent, language);
  const [was, changed] = [upToLast[before], upToLast[before + 1]];
  if (!was || !changed) return language === 'vi' ? `chỉ tiêu là ${target}` : `the target is ${target}`;
  const [old, from] = [targetText(was.targetPercent, language), monthText(changed.month, language)];
  return language === 'vi'
    ? `chỉ tiêu từ ${from} là ${target}, trước đó là ${old}`
    : `the target is ${target} since ${from}, and was ${old} before`;
};

const sincePart = ({ month, breakBefore }: UnitMonth, language: Language): string => {
  const from = monthText(month, language);
  if (language === 'vi') {
    const what = breakBefore === 'formula' ? 'cách tính' : 'bộ câu hỏi';
    return ` Số liệu chỉ so sánh được từ ${from}, khi ${what} thay đổi.`;
  }
  const what = breakBefore === 'formula' ? 'formula' : 'questionnaire';
  return ` Figures can be compared only since ${from}, when the ${what} changed.`;
};

const changePart = (first: ShownMonth, last: ShownMonth, language: Language): string => {
  const isVietnamese = language === 'vi';
  const [before, now] = [first, last].map(({ indexPercent }) => percentText(indexPercent, language));
  const [from, to] = [monthText(first.month, language), monthText(last.month, language)];
  if (first === last) return isVietnamese ? `Chỉ số của ${to} là ${now}` : `The index of ${to} is ${now}`;
  const span = isVietnamese ? `Từ ${from} đến ${to}, chỉ số` : `From ${from} to ${to} the index`;
  if (before === now) return `${span} ${isVietnamese ? 'vẫn ở mức' : 'stayed at'} ${now}`;
  const rose = last.indexPercent > first.indexPercent;
  const isChance = mayBeChance(first, last);
  if (isVietnamese) {
    const change = rose ? `tăng từ ${before} lên ${now}` : `giảm từ ${before} xuống ${now}`;
    return `${span} ${change}${isChance ? ', nhưng chênh lệch này có thể chỉ do ngẫu nhiên' : ''}`;
  }
  const doubt = isChance ? ', which may be chance alone' : '';
  return `${span} ${rose ? 'rose' : 'fell'} from ${before} to ${now}${doubt}`;
};

/**
 * What the picture of the months, the oldest first, says: of the first and the last that have a figure and measure the same.
 * Never of two that lie on different sides of a change of the questionnaire or the formula; then since when they can be compared.
 * Empty without any figure.
 */
export const trendSentence = (months: readonly UnitMonth[], language: Language): string => {
  const { comparable, since } = comparableOf(months);
  const [first, last] = [comparable[0], comparable.at(-1)];
  if (!first || !last) return '';
  const sentence = `${changePart(first, last, language)}; ${targetPart(months, last, language)}.`;
  return `${sentence}${since ? sincePart(since, language) : ''}`;
};
