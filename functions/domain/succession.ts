import type { Organisation, Placement } from './unit.ts';
import { type OrganisationIndex, successorOf, type UnitTree } from './unit-tree.ts';

/** A unit that another one took over from: `most` where that one is its first successor, and so answers for all of it. */
export type Predecessor = { readonly unit: string; readonly from: string; readonly most: boolean };

/** Who each unit took over from, in the order of the organisation; derived from the successors of those that are closed. */
export const predecessorsOf = (organisation: Organisation): ReadonlyMap<string, readonly Predecessor[]> => {
  const found = new Map<string, Predecessor[]>();
  for (const { id, placements } of organisation.units) {
    for (const { from, successors = [] } of placements) {
      for (const [at, successor] of successors.entries()) {
        found.set(successor, [...(found.get(successor) ?? []), { unit: id, from, most: at === 0 }]);
      }
    }
  }
  return found;
};

/**
 * Who in the month is credited with what each unit did before: itself while it is open; else its first successor, and the
 * first of that one in turn; else, where nobody took over, who stood above it when it ended. So each response is credited
 * to exactly one unit, and nothing is divided by guesses about who lived where. `undefined` where nobody is left.
 */
export const creditedIn = (
  index: OrganisationIndex,
  month: string,
): ((unit: string) => string | undefined) => {
  const known = new Map<string, string | undefined>();
  const credited = (unit: string): string | undefined => {
    if (known.has(unit)) return known.get(unit);
    // Who is asked about while it is looked for stands in a ring of successors and of parents: nobody.
    known.set(unit, undefined);
    const found = successorOf(index, unit, month) ?? above(unit);
    known.set(unit, found);
    return found;
  };
  const above = (unit: string): string | undefined => {
    const parent = lastParentOf(index.units.get(unit)?.placements ?? [], month);
    return parent === undefined ? undefined : credited(parent);
  };
  return credited;
};

const lastParentOf = (placements: readonly Placement[], month: string): string | undefined => {
  const before = placements.findLast(({ from, parent }) => from <= month && parent !== 'closed');
  return before?.parent ?? undefined;
};

/** The units of an earlier tree by whom they are credited to. */
export const creditsOf = (
  tree: UnitTree,
  credited: (unit: string) => string | undefined,
): ReadonlyMap<string, readonly string[]> => {
  const credits = new Map<string, string[]>();
  for (const unit of tree.nodes.keys()) {
    const to = credited(unit);
    if (to !== undefined) credits.set(to, [...(credits.get(to) ?? []), unit]);
  }
  return credits;
};
