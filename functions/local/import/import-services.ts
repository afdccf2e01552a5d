import { SERVICE_COLUMNS, type ServiceRow, withServiceRows } from '#domain/service-import.ts';
import { columnsProblemOf } from '../../api/table-body.ts';
import type { Store } from '../../store/store.ts';
import { csvRows } from './csv-file.ts';

export type ServiceImportReport =
  | {
      readonly ok: true;
      readonly rows: number;
      readonly added: number;
      readonly changed: number;
      readonly version: number;
    }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Publishes the organisation with the procedures of a CSV file: all of them, or nothing and every fault with its line. */
export const importServices = async (
  store: Pick<Store, 'currentOrganisation' | 'publishOrganisation'>,
  path: string,
  now: () => number,
): Promise<ServiceImportReport> => {
  const rows: ServiceRow[] = [];
  const torn: string[] = [];
  for await (const { line, cells, fault } of csvRows(
    path,
    columnsProblemOf(SERVICE_COLUMNS, ['code', 'name']),
  )) {
    if (fault) torn.push(`line ${line}: ${fault}`);
    else rows.push({ line, ...cells });
  }
  if (torn.length > 0) return { ok: false, faults: torn };
  const current = await store.currentOrganisation();
  const planned = withServiceRows(current, rows);
  if (!planned.ok) {
    return {
      ok: false,
      faults: planned.issues.map(
        ({ line, path: column, message }) => `line ${line}, column "${column}": ${message}`,
      ),
    };
  }
  const { value, changes } = planned;
  if (changes.length > 0) await store.publishOrganisation(value, new Date(now()).toISOString());
  const added = changes.filter(({ kind }) => kind === 'added').length;
  return { ok: true, rows: rows.length, added, changed: changes.length - added, version: value.version };
};
