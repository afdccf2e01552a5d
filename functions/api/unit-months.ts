import { type Cell, sumCells, sumTallies, type Tally } from '#domain/tally.ts';
import {
  type OrganisationIndex,
  placedRows,
  subtreeOf,
  type TreeNode,
  type UnitTree,
} from '#domain/unit-tree.ts';
import type { Sheet, Store } from '../store/store.ts';
import type { Access } from './requires.ts';
import { totalOfForms } from './result-view.ts';

/** The two reads of a view. */
export type ResultReads = Pick<Store, 'sheetAt' | 'sheetsUnder'>;

/** Everything a view of a unit's month is made of, read but not yet inflated. */
export type UnitMonth = {
  readonly tree: UnitTree;
  readonly node: TreeNode;
  /** The whole unit. */
  readonly tally: () => Tally;
  /** Rows of its children, and of what was filed at itself where it has children. */
  readonly rows: readonly Sheet[];
  /** Says in few characters which state of the table was read. */
  readonly versions: string;
  readonly foldedAt: string | null;
  /** All units whose own responses it holds, each with the row in which they stand. */
  readonly sources: () => readonly Source[];
};

export type Source = { readonly unit: string; readonly row: string };

/** A unit without children below another: its sheet is all there is of it. */
const keepsNoRow = ({ parent, children }: TreeNode): boolean => parent !== null && children.length === 0;

/** Whatever stands below a child, in its row; nothing of a child without a row, where nothing was ever counted. */
const sourcesOf = (tree: UnitTree, node: TreeNode, rows: readonly Sheet[]): readonly Source[] => {
  const { id } = node.unit;
  const counted = new Set(rows.map(({ unit }) => unit));
  return [
    ...(counted.has(id) || keepsNoRow(node) ? [{ unit: id, row: id }] : []),
    ...node.children
      .filter((child) => counted.has(child))
      .flatMap((child) => subtreeOf(tree, child).map(({ unit }) => ({ unit: unit.id, row: child }))),
  ];
};

/**
 * Reads a unit's month: its own sheet with one Get, its children's with one Query. A root has no sheet
 * and is summed from its children's rows; a unit without children needs no Query. So it is two reads at
 * the most, however many responses there are.
 */
export const readUnitMonth = async (
  reads: ResultReads,
  tree: UnitTree,
  node: TreeNode,
): Promise<UnitMonth> => {
  const { month } = tree;
  const { unit, parent } = node;
  const [sheet, under] = await Promise.all([
    parent === null ? undefined : reads.sheetAt({ parent, month, unit: unit.id }, false),
    keepsNoRow(node) ? [] : reads.sheetsUnder(unit.id, month, false),
  ]);
  const rows = placedRows(node, under);
  const all = sheet ? [sheet, ...rows] : rows;
  return {
    tree,
    node,
    tally: () =>
      parent === null ? sumTallies(rows.map((row) => row.tally())) : (sheet?.tally() ?? sumTallies([])),
    rows,
    versions: all.map((row) => `${row.unit}.${row.version}.${row.foldedAt}`).join(' '),
    foldedAt:
      all
        .map((row) => row.foldedAt)
        .toSorted()
        .at(-1) ?? null,
    sources: () => sourcesOf(tree, node, rows),
  };
};

/** Reads those of the months in which the unit stood where the caller reaches it: of the others it shows nothing. */
export const readUnitMonths = (
  reads: ResultReads,
  index: OrganisationIndex,
  access: Access,
  unit: string,
  months: readonly string[],
): Promise<readonly UnitMonth[]> =>
  Promise.all(
    months.flatMap((month) => {
      const tree = index.tree(month);
      const node = tree.nodes.get(unit);
      return node && access.reaches(tree, unit) ? [readUnitMonth(reads, tree, node)] : [];
    }),
  );

/** The responses of the forms at each row below the unit, over all the months; none where nobody answered them. */
export const cellsBelow = (
  read: readonly UnitMonth[],
  keys: ReadonlySet<string>,
): ReadonlyMap<string, Cell> => {
  const rows = Map.groupBy(
    read.flatMap((month) => month.rows),
    ({ unit }) => unit,
  );
  return new Map(
    [...rows].map(([unit, sheets]) => [
      unit,
      sumCells(sheets.map(({ head }) => totalOfForms(head.totals, keys))),
    ]),
  );
};
