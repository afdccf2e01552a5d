/**
 * A table over a tree of parts, of which the wholes are published too. `own` is what no part of it holds: all of a part without
 * parts, and what was filed at itself of another.
 */
export type TablePart<C> = { readonly id: string; readonly own: C; readonly parts: readonly TablePart<C>[] };

/** A table's arithmetic, and which of its cells are withheld for themselves (primary suppression). */
export type SuppressedTable<C> = {
  readonly sum: (cells: readonly C[]) => C;
  readonly isSmall: (cell: C) => boolean;
  /** How much is lost where the cell is withheld. */
  readonly sizeOf: (cell: C) => number;
  /** All of them have to hold. */
  readonly rules: readonly SuppressionRule<C>[];
};

/** What is protected in the cells of a table. */
export type SuppressionRule<C> = {
  /** Whether there is anything to be told of a cell that nobody knows without it. */
  readonly isOpen: (cell: C) => boolean;
  /**
   * Of open cells whose sum anybody can compute: `undefined` where that sum tells too little of them, else how much a further cell
   * withheld with them would do for it, 0 for nothing. That they are of two parts at least is seen to for every rule.
   */
  readonly lacking: (cells: readonly C[]) => ((cell: C) => number) | undefined;
};

type Node<C> = {
  readonly id: string;
  readonly cell: C;
  readonly above: Node<C> | undefined;
  readonly below: Node<C>[];
};

/** What was filed at a part itself beside parts below it is a part of it like these, with an id of its own. */
export const ownIdOf = (id: string): string => `own of ${id}`;

const nodeOf = <C>(part: TablePart<C>, sum: SuppressedTable<C>['sum'], above?: Node<C>): Node<C> => {
  const node = { id: part.id, cell: part.own, above, below: [] as Node<C>[] };
  if (part.parts.length === 0) return node;
  node.below.push({ id: ownIdOf(part.id), cell: part.own, above: node, below: [] });
  for (const each of part.parts) node.below.push(nodeOf(each, sum, node));
  node.cell = sum(node.below.map(({ cell }) => cell));
  return node;
};

const partsFirst = <C>(node: Node<C>): readonly Node<C>[] => [...node.below.flatMap(partsFirst), node];

/** The undivided cells of a part that are left unknown when all that is published of it is taken away; none of a published one. */
const unknownIn = <C>(part: Node<C>, withheld: ReadonlySet<Node<C>>): readonly Node<C>[] => {
  if (!withheld.has(part)) return [];
  return part.below.length === 0 ? [part] : part.below.flatMap((each) => unknownIn(each, withheld));
};

/** The cell and what holds it, up to the whole that stays published, as far as they are not withheld yet. */
const wayUp = <C>(cell: Node<C>, whole: Node<C>, withheld: ReadonlySet<Node<C>>): readonly Node<C>[] => {
  const way: Node<C>[] = [];
  for (let at: Node<C> | undefined = cell; at && at !== whole; at = at.above)
    if (!withheld.has(at)) way.push(at);
  return way;
};

type Help<C> = (cell: C, part: Node<C>) => number;

/** What the sum of all that is unknown below a published whole lacks to be safe; `undefined` where it is. */
const lackingIn = <C>(
  whole: Node<C>,
  withheld: ReadonlySet<Node<C>>,
  rule: SuppressionRule<C>,
): Help<C> | undefined => {
  const unknown = whole.below.map((part) => ({
    part,
    cells: unknownIn(part, withheld).flatMap(({ cell }) => (rule.isOpen(cell) ? [cell] : [])),
  }));
  const touched = unknown.filter(({ cells }) => cells.length > 0);
  if (touched.length === 0) return undefined;
  const help = rule.lacking(touched.flatMap(({ cells }) => cells));
  if (help || touched.length > 1) return help;
  // All of it is of one part, which is withheld itself: that one's value would be the sum.
  return (cell, part) => (rule.isOpen(cell) && part !== touched[0]?.part ? 1 : 0);
};

/** What the published sum of a part keeps from the sums above it: itself where it is undivided, else what is unknown in it. */
const keptIn = <C>(part: Node<C>, withheld: ReadonlySet<Node<C>>): readonly Node<C>[] =>
  part.below.length === 0 ? [part] : part.below.flatMap((each) => unknownIn(each, withheld));

/** What else to withhold below the whole, so that least is lost for what it does; the whole where nothing there would help. */
const furtherIn = <C>(
  whole: Node<C>,
  withheld: ReadonlySet<Node<C>>,
  sizeOf: SuppressedTable<C>['sizeOf'],
  helpOf: Help<C>,
): readonly Node<C>[] => {
  let [best, leastLoss]: [readonly Node<C>[], number] = [[whole], Number.POSITIVE_INFINITY];
  for (const part of whole.below) {
    for (const node of partsFirst(part)) {
      if (withheld.has(node)) continue;
      const help = keptIn(node, withheld).reduce((most, { cell }) => Math.max(most, helpOf(cell, part)), 0);
      if (help === 0) continue;
      const way = wayUp(node, whole, withheld);
      const loss = way.reduce((sum, { cell }) => sum + sizeOf(cell), 0) / help;
      if (loss < leastLoss) [best, leastLoss] = [way, loss];
    }
  }
  return best;
};

/**
 * Which ids are withheld: those of small cells, those that are withheld `already`, and as many others as it takes until each sum
 * that can be had by taking published parts from published wholes is safe by the rules (complementary suppression in hierarchical
 * tables: A. Hundepool et al. 2012, Statistical Disclosure Control, chapter 4).
 *
 * In a tree the sums that can be had are those of disjoint groups: of each published whole, the undivided cells below it that no
 * other published part holds. All others are sums of these. A group is changed only from above, and what is withheld then lies on
 * the way from a part to a published whole; so wholes are looked at once, parts first. The order of parts makes no difference but
 * between equals.
 */
export const suppressedIn = <C>(
  whole: TablePart<C>,
  { sum, isSmall, sizeOf, rules }: SuppressedTable<C>,
  already: ReadonlySet<string> = new Set(),
): ReadonlySet<string> => {
  const all = partsFirst(nodeOf(whole, sum));
  const withheld = new Set(all.filter(({ id, cell }) => already.has(id) || isSmall(cell)));
  const lacking = (node: Node<C>): Help<C> | undefined => {
    for (const rule of rules) {
      const helpOf = lackingIn(node, withheld, rule);
      if (helpOf) return helpOf;
    }
    return undefined;
  };
  for (const node of all) {
    while (!withheld.has(node)) {
      const helpOf = lacking(node);
      if (!helpOf) break;
      for (const each of furtherIn(node, withheld, sizeOf, helpOf)) withheld.add(each);
    }
  }
  return new Set([...withheld].map(({ id }) => id));
};
