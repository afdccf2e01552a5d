import { FORMULAS, type FormulaId } from './formulas.ts';
import type { Issue } from './response.ts';
import { isMonth } from './time.ts';
import {
  ALWAYS,
  type FormulaInForce,
  type Organisation,
  type Placement,
  UNIT_ID,
  type Unit,
} from './unit.ts';
import { parentIn } from './unit-tree.ts';

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
] as const;

export type UnitColumn = (typeof UNIT_COLUMNS)[number];

/** One line of a list of units, as text; a blank cell is absent. */
export type UnitRow = { readonly line: number } & { readonly [column in UnitColumn]?: string };

/** A fault in a list: `path` is its column. */
export type LineIssue = Issue & { readonly line: number };

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
  for (const row of rows) {
    if (row.parent && row.parent !== NO_PARENT && !units.has(row.parent)) {
      issues.push({
        line: row.line,
        path: 'parent',
        message: `no unit has the code "${row.parent}", in this list or before`,
      });
    }
  }
  issues.push(...cycleIssues(units, lines));
  if (issues.length > 0) return { ok: false, issues: issues.toSorted((a, b) => a.line - b.line) };
  const changed = [...units.values()].some(
    (unit) => JSON.stringify(unit) !== JSON.stringify(known.get(unit.id)),
  );
  if (!changed) return { ok: true, value: current };
  return { ok: true, value: { ...current, version: current.version + 1, units: [...units.values()] } };
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
      typeof counters === 'number'
        ? Array.from({ length: Math.trunc(counters) }, (_, at) => ({
            code: `${code}-${String(at + 1).padStart(2, '0')}`,
            name: { vi: `Quầy ${at + 1}`, en: `Counter ${at + 1}` },
          }))
        : (before?.counters ?? []),
  };
};

const numberIn = (text: string | undefined, least: number, most: number): number | undefined | 'wrong' => {
  if (text === undefined) return undefined;
  if (!/^\d+([.,]\d+)?$/.test(text)) return 'wrong';
  const value = Number(text.replace(',', '.'));
  return value >= least && value <= most ? value : 'wrong';
};

/** In the parent column: the unit stands at the top. A blank leaves a known unit where it is. */
export const NO_PARENT = '-';

/** Without a month, the unit stands where the row says, and always has; with one, from that month on. */
const placementsOf = (row: UnitRow, before: readonly Placement[] | undefined): readonly Placement[] => {
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

/** In each month in which a placement begins, no unit may be its own ancestor. */
const cycleIssues = (
  units: ReadonlyMap<string, Unit>,
  lines: ReadonlyMap<string, number>,
): readonly LineIssue[] => {
  const months = new Set([...units.values()].flatMap((unit) => unit.placements.map(({ from }) => from)));
  const inCycle = new Map<string, readonly string[]>();
  for (const month of months) {
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
