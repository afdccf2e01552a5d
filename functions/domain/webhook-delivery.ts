import { type AttemptOutcome, isGone, isTaken } from './webhook.ts';

/** One attempt to deliver a message; of the answer no more than its status is kept. */
export type Attempt = AttemptOutcome & { readonly at: string };

/** `failed` is given up; it may be replayed, as one that was delivered may. */
export type DeliveryState = 'pending' | 'delivered' | 'failed';

/**
 * One message to one endpoint (một lần gửi).
 * ```
 *  pending ──claim──▶ pending, due later ──taken──▶ delivered
 *     ▲                    │                            │
 *     │                    └─last attempt failed, or gone─▶ failed
 *     └──────────────────────── replay ─────────────────┘
 * ```
 * It is claimed before it is sent, by a put that counts the attempt and says when the next one is due: of two who send,
 * one does, and who dies in between has only lost an attempt.
 */
export type Delivery = {
  readonly webhook: string;
  /** The message's own id, `webhook-id`: the same in every attempt and at every endpoint. */
  readonly id: string;
  readonly version: number;
  readonly kind: string;
  /** The body as it is sent, since that is what is signed. */
  readonly body: string;
  readonly createdAt: string;
  readonly state: DeliveryState;
  /** Epoch milliseconds from which on it is to be tried. */
  readonly dueMs: number;
  /** How often it was tried since it was made or replayed. */
  readonly tries: number;
  /** The latest, the last of them last. */
  readonly attempts: readonly Attempt[];
};

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * How long is waited after each attempt in vain; after the last it is given up. As Standard Webhooks recommends
 * (spec/standard-webhooks.md, "Retry schedule"): ten attempts within three days and four hours.
 */
export const WAITS_MS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;

/** Up to so much is added by chance, or all that failed at once would come again at once. */
const JITTER = 0.2;

/** A claimed attempt whose sender died is tried again no sooner than another sender can have ended. */
const LEAST_CLAIM_MS = 2 * MINUTE;

const MOST_ATTEMPTS_KEPT = 20;

const waitAfter = (tries: number, chance: number): number | undefined => {
  const wait = WAITS_MS[tries - 1];
  return wait === undefined ? undefined : Math.round(wait * (1 + JITTER * chance));
};

/** As it stands while an attempt is under way; `chance` is uniform in [0, 1). */
export const claimedDelivery = (delivery: Delivery, nowMs: number, chance: number): Delivery => {
  const tries = delivery.tries + 1;
  const wait = Math.max(LEAST_CLAIM_MS, waitAfter(tries, chance) ?? 0);
  return { ...delivery, version: delivery.version + 1, tries, dueMs: nowMs + wait };
};

/** As it stands after the attempt for which it was claimed. */
export const deliveryAfter = (
  claim: Delivery,
  outcome: AttemptOutcome,
  nowMs: number,
  at: string,
  chance: number,
): Delivery => {
  const wait = waitAfter(claim.tries, chance);
  const attempts = [...claim.attempts, { ...outcome, at }].slice(-MOST_ATTEMPTS_KEPT);
  const next = { ...claim, version: claim.version + 1, attempts };
  if (isTaken(outcome)) return { ...next, state: 'delivered' };
  return wait === undefined || isGone(outcome)
    ? { ...next, state: 'failed' }
    : { ...next, dueMs: nowMs + wait };
};

/** Given up without an attempt, since its endpoint hears nothing any more. */
export const droppedDelivery = (delivery: Delivery): Delivery => ({
  ...delivery,
  version: delivery.version + 1,
  state: 'failed',
});

/** To be sent once more, from the first attempt on. */
export const replayedDelivery = (delivery: Delivery, nowMs: number): Delivery => ({
  ...delivery,
  version: delivery.version + 1,
  state: 'pending',
  tries: 0,
  dueMs: nowMs,
});
