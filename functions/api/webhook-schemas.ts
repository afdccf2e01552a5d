import * as z from 'zod/mini';
import { UNIT_ID } from '#domain/unit.ts';
import { EVENT_KINDS } from '#domain/webhook.ts';

const instant = z.string().check(z.describe('RFC 3339 with offset'));
const kind = z.enum(EVENT_KINDS, `must be one of ${EVENT_KINDS.join(', ')}`);

export const newWebhookSchema = z.strictObject(
  {
    url: z
      .string('must be an address such as https://cong.example.vn/hooks')
      .check(z.describe('https, by name, of the public internet; redirects are not followed')),
    unit: z
      .string('must be the id of a unit')
      .check(
        z.regex(UNIT_ID, 'must be the id of a unit, such as 00070'),
        z.describe('It and all below it are told of'),
      ),
    kinds: z
      .array(kind, `must be a list of ${EVENT_KINDS.join(', ')}`)
      .check(
        z.minLength(1, 'must name at least one kind of event'),
        z.maxLength(EVENT_KINDS.length, 'must name each kind once'),
      ),
  },
  'must have the fields url, unit and kinds, and no others',
);

export const webhookListQuerySchema = z.object({ unit: z.optional(z.string()) });

export const webhookSchema = z.object({
  id: z.string(),
  url: z.string(),
  unit: z.string(),
  kinds: z.array(kind),
  state: z
    .enum(['active', 'failing', 'disabled'])
    .check(z.describe('"disabled": told nothing more, until a test reaches it')),
  createdAt: instant,
  createdBy: z.string(),
  lastDeliveredAt: z.optional(instant),
  failingSince: z.optional(instant),
  disabled: z.optional(
    z.object({
      at: instant,
      because: z
        .enum(['gone', 'failing'])
        .check(z.describe('It answered 410 Gone, or has taken nothing for five days')),
    }),
  ),
});

export const webhookListSchema = z.object({ unit: z.string(), webhooks: z.array(webhookSchema) });

/** `secret` is said this once. */
export const createdWebhookSchema = z.extend(webhookSchema, {
  secret: z
    .string()
    .check(z.describe('What messages are signed with, as Standard Webhooks writes it: whsec_…')),
});

export const deliveriesQuerySchema = z.object({
  before: z.optional(
    z.string().check(z.maxLength(60), z.describe('Only messages before the one with this id')),
  ),
});

export const deliverySchema = z.object({
  id: z.string().check(z.describe('The header webhook-id of the message')),
  kind: z.string(),
  state: z.enum(['pending', 'delivered', 'failed']),
  createdAt: instant,
  nextAttemptAt: z.nullable(instant),
  attempts: z.array(
    z.object({
      at: instant,
      status: z.nullable(z.int().check(z.describe('What the endpoint answered; its words are not kept'))),
      fault: z.nullable(z.enum(['timeout', 'unreachable', 'address-refused'])),
    }),
  ),
  body: z.string().check(z.describe('As it is sent, and signed')),
});

export const deliveryListSchema = z.object({
  webhook: z.string(),
  deliveries: z.array(deliverySchema),
  next: z.nullable(z.string().check(z.describe('`before` of the next page; null on the last'))),
});

export type ShownWebhook = z.infer<typeof webhookSchema>;
export type CreatedWebhook = z.infer<typeof createdWebhookSchema>;
export type WebhookList = z.infer<typeof webhookListSchema>;
export type ShownDelivery = z.infer<typeof deliverySchema>;
export type DeliveryList = z.infer<typeof deliveryListSchema>;
