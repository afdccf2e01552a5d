import {
  ONLINE_LEVELS,
  type OnlineLevel,
  SERVICE_LEVELS,
  type Service,
  type ServiceLevel,
} from './service.ts';
import { serviceIssues } from './service-check.ts';
import type { Organisation } from './unit.ts';
import type { LineIssue } from './unit-links.ts';

/** The columns a list of procedures may have; the first two must be there. */
export const SERVICE_COLUMNS = [
  'code',
  'name',
  'name_en',
  'field',
  'field_en',
  'level',
  'online_level',
  'integrated',
  'units',
  'valid_from',
  'valid_until',
] as const;

export type ServiceColumn = (typeof SERVICE_COLUMNS)[number];

/** One line of a list of procedures, as text; a blank cell is absent, and leaves what is known. */
export type ServiceRow = { readonly line: number } & { readonly [column in ServiceColumn]?: string };

/** A procedure that is other than before, and in what. */
export type ServiceChange = {
  readonly code: string;
  readonly name: Service['name'];
  readonly kind: 'added' | 'changed';
  readonly fields: readonly (keyof Service)[];
};

/** The organisation to publish and what is other in it, or why there is none. */
export type PlannedServices =
  | { readonly ok: true; readonly value: Organisation; readonly changes: readonly ServiceChange[] }
  | { readonly ok: false; readonly issues: readonly LineIssue[] };

/** In a cell: what is known there holds no longer. */
export const NOT_SAID = '-';

/**
 * The organisation after the rows: procedures in the list are added or changed, all others stay. Rows that change nothing
 * lead to an organisation of the same version, so an import may be repeated. All or nothing: with any fault there is no
 * organisation, but the list of all faults.
 */
export const withServiceRows = (current: Organisation, rows: readonly ServiceRow[]): PlannedServices => {
  const issues: LineIssue[] = [];
  const known = new Map(current.services.map((service) => [service.code, service]));
  const units = new Set(current.units.map(({ id }) => id));
  const lines = new Map<string, number>();
  const given: Service[] = [];
  for (const row of rows) {
    const refuse = (path: ServiceColumn, message: string): void => {
      issues.push({ line: row.line, path, message });
    };
    const first = row.code === undefined ? undefined : lines.get(row.code);
    if (first !== undefined) {
      refuse('code', `"${row.code}" stands on line ${first} already`);
      continue;
    }
    if (row.code !== undefined) lines.set(row.code, row.line);
    const service = serviceOfRow(row, known.get(row.code ?? ''), refuse);
    for (const { path, message } of serviceIssues(service, units)) {
      const column = COLUMN_OF[path];
      // What the list does not say is taken from the Vietnamese, whose fault is named.
      const inherited = (column === 'name_en' || column === 'field_en') && row[column] === undefined;
      if (column && !inherited && !issues.some((issue) => issue.line === row.line && issue.path === column)) {
        refuse(column, message);
      }
    }
    given.push(service);
  }
  if (issues.length > 0) return { ok: false, issues: issues.toSorted((a, b) => a.line - b.line) };
  return { ok: true, ...withServices(current, given) };
};

/** The organisation with these procedures in place of what stood under their codes; the same where nothing is other. */
export const withServices = (
  current: Organisation,
  given: readonly Service[],
): { readonly value: Organisation; readonly changes: readonly ServiceChange[] } => {
  const services = new Map(current.services.map((service) => [service.code, service]));
  const changes = given.flatMap((service) => changeOf(services.get(service.code), service) ?? []);
  if (changes.length === 0) return { value: current, changes };
  for (const service of given) services.set(service.code, service);
  const value = { ...current, version: current.version + 1, services: [...services.values()] };
  return { value, changes };
};

const FIELDS = [
  'name',
  'field',
  'level',
  'onlineLevel',
  'integrated',
  'units',
  'validFrom',
  'validUntil',
] as const satisfies readonly (keyof Service)[];

const changeOf = (before: Service | undefined, after: Service): ServiceChange | undefined => {
  const { code, name } = after;
  if (!before) return { code, name, kind: 'added', fields: [] };
  const fields = FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  return fields.length > 0 ? { code, name, kind: 'changed', fields } : undefined;
};

/** Where a fault of a field is shown in a list. */
const COLUMN_OF: Readonly<Record<string, ServiceColumn>> = {
  code: 'code',
  'name.vi': 'name',
  'name.en': 'name_en',
  'field.vi': 'field',
  'field.en': 'field_en',
  units: 'units',
  validFrom: 'valid_from',
  validUntil: 'valid_until',
};

const serviceOfRow = (
  row: ServiceRow,
  before: Service | undefined,
  refuse: (column: ServiceColumn, message: string) => void,
): Service => {
  /** The choice in the cell; what is known where it is blank, nothing where it holds a dash. */
  const chosen = <T>(
    column: ServiceColumn,
    known: T | undefined,
    read: (cell: string) => T | undefined,
    message: string,
  ): T | undefined => {
    const cell = row[column];
    if (cell === undefined) return known;
    if (cell === NOT_SAID) return undefined;
    const value = read(cell);
    if (value === undefined) refuse(column, message);
    return value;
  };
  const oneOf =
    <T extends string>(all: readonly T[]) =>
    (cell: string): T | undefined =>
      all.find((each) => each === cell.toLowerCase());
  const vi = row.name?.normalize('NFC') ?? '';
  const field = row.field?.normalize('NFC') ?? before?.field.vi ?? '';
  const level = chosen<ServiceLevel>(
    'level',
    before?.level,
    oneOf(SERVICE_LEVELS),
    `must be ${oneOfThese(SERVICE_LEVELS)}`,
  );
  if (level === undefined && (row.level === undefined || row.level === NOT_SAID)) {
    refuse('level', `must be ${oneOfThese(SERVICE_LEVELS)}`);
  }
  const onlineLevel = chosen<OnlineLevel>(
    'online_level',
    before?.onlineLevel,
    (cell) => oneOf(ONLINE_LEVELS)(/^[234]$/.test(cell) ? `level-${cell}` : cell),
    `must be ${oneOfThese(ONLINE_LEVELS)}`,
  );
  const integrated = chosen(
    'integrated',
    before?.integrated,
    (cell) => YES_OR_NO[cell.toLowerCase()],
    'must be yes or no',
  );
  const units = chosen('units', before?.units, (cell) => [...new Set(cell.split(/\s+/))], '');
  const validFrom = chosen('valid_from', before?.validFrom, (cell) => cell, '');
  const validUntil = chosen('valid_until', before?.validUntil, (cell) => cell, '');
  return {
    code: row.code ?? '',
    name: { vi, en: row.name_en ?? (before?.name.vi === vi ? before.name.en : vi) },
    field: { vi: field, en: row.field_en ?? (before?.field.vi === field ? before.field.en : field) },
    level: level ?? 'commune',
    ...(onlineLevel === undefined ? {} : { onlineLevel }),
    ...(integrated === undefined ? {} : { integrated }),
    ...(units === undefined ? {} : { units }),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
  };
};

const YES_OR_NO: Readonly<Record<string, boolean>> = {
  yes: true,
  true: true,
  có: true,
  '1': true,
  no: false,
  false: false,
  không: false,
  '0': false,
};

const oneOfThese = (all: readonly string[]): string => `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;

/** The cells of a procedure, in the order of `SERVICE_COLUMNS`: imported again, they change nothing. */
export const cellsOfService = (service: Service): readonly string[] => [
  service.code,
  service.name.vi,
  service.name.en,
  service.field.vi,
  service.field.en,
  service.level,
  service.onlineLevel ?? '',
  service.integrated === undefined ? '' : service.integrated ? 'yes' : 'no',
  service.units?.join(' ') ?? '',
  service.validFrom ?? '',
  service.validUntil ?? '',
];
