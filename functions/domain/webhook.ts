/** What programmes elsewhere may be told of: only what the platform has facts of, and nothing that a citizen wrote. */
export const EVENT_KINDS = [
  'verdict.changed',
  'month.ended',
  'kiosk.silent',
  'kiosk.heard',
  'decision.made',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** What an administrator sends to see whether his endpoint hears; every endpoint gets it. */
export const TEST_KIND = 'webhook.test';

/** Why nothing is sent to an endpoint any more, though nobody has removed it. */
export type WebhookDisabled = {
  readonly at: string;
  /** It answered 410 Gone, which is a wish to hear no more; or it has taken nothing for days. */
  readonly because: 'gone' | 'failing';
};

/** An endpoint (điểm nhận) of another programme, which is told of a unit and all below it. */
export type Webhook = {
  readonly id: string;
  /** Grows with each change. */
  readonly version: number;
  readonly url: string;
  readonly unit: string;
  readonly kinds: readonly EventKind[];
  readonly createdAt: string;
  readonly createdBy: string;
  /** Since when every attempt has failed. */
  readonly failingSince?: string;
  readonly lastDeliveredAt?: string;
  readonly disabled?: WebhookDisabled;
  readonly removed?: { readonly at: string; readonly by: string };
};

/** An endpoint that has taken nothing for so long is told nothing more. */
export const DISABLED_AFTER_DAYS = 5;

const DAY_MS = 86_400_000;

/** What became of one attempt: the status that was answered, or why there was none. */
export type AttemptOutcome =
  | { readonly status: number }
  | { readonly fault: 'timeout' | 'unreachable' | 'address-refused' };

export const isTaken = (outcome: AttemptOutcome): boolean =>
  'status' in outcome && outcome.status >= 200 && outcome.status < 300;

/** A wish to hear no more. */
export const isGone = (outcome: AttemptOutcome): boolean => 'status' in outcome && outcome.status === 410;

/**
 * The endpoint after an attempt; the same object where nothing is to be noted of it. One that takes a message is in order
 * again, whatever it was before: so the test is also how a disabled endpoint comes back.
 */
export const afterAttempt = (webhook: Webhook, outcome: AttemptOutcome, at: string): Webhook => {
  const { failingSince, disabled, ...rest } = webhook;
  if (isTaken(outcome)) {
    // To the hour, or a busy endpoint would be written with each message.
    const isKnown = webhook.lastDeliveredAt?.slice(0, 13) === at.slice(0, 13);
    if (isKnown && !failingSince && !disabled) return webhook;
    return { ...rest, version: webhook.version + 1, lastDeliveredAt: at };
  }
  if (disabled) return webhook;
  const since = failingSince ?? at;
  const because = isGone(outcome)
    ? 'gone'
    : Date.parse(at) - Date.parse(since) >= DISABLED_AFTER_DAYS * DAY_MS
      ? 'failing'
      : undefined;
  if (!because && failingSince) return webhook;
  return {
    ...rest,
    version: webhook.version + 1,
    failingSince: since,
    ...(because ? { disabled: { at, because } } : {}),
  };
};
