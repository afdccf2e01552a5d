import { type HourKey, hourKeyOf } from '../store/keys.ts';
import type { Store } from '../store/store.ts';
import type { Journal } from './journal.ts';

/** Hands changed hours to the fold, in windows, until the fold has taken them. */
export type ChangeFeed = {
  /** The store's intake, watched: what it changes is folded. */
  readonly recordResponse: Store['recordResponse'];
  /** Seconds since the oldest change that is not folded yet. */
  readonly lagSeconds: () => number;
  /** Resolves when nothing is left to fold. */
  readonly drain: () => Promise<void>;
};

export type ChangeFeedDeps = {
  readonly store: Pick<Store, 'recordResponse'>;
  readonly consume: (hours: readonly HourKey[]) => Promise<void>;
  readonly journal: Journal;
  readonly now: () => number;
  readonly report: (error: unknown) => void;
};

/** Long enough to fold the ratings of a rush together, short enough that a manager sees a tap move the index. */
const WINDOW_MS = 150;
const RETRY_MS = 1000;

/**
 * The fold shares its engine and processor with the ratings, and each fold reads the whole hour anew: in a rush it
 * pauses for so many times as long as it worked, and then folds all the more together.
 */
const PAUSE_SHARE = 4;
const LONGEST_PAUSE_MS = 15_000;

/**
 * The stream of `npm start`. An hour is written to the journal before its response is put, and the
 * journal is emptied only when nothing is under way: so a kill at any moment leaves behind at least the
 * hours whose fold is missing, and the next start folds them first.
 */
export const openChangeFeed = ({ store, consume, journal, now, report }: ChangeFeedDeps): ChangeFeed => {
  let waiting = new Map<string, HourKey>();
  let oldest: number | undefined;
  let putsUnderWay = 0;
  let isDraining = false;
  let running: Promise<void> | undefined;

  const changed = (key: HourKey): void => {
    waiting.set(`${key.unit} ${key.day} ${key.hour}`, key);
    oldest ??= now();
    running ??= run();
  };

  /** A journal that cannot be emptied names more than is needed, which does no harm. */
  const clearJournal = (): void => {
    try {
      journal.clear();
    } catch (error) {
      report(error);
    }
  };

  const run = async (): Promise<void> => {
    let worked = 0;
    while (waiting.size > 0) {
      await pause(
        isDraining ? WINDOW_MS : Math.max(WINDOW_MS, Math.min(PAUSE_SHARE * worked, LONGEST_PAUSE_MS)),
      );
      const batch = waiting;
      const since = oldest;
      const taken = now();
      waiting = new Map();
      try {
        await consume([...batch.values()]);
        oldest = waiting.size > 0 ? taken : undefined;
        worked = now() - taken;
      } catch (error) {
        report(error);
        waiting = new Map([...batch, ...waiting]);
        oldest = since;
        await pause(RETRY_MS);
      }
      if (waiting.size === 0 && putsUnderWay === 0) clearJournal();
    }
    running = undefined;
  };

  for (const key of journal.read()) changed(key);

  return {
    recordResponse: async (response, receipt) => {
      const key = hourKeyOf(response);
      journal.append(key);
      putsUnderWay += 1;
      try {
        return await store.recordResponse(response, receipt);
      } finally {
        putsUnderWay -= 1;
        changed(key);
      }
    },
    lagSeconds: () => (oldest === undefined ? 0 : Math.round((now() - oldest) / 1000)),
    drain: async () => {
      isDraining = true;
      while (running) await running;
      isDraining = false;
    },
  };
};

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
