import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs';
import { StoreUnavailableError } from '../store/errors.ts';
import { DOSSIERS, type HourKey, ISSUED, isHour } from '../store/keys.ts';

/**
 * The hours that are about to change, on disk before they change: what a stream is to the deployed table.
 * After a crash it names at least all hours that were not folded, and folding more of them does no harm.
 */
export type Journal = {
  /** Does nothing where the hour is named already; throws `StoreUnavailableError` where nothing can be written. */
  readonly append: (key: HourKey) => void;
  readonly read: () => readonly HourKey[];
  readonly clear: () => void;
};

/** Each line is one hour; a last line that a crash cut short is ignored, since its change never began. */
export const openJournal = (path: string): Journal => {
  endLastLine(path);
  return journalAt(path);
};

/** What was cut short must not run into the line that is appended next. */
const endLastLine = (path: string): void => {
  if (existsSync(path) && !/(^|\n)$/.test(readFileSync(path, 'utf8'))) appendFileSync(path, '\n');
};

const nameOf = ({ unit, day, hour }: HourKey): string => `${unit} ${day} ${hour}`;

const isFolded = (hour: string): boolean => isHour({ hour }) || hour === DOSSIERS || hour === ISSUED;

const journalAt = (path: string): Journal => {
  const keys = (): ReadonlyMap<string, HourKey> => {
    const found = new Map<string, HourKey>();
    if (!existsSync(path)) return found;
    for (const line of readFileSync(path, 'utf8').split('\n').slice(0, -1)) {
      const [unit, day, hour] = line.split(' ');
      if (unit && day?.length === 10 && hour && isFolded(hour)) found.set(line, { unit, day, hour });
    }
    return found;
  };
  let named = new Set(keys().keys());
  let isCutShort = false;

  return {
    append: (key) => {
      const name = nameOf(key);
      if (named.has(name)) return;
      try {
        // What a full disk has cut short must not run into this line.
        appendFileSync(path, `${isCutShort ? '\n' : ''}${name}\n`);
        isCutShort = false;
        named.add(name);
      } catch (error) {
        isCutShort = true;
        throw new StoreUnavailableError('The journal of changes cannot be written', { cause: error });
      }
    },
    read: () => [...keys().values()],
    clear: () => {
      if (existsSync(path)) truncateSync(path);
      named = new Set();
      isCutShort = false;
    },
  };
};
