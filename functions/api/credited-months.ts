import { creditedIn, creditsOf } from '#domain/succession.ts';
import { sumTallies } from '#domain/tally.ts';
import { ancestorsOf, type OrganisationIndex, type TreeNode, type UnitTree } from '#domain/unit-tree.ts';
import type { Sheet } from '../store/store.ts';
import type { ResultReads, UnitMonth } from './unit-months.ts';

/**
 * Reads the months of a unit by the tree of the last of them: what closed units were rated is credited to who took over
 * (`creditedIn`). Costs a read for each unit credited, or, where many stood under one parent, one for all of them.
 */
export const readCreditedMonths = async (
  reads: ResultReads,
  index: OrganisationIndex,
  months: readonly string[],
  id: string,
): Promise<readonly UnitMonth[]> => {
  const last = months.at(-1) ?? '';
  const now = index.tree(last);
  const node = now.nodes.get(id);
  if (!node) return [];
  const credited = creditedIn(index, last);
  return Promise.all(
    months.map(async (month) => {
      const tree = index.tree(month);
      const rows: Sheet[] = [];
      const reading = [...creditsOf(tree, credited)].flatMap(([to, units]) => {
        const row = rowOf(now, node, to);
        return row === undefined ? [] : units.map((unit) => ({ row, unit }));
      });
      const own = await ownSheetsOf(
        reads,
        tree,
        reading.map(({ unit }) => unit),
      );
      for (const { row, unit } of reading) {
        const sheet = own.get(unit);
        if (sheet) rows.push({ ...sheet, unit: row });
      }
      return {
        // Formula and target are those of the last month: all months are shown by the one tree.
        tree: { ...now, month },
        node,
        tally: () => sumTallies(rows.map((row) => row.tally())),
        rows,
        versions: [...own].map(([unit, { version, foldedAt }]) => `${unit}.${version}.${foldedAt}`).join(' '),
        foldedAt:
          rows
            .map(({ foldedAt }) => foldedAt)
            .toSorted()
            .at(-1) ?? null,
        sources: () => reading.filter(({ unit }) => own.has(unit)),
      };
    }),
  );
};

/** The row in which a unit is shown of `node`: the node itself, or the child at or above it; `undefined` outside. */
const rowOf = (tree: UnitTree, node: TreeNode, unit: string): string | undefined => {
  if (unit === node.unit.id) return unit;
  const path = [unit, ...ancestorsOf(tree, unit)];
  const at = path.indexOf(node.unit.id);
  return at === -1 ? undefined : path[at - 1];
};

/** From so many on, all rows of a parent are read at once. */
const MANY = 4;

/** What was filed at each of the units itself in the tree's month, without what stood below it. */
const ownSheetsOf = async (
  reads: ResultReads,
  tree: UnitTree,
  units: readonly string[],
): Promise<ReadonlyMap<string, Sheet>> => {
  const found = new Map<string, Sheet>();
  const byPartition = Map.groupBy(units, (unit) => {
    const node = tree.nodes.get(unit);
    return node && node.parent !== null && node.children.length === 0 ? node.parent : unit;
  });
  await Promise.all(
    [...byPartition].map(async ([parent, wanted]) => {
      const { month } = tree;
      const sheets =
        wanted.length < MANY
          ? await Promise.all(wanted.map((unit) => reads.sheetAt({ parent, month, unit }, false)))
          : await reads.sheetsUnder(parent, month, false);
      const names = new Set(wanted);
      for (const sheet of sheets) if (sheet && names.has(sheet.unit)) found.set(sheet.unit, sheet);
    }),
  );
  return found;
};
