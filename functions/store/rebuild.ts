import { countedIn, EMPTY_TALLY, sameTally, sumTallies, type Tally } from '#domain/tally.ts';
import { daysBetween, lastDayOf, monthsBetween } from '#domain/time.ts';
import { subtreeOf, type TreeNode, type UnitTree } from '#domain/unit-tree.ts';
import { climb, consumeHours, type FoldDeps, keepsOwnRow, ownSheetKey } from './fold.ts';
import type { HourKey, SheetKey } from './keys.ts';
import { inParallel } from './parallel.ts';

/** A folded item that does not say what the responses say, with the responses it counts. */
export type Difference = {
  readonly item: string;
  readonly stored: number;
  readonly recounted: number;
};

export type RebuildReport = { readonly hours: number; readonly differences: readonly Difference[] };

/** A unit with everything below it, over whole months `2026-11`, both ends included. */
export type RebuildRange = { readonly unit: string; readonly from: string; readonly to: string };

export type RebuildOptions = {
  /** Only reports. */
  readonly dryRun: boolean;
  readonly onProgress?: (done: number, total: number) => void;
};

const PARALLEL_READS = 16;

/**
 * Recounts all tallies and sheets of the range from its raw responses, reports each that differs, and
 * folds them anew. It may run while responses come in, since repairing is the fold itself; an hour whose
 * fold is still under way is then reported as different.
 */
export const rebuild = async (
  deps: FoldDeps,
  range: RebuildRange,
  options: RebuildOptions,
): Promise<RebuildReport> => {
  const index = await deps.organisation();
  const months = monthsBetween(range.from, range.to);
  const differences: Difference[] = [];
  let hours = 0;
  for (const [position, month] of months.entries()) {
    const tree = index.tree(month);
    const nodes = subtreeOf(tree, range.unit);
    const recounted = new Map<string, Tally>();
    const touched = new Set<string>();
    const wrong: HourKey[] = [];
    let done = 0;
    await inParallel(PARALLEL_READS, nodes, async (node) => {
      const unit = await recountHours(
        deps,
        node.unit.id,
        month,
        daysBetween(`${month}-01`, lastDayOf(month)),
      );
      recounted.set(node.unit.id, unit.tally);
      hours += unit.hours;
      if (unit.hours > 0) touched.add(node.unit.id);
      differences.push(...unit.differences);
      wrong.push(...unit.wrong);
      done += 1;
      options.onProgress?.(position * nodes.length + done, months.length * nodes.length);
    });
    for (const { unit, ...difference } of await sheetDifferences(deps, tree, nodes, recounted)) {
      touched.add(unit);
      differences.push(difference);
    }
    if (options.dryRun) continue;
    await consumeHours(deps, wrong);
    await climb(deps, month, touched);
  }
  return { hours, differences };
};

/** One unit's hours of some days of a month, as counted anew and as they were stored. */
export const recountHours = async (
  deps: FoldDeps,
  unit: string,
  month: string,
  days: readonly string[],
): Promise<{ tally: Tally; hours: number; wrong: HourKey[]; differences: Difference[] }> => {
  const stored = new Map(
    (await deps.store.hourTalliesOf(unit, month))
      .filter(({ key }) => days.includes(key.day))
      .map(({ key, tally }) => [`${key.day} ${key.hour}`, tally]),
  );
  const recounted = new Map<string, Tally>();
  for (const day of days) {
    for (const [hour, tally] of await deps.store.countDay(unit, day)) recounted.set(`${day} ${hour}`, tally);
  }
  const wrong: HourKey[] = [];
  const differences: Difference[] = [];
  for (const at of new Set([...stored.keys(), ...recounted.keys()])) {
    const [before, after] = [stored.get(at) ?? EMPTY_TALLY, recounted.get(at) ?? EMPTY_TALLY];
    if (sameTally(before, after)) continue;
    wrong.push({ unit, day: at.slice(0, 10), hour: at.slice(11, 13) });
    differences.push({
      item: `tally of ${unit}, ${at} h`,
      stored: countedIn(before),
      recounted: countedIn(after),
    });
  }
  return { tally: sumTallies(recounted.values()), hours: recounted.size, wrong, differences };
};

const sheetDifferences = async (
  deps: FoldDeps,
  tree: UnitTree,
  nodes: readonly TreeNode[],
  recounted: ReadonlyMap<string, Tally>,
): Promise<readonly (Difference & { readonly unit: string })[]> => {
  const differences: (Difference & { readonly unit: string })[] = [];
  const compare = async (key: SheetKey, expected: Tally): Promise<void> => {
    const sheet = await deps.store.sheetAt(key, true);
    const stored = sheet?.tally() ?? EMPTY_TALLY;
    if (sameTally(stored, expected)) return;
    differences.push({
      unit: key.unit,
      item: `sheet of ${key.unit} under ${key.parent}, ${key.month}`,
      stored: countedIn(stored),
      recounted: countedIn(expected),
    });
  };
  await inParallel(PARALLEL_READS, nodes, async (node) => {
    const own = recounted.get(node.unit.id) ?? EMPTY_TALLY;
    await compare(ownSheetKey(node, tree.month), own);
    if (keepsOwnRow(node) && node.parent !== null) {
      const whole = sumTallies(
        subtreeOf(tree, node.unit.id).map((below) => recounted.get(below.unit.id) ?? EMPTY_TALLY),
      );
      await compare({ parent: node.parent, month: tree.month, unit: node.unit.id }, whole);
    }
  });
  return differences;
};
