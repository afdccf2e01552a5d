import { type Language, LOCALES } from './language.ts';

/** In a blank cell: withheld, or nobody answered. */
export const NOTHING = '–';

const numbers = new Map<string, Intl.NumberFormat>();

const numberFormat = (language: Language, decimals: number): Intl.NumberFormat => {
  const key = `${language} ${decimals}`;
  const known = numbers.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(LOCALES[language], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  numbers.set(key, made);
  return made;
};

/** `12.528` in Vietnamese, `12,528` in English. */
export const count = (language: Language, value: number): string => numberFormat(language, 0).format(value);

/** An English number with its noun: `1 response`, `1,204 responses`. Vietnamese nouns have one form. */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count('en', value)} ${value === 1 ? one : many}`;

export const decimal = (language: Language, value: number | null, decimals = 2): string =>
  value === null ? NOTHING : numberFormat(language, decimals).format(value);

/** `84,30 %` in Vietnamese (with a space that does not break), `84.30%` in English. */
export const percent = (language: Language, value: number | null, decimals = 2): string =>
  value === null
    ? NOTHING
    : `${numberFormat(language, decimals).format(value)}${language === 'vi' ? '\u00A0%' : '%'}`;

const signed = new Map<Language, Intl.NumberFormat>();

/** Percentage points with their sign, `+1,20`, `−0.35`; nothing is `0,00`. */
export const points = (language: Language, value: number): string => {
  const format =
    signed.get(language) ??
    new Intl.NumberFormat(LOCALES[language], {
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
      signDisplay: 'exceptZero',
    });
  signed.set(language, format);
  return format.format(value).replace('-', '−');
};

/** A target has decimals only where it needs them: `80 %`, `82,5 %`. */
export const target = (language: Language, value: number): string =>
  percent(language, value, Number.isInteger(value) ? 0 : 1);

const zoned = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(LOCALES[language], { timeZone: 'Asia/Ho_Chi_Minh', ...options });

/** `tháng 11 năm 2026`, `November 2026` */
export const monthName = (language: Language, month: string): string =>
  language === 'vi'
    ? `tháng ${Number(month.slice(5))} năm ${month.slice(0, 4)}`
    : zoned(language, { month: 'long', year: 'numeric' }).format(new Date(`${month}-15T00:00:00Z`));

/** For axes: `T11/26`, `Nov 26` */
export const shortMonth = (language: Language, month: string): string =>
  language === 'vi'
    ? `T${Number(month.slice(5))}/${month.slice(2, 4)}`
    : zoned(language, { month: 'short', year: '2-digit' }).format(new Date(`${month}-15T00:00:00Z`));

/** `23/11/2026` in both. */
export const dayName = (language: Language, day: string): string =>
  zoned(language, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(new Date(`${day}T05:00:00Z`));

/** The time of day of an instant, `14:03:22`, with its day where that is not today. */
export const clockTime = (language: Language, instant: string, now: number): string => {
  const at = new Date(instant);
  const time = zoned(language, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
  }).format(at);
  const day = zoned(language, { day: '2-digit', month: '2-digit', year: 'numeric' });
  return day.format(at) === day.format(new Date(now)) ? time : `${time} · ${day.format(at)}`;
};
