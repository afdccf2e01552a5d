import { type ReadonlySignal, signal } from '@preact/signals';
import type { Clock } from '../../shared/clock.ts';

/** Watches whether anybody is there, over all tabs of the browser together. */
export type IdleWatch = {
  /** Seconds until people are signed out, once they are warned; else `undefined`. */
  readonly secondsLeft: ReadonlySignal<number | undefined>;
  /** Somebody is there: a key, a touch. */
  readonly touched: () => void;
  /** Looks anew at what the other tabs have written, and at the clock, which goes on while a laptop sleeps. */
  readonly look: () => void;
  readonly start: () => void;
  readonly stop: () => void;
};

export type IdlePorts = {
  readonly clock: Clock;
  readonly idleMs: number;
  /** The last touch in any tab, epoch milliseconds. */
  readonly lastTouch: () => number | undefined;
  readonly keepTouch: (atMs: number) => void;
  readonly onIdle: () => void;
};

/** Time to read the warning and to answer it, well over the 20 seconds of WCAG 2.2.1. */
export const WARNING_MS = 120_000;

/** Every key would be a write that all tabs hear of. */
const LEAST_BETWEEN_TOUCHES_MS = 1000;

/**
 *   touch ──────────────────────── idleMs − WARNING_MS ──warned──── idleMs ──▶ onIdle
 *     ▲                                                    │
 *     └──────────────── any touch, in any tab ─────────────┘
 */
export const createIdleWatch = (ports: IdlePorts): IdleWatch => {
  const { clock, idleMs, lastTouch, keepTouch, onIdle } = ports;
  const secondsLeft = signal<number | undefined>(undefined);
  let cancel = (): void => {};
  let stopped = true;

  const look = (): void => {
    cancel();
    if (stopped) return;
    const now = clock.now();
    const touch = lastTouch() ?? 0;
    // The clock was set back; what is left begins anew, or nobody would be signed out until it has caught up.
    if (touch > now) keepTouch(now);
    const leftMs = Math.min(touch, now) + idleMs - now;
    if (leftMs <= 0) {
      stopped = true;
      onIdle();
      return;
    }
    const isWarned = leftMs <= WARNING_MS;
    secondsLeft.value = isWarned ? Math.ceil(leftMs / 1000) : undefined;
    cancel = clock.after(isWarned ? Math.min(1000, leftMs) : leftMs - WARNING_MS, look);
  };

  return {
    secondsLeft,
    look,
    start: () => {
      if (!stopped) return;
      stopped = false;
      look();
    },
    touched: () => {
      const now = clock.now();
      if (stopped || Math.abs(now - (lastTouch() ?? 0)) < LEAST_BETWEEN_TOUCHES_MS) return;
      look();
      if (stopped) return;
      keepTouch(now);
      look();
    },
    stop: () => {
      stopped = true;
      cancel();
      secondsLeft.value = undefined;
    },
  };
};
