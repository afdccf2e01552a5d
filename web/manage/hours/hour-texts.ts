import type { Text } from '#domain/questionnaire.ts';
import type { MonthResult } from '../../shared/api-types.ts';
import { count, percent, target } from '../../shared/format.ts';
import type { Language } from '../../shared/language.ts';
import { isForReference } from '../intervals/interval-row.ts';

export type Hour = MonthResult['hours'][number];
export type Shade = 'far-below' | 'below' | 'above' | 'far-above';

export const HOUR_TEXTS = {
  withheld: { vi: 'dưới 10 phiếu', en: 'under 10 responses' },
  reference: {
    vi: 'viền đứt: 10–29 phiếu, chỉ để tham khảo',
    en: 'broken edge: 10–29 responses, for reference only',
  },
} as const satisfies Record<string, Text>;

/** Well below, below, at or above, well above the target: a shade, beside the figure itself. */
export const SHADES: Readonly<Record<Shade, Text>> = {
  'far-below': { vi: 'dưới chỉ tiêu hơn 10 điểm', en: 'over 10 points below target' },
  below: { vi: 'dưới chỉ tiêu', en: 'below target' },
  above: { vi: 'từ chỉ tiêu trở lên', en: 'at or above target' },
  'far-above': { vi: 'trên chỉ tiêu từ 10 điểm', en: '10 points or more above target' },
};

export const shadeOf = (indexPercent: number, targetPercent: number): Shade => {
  const distance = indexPercent - targetPercent;
  if (distance < -10) return 'far-below';
  if (distance < 0) return 'below';
  return distance < 10 ? 'above' : 'far-above';
};

const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  vi: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};

/** `8h`, `8:00`: for the head of a column. */
export const hourName = (language: Language, hour: number): string =>
  language === 'vi' ? `${hour}h` : `${hour}:00`;

type ShownHour = Hour & { readonly indexPercent: number };

/** `15 giờ thứ Sáu (95 %)`, `Friday at 15:00 (95%)`. */
const hourWords = (language: Language, { weekday, hour, indexPercent }: ShownHour): string => {
  const [day, share] = [WEEKDAYS[language][weekday], percent(language, indexPercent, 0)];
  return language === 'vi' ? `${hour} giờ ${day} (${share})` : `${day} at ${hour}:00 (${share})`;
};

/** When people are most and least satisfied, of the hours with enough responses, and how many hours lie below the target. */
export const hoursSentence = (language: Language, hours: readonly Hour[], targetPercent: number): string => {
  const vi = language === 'vi';
  const shown = hours.filter((hour): hour is ShownHour => hour.indexPercent !== null);
  if (shown.length === 0) {
    return vi
      ? 'Chưa giờ nào trong tuần có từ 10 phiếu trở lên.'
      : 'No hour of the week has ten responses yet.';
  }
  const [first, ...others] = shown
    .filter(({ n }) => !isForReference(n))
    .toSorted((a, b) => b.indexPercent - a.indexPercent);
  const last = others.at(-1);
  const below = shown.filter(({ indexPercent }) => indexPercent < targetPercent).length;
  const goal = target(language, targetPercent);
  const [few, all] = [count(language, below), count(language, shown.length)];
  const rest = vi
    ? `${few} trong ${all} khung giờ có từ 10 phiếu ở dưới chỉ tiêu ${goal}`
    : `${few} of ${all} ${shown.length === 1 ? 'hour' : 'hours'} with ten responses or more ${below === 1 ? 'is' : 'are'} below the target of ${goal}`;
  if (!first || !last) {
    return vi
      ? `Chưa đủ khung giờ có từ 30 phiếu để nói lúc nào cao nhất, thấp nhất; ${rest}.`
      : `Too few hours have 30 responses to say which is highest or lowest; ${rest}.`;
  }
  const [most, least] = [hourWords(language, first), hourWords(language, last)];
  return vi
    ? `Cao nhất lúc ${most}, thấp nhất lúc ${least}; ${rest}.`
    : `Highest on ${most}, lowest on ${least}; ${rest}.`;
};
