import { localIsoOf } from '#domain/time.ts';
import { TEST_KIND, type Webhook } from '#domain/webhook.ts';
import type { Delivery } from '#domain/webhook-delivery.ts';
import type { NamedEvent } from '#domain/webhook-events.ts';

type Message = {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
};

/** The body has the shape that Standard Webhooks recommends: type, timestamp, data. */
const messageTo = (webhook: string, { id, kind, at, data }: Message, dueMs: number): Delivery => ({
  webhook,
  id,
  version: 1,
  kind,
  body: JSON.stringify({ type: kind, timestamp: at, data }),
  createdAt: at,
  state: 'pending',
  dueMs,
  tries: 0,
  attempts: [],
});

/** An event as it is delivered to an endpoint: the same each time it is made. */
export const deliveryOf = (webhook: string, event: NamedEvent): Delivery =>
  messageTo(webhook, event, Date.parse(event.at));

/** The message that an administrator has sent to see whether the endpoint hears. */
export const testDelivery = ({ id, unit }: Webhook, messageId: string, nowMs: number): Delivery =>
  messageTo(
    id,
    { id: messageIdOf(messageId), kind: TEST_KIND, at: localIsoOf(nowMs), data: { webhook: id, unit } },
    nowMs,
  );

/** As Standard Webhooks writes ids; made of a ULID, messages are in the order of time. */
export const messageIdOf = (ulid: string): string => `msg_${ulid}`;
