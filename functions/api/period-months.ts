import { isWholeMonths, type Period, partsOf } from '#domain/period.ts';
import { sumTallies, type Tally, totalOf } from '#domain/tally.ts';
import type { Sheet, Store } from '../store/store.ts';
import type { UnitMonth } from './unit-months.ts';

export type DayReads = Pick<Store, 'daysOf'>;

/**
 * Of the months of a period, of each what lies in the period: whole months are as they were read, of the others the days are
 * read, with one Query for each unit whose responses they hold. Dossiers are counted by month, so a period that is
 * not made of whole ones has none.
 */
export const readPeriodOf = async (
  reads: DayReads,
  period: Period,
  months: readonly UnitMonth[],
): Promise<readonly UnitMonth[]> => {
  if (isWholeMonths(period)) return months;
  const parts = new Map(partsOf(period).map((part) => [part.month, part]));
  return Promise.all(
    months.map((month) => {
      const part = parts.get(month.tree.month);
      if (!part) return withoutDossiers(month);
      return part.isWhole ? withoutDossiers(month) : readDaysOf(reads, month, part.from, part.to);
    }),
  );
};

const withoutDossiers = (month: UnitMonth): UnitMonth => ({
  ...month,
  tally: () => tallyWithoutDossiers(month.tally()),
});

const tallyWithoutDossiers = ({ dossiers: _, ...tally }: Tally): Tally => tally;

const readDaysOf = async (
  reads: DayReads,
  month: UnitMonth,
  from: string,
  to: string,
): Promise<UnitMonth> => {
  const sources = month.sources();
  const days = await reads.daysOf([...new Set(sources.map(({ unit }) => unit))], from, to);
  const byRow = Map.groupBy(sources, ({ row }) => row);
  const foldedAt = month.foldedAt ?? '';
  const rows = [...byRow].map(([row, units]) =>
    rowOf(row, sumTallies(units.flatMap(({ unit }) => days.get(unit) ?? [])), foldedAt),
  );
  const all = sumTallies(rows.map((row) => row.tally()));
  const shown = new Set(month.rows.map(({ unit }) => unit));
  return { ...month, rows: rows.filter(({ unit }) => shown.has(unit)), tally: () => all };
};

/** Some days of a row, in the shape of its month. */
const rowOf = (unit: string, tally: Tally, foldedAt: string): Sheet => ({
  unit,
  version: 0,
  foldedAt,
  head: {
    totals: Object.fromEntries(
      Object.entries(tally.questionnaires).map(([key, form]) => [key, totalOf(form)]),
    ),
    states: tally.states,
  },
  tally: () => tally,
});
