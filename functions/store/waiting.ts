import { localIsoOf } from '#domain/time.ts';
import type { ItemKey } from './keys.ts';
import type { Table } from './table.ts';

/** That something may be due for a thing from that time on, `2026-11-24#10:00:00#<id>`; the thing itself knows. */
export type Waiting = { readonly id: string; readonly position: string };

/**
 * Names of things of which something is due at a time, by the day of it. A name is put before the thing, so that nothing
 * is due that nobody finds; it may lead nowhere, and is then passed over. Names are never changed or taken away: the
 * engine drops them with time.
 */
export type WaitingNames = {
  readonly nameWaiting: (id: string, dueMs: number, expiresAtSeconds: number) => Promise<void>;
  /** At most `limit` names after `position` whose time has come, in the order of their times. */
  readonly waitingAfter: (position: string, nowMs: number, limit: number) => Promise<readonly Waiting[]>;
  /** Up to where all names are settled; where nobody has noted it, the oldest that there can be. */
  readonly settledUpTo: (nowMs: number) => Promise<string>;
  /** Notes that all names up to the position are settled, or, without one, all whose time has come. */
  readonly noteSettled: (position: string | undefined, nowMs: number) => Promise<void>;
};

const DAY_MS = 86_400_000;
/** A name may come so much later than its time: longer than any function that writes names runs. */
const STILL_ARRIVING_MS = 6 * 60_000;
const ALWAYS = 'attribute_exists(pk) or attribute_not_exists(pk)';

/** `2026-11-24#10:00:00`: sorts as time does. */
const positionOf = (instantMs: number): string => {
  const iso = localIsoOf(instantMs);
  return `${iso.slice(0, 10)}#${iso.slice(11, 19)}`;
};

export const createWaitingNames = (
  table: Table,
  options: {
    readonly partitionOf: (day: string) => string;
    /** Where it is kept up to where all names are settled. */
    readonly cursor: ItemKey;
    /** Nothing waits longer. */
    readonly longestWaitDays: number;
  },
): WaitingNames => ({
  nameWaiting: async (id, dueMs, expiresAt) => {
    const [day = '', time = ''] = positionOf(dueMs).split('#');
    await table.putIf({ pk: options.partitionOf(day), sk: `${time}#${id}`, expiresAt }, ALWAYS);
  },

  waitingAfter: async (position, nowMs, limit) => {
    const found: Waiting[] = [];
    const until = positionOf(nowMs);
    let [day = '', after = ''] = [position.slice(0, 10), position.slice(11)];
    while (day <= until.slice(0, 10) && found.length < limit) {
      const upTo = day === until.slice(0, 10) ? `${until.slice(11)}$` : '~';
      const items =
        after > upTo
          ? []
          : await table.queryBetween<ItemKey>(options.partitionOf(day), {
              after,
              upTo,
              limit: limit - found.length,
            });
      found.push(...items.map(({ sk }) => ({ id: sk.slice(9), position: `${day}#${sk}` })));
      day = new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
      after = ' ';
    }
    return found;
  },

  settledUpTo: async (nowMs) => {
    const oldest = positionOf(nowMs - options.longestWaitDays * DAY_MS);
    const noted = await table.get<{ upTo: string }>(options.cursor, true);
    return noted && noted.upTo > oldest ? noted.upTo : oldest;
  },

  noteSettled: async (position, nowMs) => {
    const latest = positionOf(nowMs - STILL_ARRIVING_MS);
    const upTo = position === undefined || position > latest ? latest : position;
    await table.putIf({ ...options.cursor, upTo }, 'attribute_not_exists(pk) or upTo < :upTo', {
      ':upTo': upTo,
    });
  },
});
