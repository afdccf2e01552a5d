import { backOffMs } from '../shared/back-off.ts';
import type { Clock } from '../shared/clock.ts';
import type { Reading } from './api-client.ts';

/** Why the last read brought nothing, though the next may: no server, or one that met a fault. */
export type Trouble =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'serverFault'; readonly detail: string };

export type Failure = Exclude<Reading<unknown>, { kind: 'ok' }>;

/** The trouble of a read where to ask again may help: no answer, a fault of the server, or too many at once. */
export const troubleOf = (reading: Reading<unknown>): Trouble | undefined => {
  if (reading.kind === 'unreachable') return { kind: 'unreachable' };
  if (reading.kind === 'ok' || (reading.status < 500 && reading.status !== 429)) return undefined;
  return { kind: 'serverFault', detail: reading.detail };
};

export type Retry = {
  /** Calls again after a while that grows with each failure. */
  readonly later: (call: () => void) => void;
  /** It went well, or is wanted no more: nothing is called, and the next failure is the first. */
  readonly settle: () => void;
};

const LEAST_MS = 1000;

/** How long to wait after the n-th failure in a row, `random` being uniform in [0, 1). */
export const retryMs = (failures: number, random: number): number =>
  Math.max(LEAST_MS, backOffMs(failures, random));

/** Asks again for what was not answered, so that a page that says so does. */
export const createRetry = (clock: Pick<Clock, 'after'>, random: () => number): Retry => {
  let failures = 0;
  let cancel = (): void => {};
  return {
    later: (call) => {
      failures += 1;
      cancel();
      cancel = clock.after(retryMs(failures, random()), call);
    },
    settle: () => {
      failures = 0;
      cancel();
    },
  };
};
