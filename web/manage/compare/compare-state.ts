import { batch, type ReadonlySignal, signal } from '@preact/signals';
import { monthPlus } from '#domain/time.ts';
import type { PeriodResult, RangeResult, Scorecard } from '../../shared/api-types.ts';
import type { Clock } from '../../shared/clock.ts';
import type { ApiClient, Reading } from '../api-client.ts';
import { createRetry, type Trouble, troubleOf } from '../trouble.ts';

/** What is compared; the first unit is the one that the page is about. */
export type Subject = {
  readonly units: readonly string[];
  /** Whose rows are the peers of the first unit; none at the top of what the reader sees. */
  readonly parent: string | undefined;
  readonly period: string;
  /** The last month of the trends. */
  readonly month: string;
};

/** A unit as far as it could be read. */
export type Compared = {
  readonly unit: string;
  readonly result: PeriodResult | undefined;
  /** Why there is no result: it is for others to see, or there is no such unit in the period. */
  readonly refused: 'forbidden' | 'unknown' | undefined;
  readonly trend: RangeResult | undefined;
};

/** What was announced of a year, and what the platform counted in it. */
export type OfficialYear = {
  readonly year: string;
  readonly official: Scorecard['indicators'][number]['history'][number] | undefined;
  readonly own: PeriodResult | undefined;
};

export type CompareState = {
  readonly compared: ReadonlySignal<readonly Compared[] | undefined>;
  /** The result of the unit above, whose rows are the peers. */
  readonly above: ReadonlySignal<PeriodResult | undefined>;
  readonly official: ReadonlySignal<readonly OfficialYear[] | undefined>;
  /** Not all was read; what was read before stays, and it is tried again. */
  readonly trouble: ReadonlySignal<Trouble | undefined>;
  readonly show: (subject: Subject) => Promise<void>;
  readonly stop: () => void;
};

const TREND_MONTHS = 12;

/** So many announced years stand beside those of the platform. */
const OFFICIAL_YEARS = 3;

const bodyOf = <T>(reading: Reading<T> | undefined): T | undefined =>
  reading?.kind === 'ok' ? reading.body : undefined;

const refusalOf = (reading: Reading<unknown>): Compared['refused'] => {
  if (reading.kind !== 'refused') return undefined;
  return reading.status === 403 ? 'forbidden' : 'unknown';
};

export const createCompareState = (
  client: Pick<ApiClient, 'read'>,
  clock: Pick<Clock, 'after'>,
  random: () => number,
): CompareState => {
  const compared = signal<readonly Compared[] | undefined>(undefined);
  const above = signal<PeriodResult | undefined>(undefined);
  const official = signal<readonly OfficialYear[] | undefined>(undefined);
  const trouble = signal<Trouble | undefined>(undefined);
  const retry = createRetry(clock, random);
  /** Answers to what was asked before are dropped. */
  let turn = 0;
  let shown = '';

  const resultOf = <T extends PeriodResult>(unit: string, query: string): Promise<Reading<T>> =>
    client.read<T>(`/v1/units/${encodeURIComponent(unit)}/results?${query}`);

  const officialOf = async (
    unit: string,
    thisYear: string,
  ): Promise<{ readonly card: Reading<Scorecard>; readonly years: readonly OfficialYear[] }> => {
    const card = await client.read<Scorecard>(
      `/v1/units/${encodeURIComponent(unit)}/scorecard?year=${thisYear}`,
    );
    const entries = (bodyOf(card)?.indicators.find(({ id }) => id === 'sipas')?.history ?? [])
      .filter(({ period }) => /^\d{4}$/.test(period))
      .slice(-OFFICIAL_YEARS);
    const named = [...new Set([...entries.map(({ period }) => period), thisYear])];
    const years = await Promise.all(
      named.map(async (year) => ({
        year,
        official: entries.find(({ period }) => period === year),
        own: bodyOf(await resultOf(unit, `period=${year}`)),
      })),
    );
    return { card, years };
  };

  const show = async (subject: Subject): Promise<void> => {
    const { units, parent, period, month } = subject;
    const mine = ++turn;
    // What was read of something else must not stand under what is asked now.
    const asked = JSON.stringify(subject);
    if (asked !== shown) {
      batch(() => {
        compared.value = undefined;
        above.value = undefined;
        official.value = undefined;
      });
    }
    shown = asked;
    const [first = ''] = units;
    const trend = `from=${monthPlus(month, 1 - TREND_MONTHS)}&to=${month}`;
    const [read, parents, { card, years }] = await Promise.all([
      Promise.all(
        units.map((unit) =>
          Promise.all([
            unit,
            resultOf(unit, `period=${encodeURIComponent(period)}`),
            resultOf<RangeResult>(unit, trend),
          ]),
        ),
      ),
      parent === undefined ? undefined : resultOf(parent, `period=${encodeURIComponent(period)}`),
      officialOf(first, month.slice(0, 4)),
    ]);
    if (mine !== turn) return;
    batch(() => {
      // Of what could not be read it is not known that there is none.
      trouble.value = [...read.flatMap(([, ...readings]) => readings), card, ...(parents ? [parents] : [])]
        .map(troubleOf)
        .find((each) => each !== undefined);
      if (trouble.value) return;
      compared.value = read.map(([unit, result, months]) => ({
        unit,
        result: bodyOf(result),
        refused: refusalOf(result),
        trend: bodyOf(months),
      }));
      above.value = bodyOf(parents);
      official.value = years;
    });
    if (trouble.value) retry.later(() => void show(subject));
    else retry.settle();
  };

  return {
    compared,
    above,
    official,
    trouble,
    show,
    stop: () => {
      turn += 1;
      retry.settle();
    },
  };
};
