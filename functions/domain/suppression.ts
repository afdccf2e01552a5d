import { type Cell, countsOf, sumCells } from './tally.ts';
import { SHOWN_FROM } from './verdict.ts';

/**
 * What is to be published of a whole and its parts. `own` is what no part of it holds: all of a unit without units below it,
 * and what was filed at itself of another.
 */
export type PublicPart = { readonly id: string; readonly own: Cell; readonly parts: readonly PublicPart[] };

type Node = {
  readonly id: string;
  readonly cell: Cell;
  readonly above: Node | undefined;
  readonly below: readonly Node[];
};

const LEVELS_AT_LEAST = 2;

const totalOfPart = ({ own, parts }: PublicPart): Cell => sumCells([own, ...parts.map(totalOfPart)]);

/** What was filed at a unit itself beside units below it is a part of it like these. */
const nodeOf = (part: PublicPart, above?: Node): Node => {
  const below: Node[] = [];
  const node: Node = { id: part.id, cell: totalOfPart(part), above, below };
  if (part.parts.length === 0) return node;
  below.push({ id: `own of ${part.id}`, cell: part.own, above: node, below: [] });
  for (const each of part.parts) below.push(nodeOf(each, node));
  return node;
};

const allOf = (node: Node): readonly Node[] => [...node.below.flatMap(allOf), node];

const nOf = ({ cell }: Node): number => cell[0];

/** The undivided cells that are left unknown when all that is published below a published sum is taken from it. */
const unknownIn = (node: Node, withheld: ReadonlySet<Node>): readonly Node[] =>
  node.below.flatMap((part) => {
    if (!withheld.has(part)) return [];
    return part.below.length === 0 ? [part] : unknownIn(part, withheld);
  });

/**
 * Whether the sum of some cells, which anybody can compute, leaves each of them open even to who knows how many people are in
 * each: of as many people as any figure needs, who did not all answer the same. They are two cells at least, since the first of
 * them has fewer people, and others were only withheld beside it.
 */
const leavesOpen = (cells: readonly Node[]): boolean => {
  const sum = sumCells(cells.map(({ cell }) => cell));
  const levels = countsOf(sum).filter((count) => count > 0).length;
  return sum[0] >= SHOWN_FROM && levels >= LEVELS_AT_LEAST;
};

const undividedIn = (node: Node): readonly Node[] =>
  node.below.length === 0 ? [node] : node.below.flatMap(undividedIn);

/** The cell and what holds it, up to the whole that stays published. */
const wayUp = (cell: Node, whole: Node): readonly Node[] => {
  const way: Node[] = [];
  for (let at: Node | undefined = cell; at && at !== whole; at = at.above) way.push(at);
  return way;
};

/** What else to withhold below the whole, so that fewest people vanish from what is shown; the whole where nothing is left. */
const furtherIn = (whole: Node, withheld: ReadonlySet<Node>): readonly Node[] => {
  const ways = undividedIn(whole)
    .filter((cell) => nOf(cell) > 0 && !withheld.has(cell))
    .map((cell) => wayUp(cell, whole).filter((each) => !withheld.has(each)))
    .map((way) => ({ way, people: way.reduce((sum, each) => sum + nOf(each), 0) }))
    .toSorted((a, b) => a.people - b.people);
  return ways[0]?.way ?? [whole];
};

/**
 * Which ids are withheld. At first those of fewer than ten people (primary suppression); then others (complementary suppression),
 * until nothing that is withheld can be had by taking published parts from published sums. The method is that of cell
 * suppression in hierarchical tables (A. Hundepool et al. 2012, Statistical Disclosure Control, chapter 4), with a rule of its
 * own for when a sum is safe, because the ledger tells anybody how many responses each unit has on each day.
 *
 * Laws: what has fewer than ten people, and any, is withheld; each withheld value could be another one, in whole numbers of
 * people, with all that is published and all numbers of people being the same; every sum that can be computed of what is withheld
 * is of ten people or more; the order of parts makes no difference but between equals. Cells without people are shown: that nobody
 * came is known from the ledger, and hides nobody.
 *
 * Absent on purpose: protection against guesses. Of a hundred people of whom 99 answered 5, any of them probably did.
 */
export const withheldIn = (whole: PublicPart): ReadonlySet<string> => {
  const all = allOf(nodeOf(whole));
  const withheld = new Set(all.filter((node) => nOf(node) > 0 && nOf(node) < SHOWN_FROM));
  for (let isSettled = false; !isSettled; ) {
    isSettled = true;
    for (const node of all) {
      if (withheld.has(node)) continue;
      const unknown = unknownIn(node, withheld);
      if (unknown.length === 0 || leavesOpen(unknown)) continue;
      for (const each of furtherIn(node, withheld)) withheld.add(each);
      isSettled = false;
    }
  }
  return new Set([...withheld].map(({ id }) => id));
};
