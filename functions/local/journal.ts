import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs';
import type { HourKey } from '../store/keys.ts';

/**
 * The hours that are about to change, on disk before they change: what a stream is to the deployed table.
 * After a crash it names at least all hours that were not folded, and folding more of them does no harm.
 */
export type Journal = {
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

const journalAt = (path: string): Journal => ({
  append: ({ unit, day, hour }) => appendFileSync(path, `${unit} ${day} ${hour}\n`),
  read: () => {
    if (!existsSync(path)) return [];
    const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
    const keys = new Map<string, HourKey>();
    for (const line of lines) {
      const [unit, day, hour] = line.split(' ');
      if (unit && day?.length === 10 && hour?.length === 2) keys.set(line, { unit, day, hour });
    }
    return [...keys.values()];
  },
  clear: () => {
    if (existsSync(path)) truncateSync(path);
  },
});
