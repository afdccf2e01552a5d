import type { UnitKind } from '#domain/unit.ts';
import type { UnitList } from '../../../shared/api-types.ts';
import { csvOf } from '../unit-row.ts';

type Unit = UnitList['units'][number];

export const ACTS = ['merge', 'split', 'rename', 'move', 'abolish'] as const;
export type Act = (typeof ACTS)[number];

/** A unit that the reform founds. */
export type FreshUnit = {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: UnitKind;
};

/** What an officer has said so far. */
export type Draft = {
  readonly act: Act;
  /** To whom it happens. */
  readonly units: readonly string[];
  /** Who takes over, the one that takes most first; or below whom they move. */
  readonly to: readonly string[];
  readonly fresh: readonly FreshUnit[];
  readonly month: string;
  readonly name: string;
  readonly nameEn: string;
};

/** How many units an act happens to, and how many take over or receive. */
export const SHAPE_OF: Readonly<
  Record<
    Act,
    { readonly most: number; readonly least: number; readonly mostTo: number; readonly founds: boolean }
  >
> = {
  merge: { most: 99, least: 1, mostTo: 1, founds: true },
  split: { most: 1, least: 2, mostTo: 99, founds: true },
  rename: { most: 1, least: 0, mostTo: 0, founds: false },
  move: { most: 99, least: 1, mostTo: 1, founds: false },
  abolish: { most: 99, least: 0, mostTo: 0, founds: false },
};

/** Whether everything is said that the act needs. */
export const isWhole = ({ act, units, to, month, name, nameEn }: Draft): boolean =>
  units.length > 0 &&
  to.length >= SHAPE_OF[act].least &&
  month !== '' &&
  (act !== 'rename' || (name.trim() !== '' && nameEn.trim() !== ''));

const COLUMNS = ['code', 'name', 'name_en', 'type', 'parent', 'valid_from', 'successors'];
const AT_THE_TOP = '-';
const CLOSED = 'closed';

/**
 * The list of units that does what was said, as a clerk could have written it: it is tried and applied like any other. What
 * stands below a unit that ends goes to who takes most of it, or to who stood above it.
 */
export const tableOfAct = (draft: Draft, known: readonly Unit[]): string => {
  const { act, units, to, fresh, month } = draft;
  const parents = new Map(known.map(({ id, parent }) => [id, parent ?? AT_THE_TOP]));
  const placed = (code: string, parent: string) => [code, '', '', '', parent, month, ''];
  const above = (code: string): string => {
    const parent = parents.get(code) ?? AT_THE_TOP;
    return units.includes(parent) ? above(parent) : parent;
  };
  const founded = fresh
    .filter(({ code }) => to.includes(code))
    .map(({ code, name, nameEn, kind }) => [code, name, nameEn, kind, above(units[0] ?? ''), month, '']);
  const ended = units.map((code) => [code, '', '', '', CLOSED, month, to.join(' ')]);
  const below = known
    .filter(({ id, parent }) => parent !== null && units.includes(parent) && !units.includes(id))
    .map(({ id }) => placed(id, to.includes(id) ? above(id) : (to[0] ?? above(id))));
  const rows = {
    merge: [...founded, ...below, ...ended],
    split: [...founded, ...below, ...ended],
    abolish: [...below, ...ended],
    move: units.map((code) => placed(code, to[0] ?? '')),
    rename: units.map((code) => [code, draft.name, draft.nameEn, '', '', month, '']),
  }[act];
  return csvOf(COLUMNS, rows);
};
