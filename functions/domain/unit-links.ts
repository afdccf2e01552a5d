import type { Issue } from './response.ts';
import type { Unit } from './unit.ts';
import { parentIn } from './unit-tree.ts';

/** A fault in a list: `path` is its column. */
export type LineIssue = Issue & { readonly line: number };

/** The months in which anything moves: between two of them every unit stays where it is. */
const monthsOf = (units: ReadonlyMap<string, Unit>): ReadonlySet<string> =>
  new Set([...units.values()].flatMap((unit) => unit.placements.map(({ from }) => from)));

/** In each month in which a placement begins, no unit may be its own ancestor. */
export const cycleIssues = (
  units: ReadonlyMap<string, Unit>,
  lines: ReadonlyMap<string, number>,
): readonly LineIssue[] => {
  const inCycle = new Map<string, readonly string[]>();
  for (const month of monthsOf(units)) {
    const safe = new Set<string>();
    for (const start of units.keys()) {
      const path: string[] = [];
      let at: string | null | undefined = start;
      while (at && !safe.has(at) && !path.includes(at)) {
        path.push(at);
        const unit: Unit | undefined = units.get(at);
        at = unit && parentIn(unit, month);
      }
      if (at && path.includes(at)) {
        const cycle = path.slice(path.indexOf(at));
        for (const id of cycle) inCycle.set(id, cycle);
      }
      for (const id of path) safe.add(id);
    }
  }
  return [...inCycle].flatMap(([id, cycle]) => {
    const line = lines.get(id);
    const [first, ...rest] = cycle;
    return line === undefined || (rest.length === 0 && first === id)
      ? []
      : [{ line, path: 'parent', message: `puts the unit below itself: ${[...cycle, first].join(' → ')}` }];
  });
};

/** In no month may a unit stand below one that is closed: it would be in no tree, and its responses in no sum. */
export const orphanIssues = (
  units: ReadonlyMap<string, Unit>,
  lines: ReadonlyMap<string, number>,
): readonly LineIssue[] => {
  const left = new Map<string, Set<string>>();
  for (const month of monthsOf(units)) {
    for (const unit of units.values()) {
      const parent = units.get(parentIn(unit, month) ?? '');
      const placement = parent?.placements.findLast(({ from }) => from <= month);
      if (!parent || placement?.parent !== 'closed') continue;
      left.set(parent.id, (left.get(parent.id) ?? new Set()).add(unit.id));
    }
  }
  return [...left].flatMap(([id, below]) => {
    const line = lines.get(id);
    const message = `closes a unit below which ${[...below].join(', ')} still stand: place or close them in the same list`;
    return line === undefined ? [] : [{ line, path: 'parent', message }];
  });
};
