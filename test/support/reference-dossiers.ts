import { inPercent, type Ratio, ratio } from './ratio.ts';
import type { Reference, Scope } from './reference-figures.ts';
import { type Limits, scoreLimits } from './reference-statistics.ts';

/** What is known of the dossiers of a month or year, and of those who rated one; percentages with two decimals. */
export type ReferenceDossiers = {
  readonly received: number;
  readonly completed: number;
  readonly onTime: number;
  readonly online: number;
  /** Responses to any form at the moment of a result, without posters. */
  readonly rated: number;
  /** Services of which dossiers were completed and that nobody rated, and how many of each. */
  readonly unsurveyed: readonly { readonly name: string; readonly n: number }[];
  readonly surveyed: Surveyed | undefined;
};

export type Surveyed = {
  readonly n: number;
  readonly index: number;
  readonly interval: Limits;
  /** If all others were dissatisfied, and if all were satisfied. */
  readonly bounds: Limits;
  /** The share of the others at which the target is just met, where they can turn the verdict. */
  readonly tipping: { readonly percent: number; readonly isMet: boolean } | undefined;
};

const percents = ({ low, high }: Limits): Limits => ({
  low: hundredths(100 * low),
  high: hundredths(100 * high),
});

const hundredths = (value: number): number => Math.round(100 * value) / 100;

export const shareLimits = (part: number, all: number, population?: number): Limits =>
  percents(scoreLimits(part / all, all, population));

type Asked = {
  readonly received: number;
  readonly completed: number;
  readonly onTime: number;
  readonly online: number;
};
type Rated = {
  readonly rated: number;
  readonly n: number;
  readonly satisfied: number;
  readonly others: number;
};

export const dossiersIn = async (
  reference: Reference,
  { month = '', unit = '%' }: Scope,
  target: number,
): Promise<ReferenceDossiers> => {
  const [asked] = await reference.ask<Asked>(`
    SELECT count(*) FILTER (received LIKE '${month}%')::INTEGER AS received,
      count(*) FILTER (received LIKE '${month}%' AND channel != 'counter')::INTEGER AS online,
      count(*) FILTER (ended LIKE '${month}%' AND outcome != 'withdrawn')::INTEGER AS completed,
      count(*) FILTER (ended LIKE '${month}%' AND outcome != 'withdrawn' AND ended::TIMESTAMPTZ <= due::TIMESTAMPTZ)::INTEGER AS "onTime"
    FROM dossiers WHERE unit LIKE '${unit}'`);
  const [rated] = await reference.ask<Rated>(`
    WITH handed AS (SELECT *, moment = 'result' AND channel != 'poster' AS result FROM rated WHERE unit LIKE '${unit}' AND served LIKE '${month}%')
    SELECT count(*) FILTER (result)::INTEGER AS rated, count(*) FILTER (result AND score > 0)::INTEGER AS n,
      count(*) FILTER (result AND score > 3)::INTEGER AS satisfied, count(*) FILTER (NOT result AND score > 0)::INTEGER AS others
    FROM handed`);
  const unsurveyed = await reference.ask<{ name: string; n: number }>(`
    SELECT service AS name, count(*)::INTEGER AS n FROM dossiers
    WHERE unit LIKE '${unit}' AND ended LIKE '${month}%' AND outcome != 'withdrawn' AND service NOT IN (
      SELECT service FROM rated WHERE unit LIKE '${unit}' AND served LIKE '${month}%' AND service IS NOT NULL)
    GROUP BY 1`);
  const { completed } = asked as Asked;
  return {
    ...(asked as Asked),
    rated: (rated as Rated).rated,
    unsurveyed,
    surveyed: surveyedOf(rated as Rated, completed, target),
  };
};

const surveyedOf = (
  { n, satisfied, others }: Rated,
  completed: number,
  target: number,
): Surveyed | undefined => {
  if (n < 10 || n > completed || (others > 0 && others < 10)) return undefined;
  const index = inPercent(ratio(satisfied, n));
  const interval = n === completed ? { low: index, high: index } : shareLimits(satisfied, n, completed);
  const silent = completed - n;
  const exact = scoreLimits(satisfied / n, n, completed);
  const isSettled = 100 * exact.low >= target || 100 * exact.high < target;
  const isOpen = 100 * satisfied < target * completed && target * completed <= 100 * (satisfied + silent);
  const tipping: Ratio = ratio(target * completed - 100 * satisfied, 100 * silent || 1);
  return {
    n,
    index,
    interval,
    bounds: {
      low: inPercent(ratio(satisfied, completed)),
      high: inPercent(ratio(satisfied + silent, completed)),
    },
    tipping:
      isSettled && isOpen && silent > 0
        ? { percent: inPercent(tipping), isMet: 100 * exact.low >= target }
        : undefined,
  };
};
