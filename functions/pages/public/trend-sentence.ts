import { differenceOf } from '#domain/change.ts';
import type { PublishedUnit } from '#domain/published-month.ts';
import type { Language } from '../texts.ts';
import { monthText, percentText, targetText } from './public-texts.ts';

/** A unit's month, as it was published. */
export type UnitMonth = PublishedUnit & { readonly month: string };

const groupOf = ({ n, counts }: UnitMonth) => ({
  n: n ?? 0,
  share: n && counts ? (counts[3] + counts[4]) / n : 0,
});

/** Whether the two months may be the same but for chance: the 95 % interval of their difference holds 0. */
const mayBeChance = (first: UnitMonth, last: UnitMonth): boolean => {
  const { low, high } = differenceOf(groupOf(first), groupOf(last));
  return low <= 0 && high >= 0;
};

/** What the picture of the months says, in one sentence; of the first and the last of them that have a figure. */
export const trendSentence = (first: UnitMonth, last: UnitMonth, language: Language): string => {
  const [before, now] = [first.indexPercent ?? 0, last.indexPercent ?? 0].map((percent) =>
    percentText(percent, language),
  );
  const target = targetText(last.targetPercent, language);
  const [from, to] = [monthText(first.month, language), monthText(last.month, language)];
  const isVietnamese = language === 'vi';
  if (first.month === last.month) {
    return isVietnamese
      ? `Chỉ số của ${to} là ${now}; chỉ tiêu là ${target}.`
      : `The index of ${to} is ${now}; the target is ${target}.`;
  }
  const span = isVietnamese ? `Từ ${from} đến ${to}, chỉ số` : `From ${from} to ${to} the index`;
  if (before === now) {
    return isVietnamese
      ? `${span} vẫn ở mức ${now}; chỉ tiêu là ${target}.`
      : `${span} stayed at ${now}; the target is ${target}.`;
  }
  const rose = (last.indexPercent ?? 0) > (first.indexPercent ?? 0);
  const isChance = mayBeChance(first, last);
  if (isVietnamese) {
    const change = rose ? `tăng từ ${before} lên ${now}` : `giảm từ ${before} xuống ${now}`;
    const doubt = isChance ? ', nhưng chênh lệch này có thể chỉ do ngẫu nhiên' : '';
    return `${span} ${change}${doubt}; chỉ tiêu là ${target}.`;
  }
  const doubt = isChance ? ', which may be chance alone' : '';
  return `${span} ${rose ? 'rose' : 'fell'} from ${before} to ${now}${doubt}; the target is ${target}.`;
};
