import type { PagesDeps } from '../../functions/pages/pages-app.tsx';
import { keyringOf } from '../../functions/receipts/keyring.ts';
import { createReceipts, type ToIssue } from '../../functions/receipts/receipts.ts';
import { openPages } from './pages.ts';
import { TEST_RECEIPTS } from './receipts.ts';
import { openTable, type TestTable } from './table.ts';

/** A dossier whose result was handed over at 9:41 at the counter of the sample organisation's unit A1. */
export const DOSSIER: ToIssue = {
  unit: 'A1',
  receipt: 'H26.7-261123-0042',
  moment: 'result',
  channel: 'receipt',
  validDays: 30,
  atMs: Date.parse('2026-11-23T09:41:07+07:00'),
  counter: 1,
  service: '1.001193',
};

/** Receipts of another city. */
export const FOREIGN_RECEIPTS = createReceipts(keyringOf('another secret, with which another city signs'));

export const issued = (more: Partial<ToIssue> = {}) => TEST_RECEIPTS.issue({ ...DOSSIER, ...more });

export type ReceiptPages = {
  readonly table: TestTable;
  readonly open: (path: string) => Promise<Response>;
  readonly send: (path: string, fields: URLSearchParams) => Promise<Response>;
  /** How many calls the engine has had. */
  readonly calls: () => number;
};

/** The pages over a real table. */
export const openReceiptPages = async (
  more: Partial<Omit<PagesDeps, 'organisation'>> &
    Pick<Parameters<typeof openPages>[0] & object, 'organisation'> = {},
): Promise<ReceiptPages> => {
  const table = await openTable();
  let calls = 0;
  table.client.middlewareStack.add(
    (next) => async (args) => {
      calls += 1;
      return next(args);
    },
    { name: 'count calls', step: 'initialize' },
  );
  const { app } = openPages({ store: table.store, changes: table.changes, ...more });
  return {
    table,
    open: async (path) => app.request(path),
    send: async (path, fields) => app.request(path, { method: 'POST', body: fields }),
    calls: () => calls,
  };
};
