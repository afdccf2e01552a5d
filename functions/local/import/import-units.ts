import { localHourOf } from '#domain/time.ts';
import type { Organisation } from '#domain/unit.ts';
import { UNIT_COLUMNS, type UnitRow } from '#domain/unit-cells.ts';
import { organisationWith } from '#domain/unit-import.ts';
import type { Store } from '../../store/store.ts';
import type { Reform } from '../reform.ts';
import { csvRows } from './csv-file.ts';

export type UnitImportReport =
  | { readonly ok: true; readonly units: number; readonly version: number; readonly changed: boolean }
  | { readonly ok: false; readonly faults: readonly string[] };

const columnsProblem = (columns: readonly string[]): string | undefined => {
  const unknown = columns.filter((name) => !(UNIT_COLUMNS as readonly string[]).includes(name));
  if (unknown.length > 0) {
    return `unknown column "${unknown.join('", "')}"; known are ${UNIT_COLUMNS.join(', ')}`;
  }
  const missing = ['code', 'name'].filter((name) => !columns.includes(name));
  return missing.length > 0 ? `column "${missing.join('", "')}" is missing` : undefined;
};

type UnitsOfFile =
  | {
      readonly ok: true;
      readonly units: number;
      readonly before: Organisation;
      readonly after: Organisation;
    }
  | { readonly ok: false; readonly faults: readonly string[] };

/** The organisation with the units of a CSV file, or every fault with its line and column. */
export const unitsOfFile = async (
  path: string,
  current: () => Promise<Organisation>,
  thisMonth: string,
): Promise<UnitsOfFile> => {
  const rows: UnitRow[] = [];
  const torn: string[] = [];
  for await (const { line, cells, fault } of csvRows(path, columnsProblem)) {
    if (fault) torn.push(`line ${line}: ${fault}`);
    else rows.push({ line, ...cells });
  }
  if (torn.length > 0) return { ok: false, faults: torn };
  const before = await current();
  const planned = organisationWith(before, rows, thisMonth);
  if (planned.ok) return { ok: true, units: rows.length, before, after: planned.value };
  const faults = planned.issues.map(
    ({ line, path: column, message }) => `line ${line}, column "${column}": ${message}`,
  );
  return { ok: false, faults };
};

/**
 * Publishes the organisation with the units of a CSV file: all of it, or nothing and every fault with its
 * line and column. Units that moved have their past months folded at their new place.
 */
export const importUnits = async (
  store: Store,
  path: string,
  now: () => number,
  reform: Reform,
): Promise<UnitImportReport> => {
  const read = await unitsOfFile(
    path,
    async () => {
      await reform.finish(store, now);
      return store.currentOrganisation();
    },
    localHourOf(now()).month,
  );
  if (!read.ok) return read;
  const { after: organisation, before: current, units } = read;
  const changed = organisation.version !== current.version;
  if (changed) {
    reform.begin(current);
    await store.publishOrganisation(organisation, new Date(now()).toISOString());
    await reform.finish(store, now);
  }
  return { ok: true, units, version: organisation.version, changed };
};
