import { percentOf } from './formulas.ts';
import type { Issue } from './response.ts';
import type { Indicator } from './scorecard.ts';
import { isDay } from './time.ts';

/** What an officer says of an indicator, as far as it is a figure. */
export type EnteredFigure = {
  /** Percent, a number, or a rank; of a share it may be left out where both its parts are given. */
  readonly value?: number | undefined;
  /** Of a share: how many of them. */
  readonly numerator?: number | undefined;
  /** Of a share: of how many. Of a rank: among how many. */
  readonly denominator?: number | undefined;
  /** In the same measure as the value. */
  readonly target?: number | undefined;
};

/**
 * One version of a reported figure. It is never changed: a correction is the next version, and this one stays to be
 * read.
 */
export type ScorecardEntry = Omit<EnteredFigure, 'value'> & {
  readonly indicator: Indicator['id'];
  readonly period: string;
  readonly version: number;
  readonly value: number;
  /** What it was taken from: title, number and issuer. */
  readonly document: string;
  readonly documentDate?: string | undefined;
  readonly note?: string | undefined;
  readonly enteredBy: string;
  readonly enteredAt: string;
};

const PERIOD = /^(?:(20\d{2})(?:-(H[12]|Q[1-4]))?|(20\d{2})-(20\d{2}))$/;
const LONGEST_YEARS = 5;

/** The years of a period: `2020`, `2020-H1`, `2020-Q3`, or `2019-2020` of a report on several; `undefined` for anything else. */
export const yearsOfPeriod = (period: string): readonly [from: number, to: number] | undefined => {
  const [, year, , from, to] = PERIOD.exec(period) ?? [];
  if (year) return [Number(year), Number(year)];
  if (!from || !to) return undefined;
  const years = Number(to) - Number(from);
  return years > 0 && years < LONGEST_YEARS ? [Number(from), Number(to)] : undefined;
};

/** The first month of a period that there is. */
export const firstMonthOf = (period: string): string => {
  const part = Number(period.slice(6)) - 1;
  const month = period[5] === 'Q' ? part * 3 + 1 : period[5] === 'H' ? part * 6 + 1 : 1;
  return `${period.slice(0, 4)}-${String(month).padStart(2, '0')}`;
};

const isWhole = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/** Two decimals are printed, so a percentage may differ from its parts by what rounding explains, and no more. */
const ROUNDING = 0.055;

const shareOf = ({ numerator, denominator }: EnteredFigure): number | undefined =>
  numerator !== undefined && denominator !== undefined && denominator > 0
    ? percentOf(numerator / denominator)
    : undefined;

const issuesOfShare = (figure: EnteredFigure): readonly Issue[] => {
  const { value, numerator, denominator, target } = figure;
  const computed = shareOf(figure);
  const issues: Issue[] = [];
  const add = (path: string, message: string): void => void issues.push({ path, message });
  if (numerator !== undefined && !isWhole(numerator)) add('numerator', 'must be a whole number from 0');
  if (denominator !== undefined && (!isWhole(denominator) || denominator === 0)) {
    add('denominator', 'must be a whole number from 1');
  }
  if (denominator !== undefined && numerator === undefined) {
    add('numerator', 'is needed where a denominator is given');
  }
  if (numerator !== undefined && denominator && numerator > denominator) {
    add('numerator', 'must not be more than the denominator');
  }
  if (value === undefined && computed === undefined && issues.length === 0) {
    add('value', 'is needed, in percent, or numerator and denominator');
  }
  if (value !== undefined && !(value >= 0 && value <= 100)) add('value', 'must be 0 to 100 percent');
  else if (
    value !== undefined &&
    computed !== undefined &&
    Math.abs(value - computed) > ROUNDING &&
    issues.length === 0
  ) {
    add('value', `must be ${computed}, which numerator and denominator say, or be left out`);
  }
  if (target !== undefined && !(target >= 0 && target <= 100)) add('target', 'must be 0 to 100 percent');
  return issues;
};

const issuesOfNumber = (indicator: Indicator, figure: EnteredFigure): readonly Issue[] => {
  const { value, numerator, denominator, target } = figure;
  const isRank = indicator.measure === 'rank';
  const least = isRank ? 1 : 0;
  const issues: Issue[] = [];
  const add = (path: string, message: string): void => void issues.push({ path, message });
  for (const [path, number] of Object.entries({ value, target })) {
    if (number === undefined) {
      if (path === 'value') add(path, `is needed, a whole number from ${least}`);
    } else if (!isWhole(number) || number < least) add(path, `must be a whole number from ${least}`);
  }
  if (numerator !== undefined) add('numerator', 'is only for shares; leave it out');
  if (!isRank && denominator !== undefined) add('denominator', 'is only for shares and ranks; leave it out');
  if (isRank && (denominator === undefined || !isWhole(denominator) || denominator === 0)) {
    add('denominator', 'must say among how many the rank is, such as 63');
  }
  if (isRank && denominator !== undefined && value !== undefined && value > denominator) {
    add('value', 'must not be more than the denominator, among which it is a rank');
  }
  return issues;
};

/** Everything that is wrong with a figure of this indicator, by field; empty where it is right. */
export const issuesOfFigure = (indicator: Indicator, figure: EnteredFigure): readonly Issue[] =>
  indicator.measure === 'share' ? issuesOfShare(figure) : issuesOfNumber(indicator, figure);

/** The value of a figure that is right: as it was printed, else what its parts say. */
export const valueOfFigure = (figure: EnteredFigure): number => figure.value ?? shareOf(figure) ?? Number.NaN;

/** Why nothing can be entered for this period; `undefined` where something can. */
export const issueOfPeriod = (period: string, thisMonth: string): string | undefined => {
  if (!yearsOfPeriod(period)) {
    return `must be a year, half-year, quarter or years, such as 2020, 2020-H1, 2020-Q3 or 2019-2020 (at most ${LONGEST_YEARS})`;
  }
  return firstMonthOf(period) > thisMonth ? 'has not begun yet' : undefined;
};

/** A number and a symbol, as Decree 30/2020/NĐ-CP has them: 1234/QĐ-UBND, 12/2018/TT-BNV, 30c/NQ-CP, 91/2025/QH15. */
const NUMBER_AND_SYMBOL =
  /(?<![\p{L}\d])\d{1,6}[a-zđ]?(?:\/\d{4})?\/\p{Lu}[\p{L}\d&]+(?:-\p{Lu}[\p{L}\d&]*)*(?![\p{L}\d])/u;

/** Why nobody could find the document by what is said of it; `undefined` where it has a number and a symbol. */
export const issueOfDocument = (document: string): string | undefined =>
  NUMBER_AND_SYMBOL.test(document.normalize('NFC'))
    ? undefined
    : 'must have the number and symbol of the document, such as 1234/QĐ-UBND';

/** Why the day of a document cannot be; `undefined` where it can. */
export const issueOfDocumentDate = (day: string | undefined, today: string): string | undefined => {
  if (day === undefined || (isDay(day) && day <= today)) return undefined;
  return isDay(day) ? 'must not be a day to come' : 'must be a day that exists, such as 2020-12-31';
};

/** The target of an indicator that stands in a period: the one entered with it, else the last one of a period before. */
export const targetStanding = (
  entries: readonly ScorecardEntry[],
  { indicator, period }: Pick<ScorecardEntry, 'indicator' | 'period'>,
): number | undefined => {
  const own = standingEntries(entries.filter((each) => each.indicator === indicator));
  const same = own.find((each) => each.period === period);
  if (same) return same.target;
  const begins = firstMonthOf(period);
  return own.findLast((each) => firstMonthOf(each.period) <= begins)?.target;
};

/** The newest version of each figure, by indicator and period, in the order of their periods. */
export const standingEntries = (entries: readonly ScorecardEntry[]): readonly ScorecardEntry[] => {
  const newest = new Map<string, ScorecardEntry>();
  for (const entry of entries) {
    const key = `${entry.indicator}#${entry.period}`;
    if (entry.version > (newest.get(key)?.version ?? 0)) newest.set(key, entry);
  }
  const order = ({ period }: ScorecardEntry): string =>
    `${yearsOfPeriod(period)?.[1] ?? 0} ${firstMonthOf(period)}`;
  return [...newest.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
};
