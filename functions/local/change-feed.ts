import type { Asked } from '../store/asked.ts';
import type { Decisions } from '../store/decisions.ts';
import { HoursNotFoldedError } from '../store/errors.ts';
import { DOSSIERS, type HourKey, hourKeyOf, hourOfItemKey, ISSUED } from '../store/keys.ts';
import type { ResponseChanges } from '../store/response-changes.ts';
import type { Store } from '../store/store.ts';
import type { Journal } from './journal.ts';

/** Hands changed hours to the fold, in windows, until the fold has taken them. */
export type ChangeFeed = {
  /** The store's intake, watched: what it changes is folded. */
  readonly recordResponse: Store['recordResponse'];
  /** The citizens' changes of mind, watched likewise. */
  readonly changeResponse: ResponseChanges['changeResponse'];
  /** The officers' decisions, watched likewise. */
  readonly decide: Decisions['decide'];
  /** What the one-stop system reports, watched likewise. */
  readonly recordDossier: Asked['recordDossier'];
  readonly receivedBefore: Asked['receivedBefore'];
  readonly recordIssued: Asked['recordIssued'];
  /** Seconds since the oldest change that is not folded yet. */
  readonly lagSeconds: () => number;
  /** Resolves when nothing is left to fold but hours that could not be folded when they were last tried. */
  readonly drain: () => Promise<void>;
};

export type ChangeFeedDeps = {
  readonly store: Pick<Store, 'recordResponse'>;
  readonly changes: Pick<ResponseChanges, 'changeResponse'>;
  readonly decisions: Pick<Decisions, 'decide'>;
  readonly asked: Asked;
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
export const openChangeFeed = ({
  store,
  changes,
  decisions,
  asked,
  consume,
  journal,
  now,
  report,
}: ChangeFeedDeps): ChangeFeed => {
  let waiting = new Map<string, HourKey>();
  let unfolded = new Map<string, HourKey>();
  let folding = false;
  const drained: (() => void)[] = [];
  let oldest: number | undefined;
  let putsUnderWay = 0;
  let isDraining = false;
  let running = false;

  const changed = (key: HourKey): void => {
    waiting.set(textOf(key), key);
    oldest ??= now();
    if (!running) void run();
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
    running = true;
    let worked = 0;
    while (waiting.size + unfolded.size > 0) {
      await pause(
        isDraining ? WINDOW_MS : Math.max(WINDOW_MS, Math.min(PAUSE_SHARE * worked, LONGEST_PAUSE_MS)),
      );
      const batch = new Map([...unfolded, ...waiting]);
      const since = oldest;
      const taken = now();
      waiting = new Map();
      folding = true;
      try {
        await consume([...batch.values()]);
        unfolded = new Map();
        oldest = waiting.size > 0 ? taken : undefined;
        folding = false;
        worked = now() - taken;
      } catch (error) {
        folding = false;
        report(error);
        oldest = since;
        if (error instanceof HoursNotFoldedError) {
          unfolded = new Map(error.unfolded.map(({ hour }) => [textOf(hour), hour]));
        } else {
          waiting = new Map([...batch, ...waiting]);
        }
        if (waiting.size === 0) drain();
        await pause(RETRY_MS);
      }
      if (waiting.size + unfolded.size === 0 && putsUnderWay === 0) clearJournal();
    }
    running = false;
    drain();
  };

  const drain = (): void => {
    isDraining = false;
    for (const resolve of drained.splice(0)) resolve();
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
    changeResponse: (response, ...rest) =>
      watched(hourKeyOf(response), () => changes.changeResponse(response, ...rest)),
    decide: (key, decision) => {
      const hour = hourOfItemKey(key);
      if (!hour) throw new Error(`${key.pk} is not the key of a response`);
      return watched(hour, () => decisions.decide(key, decision));
    },
    receivedBefore: asked.receivedBefore,
    recordDossier: (dossier, recordedAt) => {
      const key = { unit: dossier.unit, day: dossier.received.slice(0, 10), hour: DOSSIERS };
      return watched(key, () => asked.recordDossier(dossier, recordedAt));
    },
    recordIssued: (report, recordedAt) =>
      watched({ unit: report.unit, day: report.day, hour: ISSUED }, () =>
        asked.recordIssued(report, recordedAt),
      ),
    lagSeconds: () => (oldest === undefined ? 0 : Math.round((now() - oldest) / 1000)),
    drain: async () => {
      if (!folding && waiting.size === 0) return;
      isDraining = true;
      await new Promise<void>((resolve) => drained.push(resolve));
    },
  };
};

const textOf = ({ unit, day, hour }: HourKey): string => `${unit} ${day} ${hour}`;

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
