/*
 * How figures are written for a reader of either language, spelled out here once more: nothing of the product's formats is used,
 * nor the tables of languages that it takes them from.
 */

export type Language = 'vi' | 'en';

/** A row of a table as it is read: its heading, then its cells without those that hold a picture only. */
export type Row = readonly string[];

/** Digits in groups of three and the decimals, with the marks of the language. */
export const figure = (language: Language, value: number, decimals: number): string => {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'vi' ? '.' : ',');
  const sign = value < 0 ? '−' : '';
  return sign + grouped + (fraction === undefined ? '' : (language === 'vi' ? ',' : '.') + fraction);
};

const percentSign = (language: Language): string => (language === 'vi' ? '\u00A0%' : '%');

/** A percentage of two decimals, printed with fewer; halves upwards, which `toFixed` of a binary fraction is not. */
export const percent = (language: Language, value: number | null, decimals = 2): string => {
  if (value === null) return '–';
  const hundredths = Math.round(value * 100);
  const step = 10 ** (2 - decimals);
  const rounded = Math.floor((hundredths + step / 2) / step) / 10 ** decimals;
  return figure(language, rounded, decimals) + percentSign(language);
};

/** A percentage that was never rounded before, as estimates are that no page publishes. */
export const unroundedPercent = (language: Language, value: number, decimals: number): string =>
  figure(language, Math.round(value * 10 ** decimals) / 10 ** decimals, decimals) + percentSign(language);

/** With its sign where it is not nothing: `+1,20`, `−0,35`, `0,00`. */
export const signed = (language: Language, value: number): string =>
  (value > 0 ? '+' : '') + figure(language, value, 2);

/** What a group of people gives in a table of figures. */
type Counted = {
  readonly n: number;
  readonly percent: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

export const rangeOf = (language: Language, { low, high }: Counted, decimals = 1): string =>
  low === null ? '' : `${percent(language, low, decimals)} – ${percent(language, high, decimals)}`;

export const rowOf = (language: Language, name: string, counted: Counted): Row => [
  name,
  percent(language, counted.percent) + rangeOf(language, counted),
  figure(language, counted.n, 0),
];

export const sorted = (rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((a, b) => (a.join() < b.join() ? -1 : 1));

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec'.split(' ');
const MONTHS_IN_FULL =
  'January February March April May June July August September October November December'.split(' ');

/** `T11/26`, `Nov 26` */
export const shortMonth = (language: Language, month: string): string => {
  const [year = '', number = ''] = month.split('-');
  return language === 'vi'
    ? `T${Number(number)}/${year.slice(2)}`
    : `${MONTHS[Number(number) - 1]} ${year.slice(2)}`;
};

/** `tháng 11 năm 2026`, `November 2026` */
export const monthInWords = (language: Language, month: string): string => {
  const [year = '', number = ''] = month.split('-');
  return language === 'vi'
    ? `tháng ${Number(number)} năm ${year}`
    : `${MONTHS_IN_FULL[Number(number) - 1]} ${year}`;
};

/** `23/11/2026` */
export const dayWritten = (day: string): string => day.split('-').reverse().join('/');
