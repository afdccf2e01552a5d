import type { Dossier } from '#domain/dossier.ts';
import { checkDossier, type DossierContext } from '#domain/dossier-check.ts';
import { KeyringError } from '../../receipts/keyring.ts';
import { csvRows } from './csv-file.ts';

/** A dossier, and the line that says it. */
export type ListedDossier = { readonly dossier: Dossier; readonly line: number };

export type DossierList =
  | { readonly ok: true; readonly dossiers: readonly ListedDossier[] }
  | { readonly ok: false; readonly faults: readonly string[] };

const COLUMNS = [
  'receipt',
  'unit',
  'service',
  'channel',
  'received',
  'due',
  'completed',
  'outcome',
  'reported_at',
];
const NEEDED = ['receipt', 'unit', 'service', 'channel', 'received', 'due'];

const columnsProblem = (columns: readonly string[]): string | undefined => {
  const unknown = columns.filter((name) => !COLUMNS.includes(name));
  if (unknown.length > 0) {
    return `unknown column "${unknown.join('", "')}"; known are ${COLUMNS.join(', ')}`;
  }
  const missing = NEEDED.filter((name) => !columns.includes(name));
  return missing.length > 0 ? `column "${missing.join('", "')}" is missing` : undefined;
};

const columnOf = (field: string): string => (field === 'reportedAt' ? 'reported_at' : field);

const reportOf = ({ reported_at: reportedAt, ...cells }: Readonly<Record<string, string>>) => ({
  ...cells,
  ...(reportedAt === undefined ? {} : { reportedAt }),
});

/**
 * The dossiers of a CSV list: all of them, or every fault with its line and column. A dossier may stand on several lines, of
 * which the latest report stands, but was received on one day only.
 */
export const dossiersOfList = async (path: string, context: DossierContext): Promise<DossierList> => {
  const faults: string[] = [];
  const dossiers: ListedDossier[] = [];
  const received = new Map<string, { readonly day: string; readonly line: number }>();
  for await (const { line, cells, fault } of csvRows(path, columnsProblem)) {
    const refuse = (column: string, message: string) =>
      faults.push(`line ${line}, column "${column}": ${message}`);
    if (fault) {
      faults.push(`line ${line}: ${fault}`);
      continue;
    }
    try {
      const checked = checkDossier(reportOf(cells), context);
      if (!checked.ok) {
        for (const { path: field, message } of checked.issues) refuse(columnOf(field), message);
        continue;
      }
      const { unit, id, received: at } = checked.value;
      const day = at.slice(0, 10);
      const before = received.get(`${unit} ${id}`);
      if (before && before.day !== day) {
        refuse('received', `is another day than on line ${before.line}; a dossier is received on one`);
      }
      received.set(`${unit} ${id}`, before ?? { day, line });
      dossiers.push({ dossier: checked.value, line });
    } catch (error) {
      if (!(error instanceof KeyringError)) throw error;
      refuse('unit', error.message);
    }
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, dossiers };
};
