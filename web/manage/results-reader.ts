import { type Period, periodText } from '#domain/period.ts';
import { monthPlus } from '#domain/time.ts';
import type { PeriodResult, RangeResult } from '../shared/api-types.ts';
import type { ApiClient, Reading } from './api-client.ts';

/** All that results depend on; another view of the same place shows the same results. */
export type ResultsPlace = {
  readonly unit: string;
  readonly period: Period;
  readonly form: string | undefined;
  readonly tree: 'now' | undefined;
};

export type SeenResults = { readonly result: PeriodResult; readonly trend: RangeResult };

type Asked = {
  readonly result: Promise<Reading<PeriodResult>>;
  readonly trend: Promise<Reading<RangeResult>>;
};

const MOST_SEEN = 40;
const TREND_MONTHS = 12;

/** A month by itself has no units of then and now. */
const queryOf = (period: Period): string =>
  period.kind === 'month' ? `month=${periodText(period)}` : `period=${periodText(period)}`;

/** The month whose units are shown: the last of the period, as far as it is not to come on `today`. */
export const lastMonthOf = ({ from, to }: Period, today: string): string => {
  const [last, present] = [to.slice(0, 7), today.slice(0, 7)];
  return last > present && from <= today ? present : last;
};

/**
 * Reads a place's results and the months up to them, and keeps those of the last places: so the way back does
 * not wait for the network, nor does the way to a place that was asked for ahead.
 */
export const createResultsReader = (client: Pick<ApiClient, 'read'>, today: string) => {
  const seen = new Map<string, SeenResults>();
  const ahead = new Map<string, Asked>();

  const keyOf = ({ unit, period, form, tree }: ResultsPlace): string =>
    JSON.stringify([unit, periodText(period), form, tree]);

  const pathOf = ({ unit, period, form, tree }: ResultsPlace, of: string): string => {
    const asked = form === undefined ? '' : `&questionnaire=${encodeURIComponent(form)}`;
    const units = tree === 'now' && period.kind !== 'month' ? '&tree=now' : '';
    return `/v1/units/${encodeURIComponent(unit)}/results?${of}${asked}${units}`;
  };

  const readResult = (place: ResultsPlace) => client.read<PeriodResult>(pathOf(place, queryOf(place.period)));

  const readTrend = (place: ResultsPlace) => {
    const to = lastMonthOf(place.period, today);
    return client.read<RangeResult>(pathOf(place, `from=${monthPlus(to, 1 - TREND_MONTHS)}&to=${to}`));
  };

  const keep = (place: ResultsPlace, shown: SeenResults): void => {
    const key = keyOf(place);
    seen.delete(key);
    seen.set(key, shown);
    const [oldest] = seen.keys();
    if (seen.size > MOST_SEEN && oldest !== undefined) seen.delete(oldest);
  };

  return {
    seenAt: (place: ResultsPlace): SeenResults | undefined => seen.get(keyOf(place)),
    keep,
    /** What was asked for ahead is not asked for again while it is on its way. */
    result: (place: ResultsPlace) => ahead.get(keyOf(place))?.result ?? readResult(place),
    trend: (place: ResultsPlace) => ahead.get(keyOf(place))?.trend ?? readTrend(place),
    /** Asks for a place that will probably be gone to; a failure is met there. */
    askAhead: async (place: ResultsPlace): Promise<void> => {
      const key = keyOf(place);
      if (seen.has(key) || ahead.has(key)) return;
      const asked = { result: readResult(place), trend: readTrend(place) };
      ahead.set(key, asked);
      const [result, trend] = await Promise.all([asked.result, asked.trend]);
      ahead.delete(key);
      if (result.kind === 'ok' && trend.kind === 'ok')
        keep(place, { result: result.body, trend: trend.body });
    },
  };
};
