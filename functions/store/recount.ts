import { dossierTotalOf } from '#domain/dossier-tally.ts';
import { countedIn, EMPTY_TALLY, sameTally, sumTallies, type Tally } from '#domain/tally.ts';
import { parseInstant } from '#domain/time.ts';
import { ancestorsOf, placedRows, type TreeNode, type UnitTree } from '#domain/unit-tree.ts';
import { keepsOwnRow } from './fold.ts';
import { type HourKey, isHour, monthOf } from './keys.ts';
import { inParallel } from './parallel.ts';
import type { CountedHour, Sheet, Store } from './store.ts';

/** A folded item that does not say what its facts say, with how many it counts: responses, dossiers, issued receipts. */
export type Difference = {
  readonly item: string;
  readonly stored: number;
  readonly recounted: number;
};

/** A difference, and the unit whose fold repairs it; it is no drift where something has come in just now. */
export type Finding = Difference & { readonly unit: string; readonly isDrift: boolean };

/** One unit's month, of which some days were counted anew and the others are taken from their tallies. */
export type Recount = {
  readonly whole: Tally;
  /** Hours of the given days that have a response. */
  readonly hours: number;
  /** Those of them that a response has come in for just now. */
  readonly underWay: number;
  /** Whether anything of the month has come in, or was folded, just now: then its sheet may be on its way. */
  readonly isRestless: boolean;
  readonly wrong: readonly (Finding & { readonly key: HourKey })[];
};

const PARALLEL_READS = 16;

/*
 *   tallies ◀── read       responses ◀── counted       sheets ◀── read
 *  ─────┬──────────────────────┬────────────────────────────┬──────────▶
 *       │  a response of now: counted, in no tally          │
 *       └── its receivedAt says so: no drift                └── folded since: foldedAt says so, no drift
 *
 * In this order whatever comes in between is seen to be of now, and never taken for drift.
 */

/** Counts some days of a unit's month anew, and says which hours' tallies differ. */
export const recountUnit = async (
  store: Store,
  unit: string,
  month: string,
  days: ReadonlySet<string>,
  settledBefore: number,
): Promise<Recount> => {
  const stored = new Map<string, Tally>();
  const parts: Tally[] = [];
  let isRestless = false;
  for (const { key, tally, foldedAt } of await store.hourTalliesOf(unit, month)) {
    if (days.has(key.day)) stored.set(`${key.day} ${key.hour}`, tally);
    else {
      parts.push(tally);
      isRestless ||= isRecent(foldedAt, settledBefore);
    }
  }
  const wrong: (Finding & { readonly key: HourKey })[] = [];
  let hours = 0;
  let underWay = 0;
  const differ = (key: HourKey, before: Tally, recounted: Tally, isDrift: boolean, where = ''): void => {
    if (sameTally(before, recounted)) return;
    const said = { stored: saidIn(before), recounted: saidIn(recounted) };
    const item = `tally of ${unit}, ${key.day} ${key.hour}${isHour(key) ? ' h' : ''}${where}`;
    wrong.push({ item, ...said, unit, isDrift, key });
  };
  const compare = (day: string, hour: string, recounted: Tally, isDrift: boolean): void => {
    const before = stored.get(`${day} ${hour}`) ?? EMPTY_TALLY;
    stored.delete(`${day} ${hour}`);
    differ({ unit, day, hour }, before, recounted, isDrift);
  };
  const judge = (day: string, hour: string, { tally, lastChangeMs }: CountedHour): void => {
    const isUnderWay = lastChangeMs >= settledBefore;
    hours += 1;
    if (isUnderWay) underWay += 1;
    parts.push(tally);
    compare(day, hour, tally, !isUnderWay);
  };
  for (const day of days) {
    for (const [hour, counted] of await store.countDay(unit, day)) judge(day, hour, counted);
    for (const { key, counted } of await store.countAskedOn(unit, day)) {
      if (monthOf(key) === month) judge(day, key.hour, counted);
      else {
        // Completed in another month: its tally there goes with the day on which it was received.
        const before = (await store.tallyAt(key)) ?? EMPTY_TALLY;
        const isDrift = counted.lastChangeMs < settledBefore;
        differ({ unit, day, hour: key.hour }, before, counted.tally, isDrift, `, completed in ${key.month}`);
      }
    }
  }
  // What is left are tallies of hours without a response, and of days without a dossier.
  for (const at of [...stored.keys()]) compare(at.slice(0, 10), at.slice(11), EMPTY_TALLY, true);
  isRestless ||= underWay > 0;
  return { whole: sumTallies(parts), hours, underWay, isRestless, wrong };
};

/**
 * The sheets of the given units, and of all that stand above them, that do not say what the recounts, and for
 * units that were not recounted their sheets, add up to. A unit is given with all that is below it.
 */
export const wrongSheets = async (
  store: Store,
  tree: UnitTree,
  nodes: readonly TreeNode[],
  recounts: ReadonlyMap<string, Recount>,
  settledBefore: number,
): Promise<readonly Finding[]> => {
  const expected = sumsOf(nodes, recounts);
  const found: Finding[] = [];
  const compare = (parent: string, unit: string, sheet: Sheet | undefined, right: Expected): void => {
    const stored = sheet?.tally() ?? EMPTY_TALLY;
    if (sameTally(stored, right.tally)) return;
    found.push({
      item: `sheet of ${unit} under ${parent}, ${tree.month}`,
      stored: saidIn(stored),
      recounted: saidIn(right.tally),
      unit,
      isDrift: !right.isRestless && !(sheet && isRecent(sheet.foldedAt, settledBefore)),
    });
  };
  await inParallel(PARALLEL_READS, nodes.filter(keepsOwnRow), async (node) => {
    const rows = await rowsUnder(store, tree, node);
    compare(node.unit.id, node.unit.id, rows.get(node.unit.id), ownOf(recounts.get(node.unit.id)));
    for (const child of node.children) compare(node.unit.id, child, rows.get(child), expected.of(child));
  });
  const within = new Set(nodes.map(({ unit }) => unit.id));
  for (const top of nodes.filter(({ parent }) => parent !== null && !within.has(parent))) {
    let below = top.unit.id;
    let right = expected.of(below);
    for (const above of ancestorsOf(tree, below).flatMap((unit) => tree.nodes.get(unit) ?? [])) {
      const rows = await rowsUnder(store, tree, above);
      compare(above.unit.id, below, rows.get(below), right);
      const others = [...rows.values()].filter(({ unit }) => unit !== below);
      right = {
        tally: sumTallies([right.tally, ...others.map((row) => row.tally())]),
        isRestless: right.isRestless || others.some(({ foldedAt }) => isRecent(foldedAt, settledBefore)),
      };
      below = above.unit.id;
    }
  }
  return found;
};

/** All that a tally counts of the facts below it, whatever they are. */
const saidIn = (tally: Tally): number => {
  const [received = 0, completed = 0, , withdrawn = 0] = tally.dossiers ? dossierTotalOf(tally.dossiers) : [];
  const issued = Object.values(tally.issued ?? {}).reduce((sum, count) => sum + count, 0);
  return countedIn(tally) + received + completed + withdrawn + issued;
};

type Expected = { readonly tally: Tally; readonly isRestless: boolean };

const NOTHING: Expected = { tally: EMPTY_TALLY, isRestless: false };

const ownOf = (recount: Recount | undefined): Expected =>
  recount ? { tally: recount.whole, isRestless: recount.isRestless } : NOTHING;

/** What each unit counts with all that is below it. */
const sumsOf = (nodes: readonly TreeNode[], recounts: ReadonlyMap<string, Recount>) => {
  const sums = new Map<string, Expected>();
  const of = (unit: string): Expected => sums.get(unit) ?? NOTHING;
  for (const node of nodes.toSorted((a, b) => b.depth - a.depth)) {
    const parts = [ownOf(recounts.get(node.unit.id)), ...node.children.map(of)];
    sums.set(node.unit.id, {
      tally: sumTallies(parts.map(({ tally }) => tally)),
      isRestless: parts.some(({ isRestless }) => isRestless),
    });
  }
  return { of };
};

const rowsUnder = async (
  store: Store,
  tree: UnitTree,
  node: TreeNode,
): Promise<ReadonlyMap<string, Sheet>> => {
  const rows = await store.sheetsUnder(node.unit.id, tree.month, true);
  return new Map(placedRows(node, rows).map((row) => [row.unit, row]));
};

const isRecent = (at: string, settledBefore: number): boolean => (parseInstant(at) ?? 0) >= settledBefore;
