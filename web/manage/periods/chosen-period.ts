import {
  isWholeMonths,
  lengthOf,
  type Period,
  type PeriodKind,
  periodAround,
  periodPlus,
} from '#domain/period.ts';
import { dayPlus } from '#domain/time.ts';

/** The longest period of single days that the API reads. */
export const MOST_DAYS = 92;

/** From the first day that a date field offers. */
export const FIRST_DAY = '2010-01-01';

const CHOICES: Readonly<Partial<Record<PeriodKind, number>>> = {
  week: 53,
  month: 24,
  quarter: 12,
  half: 8,
  year: 6,
};

/** The same stretch of time as another kind of period: the one in which it ends, as far as that is not to come. */
export const asKind = (kind: PeriodKind, period: Period, today: string): Period => {
  const last = period.to < today ? period.to : today;
  if (kind !== 'range') return periodAround(kind, last);
  const longest = dayPlus(last, 1 - MOST_DAYS);
  return { kind, from: period.from > longest && period.from <= last ? period.from : longest, to: last };
};

/** The last periods of a kind, the newest first, with the chosen one even where it is older. */
export const recentPeriods = (period: Period, today: string): readonly Period[] => {
  const last = periodAround(period.kind, today);
  const recent = Array.from({ length: CHOICES[period.kind] ?? 0 }, (_, back) => periodPlus(last, -back));
  return recent.some(({ from }) => from === period.from) ? recent : [period, ...recent];
};

export type RangeFault = 'missing' | 'wrongOrder' | 'tooLong';

/** The range between two days as they were typed, or what is wrong with them. */
export const typedRange = (from: string, to: string): Period | RangeFault => {
  if (!from || !to) return 'missing';
  if (from > to) return 'wrongOrder';
  const range: Period = { kind: 'range', from, to };
  return isWholeMonths(range) || lengthOf(range) <= MOST_DAYS ? range : 'tooLong';
};
