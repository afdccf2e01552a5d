import type { Context } from 'hono';
import type { AuditDraft } from '#domain/audit.ts';
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
export const audited = async <T>(
  c: Context,
  { audit, now }: AuditDeps,
  { principal }: Access,
  deed: Deed,
  act: () => Promise<T>,
): Promise<T> => {
  const entry = await audit.begin({ ...deed, who: principal, from: requestIdOf(c) }, localIsoOf(now()));
  const end = async (outcome: 'done' | 'refused'): Promise<void> => {
    try {
      await audit.end(entry, outcome);
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error;
    }
  };
  try {
    const result = await act();
    await end('done');
    return result;
  } catch (error) {
    if (error instanceof ProblemError || error instanceof DecisionRefusedError) await end('refused');
    throw error;
  }
};
