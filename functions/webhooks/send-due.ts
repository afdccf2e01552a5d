import { localIsoOf } from '#domain/time.ts';
import { type AttemptOutcome, afterAttempt, isTaken, TEST_KIND, type Webhook } from '#domain/webhook.ts';
import { claimedDelivery, type Delivery, deliveryAfter, droppedDelivery } from '#domain/webhook-delivery.ts';
import type { Webhooks } from '../store/webhooks.ts';
import type { Post } from './post.ts';
import { type SecretOf, signedHeaders } from './signature.ts';

export type SendDeps = {
  readonly webhooks: Webhooks;
  readonly secretOf: SecretOf;
  readonly post: Post;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Takes a fault of one delivery; the others go on. */
  readonly report: (error: unknown) => void;
};

/** What one run did, in deliveries; `disabled` in endpoints. */
export type SentReport = {
  readonly delivered: number;
  readonly failed: number;
  readonly givenUp: number;
  readonly disabled: number;
};

type Counts = { -readonly [key in keyof SentReport]: SentReport[key] };

const MOST_A_RUN = 500;
/** Within what the schedule's function may run, with a last answer still to be waited for. */
const LONGEST_RUN_MS = 40_000;
const PAGE = 50;
const AT_ONCE = 10;
/** The endpoint is noted by whoever finds it unchanged; others try again with what stands then. */
const NOTE_ATTEMPTS = 5;

/**
 * Sends what is due: each attempt once, however many do so at the same time, since a delivery is claimed by a conditional
 * put before it goes out. Endpoints must expect to hear a message twice all the same, by its id: an answer may be lost.
 */
export const sendDue = async (deps: SendDeps): Promise<SentReport> => {
  const { webhooks } = deps;
  const startMs = deps.now();
  const counts: Counts = { delivered: 0, failed: 0, givenUp: 0, disabled: 0 };
  let settled = await webhooks.settledUpTo(startMs);
  let from = settled;
  let isWhole = true;
  let isAll = false;

  /** Endpoints that did not answer: what else is for them waits for the next run, so that they hold up nobody. */
  const silent = new Set<string>();
  const hasTime = () => deps.now() < startMs + LONGEST_RUN_MS;
  for (let seen = 0; seen < MOST_A_RUN && hasTime(); ) {
    const page = await webhooks.waitingAfter(from, startMs, PAGE);
    for (let at = 0; at < page.length && hasTime(); at += AT_ONCE) {
      const part = page.slice(at, at + AT_ONCE);
      await Promise.all(
        part.map(async ({ id }) => {
          try {
            if (!(await handle(deps, id, { counts, silent }))) isWhole = false;
          } catch (error) {
            // Its name stays unsettled, and the next run comes back to it.
            isWhole = false;
            deps.report(error);
          }
        }),
      );
      if (isWhole) settled = part.at(-1)?.position ?? settled;
    }
    from = page.at(-1)?.position ?? from;
    seen += page.length;
    isAll = page.length < PAGE && hasTime();
    if (page.length < PAGE) break;
  }

  await webhooks.noteSettled(isWhole && isAll ? undefined : settled, startMs);
  return counts;
};

type Run = { readonly counts: Counts; readonly silent: Set<string> };

/** Says whether it was dealt with; else it stays due. */
const handle = async (deps: SendDeps, name: string, { counts, silent }: Run): Promise<boolean> => {
  const { webhooks } = deps;
  const [webhookId = '', id = ''] = name.split('#');
  const delivery = await webhooks.deliveryWithId(webhookId, id);
  // Named for nothing, put off, or done by another run.
  if (delivery?.state !== 'pending' || delivery.dueMs > deps.now()) return true;
  if (silent.has(webhookId)) return false;
  const webhook = await webhooks.webhookWithId(webhookId);
  if (!webhook || webhook.removed || (webhook.disabled && delivery.kind !== TEST_KIND)) {
    if (await webhooks.putDelivery(droppedDelivery(delivery))) counts.givenUp += 1;
    return true;
  }
  const claim = claimedDelivery(delivery, deps.now(), deps.random());
  if (!(await webhooks.putDelivery(claim))) return true;
  const outcome = await deps.post(
    webhook.url,
    claim.body,
    signedHeaders(deps.secretOf(webhook.id), claim, deps.now()),
  );
  if ('fault' in outcome) silent.add(webhookId);
  const after = await noted(deps, claim, outcome);
  counts[outcomeOf(after)] += 1;
  if (await noteAt(deps, webhook, outcome)) counts.disabled += 1;
  return true;
};

const outcomeOf = ({ state }: Delivery): 'delivered' | 'failed' | 'givenUp' =>
  state === 'delivered' ? 'delivered' : state === 'failed' ? 'givenUp' : 'failed';

const noted = async (deps: SendDeps, claim: Delivery, outcome: AttemptOutcome): Promise<Delivery> => {
  const nowMs = deps.now();
  const after = deliveryAfter(claim, outcome, nowMs, localIsoOf(nowMs), deps.random());
  // Replayed in this very moment, it is sent once more, and what became of this attempt is not kept.
  await deps.webhooks.putDelivery(after);
  return after;
};

/** Notes at the endpoint what came of the attempt; says whether it is told nothing more from now on. */
const noteAt = async (deps: SendDeps, webhook: Webhook, outcome: AttemptOutcome): Promise<boolean> => {
  let known: Webhook | undefined = webhook;
  for (let attempt = 0; attempt < NOTE_ATTEMPTS && known && !known.removed; attempt++) {
    const next = afterAttempt(known, outcome, localIsoOf(deps.now()));
    if (next === known) return false;
    if (await deps.webhooks.putWebhook(next)) return !isTaken(outcome) && !known.disabled && !!next.disabled;
    known = await deps.webhooks.webhookWithId(webhook.id);
  }
  return false;
};
