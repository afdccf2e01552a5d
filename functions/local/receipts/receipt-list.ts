import type { OrganisationIndex } from '#domain/unit-tree.ts';
import { plainReceipt } from '../../receipts/dossier-id.ts';
import type { Handout } from '../../receipts/issuer.ts';
import { KeyringError } from '../../receipts/keyring.ts';
import { checkReceiptRequest, type RECEIPT_FIELDS } from '../../receipts/receipt-request.ts';
import type { ToIssue } from '../../receipts/receipts.ts';
import { TokenFieldError } from '../../receipts/token.ts';
import { csvRows } from '../import/csv-file.ts';

/** A line of the list, as it is printed. */
export type PrintedReceipt = { readonly what: ToIssue; readonly handout: Handout };

export type ReceiptList =
  | { readonly ok: true; readonly receipts: readonly PrintedReceipt[] }
  | { readonly ok: false; readonly faults: readonly string[] };

export type ReceiptListDeps = {
  readonly issue: (what: ToIssue) => Handout;
  /** Absent where nothing is known of the organisation. */
  readonly index?: OrganisationIndex | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
};

type Field = (typeof RECEIPT_FIELDS)[number];

const COLUMN_OF: Readonly<Record<Field, string>> = {
  unit: 'unit',
  counter: 'counter',
  service: 'service',
  moment: 'moment',
  at: 'at',
  receipt: 'receipt',
  channel: 'channel',
  validDays: 'valid_days',
};
const COLUMNS = Object.values(COLUMN_OF);
const NEEDED = ['unit', 'moment', 'at', 'receipt'];

const columnsProblem = (columns: readonly string[]): string | undefined => {
  const unknown = columns.filter((name) => !COLUMNS.includes(name));
  if (unknown.length > 0) {
    return `unknown column "${unknown.join('", "')}"; known are ${COLUMNS.join(', ')}`;
  }
  const missing = NEEDED.filter((name) => !columns.includes(name));
  return missing.length > 0 ? `column "${missing.join('", "')}" is missing` : undefined;
};

const requestOf = ({ valid_days: days, ...cells }: Readonly<Record<string, string>>) => ({
  ...cells,
  ...(days === undefined ? {} : { validDays: /^\d+$/.test(days) ? Number(days) : days }),
});

/**
 * The receipts of a CSV list: all of them, or every fault with its line and column. A dossier whose moment stands twice
 * is a fault: each could be rated, where it is told with two times.
 */
export const receiptsOfList = async (path: string, deps: ReceiptListDeps): Promise<ReceiptList> => {
  const faults: string[] = [];
  const receipts: PrintedReceipt[] = [];
  const lines = new Map<string, number>();
  for await (const { line, cells, fault } of csvRows(path, columnsProblem)) {
    const refuse = (column: string, message: string) =>
      faults.push(`line ${line}, column "${column}": ${message}`);
    if (fault) {
      faults.push(`line ${line}: ${fault}`);
      continue;
    }
    const checked = checkReceiptRequest(requestOf(cells), deps);
    if (!checked.ok) {
      for (const { path: field, message } of checked.issues) refuse(columnOf(field), message);
      continue;
    }
    const what = checked.value;
    const dossier = JSON.stringify([what.unit, plainReceipt(what.receipt), what.moment]);
    const first = lines.get(dossier);
    if (first !== undefined) refuse('receipt', `stands on line ${first} with the same moment already`);
    lines.set(dossier, first ?? line);
    try {
      receipts.push({ what, handout: deps.issue(what) });
    } catch (error) {
      if (!(error instanceof KeyringError || error instanceof TokenFieldError)) throw error;
      refuse('unit', error.message);
    }
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, receipts };
};

const columnOf = (field: string): string => COLUMN_OF[field as Field] ?? field;
