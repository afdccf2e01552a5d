import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Invitation } from '#domain/invitation.ts';
import { parseInstant } from '#domain/time.ts';
import {
  INVITATION_CURSOR,
  type ItemKey,
  invitationKey,
  optOutKey,
  responseKey,
  waitingPartition,
} from './keys.ts';
import { IF_ABSENT, openTable } from './table.ts';
import { createWaitingNames, type WaitingNames } from './waiting.ts';

/**
 * Invitations, who waits for one, and who wants none.
 * ```
 *  WAITING 2026-11-24  10:00:00#<id>   put first: names an invitation that may be due then
 *  INVITATION <id>                     put second, by a condition: what is so
 * ```
 * Died between the two, a name leads nowhere, and is passed over; the other way round an invitation would never be
 * found. Names are never changed or taken away: the engine drops them with time.
 */
export type Invitations = Omit<WaitingNames, 'nameWaiting'> & {
  readonly invitationWithId: (id: string) => Promise<Invitation | undefined>;
  /** Puts version `invitation.version` over the one before it, or the first; says whether nobody else did meanwhile. */
  readonly putInvitation: (invitation: Invitation) => Promise<boolean>;
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
const IF_VERSION_BEFORE = 'version = :before';

const bare = ({ pk: _, sk: __, expiresAt: ___, ...invitation }: InvitationItem): Invitation => invitation;
const secondsOf = (milliseconds: number): number => Math.ceil(milliseconds / 1000);

/** Of an invitation, and of its names. */
const expiryOf = ({ untilMs, at }: Invitation): number =>
  secondsOf(Math.max(untilMs, (parseInstant(at) ?? 0) + REMEMBERED_MS));

export const createInvitations = (client: DynamoDBDocumentClient, tableName: string): Invitations => {
  const table = openTable(client, tableName);

  const { nameWaiting, ...waiting } = createWaitingNames(table, {
    partitionOf: waitingPartition,
    cursor: INVITATION_CURSOR,
    longestWaitDays: LONGEST_WAIT_DAYS,
  });

  return {
    ...waiting,

    invitationWithId: async (id) => {
      const item = await table.get<InvitationItem>(invitationKey(id), true);
      return item && bare(item);
    },

    putInvitation: async (invitation) => {
      const expiresAt = expiryOf(invitation);
      if (invitation.next !== 'none') await nameWaiting(invitation.id, invitation.dueMs, expiresAt);
      const item = { ...invitationKey(invitation.id), ...invitation, expiresAt };
      return invitation.version === 1
        ? table.putIf(item, IF_ABSENT)
        : table.putIf(item, IF_VERSION_BEFORE, { ':before': invitation.version - 1 });
    },

    optOut: async (addressHash, day) => {
      await table.putIf({ ...optOutKey(addressHash), day }, IF_ABSENT);
    },
    hasOptedOut: async (addressHash) => (await table.get(optOutKey(addressHash), true)) !== undefined,
    isRated: async (response) => (await table.get(responseKey(response), true)) !== undefined,
  };
};
