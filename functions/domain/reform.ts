import type { Text } from './questionnaire.ts';
import { predecessorsOf } from './succession.ts';
import { ALWAYS, type Counter, type Organisation, type Placement, type Unit } from './unit.ts';
import { detailsIn, monthsOfChange } from './unit-details.ts';
import { treeOf } from './unit-tree.ts';

export type ReformKind = 'added' | 'merged' | 'split' | 'abolished' | 'moved' | 'renamed' | 'changed';

/** One thing that is other in an organisation than before, as people say it. */
export type ReformChange = {
  readonly unit: string;
  readonly name: Text;
  readonly kind: ReformKind;
  /** The month from which it is so; absent where it holds at once and for all months. */
  readonly from?: string;
  /** Under whom it stands then, where it was added or moved; `null` at the top. */
  readonly parent?: string | null;
  readonly formerName?: Text;
  /** Who takes over from it. */
  readonly successors: readonly string[];
  /** From whom it takes over. */
  readonly predecessors: readonly string[];
  /** What else of it is other. */
  readonly fields: readonly string[];
  /** The target before and after, where it is other; absent on the side where it is inherited. */
  readonly target?: { readonly before?: number; readonly after?: number };
  /** Counters that are no more: their posters and kiosks ask nobody any longer. */
  readonly countersGone?: readonly string[];
  /** Counters that are new, or called otherwise. */
  readonly countersNamed?: readonly Counter[];
};

const DETAILS = ['kind', 'targetPercent', 'counters'] as const;

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

/** What is other in `after`: what is closed first, then what is new, moved and renamed, in the order of the units. */
export const reformChanges = (before: Organisation, after: Organisation): readonly ReformChange[] => {
  const known = new Map(before.units.map((unit) => [unit.id, unit]));
  const [was, is] = [predecessorsOf(before), predecessorsOf(after)];
  const order: readonly ReformKind[] = [
    'merged',
    'split',
    'abolished',
    'added',
    'moved',
    'renamed',
    'changed',
  ];
  return after.units
    .flatMap((unit) => {
      const former = known.get(unit.id);
      const told = new Set((was.get(unit.id) ?? []).map(({ unit: id, from }) => `${id} ${from}`));
      const predecessors = (is.get(unit.id) ?? [])
        .filter(({ unit: id, from }) => !told.has(`${id} ${from}`))
        .map(({ unit: id }) => id);
      return former ? changesOf(former, unit, predecessors) : [addition(unit, predecessors)];
    })
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
};

const plain = ({ id, name }: Unit) =>
  ({ unit: id, name, successors: [], predecessors: [], fields: [] }) as const;

const addition = (unit: Unit, predecessors: readonly string[]): ReformChange => {
  const [first] = unit.placements;
  return { ...plain(unit), kind: 'added', predecessors, ...standing(first) };
};

const standing = (placement: Placement | undefined): Pick<ReformChange, 'from' | 'parent'> =>
  placement ? { from: placement.from, parent: placement.parent } : {};

const changesOf = (before: Unit, after: Unit, predecessors: readonly string[]): readonly ReformChange[] => {
  const changes: ReformChange[] = [];
  const fresh = after.placements.filter((each) => !before.placements.some((known) => !differs(known, each)));
  for (const placement of fresh) {
    const { from, parent, successors = [] } = placement;
    const closing = successors.length === 0 ? 'abolished' : successors.length === 1 ? 'merged' : 'split';
    if (parent === 'closed') changes.push({ ...plain(after), kind: closing, from, successors });
    else changes.push({ ...plain(after), kind: 'moved', from, parent });
  }
  // What was planned for later is taken back.
  if (fresh.length === 0 && differs(before.placements, after.placements)) {
    changes.push({ ...plain(after), kind: 'moved', ...standing(after.placements.at(-1)) });
  }
  changes.push(...detailChanges(before, after));
  if (differs(before.formulas, after.formulas))
    changes.push({ ...plain(after), kind: 'changed', fields: ['formulas'] });
  const [first, ...rest] = changes;
  if (predecessors.length === 0) return changes;
  return first ? [{ ...first, predecessors }, ...rest] : [{ ...plain(after), kind: 'changed', predecessors }];
};

/** What of its name, kind, target and counters is other, by the month from which it is: once each, where it begins. */
const detailChanges = (before: Unit, after: Unit): readonly ReformChange[] => {
  const months = new Set([ALWAYS, ...monthsOfChange(before), ...monthsOfChange(after)]);
  const said = new Set<string>();
  return [...months].toSorted().flatMap((from) => {
    const [was, is] = [detailsIn(before, from), detailsIn(after, from)];
    const isNew = (field: 'name' | (typeof DETAILS)[number]): boolean => {
      const step = `${field} ${JSON.stringify([was[field], is[field]])}`;
      return differs(was[field], is[field]) && !said.has(step) && said.add(step).size > 0;
    };
    const start = from === ALWAYS ? {} : { from };
    const changes: ReformChange[] = [];
    if (isNew('name')) {
      changes.push({ ...plain(after), name: is.name, kind: 'renamed', ...start, formerName: was.name });
    }
    const fields = DETAILS.filter(isNew);
    if (fields.length === 0) return changes;
    const left = new Set(is.counters.map(({ code }) => code));
    const gone = was.counters.flatMap(({ code }) => (left.has(code) ? [] : [code]));
    const named = is.counters.filter((each) => !was.counters.some((known) => !differs(known, each)));
    const target = {
      ...(was.targetPercent === undefined ? {} : { before: was.targetPercent }),
      ...(is.targetPercent === undefined ? {} : { after: is.targetPercent }),
    };
    changes.push({
      ...plain(after),
      kind: 'changed',
      ...start,
      fields,
      ...(fields.includes('targetPercent') ? { target } : {}),
      ...(fields.includes('counters') && gone.length > 0 ? { countersGone: gone } : {}),
      ...(fields.includes('counters') && named.length > 0 ? { countersNamed: named } : {}),
    });
    return changes;
  });
};

/** The units whose target would be other in a month that has ended: its verdict has been told. */
export const retargetedBy = (
  before: Organisation,
  after: Organisation,
  thisMonth: string,
): ReadonlySet<string> => {
  const later = new Map(after.units.map((unit) => [unit.id, unit]));
  return new Set(
    before.units.flatMap((was) => {
      const is = later.get(was.id) ?? was;
      const months = [ALWAYS, ...monthsOfChange(was), ...monthsOfChange(is)].filter(
        (from) => from < thisMonth,
      );
      const [first = ''] = was.placements.map(({ from }) => from);
      const other = months.some(
        (from) => detailsIn(was, from).targetPercent !== detailsIn(is, from).targetPercent,
      );
      return other && first < thisMonth ? [was.id] : [];
    }),
  );
};

/**
 * The units that would stand elsewhere, or keep their own responses in another row, in a month that is counted already:
 * such a change means counting months anew, which takes longer than anybody waits for an answer.
 */
export const recountedBy = (
  before: Organisation,
  after: Organisation,
  thisMonth: string,
): ReadonlySet<string> => {
  const found = new Set<string>();
  const months = new Set([thisMonth]);
  for (const { placements } of [...before.units, ...after.units]) {
    for (const { from } of placements) if (from <= thisMonth) months.add(from);
  }
  for (const month of months) {
    const [was, is] = [treeOf(before, month).nodes, treeOf(after, month).nodes];
    for (const { id } of before.units) {
      const [earlier, later] = [was.get(id), is.get(id)];
      if (earlier?.parent !== later?.parent || (earlier === undefined) !== (later === undefined))
        found.add(id);
      if (!earlier || !later || earlier.parent === null) continue;
      const gained = later.children.filter((child) => !earlier.children.includes(child));
      if (earlier.children.length === 0 && later.children.length > 0)
        for (const child of gained) found.add(child);
      if (earlier.children.length > 0 && later.children.length === 0) found.add(id);
    }
  }
  return found;
};
