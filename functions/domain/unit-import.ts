import { FORMULAS, type FormulaId } from './formulas.ts';
import { isMonth } from './time.ts';
import {
  ALWAYS,
  type Counter,
  type FormulaInForce,
  type Organisation,
  type Placement,
  UNIT_ID,
  type Unit,
} from './unit.ts';
import { cycleIssues, type LineIssue, orphanIssues } from './unit-links.ts';

/** The columns a list of units may have; the first two must be there. */
export const UNIT_COLUMNS = [
  'code',
  'name',
  'name_en',
  'type',
  'parent',
  'valid_from',
  'target_percent',
  'counters',
  'formulas',
  'formed_from',
  'successors',
] as const;

export type UnitColumn = (typeof UNIT_COLUMNS)[number];

/** One line of a list of units, as text; a blank cell is absent. */
export type UnitRow = { readonly line: number } & { readonly [column in UnitColumn]?: string };

/** The organisation to publish, or why there is none. */
export type Planned =
  | { readonly ok: true; readonly value: Organisation }
  | { readonly ok: false; readonly issues: readonly LineIssue[] };

/**
 * The organisation after the rows: units in the list are added or changed, all others stay. Rows that
 * change nothing lead to an organisation of the same version, so an import may be repeated. All or
 * nothing: with any fault there is no organisation, but the list of all faults.
 */
export const organisationWith = (current: Organisation, rows: readonly UnitRow[]): Planned => {
  const issues: LineIssue[] = [];
  const known = new Map(current.units.map((unit) => [unit.id, unit]));
  const lines = new Map<string, number>();
  const units = new Map(known);
  for (const row of rows) {
    const refuse = (path: UnitColumn, message: string): void => {
      issues.push({ line: row.line, path, message });
    };
    const { code } = row;
    if (!code || !UNIT_ID.test(code)) {
      refuse('code', 'must be 1 to 20 capital letters, digits, dots or dashes');
      continue;
    }
    const first = lines.get(code);
    if (first !== undefined) {
      refuse('code', `"${code}" stands on line ${first} already`);
      continue;
    }
    lines.set(code, row.line);
    units.set(code, unitOf(row, code, known.get(code), refuse));
  }
  for (const row of rows) issues.push(...linkIssues(row, units));
  issues.push(...cycleIssues(units, lines), ...orphanIssues(units, lines));
  if (issues.length > 0) return { ok: false, issues: issues.toSorted((a, b) => a.line - b.line) };
  const changed = [...units.values()].some(
    (unit) => JSON.stringify(unit) !== JSON.stringify(known.get(unit.id)),
  );
  if (!changed) return { ok: true, value: current };
  return { ok: true, value: { ...current, version: current.version + 1, units: [...units.values()] } };
};

/** Codes that a row names and nobody has, or that it must not name. */
const linkIssues = (row: UnitRow, units: ReadonlyMap<string, Unit>): readonly LineIssue[] => {
  const { line } = row;
  const isClosing = row.parent === CLOSED;
  const known = !row.parent || row.parent === NO_PARENT || isClosing || units.has(row.parent);
  const unknown = successorsOf(row).filter((code) => !units.has(code) || code === row.code);
  return [
    ...(known
      ? []
      : [{ line, path: 'parent', message: `no unit has the code "${row.parent}", in this list or before` }]),
    ...(isClosing && row.valid_from === undefined
      ? [{ line, path: 'valid_from', message: 'must be the month from which the unit is closed' }]
      : []),
    ...(row.successors !== undefined && !isClosing
      ? [
          {
            line,
            path: 'successors',
            message: `are named where a unit is closed: its parent must be "${CLOSED}"`,
          },
        ]
      : []),
    ...unknown.map((code) => ({ line, path: 'successors', message: `no other unit has the code "${code}"` })),
  ];
};

const unitOf = (
  row: UnitRow,
  code: string,
  before: Unit | undefined,
  refuse: (path: UnitColumn, message: string) => void,
): Unit => {
  if (!row.name) refuse('name', 'must not be blank');
  if (row.parent === code) refuse('parent', 'is the unit itself');
  const vi = row.name ?? code;
  const target = numberIn(row.target_percent, 0, 100);
  if (target === 'wrong') refuse('target_percent', 'must be a number from 0 to 100');
  const counters = numberIn(row.counters, 0, 99);
  if (counters === 'wrong' || (counters !== undefined && !Number.isInteger(counters))) {
    refuse('counters', 'must be a whole number from 0 to 99');
  }
  if (row.valid_from && !isMonth(row.valid_from)) refuse('valid_from', 'must be a month such as 2025-07');
  const formulas = row.formulas === undefined ? before?.formulas : formulasOf(row.formulas, refuse);
  const targetPercent = typeof target === 'number' ? target : before?.targetPercent;
  return {
    id: code,
    name: { vi, en: row.name_en ?? (before?.name.vi === vi ? before.name.en : vi) },
    kind: row.type ?? before?.kind ?? 'unit',
    placements: placementsOf(row, before?.placements),
    ...(targetPercent === undefined ? {} : { targetPercent }),
    ...(formulas ? { formulas } : {}),
    counters:
      typeof counters === 'number' ? countersOf(code, Math.trunc(counters)) : (before?.counters ?? []),
  };
};

/** Counters that are known by their numbers alone. */
export const countersOf = (unit: string, count: number): readonly Counter[] =>
  Array.from({ length: count }, (_, at) => ({
    code: `${unit}-${String(at + 1).padStart(2, '0')}`,
    name: { vi: `Quầy ${at + 1}`, en: `Counter ${at + 1}` },
  }));

const numberIn = (text: string | undefined, least: number, most: number): number | undefined | 'wrong' => {
  if (text === undefined) return undefined;
  if (!/^\d+([.,]\d+)?$/.test(text)) return 'wrong';
  const value = Number(text.replace(',', '.'));
  return value >= least && value <= most ? value : 'wrong';
};

/** In the parent column: the unit stands at the top. A blank leaves a known unit where it is. */
export const NO_PARENT = '-';

/** In the parent column: the unit ends with the month before. Codes of units have no small letters. */
export const CLOSED = 'closed';

const successorsOf = ({ successors }: UnitRow): readonly string[] => successors?.split(/\s+/) ?? [];

const closedFrom = (
  from: string,
  successors: readonly string[],
  before: readonly Placement[],
): readonly Placement[] => [
  ...before.filter((placement) => placement.from < from),
  { from, parent: CLOSED, ...(successors.length > 0 ? { successors } : {}) },
];

/** Without a month, the unit stands where the row says, and always has; with one, from that month on. */
const placementsOf = (row: UnitRow, before: readonly Placement[] | undefined): readonly Placement[] => {
  if (row.parent === CLOSED) return closedFrom(row.valid_from ?? ALWAYS, successorsOf(row), before ?? []);
  const parent = row.parent === NO_PARENT ? null : (row.parent ?? before?.at(-1)?.parent ?? null);
  const from = row.valid_from ?? ALWAYS;
  if (row.valid_from === undefined && before?.at(-1)?.parent === parent) return before;
  const earlier = (before ?? []).filter((placement) => placement.from < from);
  return earlier.at(-1)?.parent === parent ? earlier : [...earlier, { from, parent }];
};

/** `0000-01:scaledMean 2026-04:topTwoShare` */
const formulasOf = (
  text: string,
  refuse: (path: UnitColumn, message: string) => void,
): readonly FormulaInForce[] => {
  const entries = text.split(/\s+/).map((entry) => entry.split(':') as [string, string?]);
  const ids = FORMULAS.map(({ id }) => id as string);
  const wrong = entries.some(([from, id]) => (from !== ALWAYS && !isMonth(from)) || !ids.includes(id ?? ''));
  const ordered = entries.every(([from], at) => at === 0 || (entries[at - 1]?.[0] ?? '') < from);
  if (wrong || !ordered) {
    refuse(
      'formulas',
      `must be months in order, each with a formula (${ids.join(', ')}), such as 2026-04:topTwoShare`,
    );
    return [];
  }
  return entries.map(([from, formula]) => ({ from, formula: formula as FormulaId }));
};
