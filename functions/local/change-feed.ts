import type { Decisions } from '../store/decisions.ts';
import { type HourKey, hourKeyOf, hourOfItemKey } from '../store/keys.ts';
import type { Store } from '../store/store.ts';
import type { Journal } from './journal.ts';

/** Hands changed hours to the fold, in windows, until the fold has taken them. */
export type ChangeFeed = {
  /** The store's intake, watched: what it changes is folded. */
  readonly recordResponse: Store['recordResponse'];
  /** The officers' decisions, watched likewise. */
  readonly decide: Decisions['decide'];
  /** Seconds since the oldest change that is not folded yet. */
  readonly lagSeconds: () => number;
  /** Resolves when nothing is left to fold. */
  readonly drain: () => Promise<void>;
};

export type ChangeFeedDeps = {
  readonly store: Pick<Store, 'recordResponse'>;
  readonly decisions: Pick<Decisions, 'decide'>;
  readonly consume: (hours: readonly HourKey[]) => Promise<void>;
  readonly journal: Journal;
  readonly now: () => number;
  readonly report: (error: unknown) => void;
};

/** Long enough to fold the ratings of a rush together, short enough that a manager sees a tap move the index. */
const WINDOW_MS = 150;
const RETRY_MS = 1000;

/**
 * The stream of `npm start`. An hour is written to the journal before its response is put, and the
 * journal is emptied only when nothing is under way: so a kill at any moment leaves behind at least the
 * hours whose fold is missing, and the next start folds them first.
 */
export const openChangeFeed = ({
  store,
  decisions,
  consume,
  journal,
  now,
  report,
}: ChangeFeedDeps): ChangeFeed => {
  let waiting = new Map<string, HourKey>();
  let oldest: number | undefined;
  let putsUnderWay = 0;
  let running: Promise<void> | undefined;

  const changed = (key: HourKey): void => {
    waiting.set(`${key.unit} ${key.day} ${key.hour}`, key);
    oldest ??= now();
    running ??= run();
  };

  const run = async (): Promise<void> => {
    while (waiting.size > 0) {
      await pause(WINDOW_MS);
      const batch = waiting;
      const since = oldest;
      const taken = now();
      waiting = new Map();
      try {
        await consume([...batch.values()]);
        oldest = waiting.size > 0 ? taken : undefined;
      } catch (error) {
        report(error);
        waiting = new Map([...batch, ...waiting]);
        oldest = since;
        await pause(RETRY_MS);
      }
      if (waiting.size === 0 && putsUnderWay === 0) journal.clear();
    }
    running = undefined;
  };

  for (const key of journal.read()) changed(key);

  const watched = async <T>(key: HourKey, put: () => Promise<T>): Promise<T> => {
    journal.append(key);
    putsUnderWay += 1;
    try {
      return await put();
    } finally {
      putsUnderWay -= 1;
      changed(key);
    }
  };

  return {
    recordResponse: (response, receipt) =>
      watched(hourKeyOf(response), () => store.recordResponse(response, receipt)),
    decide: (key, decision) => {
      const hour = hourOfItemKey(key);
      if (!hour) throw new Error(`${key.pk} is not the key of a response`);
      return watched(hour, () => decisions.decide(key, decision));
    },
    lagSeconds: () => (oldest === undefined ? 0 : Math.round((now() - oldest) / 1000)),
    drain: async () => {
      while (running) await running;
    },
  };
};

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
