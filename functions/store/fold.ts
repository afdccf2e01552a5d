import { sumTallies, type Tally } from '#domain/tally.ts';
import {
  ancestorsOf,
  type OrganisationIndex,
  placedRows,
  type TreeNode,
  type UnitTree,
} from '#domain/unit-tree.ts';
import { FoldContendedError, HoursNotFoldedError } from './errors.ts';
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

/** The sheet of the unit with all below it, which the fold of its parent reads. */
const wholeSheetKey = (node: TreeNode, month: string): SheetKey => ({
  parent: node.parent ?? node.unit.id,
  month,
  unit: node.unit.id,
});

/** The inner units whose sheets hold what was filed at the unit, itself among them; the root has no sheet as a whole. */
const innerUnitsAbove = (tree: UnitTree, node: TreeNode): readonly TreeNode[] =>
  [...(keepsOwnRow(node) ? [node.unit.id] : []), ...ancestorsOf(tree, node.unit.id)]
    .flatMap((unit) => tree.nodes.get(unit) ?? [])
    .filter(({ parent }) => parent !== null);

const textOf = ({ unit, day, hour }: HourKey): string => `${unit}#${day}#${hour}`;

/** By the text of an hour, or of a sheet's key, what kept it from being folded. */
type Failures = Map<string, unknown>;

/**
 * Makes every tally and sheet above the given hours, and days of dossiers and issued receipts, true again. The hours may be any superset of what
 * changed, in any order, any number of times. Returns after the last level of all of them.
 *
 * An hour that cannot be folded does not hold up the others: they are folded to the last level, and then an
 * `HoursNotFoldedError` names the hours that must be handed in again, those too that have a sheet above them that
 * could not be folded. After any other error, all of them must.
 *
 * The day of a dossier is folded in each month in which one of its dossiers ended or was ever said to have: it remembers
 * these, so that a correction empties the month that is right no more.
 */
export const consumeHours = async (deps: FoldDeps, hours: Iterable<HourKey>): Promise<void> => {
  const distinct = new Map([...hours].map((key) => [textOf(key), key]));
  const failures: Failures = new Map();
  const parts: { readonly text: string; readonly unit: string; readonly month: string }[] = [];
  await inParallel(PARALLEL_FOLDS, [...distinct], async ([text, key]) => {
    try {
      for (const month of await deps.store.monthsOf(key)) {
        const part = { ...key, month };
        await foldItem(deps, tallyKey(part), async () => tallyBody(await deps.store.countHour(part)));
        parts.push({ text, unit: key.unit, month });
      }
    } catch (error) {
      failures.set(text, error);
    }
  });
  const folded = parts.filter(({ text }) => !failures.has(text));
  for (const [month, ofMonth] of Map.groupBy(folded, (part) => part.month)) {
    const unfolded: Failures = new Map();
    const tree = await climb(
      deps,
      month,
      ofMonth.map(({ unit }) => unit),
      (sheet, error) => unfolded.set(sheetText(sheet), error),
    );
    for (const { text, unit } of ofMonth) {
      const missing = sheetsAbove(tree, unit)
        .map(sheetText)
        .find((sheet) => unfolded.has(sheet));
      if (missing !== undefined) failures.set(text, unfolded.get(missing));
    }
  }
  if (failures.size === 0) return;
  throw new HoursNotFoldedError(
    [...distinct].flatMap(([text, hour]) =>
      failures.has(text) ? [{ hour, error: failures.get(text) }] : [],
    ),
  );
};

/** All sheets that hold what was filed at the unit. */
const sheetsAbove = (tree: UnitTree, unit: string): readonly SheetKey[] => {
  const node = tree.nodes.get(unit);
  if (!node) return [];
  const inner = innerUnitsAbove(tree, node).map((above) => wholeSheetKey(above, tree.month));
  return [ownSheetKey(node, tree.month), ...inner];
};

const sheetText = ({ parent, unit }: SheetKey): string => `${parent}#${unit}`;

const rethrow = (_: SheetKey, error: unknown): void => {
  throw error;
};

/**
 * Folds the sheets of the units of one month, then of all that stand above them, deepest first. A sheet that cannot be
 * folded ends it with its error, unless `failed` takes that; then all others are folded, from what stands below them.
 *
 * The tree is asked for again after the last level: where a reform was published meanwhile, a sheet may have been put
 * that counts by the former tree, after those who folded the reform had put theirs; so all of it is done again. Gives the
 * tree that holds.
 */
export const climb = async (
  deps: FoldDeps,
  month: string,
  units: Iterable<string>,
  failed: (sheet: SheetKey, error: unknown) => void = rethrow,
): Promise<UnitTree> => {
  const distinct = [...new Set(units)];
  let index = await deps.organisation();
  for (;;) {
    const tree = index.tree(month);
    await climbIn(deps, tree, distinct, failed);
    const latest = await deps.organisation();
    if (latest.organisation.version === index.organisation.version) return tree;
    index = latest;
  }
};

const climbIn = async (
  deps: FoldDeps,
  tree: UnitTree,
  units: readonly string[],
  failed: (sheet: SheetKey, error: unknown) => void,
): Promise<void> => {
  const foldSheet = async (key: SheetKey, tally: () => Promise<Tally>): Promise<void> => {
    try {
      await foldItem(deps, sheetItemKey(key), async () => sheetBody(await tally()));
    } catch (error) {
      failed(key, error);
    }
  };
  const placed = units.flatMap((unit) => tree.nodes.get(unit) ?? []);
  await inParallel(PARALLEL_FOLDS, placed, (node) =>
    foldSheet(ownSheetKey(node, tree.month), async () =>
      sumTallies((await deps.store.hourTalliesOf(node.unit.id, tree.month)).map(({ tally }) => tally)),
    ),
  );
  const inner = new Set(placed.flatMap((node) => innerUnitsAbove(tree, node)));
  const byDepth = Map.groupBy(inner, ({ depth }) => depth);
  for (const depth of [...byDepth.keys()].sort((a, b) => b - a)) {
    await inParallel(PARALLEL_FOLDS, byDepth.get(depth) ?? [], (node) =>
      foldSheet(wholeSheetKey(node, tree.month), () => partitionTally(deps.store, node, tree.month)),
    );
  }
};

/** The sum of all rows of a unit's partition: what an inner unit's sheet says. */
const partitionTally = async (store: Store, node: TreeNode, month: string): Promise<Tally> => {
  const rows = placedRows(node, await store.sheetsUnder(node.unit.id, month, true));
  return sumTallies(rows.map((row) => row.tally()));
};
