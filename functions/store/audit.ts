import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  type AuditDraft,
  type AuditEntry,
  type AuditOutcome,
  type AuditValues,
  auditContent,
} from '#domain/audit.ts';
import { monthPlus } from '#domain/time.ts';
import { StoreUnavailableError } from './errors.ts';
import { auditPartition, type ItemKey, numberSortKey } from './keys.ts';
import { hexOf, sha256 } from './ledger-hash.ts';
import { IF_ABSENT, openTable } from './table.ts';

export type AuditRow = AuditEntry & { readonly outcome: AuditOutcome };

/*
 *   begin ──▶ the change ──▶ end
 *     │            │          └─ is not written: the change stands, its entry says `attempted`
 *     │            └─ fails: nothing is changed, and the entry says `attempted`, or `refused` where that is known
 *     └─ fails: nothing is changed, and there is no entry
 *
 * So there may be an entry without a change, and never a change without an entry; without a transaction, which not every
 * engine offers. What ends an entry is an item of its own, since nothing here is ever put over anything.
 */

/**
 * What was done and by whom, only ever added to. Each entry has the hash of the one before it, so that one which was
 * altered or taken out by whoever has the table itself is seen (`auditFaults`).
 */
export type AuditLog = {
  /**
   * Adds an entry before its change is made. Throws `StoreUnavailableError`; then the change must not be made. Of many that
   * are put one after another, each is given the one before it (`follows`) and need not look for the end of the chain.
   */
  readonly begin: (draft: AuditDraft, at: string, follows?: AuditEntry) => Promise<AuditEntry>;
  /** Says how it ended; the first that is said stands. */
  readonly end: (entry: AuditEntry, outcome: Exclude<AuditOutcome, 'attempted'>) => Promise<void>;
  /** At most `limit` entries of a month, the newest first; of those before the number `before`, where it is given. */
  readonly newest: (
    month: string,
    options: { readonly limit: number; readonly before?: number },
  ) => Promise<readonly AuditRow[]>;
};

type EntryItem = ItemKey &
  Omit<AuditEntry, 'month' | 'number' | 'before' | 'after'> & {
    /** As text, because a map comes back in another order and its hash would be another. */
    readonly before: string;
    readonly after: string;
  };
type EndItem = ItemKey & { readonly outcome: Exclude<AuditOutcome, 'attempted'> };

const END = '#end';
/** As many may write at the same moment. */
const MAX_ATTEMPTS = 40;
/** After a longer silence a chain begins anew. */
const LOOKS_BACK_MONTHS = 12;

export const auditHash = (entry: Omit<AuditEntry, 'hash'>): string =>
  hexOf(sha256(Buffer.from(auditContent(entry), 'utf8')));

const entryOf = (month: string, { pk: _, sk, before, after, ...item }: EntryItem): AuditEntry => ({
  ...item,
  month,
  number: Number(sk),
  before: JSON.parse(before) as AuditValues | null,
  after: JSON.parse(after) as AuditValues | null,
});

export const createAudit = (client: DynamoDBDocumentClient, tableName: string): AuditLog => {
  const table = openTable(client, tableName);

  /** Backwards, the end of an entry comes before the entry. */
  const newest: AuditLog['newest'] = async (month, { limit, before }) => {
    const items = await table.queryBackwards<EntryItem | EndItem>(auditPartition(month), {
      limit: limit * 2,
      consistent: true,
      ...(before === undefined ? {} : { before: numberSortKey(before) }),
    });
    const rows: AuditRow[] = [];
    let outcome: AuditOutcome = 'attempted';
    for (const item of items) {
      if ('outcome' in item) outcome = item.outcome;
      else {
        rows.push({ ...entryOf(month, item), outcome });
        outcome = 'attempted';
      }
    }
    return rows.slice(0, limit);
  };

  const lastBefore = async (month: string): Promise<AuditEntry | undefined> => {
    for (let back = 1; back <= LOOKS_BACK_MONTHS; back++) {
      const [last] = await newest(monthPlus(month, -back), { limit: 1 });
      if (last) return last;
    }
    return undefined;
  };

  return {
    newest,

    begin: async (draft, at, follows) => {
      const month = at.slice(0, 7);
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        const isFirst = attempt === 0 && follows?.month === month;
        const [last] = isFirst ? [follows] : await newest(month, { limit: 1 });
        const previous = (last ?? (await lastBefore(month)))?.hash ?? '';
        const unhashed = { ...draft, month, number: (last?.number ?? 0) + 1, at, previous };
        const entry: AuditEntry = { ...unhashed, hash: auditHash(unhashed) };
        const { month: _, number, before, after, ...body } = entry;
        const item = {
          pk: auditPartition(month),
          sk: numberSortKey(number),
          ...body,
          before: JSON.stringify(before),
          after: JSON.stringify(after),
        };
        if (await table.putIf(item, IF_ABSENT)) return entry;
      }
      throw new StoreUnavailableError('Too many wrote into the audit log at once');
    },

    end: async ({ month, number }, outcome) => {
      const item: EndItem = { pk: auditPartition(month), sk: `${numberSortKey(number)}${END}`, outcome };
      await table.putIf(item, IF_ABSENT);
    },
  };
};

/** What does not fit in a month's chain, given from its first entry on; empty where nothing was altered or taken out. */
export const auditFaults = (entries: readonly AuditEntry[]): readonly string[] =>
  entries.flatMap((entry, at) => {
    const before = entries[at - 1];
    const faults: string[] = [];
    if (entry.number !== at + 1) faults.push(`${entry.month}: number ${at + 1} is missing`);
    if (entry.hash !== auditHash(entry)) faults.push(`${entry.month}: number ${entry.number} was altered`);
    if (before && entry.previous !== before.hash) {
      faults.push(`${entry.month}: number ${entry.number} does not follow ${before.number}`);
    }
    return faults;
  });
