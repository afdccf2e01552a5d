import { daysBetween, isMonth, lastDayOf } from '#domain/time.ts';
import { type OrganisationIndex, subtreeOf, type UnitTree } from '#domain/unit-tree.ts';
import { climb, consumeHours, type FoldDeps } from './fold.ts';
import { inParallel } from './parallel.ts';
import { type Difference, type Finding, type Recount, recountUnit, wrongSheets } from './recount.ts';

export type { Difference } from './recount.ts';

/** What is recounted: days `2026-11-23` or whole months `2026-11`, both ends included. */
export type RebuildRange = {
  readonly from: string;
  readonly to: string;
  /** A unit with everything below it; where none is named, all units, those that are closed too. */
  readonly unit?: string;
  /** Units that are counted besides, because no organisation names them any more. */
  readonly others?: Iterable<string>;
};

export type RebuildOptions = {
  /** Only reports. */
  readonly dryRun: boolean;
  /**
   * Epoch milliseconds. An hour with a response that was received since is still under way: it is folded, and
   * its difference is none. Without it every hour is judged.
   */
  readonly settledBefore?: number;
  readonly onProgress?: (done: number, total: number) => void;
  /** Is told of each difference before it is repaired, so that it is told also where the rebuild is broken off. */
  readonly onDifference?: (difference: Difference) => void;
};

export type RebuildReport = {
  readonly hours: number;
  /** Hours that were not judged. */
  readonly underWay: number;
  readonly differences: readonly Difference[];
};

const PARALLEL_UNITS = 16;

/**
 * The net under the fold: counts the range anew from its responses, reports each tally and sheet that differs,
 * on every level up to the root, and folds these again. Where nothing differs it writes nothing. It may run while
 * responses come in, since repairing is the fold itself; and it may be broken off anywhere and run again, since
 * each run finds by itself what is still wrong.
 */
export const rebuild = async (
  deps: FoldDeps,
  range: RebuildRange,
  options: RebuildOptions,
): Promise<RebuildReport> => {
  const index = await deps.organisation();
  const months = Map.groupBy(daysOf(range), (day) => day.slice(0, 7));
  const differences: Difference[] = [];
  const totals = { hours: 0, underWay: 0 };
  let past = 0;
  for (const [month, days] of months) {
    const tree = index.tree(month);
    const { recounts, findings } = await recountMonth(deps, tree, unitsOf(index, tree, range), days, {
      ...options,
      onProgress: (done, total) => options.onProgress?.(past * total + done, months.size * total),
    });
    past += 1;
    for (const { hours, underWay } of recounts.values()) {
      totals.hours += hours;
      totals.underWay += underWay;
    }
    for (const { isDrift, item, stored, recounted } of findings) {
      if (!isDrift) continue;
      differences.push({ item, stored, recounted });
      options.onDifference?.({ item, stored, recounted });
    }
    if (!options.dryRun) await repair(deps, month, recounts, findings);
  }
  return { ...totals, differences };
};

const daysOf = ({ from, to }: RebuildRange): readonly string[] =>
  daysBetween(isMonth(from) ? `${from}-01` : from, isMonth(to) ? lastDayOf(to) : to);

/** The top of the range first, if it has one. */
const unitsOf = (
  index: OrganisationIndex,
  tree: UnitTree,
  { unit, others = [] }: RebuildRange,
): readonly string[] => {
  const named =
    unit === undefined ? index.units.keys() : [unit, ...subtreeOf(tree, unit).map((node) => node.unit.id)];
  return [...new Set([...named, ...others])];
};

const recountMonth = async (
  { store }: FoldDeps,
  tree: UnitTree,
  units: readonly string[],
  days: readonly string[],
  { settledBefore = Number.POSITIVE_INFINITY, onProgress }: RebuildOptions,
): Promise<{ recounts: ReadonlyMap<string, Recount>; findings: readonly Finding[] }> => {
  const recounts = new Map<string, Recount>();
  const wanted = new Set(days);
  await inParallel(PARALLEL_UNITS, units, async (unit) => {
    recounts.set(unit, await recountUnit(store, unit, tree.month, wanted, settledBefore));
    onProgress?.(recounts.size, units.length);
  });
  const nodes = units.flatMap((unit) => tree.nodes.get(unit) ?? []);
  const sheets = await wrongSheets(store, tree, nodes, recounts, settledBefore);
  // In the order of the units, whichever was read first.
  const tallies = units.flatMap((unit) => recounts.get(unit)?.wrong ?? []);
  const inOrder = sheets.toSorted((a, b) => (a.item < b.item ? -1 : 1));
  return { recounts, findings: [...tallies, ...inOrder] };
};

const repair = async (
  deps: FoldDeps,
  month: string,
  recounts: ReadonlyMap<string, Recount>,
  findings: readonly Finding[],
): Promise<void> => {
  const hours = [...recounts.values()].flatMap(({ wrong }) => wrong.map(({ key }) => key));
  await consumeHours(deps, hours);
  // A unit that stands above these hours was folded with them, but not the row of what was filed at itself.
  const folded = new Set(hours.map(({ unit }) => unit));
  await climb(
    deps,
    month,
    findings.map(({ unit }) => unit).filter((unit) => !folded.has(unit)),
  );
};
