import type { Text } from '#domain/questionnaire.ts';
import type { Language } from '../../shared/language.ts';

/** The parts of a year that are reported on, as they stand in a period; `years` is several years in one. */
export const PERIOD_KINDS = ['', 'H1', 'H2', 'Q1', 'Q2', 'Q3', 'Q4', 'years'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

export const KIND_TEXTS: Readonly<Record<PeriodKind, Text>> = {
  '': { vi: 'Cả năm', en: 'Whole year' },
  H1: { vi: '6 tháng đầu năm', en: 'First half-year' },
  H2: { vi: '6 tháng cuối năm', en: 'Second half-year' },
  Q1: { vi: 'Quý I', en: 'First quarter' },
  Q2: { vi: 'Quý II', en: 'Second quarter' },
  Q3: { vi: 'Quý III', en: 'Third quarter' },
  Q4: { vi: 'Quý IV', en: 'Fourth quarter' },
  years: { vi: 'Nhiều năm', en: 'Several years' },
};

/** A period in its parts. */
export type PeriodParts = { readonly kind: PeriodKind; readonly year: string; readonly toYear: string };

export const partsOfPeriod = (period: string): PeriodParts => {
  const [year = '', rest = ''] = period.split('-');
  if (/^\d{4}$/.test(rest)) return { kind: 'years', year, toYear: rest };
  return { kind: PERIOD_KINDS.find((kind) => kind === rest) ?? '', year, toYear: '' };
};

/** As the API has it: `2020`, `2020-H1`, `2020-Q3`, `2019-2020`. */
export const periodOfParts = ({ kind, year, toYear }: PeriodParts): string =>
  kind === '' ? year.trim() : `${year.trim()}-${kind === 'years' ? toYear.trim() : kind}`;

/** `năm 2020`, `quý III năm 2020`, `2019–2020` */
export const periodName = (language: Language, period: string): string => {
  const { kind, year, toYear } = partsOfPeriod(period);
  if (kind === 'years') return `${year}–${toYear}`;
  if (language === 'vi') {
    if (kind === '') return `năm ${year}`;
    return kind.startsWith('H')
      ? `${KIND_TEXTS[kind].vi} ${year}`
      : `q${KIND_TEXTS[kind].vi.slice(1)} năm ${year}`;
  }
  return kind === '' ? year : `${KIND_TEXTS[kind].en.toLowerCase()} of ${year}`;
};

/** For the narrow places of a picture: `2020`, `Q3/20`, `19–20`. */
export const shortPeriod = (period: string): string => {
  const { kind, year, toYear } = partsOfPeriod(period);
  if (kind === 'years') return `${year.slice(2)}–${toYear.slice(2)}`;
  return kind === '' ? year : `${kind}/${year.slice(2)}`;
};
