import type { TablePart } from '#domain/cell-suppression.ts';

/** An undivided cell, with the ids of all that it is a part of. */
export type Leaf<C> = { readonly id: string; readonly cell: C; readonly within: readonly string[] };

export const leavesOf = <C>(part: TablePart<C>, above: readonly string[] = []): readonly Leaf<C>[] => {
  const within = [...above, part.id];
  if (part.parts.length === 0) return [{ id: part.id, cell: part.own, within }];
  const own = `own of ${part.id}`;
  return [
    { id: own, cell: part.own, within: [...within, own] },
    ...part.parts.flatMap((each) => leavesOf(each, within)),
  ];
};

/** Every place of a table. */
export const idsOf = <C>(leaves: readonly Leaf<C>[]): readonly string[] => [
  ...new Set(leaves.flatMap(({ within }) => within)),
];

export type Row = readonly bigint[];

/** The reduced echelon form of equations, in whole numbers: all that linear algebra can get out of them. */
export const echelonOf = (rows: readonly Row[]): readonly Row[] => {
  const work = rows.map((row) => [...row]);
  const done: bigint[][] = [];
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const at = work.findIndex((row) => row[column] !== 0n);
    if (at < 0) continue;
    const [pivot = []] = work.splice(at, 1);
    for (const row of [...work, ...done]) if (row[column] !== 0n) clear(row, pivot, column);
    done.push(pivot);
  }
  return done;
};

/** Takes so much of the pivot from the row that nothing is left of it in the column, and divides what is left. */
const clear = (row: bigint[], pivot: Row, column: number): void => {
  const [p, r] = [pivot[column] ?? 0n, row[column] ?? 0n];
  let common = 0n;
  for (let each = 0; each < row.length; each++) {
    row[each] = (row[each] ?? 0n) * p - (pivot[each] ?? 0n) * r;
    common = commonDivisor(common, row[each] ?? 0n);
  }
  if (common > 1n) for (let each = 0; each < row.length; each++) row[each] = (row[each] ?? 0n) / common;
};

const commonDivisor = (a: bigint, b: bigint): bigint =>
  b === 0n ? (a < 0n ? -a : a) : commonDivisor(b, a % b);

/** Whether the value of a sum of unknowns follows from equations in echelon form. */
export const isDetermined = (echelon: readonly Row[], sum: Row): boolean => {
  const rest = [...sum];
  for (const row of echelon) {
    const column = row.findIndex((each) => each !== 0n);
    if (rest[column] !== 0n) clear(rest, row, column);
  }
  return rest.every((each) => each === 0n);
};

/**
 * The disjoint groups of undivided cells of which the published places of one column tell the sums, and nothing finer. In a tree
 * every row of the echelon is such a group.
 */
export const knownGroups = <C>(
  leaves: readonly Leaf<C>[],
  withheld: ReadonlySet<string>,
): readonly (readonly Leaf<C>[])[] => {
  const published = idsOf(leaves).filter((id) => !withheld.has(id));
  const rows = published.map((id) => leaves.map(({ within }) => (within.includes(id) ? 1n : 0n)));
  return echelonOf(rows).map((row) => {
    const unit = row.find((each) => each !== 0n) ?? 1n;
    if (row.some((each) => each !== 0n && each !== unit)) throw new Error('The sums are not of a tree.');
    return leaves.filter((_, at) => row[at] !== 0n);
  });
};

export type Bounds = readonly [low: number, high: number];

export const isOpen = ([low, high]: Bounds): boolean => low < high;

export const sumBounds = (all: readonly Bounds[]): Bounds => [
  all.reduce((sum, [low]) => sum + low, 0),
  all.reduce((sum, [, high]) => sum + high, 0),
];

/**
 * What the part of a column that falls on some rows can be, in a table of whole numbers of which the sums of rows and columns are
 * known: `rows` of `all` in the rows, `column` of `all` in the column (M. Fréchet 1951; sharp, since such tables always exist).
 */
export const frechetBounds = (rows: Bounds, column: number, all: number): Bounds => [
  Math.max(0, rows[0] + column - all),
  Math.min(rows[1], column),
];

export const within = <C>(leaves: readonly Leaf<C>[], id: string) =>
  leaves.filter((leaf) => leaf.within.includes(id));

/** The part of each group that stands within the id, and the rest of the leaves there, each for itself, of which no sum is known. */
export const splitBy = <C>(groups: readonly (readonly Leaf<C>[])[], inside: readonly Leaf<C>[]) => ({
  parts: groups.flatMap((group) => {
    const part = group.filter((leaf) => inside.includes(leaf));
    return part.length > 0 ? [{ part, group }] : [];
  }),
  loose: inside.filter((leaf) => !groups.some((group) => group.includes(leaf))),
});

/** What is left of the leaves when all is taken away of which a sum is known within them. */
export const hiddenIn = <C>(groups: readonly (readonly Leaf<C>[])[], inside: readonly Leaf<C>[]) =>
  inside.filter(
    (leaf) => !groups.some((group) => group.includes(leaf) && group.every((each) => inside.includes(each))),
  );
