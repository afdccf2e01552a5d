import type { ReformChange } from '#domain/reform.ts';
import type { Organisation, Placement } from '#domain/unit.ts';
import { lastTreeWith, type OrganisationIndex, type UnitTree } from '#domain/unit-tree.ts';
import type { Access } from './requires.ts';

/**
 * The trees by which a change of the unit from a month on is judged: those of this month and of that one, where it stands in
 * them. A unit that is still to come is judged where it is planned to begin, one that is no more where it stood last.
 */
const treesOf = (
  index: OrganisationIndex,
  unit: string,
  thisMonth: string,
  from: string = thisMonth,
): readonly UnitTree[] => {
  const months = from > thisMonth ? [thisMonth, from] : [thisMonth];
  const trees = months.map((month) => index.tree(month)).filter(({ nodes }) => nodes.has(unit));
  if (trees.length > 0) return trees;
  const placements: readonly Placement[] = index.units.get(unit)?.placements ?? [];
  const next = placements.find((each) => each.from > thisMonth && each.parent !== 'closed');
  return [next ? index.tree(next.from) : lastTreeWith(index, unit, thisMonth)];
};

/** Whether the caller reaches the unit: where it stands, will stand, or stood last. */
export const reachesInTime = (
  access: Access,
  index: OrganisationIndex,
  unit: string,
  thisMonth: string,
): boolean => treesOf(index, unit, thisMonth).every((tree) => access.reaches(tree, unit));

const isSame = (a: Placement, b: Placement): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Nobody changes the unit that he is bound to, but whoever stands above it; the top is changed by who is bound to it. Who
 * takes over, or was to take over by a plan that is put right, must be within reach too. What the list adds is judged by
 * where it stands.
 */
export const demandReach = (
  access: Access,
  index: OrganisationIndex,
  after: Organisation,
  changes: readonly ReformChange[],
  thisMonth: string,
): void => {
  const later = new Map(after.units.map(({ id, placements }) => [id, placements]));
  const demand = (unit: string | null | undefined, from: string | undefined): void => {
    // What the list adds stands in no tree yet; its parent is asked for.
    if (unit === null || unit === undefined || !index.units.has(unit)) return;
    for (const tree of treesOf(index, unit, thisMonth, from)) access.demand(tree, unit);
  };
  for (const { unit, kind, from, parent, successors, predecessors, fields } of changes) {
    // Who only takes over is not changed itself; that it may is asked of who is closed.
    if (kind === 'changed' && fields.length === 0 && predecessors.length > 0) continue;
    const known = index.units.get(unit);
    if (known) {
      for (const tree of treesOf(index, unit, thisMonth, from)) {
        access.demand(tree, tree.nodes.get(unit)?.parent ?? unit);
      }
    }
    demand(parent, from);
    for (const each of successors) demand(each, from);
    if (parent === null && kind !== 'changed')
      for (const root of index.tree(thisMonth).roots) demand(root, from);
    const dropped = (known?.placements ?? []).filter(
      (each) => !later.get(unit)?.some((placement) => isSame(placement, each)),
    );
    for (const plan of dropped) {
      if (plan.parent !== 'closed') demand(plan.parent, plan.from);
      for (const each of plan.successors ?? []) demand(each, plan.from);
    }
  }
};
