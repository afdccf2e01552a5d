import { isWithin, lastTreeWith, type OrganisationIndex, type UnitTree } from '#domain/unit-tree.ts';
import type { Webhook } from '#domain/webhook.ts';
import type { NamedEvent, WebhookEvent } from '#domain/webhook-events.ts';
import type { ToldSoFar, Webhooks } from '../store/webhooks.ts';
import { type ChangeDeps, changesSince } from './changes.ts';
import { deliveryOf, messageIdOf } from './message.ts';

export type FindDeps = ChangeDeps & {
  readonly webhooks: Webhooks;
  readonly organisation: () => Promise<OrganisationIndex>;
  /** A ULID of that moment. */
  readonly newId: (nowMs: number) => string;
};

/**
 * Compares what is so with what was told last, and hands what is otherwise to the endpoints that are to hear of it.
 * ```
 *  told, pending [] ──something changed──▶ told, pending [events] ──handed out──▶ told, pending []
 *                    one conditional put                   deliveries, if absent
 * ```
 * Dead in between, the next run hands out what is pending first; so each change is one event, told of once.
 */
export const findEvents = async (deps: FindDeps): Promise<{ readonly events: number }> => {
  const all = await deps.webhooks.allWebhooks();
  const listening = all.filter(({ removed, disabled }) => !removed && !disabled);
  if (listening.length === 0) return { events: 0 };
  const index = await deps.organisation();
  const told = await handedOut(deps, index, listening, await deps.webhooks.toldSoFar());
  if (!told) return { events: 0 };
  const { events, now } = await changesSince(deps, index, listening, told);
  const next: ToldSoFar = { ...now, version: told.version + 1, pending: named(deps, events) };
  if (isSame(told, next) || !(await deps.webhooks.putTold(next))) return { events: 0 };
  await handedOut(deps, index, listening, next);
  return { events: events.length };
};

const isSame = (told: ToldSoFar, next: ToldSoFar): boolean => textOf(told) === textOf(next);

/** In an order that no storage changes. */
const textOf = ({ ofMonth, silent, audit, endedMonth, pending }: ToldSoFar): string =>
  JSON.stringify([
    ofMonth?.month,
    Object.entries(ofMonth?.verdicts ?? {}).sort(),
    silent,
    audit?.month,
    audit?.number,
    endedMonth,
    pending.map(({ id }) => id),
  ]);

const named = (deps: FindDeps, events: readonly WebhookEvent[]): readonly NamedEvent[] =>
  events.map((event) => ({ ...event, id: messageIdOf(deps.newId(deps.now())) }));

/** Hands out what is pending; `undefined` where another run has gone on meanwhile. */
const handedOut = async (
  { webhooks }: FindDeps,
  index: OrganisationIndex,
  listening: readonly Webhook[],
  told: ToldSoFar,
): Promise<ToldSoFar | undefined> => {
  if (told.pending.length === 0) return told;
  for (const event of told.pending) {
    const month = event.at.slice(0, 7);
    const tree = lastTreeWith(index, event.unit, month);
    for (const webhook of listening.filter((each) => hears(each, event, tree))) {
      await webhooks.putDelivery(deliveryOf(webhook.id, event));
    }
  }
  const next = { ...told, version: told.version + 1, pending: [] };
  return (await webhooks.putTold(next)) ? next : undefined;
};

const hears = ({ unit, kinds }: Webhook, event: NamedEvent, tree: UnitTree): boolean => {
  if (!kinds.includes(event.kind)) return false;
  if (event.unit === unit) return true;
  // The end of a month is told of the endpoint's own unit only, not of hundreds below it.
  return event.kind !== 'month.ended' && isWithin(tree, event.unit, unit);
};
