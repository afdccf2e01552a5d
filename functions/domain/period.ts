import {
  dayPlus,
  isDay,
  isMonth,
  lastDayOf,
  localHourOf,
  monthPlus,
  monthsBetween,
  parseInstant,
  weekdayOf,
} from './time.ts';

export const PERIOD_KINDS = ['day', 'week', 'month', 'quarter', 'half', 'year', 'range'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/**
 * A stretch of days that a result is told of (kỳ báo cáo), both ends included. Weeks are those of ISO 8601: from Monday, the
 * first of a year being the one with its first Thursday. Everything but days, weeks and ranges is whole months.
 *
 * Laws: `parsePeriod(periodText(p))` is `p`; the period after `p` begins on the day after it, and the one before that is `p`
 * again where both are stepped alike; the parts of `p` are its days, each once.
 */
export type Period = { readonly kind: PeriodKind; readonly from: string; readonly to: string };

/** So many months of each kind that is made of whole ones. */
const MONTHS = { month: 1, quarter: 3, half: 6, year: 12 } as const;

/** The period of a kind in which a day lies; of a range, the day alone. */
export const periodAround = (kind: PeriodKind, day: string): Period => {
  if (kind === 'day' || kind === 'range') return { kind, from: day, to: day };
  if (kind === 'week') {
    const from = dayPlus(day, -weekdayOf(day));
    return { kind, from, to: dayPlus(from, 6) };
  }
  const length = MONTHS[kind];
  const month = Number(day.slice(5, 7));
  const first = monthPlus(day.slice(0, 7), -((month - 1) % length));
  return ofMonths(kind, first, monthPlus(first, length - 1));
};

const ofMonths = (kind: PeriodKind, first: string, last: string): Period => ({
  kind,
  from: `${first}-01`,
  to: lastDayOf(last),
});

/** The period from the first to the last of some months. */
export const periodOfMonths = (first: string, last: string): Period =>
  first === last ? ofMonths('month', first, last) : ofMonths('range', first, last);

/** Year and number of the ISO week in which a day lies. */
const weekOf = (day: string): { readonly year: string; readonly week: number } => {
  const thursday = dayPlus(day, 3 - weekdayOf(day));
  const year = thursday.slice(0, 4);
  const days = (Date.parse(`${thursday}T00:00:00Z`) - Date.parse(`${year}-01-01T00:00:00Z`)) / 86_400_000;
  return { year, week: Math.floor(days / 7) + 1 };
};

/** The week of a year; its last one where it has fewer. */
const weekNumbered = (year: number, week: number): Period => {
  const { from } = periodAround('week', `${year}-01-04`);
  const wanted = periodAround('week', dayPlus(from, (week - 1) * 7));
  return weekOf(wanted.from).week === week ? wanted : periodAround('week', dayPlus(wanted.from, -7));
};

/** As addresses write it: `2026-11-25`, `2026-W48`, `2026-11`, `2026-Q4`, `2026-H2`, `2026`, `2026-11-03..2026-11-17`. */
export const periodText = ({ kind, from, to }: Period): string => {
  const [year, month] = [from.slice(0, 4), Number(from.slice(5, 7))];
  if (kind === 'day') return from;
  if (kind === 'month') return from.slice(0, 7);
  if (kind === 'quarter') return `${year}-Q${Math.ceil(month / 3)}`;
  if (kind === 'half') return `${year}-H${Math.ceil(month / 6)}`;
  if (kind === 'year') return year;
  if (kind === 'range') return `${from}..${to}`;
  const week = weekOf(from);
  return `${week.year}-W${String(week.week).padStart(2, '0')}`;
};

/** The period that a text names, of 1900 to 2099; `undefined` where it names none, as for a 53rd week of a year of 52. */
export const parsePeriod = (text: string): Period | undefined => {
  if (isMonth(text)) return periodOfMonths(text, text);
  if (isDay(text)) return { kind: 'day', from: text, to: text };
  const [from = '', to = '', more] = text.split('..');
  if (isDay(from) && isDay(to) && from <= to && more === undefined) return { kind: 'range', from, to };
  const [, year, kind, number] = /^((?:19|20)\d{2})(?:-(W|Q|H)(\d{1,2}))?$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const found = kind ? numbered(kind, Number(year), Number(number)) : periodAround('year', `${year}-01-01`);
  return periodText(found) === text ? found : undefined;
};

const numbered = (kind: string, year: number, number: number): Period => {
  if (kind === 'W') return weekNumbered(year, number);
  const [of, length] = kind === 'Q' ? (['quarter', 3] as const) : (['half', 6] as const);
  return periodAround(of, `${monthPlus(`${year}-01`, (number - 1) * length)}-01`);
};

/** The period from one month or day to another, as people call it: from October to December it is a quarter. */
export const periodBetween = (from: string, to: string): Period => {
  const range = isMonth(from)
    ? periodOfMonths(from, to)
    : ({ kind: 'range', from, to } as const satisfies Period);
  const isRange = (each: Period): boolean => each.from === range.from && each.to === range.to;
  return (
    PERIOD_KINDS.map((kind) => periodAround(kind, range.from)).find(
      (each) => each.kind !== 'range' && isRange(each),
    ) ?? range
  );
};

const isMonthsEnd = (day: string): boolean => day === lastDayOf(day.slice(0, 7));

/** Whether it is made of whole months, of which everything is known that was ever counted of them. */
export const isWholeMonths = ({ from, to }: Period): boolean => from.endsWith('-01') && isMonthsEnd(to);

/** The months that a period touches, the first and the last of them. */
export const monthsOf = ({ from, to }: Period): readonly string[] =>
  monthsBetween(from.slice(0, 7), to.slice(0, 7));

/** So many days, both ends included. */
export const lengthOf = ({ from, to }: Period): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000) + 1;

/** A period cut at the ends of months. */
export type PeriodPart = {
  readonly month: string;
  readonly from: string;
  readonly to: string;
  readonly isWhole: boolean;
};

export const partsOf = (period: Period): readonly PeriodPart[] =>
  monthsOf(period).map((month) => {
    const [first, last] = [`${month}-01`, lastDayOf(month)];
    const from = period.from > first ? period.from : first;
    const to = period.to < last ? period.to : last;
    return { month, from, to, isWhole: from === first && to === last };
  });

/** As long a period, so many of its lengths later or (negative) earlier: by months where it is made of them, else by days. */
export const periodPlus = (period: Period, count: number): Period => {
  const { kind, from, to } = period;
  if (isWholeMonths(period)) {
    const by = monthsOf(period).length * count;
    return ofMonths(kind, monthPlus(from.slice(0, 7), by), monthPlus(to.slice(0, 7), by));
  }
  const by = lengthOf(period) * count;
  return { kind, from: dayPlus(from, by), to: dayPlus(to, by) };
};

/** The same of last year: the same months, the week of the same number, the same days (of 29 February the 28th). */
export const yearEarlier = (period: Period): Period => {
  const { kind, from, to } = period;
  if (isWholeMonths(period)) {
    return ofMonths(kind, monthPlus(from.slice(0, 7), -12), monthPlus(to.slice(0, 7), -12));
  }
  if (kind === 'week') {
    const { year, week } = weekOf(from);
    return weekNumbered(Number(year) - 1, week);
  }
  return { kind, from: dayAYearEarlier(from), to: dayAYearEarlier(to) };
};

const dayAYearEarlier = (day: string): string => {
  const month = monthPlus(day.slice(0, 7), -12);
  const last = lastDayOf(month);
  const same = `${month}-${day.slice(8)}`;
  return same < last ? same : last;
};

/**
 * How long after its last day a period is told of as over: a month on the second day of the next at six, when the ledger has
 * sealed its last day; a week at once, so that who looks on Monday has it.
 */
const TOLD_AFTER_MS = { month: 30 * 3_600_000, week: 0 } as const;

/** Periods of which somebody is told when they are over. */
export type ToldKind = keyof typeof TOLD_AFTER_MS;

/** The last period of a kind that is over and may be told of. */
export const endedPeriod = (kind: ToldKind, nowMs: number): Period =>
  periodPlus(periodAround(kind, localHourOf(nowMs - TOLD_AFTER_MS[kind]).day), -1);

/** From when on `endedPeriod` is the period in which a day lies. */
export const toldFromMs = (kind: ToldKind, day: string): number => {
  const after = dayPlus(periodAround(kind, day).to, 1);
  return (parseInstant(`${after}T00:00:00+07:00`) ?? Number.NaN) + TOLD_AFTER_MS[kind];
};
