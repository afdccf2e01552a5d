import { sumTallies, type Tally } from '#domain/tally.ts';
import {
  ancestorsOf,
  type OrganisationIndex,
  placedRows,
  type TreeNode,
  type UnitTree,
} from '#domain/unit-tree.ts';
import { FoldContendedError } from './errors.ts';
import { sheetBody, tallyBody } from './items.ts';
import { type HourKey, type ItemKey, type SheetKey, sheetItemKey, tallyKey } from './keys.ts';
import { inParallel } from './parallel.ts';
import type { Store } from './store.ts';

/** What the fold takes from outside itself. */
export type FoldDeps = {
  readonly store: Store;
  readonly organisation: () => Promise<OrganisationIndex>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Is told of each put that another fold was faster than. */
  readonly onConflict?: () => void;
};

const MAX_ATTEMPTS = 12;
const FIRST_WAIT_MS = 10;
const PARALLEL_FOLDS = 16;

/*
 *  one fold of one item                     meanwhile, another fold of it
 *  ───────────────────────────────────────────────────────────────────────
 *  version v ◀── read
 *  inputs    ◀── read, consistent
 *                                           version v ◀── read
 *                                           put if version = v  ──▶ v + 1
 *  put if version = v ──▶ refused
 *  wait, then all of it again
 *
 *  The version is read before the inputs: a put that succeeds has seen everything that was there when
 *  the version was current. It is put even when nothing changed, and no folded item is ever deleted.
 */
const foldItem = async (
  { store, now, random, sleep, onConflict }: FoldDeps,
  key: ItemKey,
  bodyOf: () => Promise<Readonly<Record<string, unknown>>>,
): Promise<void> => {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const version = await store.versionOf(key);
    const body = await bodyOf();
    if (await store.putFolded(key, version, body, new Date(now()).toISOString())) return;
    onConflict?.();
    await sleep(random() * FIRST_WAIT_MS * 2 ** attempt);
  }
  throw new FoldContendedError(`${key.pk} / ${key.sk}`);
};

/** Whether the unit's own responses have a row under itself, beside the rows of its children. */
export const keepsOwnRow = (node: TreeNode): boolean => node.children.length > 0 || node.parent === null;

/** Where the sheet of what was filed at the unit itself stands. */
export const ownSheetKey = (node: TreeNode, month: string): SheetKey => ({
  parent: keepsOwnRow(node) ? node.unit.id : (node.parent ?? node.unit.id),
  month,
  unit: node.unit.id,
});

/**
 * Makes every tally and sheet above the given hours true again. The hours may be any superset of what
 * changed, in any order, any number of times. Returns after the last level, or throws; then the same
 * hours must be handed in again.
 */
export const consumeHours = async (deps: FoldDeps, hours: Iterable<HourKey>): Promise<void> => {
  const distinct = new Map([...hours].map((key) => [`${key.unit}#${key.day}#${key.hour}`, key]));
  await inParallel(PARALLEL_FOLDS, [...distinct.values()], (key) =>
    foldItem(deps, tallyKey(key), async () => tallyBody(await deps.store.countHour(key))),
  );
  const unitsOf = new Map<string, Set<string>>();
  for (const { unit, day } of distinct.values()) {
    const month = day.slice(0, 7);
    unitsOf.set(month, (unitsOf.get(month) ?? new Set()).add(unit));
  }
  const index = await deps.organisation();
  for (const [month, units] of unitsOf) await climb(deps, index.tree(month), units);
};

/** Folds the sheets of the units of one month, then of all that stand above them, deepest first. */
export const climb = async (deps: FoldDeps, tree: UnitTree, units: Iterable<string>): Promise<void> => {
  const placed = [...units].flatMap((unit) => tree.nodes.get(unit) ?? []);
  await inParallel(PARALLEL_FOLDS, placed, (node) =>
    foldItem(deps, sheetItemKey(ownSheetKey(node, tree.month)), async () =>
      sheetBody(
        sumTallies((await deps.store.hourTalliesOf(node.unit.id, tree.month)).map(({ tally }) => tally)),
      ),
    ),
  );
  const inner = new Set(
    placed.flatMap((node) => [
      ...(keepsOwnRow(node) ? [node.unit.id] : []),
      ...ancestorsOf(tree, node.unit.id),
    ]),
  );
  const byDepth = Map.groupBy(
    [...inner].flatMap((unit) => tree.nodes.get(unit) ?? []).filter(({ parent }) => parent !== null),
    ({ depth }) => depth,
  );
  for (const depth of [...byDepth.keys()].sort((a, b) => b - a)) {
    await inParallel(PARALLEL_FOLDS, byDepth.get(depth) ?? [], (node) =>
      foldItem(
        deps,
        sheetItemKey({ parent: node.parent ?? node.unit.id, month: tree.month, unit: node.unit.id }),
        async () => sheetBody(await partitionTally(deps.store, node, tree.month)),
      ),
    );
  }
};

/** The sum of all rows of a unit's partition: what an inner unit's sheet says. */
const partitionTally = async (store: Store, node: TreeNode, month: string): Promise<Tally> => {
  const rows = placedRows(node, await store.sheetsUnder(node.unit.id, month, true));
  return sumTallies(rows.map((row) => row.tally()));
};
