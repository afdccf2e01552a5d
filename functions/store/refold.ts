import { localHourOf, monthPlus, monthsBetween } from '#domain/time.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import { climb, type FoldDeps } from './fold.ts';
import { inParallel } from './parallel.ts';

/** How far back a changed tree is applied to what was counted: the first surveys of public services are of 2012. */
const REFOLD_MONTHS = 240;
const PARALLEL_READS = 16;

/**
 * After a change of the organisation: folds the sheets of each unit that stands elsewhere than before, in
 * each month in which it does and has been counted, at its new place and upwards.
 */
export const refoldMoved = async (
  deps: FoldDeps,
  before: OrganisationIndex,
  after: OrganisationIndex,
): Promise<void> => {
  const thisMonth = localHourOf(deps.now()).month;
  const { store } = deps;
  for (const month of monthsBetween(monthPlus(thisMonth, 1 - REFOLD_MONTHS), thisMonth)) {
    const [was, is] = [before.tree(month), after.tree(month)];
    const moved = new Set<string>();
    // A unit that is new has not been counted anywhere.
    for (const id of before.units.keys()) {
      const [earlier, later] = [was.nodes.get(id), is.nodes.get(id)];
      if (earlier && later && earlier.parent === later.parent) continue;
      for (const unit of [id, earlier?.parent, later?.parent]) if (unit) moved.add(unit);
    }
    for (const node of was.nodes.values()) {
      // A unit that has gained its first children, or lost its last, keeps its own row elsewhere.
      const later = is.nodes.get(node.unit.id);
      if (later && later.children.length > 0 !== node.children.length > 0) moved.add(node.unit.id);
    }
    const counted: string[] = [];
    await inParallel(PARALLEL_READS, [...moved], async (unit) => {
      const tallies = await store.hourTalliesOf(unit, month);
      if (tallies.length > 0 || (await store.sheetsUnder(unit, month, true)).length > 0) counted.push(unit);
    });
    await climb(deps, month, counted);
  }
};
