import type { Text } from './questionnaire.ts';
import type { Moment } from './response.ts';

/** How a citizen is reached. */
export const ADDRESS_KINDS = ['phone', 'email', 'zalo'] as const;
export type AddressKind = (typeof ADDRESS_KINDS)[number];

/** Which of its at most two messages is sent next; `none` once there is nothing more to send. */
export type NextMessage = 'first' | 'reminder' | 'none';

/** Why nothing more is sent. */
export type InvitationEnd = 'sent' | 'rated' | 'opted-out' | 'refused' | 'given-up' | 'expired';

/**
 * One citizen's invitation (tin nhắn mời đánh giá) to rate a moment of a dossier: a message, and one reminder.
 * ```
 *  taken ──next: first──▶ sent ──next: reminder, 3 days──▶ sent ──▶ none
 *             │  ▲                     │  ▲
 *             └──┘ a fault: later      └──┘             rated, opted out, refused, expired: none, at once
 * ```
 * Of the citizen it holds a keyed hash of the address and, only while there is something to send, address and token
 * sealed: law `none ⇒ no sealed`.
 */
export type Invitation = {
  /** The id of the response that it asks for: one moment of one dossier has one invitation. */
  readonly id: string;
  /** Grows with each change. */
  readonly version: number;
  readonly unit: string;
  readonly service?: string;
  readonly moment: Moment;
  /** When the moment was, in Asia/Ho_Chi_Minh. */
  readonly at: string;
  readonly language: keyof Text;
  readonly kind: AddressKind;
  readonly addressHash: string;
  readonly sealed?: Uint8Array;
  readonly next: NextMessage;
  /** Whether one reminder is to be sent. */
  readonly reminds: boolean;
  /** Epoch milliseconds from which on the next message is due. */
  readonly dueMs: number;
  /** How often the next message was tried in vain. */
  readonly failures: number;
  /** Epoch milliseconds from which on the link is refused. */
  readonly untilMs: number;
  readonly end?: InvitationEnd;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** UTC+7, as in time.ts. */
const OFFSET_MS = 7 * HOUR_MS;

/** In whose hours of the day messages are sent, in Asia/Ho_Chi_Minh: from 8 to 20. */
const OPENS_MS = 8 * HOUR_MS;
const CLOSES_MS = 20 * HOUR_MS;

/** Ratings given in front of officials are better than those given at home; after a day the citizen is at home. */
const FIRST_AFTER_MS = DAY_MS;
export const REMINDER_AFTER_DAYS = 3;

/** Later, and the citizen would not remember what is asked about. */
export const LATEST_AFTER_DAYS = 30;

/** How long a message waits after each try in vain; after the last it is given up. Together nearly two days. */
export const WAITS_MS = [5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 8 * HOUR_MS, DAY_MS] as const;

/** The instant itself where messages may be sent then, else the next one at which they may. */
export const sendingTimeFrom = (instantMs: number): number => {
  const midnight = Math.floor((instantMs + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS;
  const sinceMidnight = instantMs - midnight;
  if (sinceMidnight < OPENS_MS) return midnight + OPENS_MS;
  return sinceMidnight < CLOSES_MS ? instantMs : midnight + DAY_MS + OPENS_MS;
};

/** When the first message is due: a day after the moment, or when it was asked for, and never in the past. */
export const firstDueMs = (atMs: number, nowMs: number, sendAfterMs?: number): number =>
  sendingTimeFrom(Math.max(nowMs, sendAfterMs ?? atMs + FIRST_AFTER_MS));

const changed = (invitation: Invitation, change: Partial<Invitation>): Invitation => ({
  ...invitation,
  ...change,
  version: invitation.version + 1,
});

/** With nothing more to send, and without what it was to be sent to. */
export const ended = (invitation: Invitation, end: InvitationEnd): Invitation => {
  const { sealed: _, ...rest } = invitation;
  return changed(rest, { next: 'none', end });
};

/** The same message, at another time. */
export const postponed = (invitation: Invitation, dueMs: number): Invitation =>
  changed(invitation, { dueMs });

/**
 * As it stands when its next message is sent. It is put before the message goes out, so that of two who send only one
 * does: who dies in between has sent nothing, and the reminder, if there is one, takes the place of the first.
 */
export const claimed = (invitation: Invitation, nowMs: number): Invitation => {
  const dueMs = sendingTimeFrom(nowMs + REMINDER_AFTER_DAYS * DAY_MS);
  return invitation.next === 'first' && invitation.reminds && dueMs < invitation.untilMs
    ? changed(invitation, { next: 'reminder', dueMs, failures: 0 })
    : ended(invitation, 'sent');
};

/** As it stands when the message for which it was claimed did not go out: later, again, or no more. */
export const afterFailure = (
  before: Invitation,
  atClaim: Invitation,
  failure: 'later' | 'refused',
  nowMs: number,
): Invitation => {
  const wait = WAITS_MS[before.failures];
  const unclaimed = { ...before, version: atClaim.version };
  if (failure === 'refused') return ended(unclaimed, 'refused');
  if (wait === undefined) return ended(unclaimed, 'given-up');
  return changed(unclaimed, {
    dueMs: sendingTimeFrom(nowMs + wait),
    failures: before.failures + 1,
  });
};
