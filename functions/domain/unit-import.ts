import { COUNTER, withCounterRow } from './counter-rows.ts';
import { isMonth, monthPlus } from './time.ts';
import { ALWAYS, type Organisation, type Placement, UNIT_ID, type Unit, type UnitDetails } from './unit.ts';
import { detailsOfRow, formulasOf, type RefuseCell, type UnitColumn, type UnitRow } from './unit-cells.ts';
import { detailsIn, withDetails, withoutDetailsFrom } from './unit-details.ts';
import { cycleIssues, type LineIssue, orphanIssues } from './unit-links.ts';

/** The organisation to publish, or why there is none. */
export type Planned =
  | { readonly ok: true; readonly value: Organisation }
  | { readonly ok: false; readonly issues: readonly LineIssue[] };

/**
 * The organisation after the rows: units in the list are added or changed, all others stay. Rows that
 * change nothing lead to an organisation of the same version, so an import may be repeated. All or
 * nothing: with any fault there is no organisation, but the list of all faults.
 */
export const organisationWith = (
  current: Organisation,
  rows: readonly UnitRow[],
  thisMonth: string,
): Planned => {
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
    if (row.type === COUNTER) continue;
    units.set(code, unitOf(row, code, known.get(code), thisMonth, refuse));
  }
  for (const row of rows) {
    if (row.type !== COUNTER) issues.push(...linkIssues(row, units));
    else if (lines.get(row.code ?? '') === row.line) {
      const unit = withCounterRow(units, row, thisMonth, (path, message) => {
        issues.push({ line: row.line, path, message });
      });
      if (unit) units.set(unit.id, unit);
    }
  }
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

/** The unit of a row: where it stands, and what is said of it, from the row's month on; without one, from this month on. */
const unitOf = (
  row: UnitRow,
  code: string,
  before: Unit | undefined,
  thisMonth: string,
  refuse: RefuseCell,
): Unit => {
  if (row.parent === code) refuse('parent', 'is the unit itself');
  const month = row.valid_from ?? thisMonth;
  const known = before && detailsIn(before, month);
  const details = detailsOfRow(row, code, known, refuse);
  if (row.valid_from && !isMonth(row.valid_from)) refuse('valid_from', 'must be a month such as 2025-07');
  const formulas = row.formulas === undefined ? before?.formulas : formulasOf(row.formulas, refuse);
  const placements = placementsOf(row, before?.placements);
  if (!before) return { id: code, ...details, placements, ...(formulas ? { formulas } : {}) };
  const placed: Unit = { ...before, placements, ...(formulas ? { formulas } : {}) };
  const end = closingOf(placements);
  if (end === undefined || month < end) return withDetails(placed, month, details);
  const last = detailsIn(before, monthPlus(end, -1));
  refuseChangeAfterEnd(
    detailsOfRow(row, code, last, () => undefined),
    last,
    end,
    refuse,
  );
  return withoutDetailsFrom(placed, end);
};

const closingOf = (placements: readonly Placement[]): string | undefined => {
  const last = placements.at(-1);
  return last?.parent === CLOSED ? last.from : undefined;
};

/** What is no more cannot become other: its former months are changed by a month before its end. */
const refuseChangeAfterEnd = (
  given: UnitDetails,
  last: UnitDetails,
  end: string,
  refuse: RefuseCell,
): void => {
  const columns = {
    name: 'name',
    kind: 'type',
    targetPercent: 'target_percent',
    counters: 'counters',
  } as const;
  for (const field of ['name', 'kind', 'targetPercent', 'counters'] as const) {
    if (JSON.stringify(given[field]) === JSON.stringify(last[field])) continue;
    refuse(
      columns[field],
      `cannot become other from ${end} on, when the unit is closed: leave it as it is, or give an earlier month in a list of its own`,
    );
  }
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
  // A closing that was planned for another month is put right.
  ...before.filter(
    (placement, at) => placement.from < from && !(placement.parent === CLOSED && at === before.length - 1),
  ),
  { from, parent: CLOSED, ...(successors.length > 0 ? { successors } : {}) },
];

/** Without a month, the unit stands where the row says, and always has; with one, from that month on. */
const placementsOf = (row: UnitRow, before: readonly Placement[] | undefined): readonly Placement[] => {
  if (row.parent === CLOSED) return closedFrom(row.valid_from ?? ALWAYS, successorsOf(row), before ?? []);
  if (row.parent === undefined && before) return before;
  const parent = row.parent === NO_PARENT ? null : (row.parent ?? null);
  const from = row.valid_from ?? ALWAYS;
  if (row.valid_from === undefined && before?.at(-1)?.parent === parent) return before;
  const earlier = (before ?? []).filter((placement) => placement.from < from);
  return earlier.at(-1)?.parent === parent ? earlier : [...earlier, { from, parent }];
};
