import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Invitation } from '#domain/invitation.ts';
import { localIsoOf, parseInstant } from '#domain/time.ts';
import {
  INVITATION_CURSOR,
  type ItemKey,
  invitationKey,
  optOutKey,
  responseKey,
  waitingPartition,
} from './keys.ts';
import { IF_ABSENT, openTable } from './table.ts';

/** That something may be due for an invitation from that time on, `2026-11-24#10:00:00#<id>`; the invitation itself knows. */
export type Waiting = { readonly id: string; readonly position: string };

/**
 * Invitations, who waits for one, and who wants none.
 * ```
 *  WAITING 2026-11-24  10:00:00#<id>   put first: names an invitation that may be due then
 *  INVITATION <id>                     put second, by a condition: what is so
 * ```
 * Died between the two, a name leads nowhere, and is passed over; the other way round an invitation would never be
 * found. Names are never changed or taken away: the engine drops them with time.
 */
export type Invitations = {
  readonly invitationWithId: (id: string) => Promise<Invitation | undefined>;
  /** Puts version `invitation.version` over the one before it, or the first; says whether nobody else did meanwhile. */
  readonly putInvitation: (invitation: Invitation) => Promise<boolean>;
  /** At most `limit` names after `position` whose time has come, in the order of their times. */
  readonly waitingAfter: (position: string, nowMs: number, limit: number) => Promise<readonly Waiting[]>;
  /** Up to where all names are settled; where nobody has noted it, the oldest that there can be. */
  readonly settledUpTo: (nowMs: number) => Promise<string>;
  /** Notes that all names up to the position are settled, or, without one, all whose time has come. */
  readonly noteSettled: (position: string | undefined, nowMs: number) => Promise<void>;
  /** Notes for ever that nothing may be sent to the address with this hash. */
  readonly optOut: (addressHash: string, day: string) => Promise<void>;
  readonly hasOptedOut: (addressHash: string) => Promise<boolean>;
  readonly isRated: (response: {
    readonly id: string;
    readonly unit: string;
    readonly at: string;
  }) => Promise<boolean>;
};

type InvitationItem = ItemKey & Invitation & { readonly expiresAt: number };

const DAY_MS = 86_400_000;
/** Nothing waits longer: it was taken within thirty days of its moment, and is tried for two days after its reminder. */
const LONGEST_WAIT_DAYS = 45;
/** An identical invitation is recognised until no response is taken any more. */
const REMEMBERED_MS = 100 * DAY_MS;
/** A name may come so much later than its time: longer than any function that writes names runs. */
const STILL_ARRIVING_MS = 6 * 60_000;
const IF_VERSION_BEFORE = 'version = :before';
const ALWAYS = 'attribute_exists(pk) or attribute_not_exists(pk)';

const bare = ({ pk: _, sk: __, expiresAt: ___, ...invitation }: InvitationItem): Invitation => invitation;
const secondsOf = (milliseconds: number): number => Math.ceil(milliseconds / 1000);

/** Of an invitation, and of its names. */
const expiryOf = ({ untilMs, at }: Invitation): number =>
  secondsOf(Math.max(untilMs, (parseInstant(at) ?? 0) + REMEMBERED_MS));

/** `2026-11-24#10:00:00`: sorts as time does. */
const positionOf = (instantMs: number): string => {
  const iso = localIsoOf(instantMs);
  return `${iso.slice(0, 10)}#${iso.slice(11, 19)}`;
};

export const createInvitations = (client: DynamoDBDocumentClient, tableName: string): Invitations => {
  const table = openTable(client, tableName);

  const nameWaiting = async (invitation: Invitation): Promise<void> => {
    const [day = '', time = ''] = positionOf(invitation.dueMs).split('#');
    const item = {
      pk: waitingPartition(day),
      sk: `${time}#${invitation.id}`,
      expiresAt: expiryOf(invitation),
    };
    await table.putIf(item, ALWAYS);
  };

  return {
    invitationWithId: async (id) => {
      const item = await table.get<InvitationItem>(invitationKey(id), true);
      return item && bare(item);
    },

    putInvitation: async (invitation) => {
      if (invitation.next !== 'none') await nameWaiting(invitation);
      const item = {
        ...invitationKey(invitation.id),
        ...invitation,
        expiresAt: expiryOf(invitation),
      };
      return invitation.version === 1
        ? table.putIf(item, IF_ABSENT)
        : table.putIf(item, IF_VERSION_BEFORE, { ':before': invitation.version - 1 });
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
            : await table.queryBetween<ItemKey>(waitingPartition(day), {
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
      const oldest = positionOf(nowMs - LONGEST_WAIT_DAYS * DAY_MS);
      const noted = await table.get<{ upTo: string }>(INVITATION_CURSOR, true);
      return noted && noted.upTo > oldest ? noted.upTo : oldest;
    },
    noteSettled: async (position, nowMs) => {
      const latest = positionOf(nowMs - STILL_ARRIVING_MS);
      const upTo = position === undefined || position > latest ? latest : position;
      await table.putIf({ ...INVITATION_CURSOR, upTo }, 'attribute_not_exists(pk) or upTo < :upTo', {
        ':upTo': upTo,
      });
    },

    optOut: async (addressHash, day) => {
      await table.putIf({ ...optOutKey(addressHash), day }, IF_ABSENT);
    },
    hasOptedOut: async (addressHash) => (await table.get(optOutKey(addressHash), true)) !== undefined,
    isRated: async (response) => (await table.get(responseKey(response), true)) !== undefined,
  };
};
