import type { Text } from '#domain/questionnaire.ts';
import { SHOWN_FROM } from '#domain/verdict.ts';
import type { MonthResult } from '../../shared/api-types.ts';
import { count, percent, target } from '../../shared/format.ts';
import type { Language } from '../../shared/language.ts';

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

/** When people are most and least satisfied, and how many hours lie below the target. */
export const hoursSentence = (language: Language, hours: readonly Hour[], targetPercent: number): string => {
  const shown = hours
    .flatMap(({ indexPercent, ...hour }) => (indexPercent === null ? [] : [{ ...hour, indexPercent }]))
    .toSorted((a, b) => b.indexPercent - a.indexPercent);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) {
    return language === 'vi'
      ? `Chưa giờ nào trong tuần có từ ${SHOWN_FROM} phiếu trở lên.`
      : `No hour of the week has ${SHOWN_FROM} responses yet.`;
  }
  const said = ({ weekday, hour, indexPercent }: typeof first): string => {
    const day = WEEKDAYS[language][weekday];
    const share = percent(language, indexPercent, 0);
    return language === 'vi' ? `${hour} giờ ${day} (${share})` : `${day} at ${hour}:00 (${share})`;
  };
  const below = shown.filter(({ indexPercent }) => indexPercent < targetPercent).length;
  const [all, few, goal] = [
    count(language, shown.length),
    count(language, below),
    target(language, targetPercent),
  ];
  if (language === 'vi') {
    const ends =
      shown.length === 1
        ? `Chỉ có ${said(first)}`
        : `Cao nhất lúc ${said(first)}, thấp nhất lúc ${said(last)}`;
    return `${ends}; ${few} trong ${all} khung giờ có từ ${SHOWN_FROM} phiếu ở dưới chỉ tiêu ${goal}.`;
  }
  const ends =
    shown.length === 1 ? `Only ${said(first)}` : `Highest on ${said(first)}, lowest on ${said(last)}`;
  return `${ends}; ${few} of ${all} ${shown.length === 1 ? 'hour' : 'hours'} with ${SHOWN_FROM} responses or more ${below === 1 ? 'is' : 'are'} below the target of ${goal}.`;
};
