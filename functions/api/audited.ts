import type { Context } from 'hono';
import type { AuditDraft, AuditEntry } from '#domain/audit.ts';
import { localIsoOf } from '#domain/time.ts';
import type { AuditLog } from '../store/audit.ts';
import { DecisionRefusedError, StoreUnavailableError } from '../store/errors.ts';
import { ProblemError } from './problem.ts';
import { requestIdOf } from './request-id.ts';
import type { Access } from './requires.ts';

export type AuditDeps = {
  readonly audit: AuditLog;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/** What a route is about to do; who does it, and in which request, is known. */
export type Deed = Omit<AuditDraft, 'who' | 'from'>;

/**
 * Makes a change, or a look that is kept of, with its entry in the audit log: the entry first, and no change without it.
 * That the entry's end could not be written is not the caller's concern: his change stands, and the log says `attempted`.
 */
export const audited = <T>(
  c: Context,
  deps: AuditDeps,
  access: Access,
  deed: Deed,
  act: (entry: AuditEntry) => Promise<T>,
): Promise<T> => auditedAll(c, deps, access, [deed], ([entry]) => act(entry as AuditEntry));

/** As many ends are put at once. */
const ENDS_AT_ONCE = 25;

/** As `audited`, of a change of many things at once, which has an entry of each. */
export const auditedAll = async <T>(
  c: Context,
  { audit, now }: AuditDeps,
  { principal }: Access,
  deeds: readonly Deed[],
  act: (entries: readonly AuditEntry[]) => Promise<T>,
): Promise<T> => {
  const at = localIsoOf(now());
  const entries: AuditEntry[] = [];
  for (const deed of deeds) {
    const draft = { ...deed, who: principal, from: requestIdOf(c) };
    entries.push(await audit.begin(draft, at, entries.at(-1)));
  }
  const end = async (outcome: 'done' | 'refused'): Promise<void> => {
    try {
      for (let from = 0; from < entries.length; from += ENDS_AT_ONCE) {
        const some = entries.slice(from, from + ENDS_AT_ONCE);
        await Promise.all(some.map((entry) => audit.end(entry, outcome)));
      }
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error;
    }
  };
  try {
    const result = await act(entries);
    await end('done');
    return result;
  } catch (error) {
    if (error instanceof ProblemError || error instanceof DecisionRefusedError) await end('refused');
    throw error;
  }
};
