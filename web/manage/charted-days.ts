import { controlChart, type Signal } from '#domain/control-chart.ts';
import { type FormulaId, formulaById, shareOf } from '#domain/formulas.ts';
import type { MonthResult } from '../shared/api-types.ts';

type Day = MonthResult['days'][number];

/** A day in the chart of days, in percent; only days that are shown are charted. */
export type ChartedDay = {
  readonly day: string;
  readonly lowPercent: number;
  readonly highPercent: number;
  readonly signal: Signal | undefined;
};

/** From the counts: limits and drift of indices that were rounded before would be those of other days. */
export const chartedDays = (days: readonly Day[], formula: FormulaId): ReadonlyMap<string, ChartedDay> => {
  const shown = days.flatMap(({ day, n, counts }) => {
    const share = counts ? shareOf(formulaById(formula), counts) : undefined;
    return share === undefined ? [] : [{ day, n, share }];
  });
  const charted = controlChart(shown);
  return new Map(
    shown.map(({ day }, position) => {
      const { low, high, signal } = charted[position] as (typeof charted)[number];
      return [day, { day, lowPercent: low * 100, highPercent: high * 100, signal }];
    }),
  );
};
