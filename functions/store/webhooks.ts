import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Webhook } from '#domain/webhook.ts';
import type { Delivery } from '#domain/webhook-delivery.ts';
import type { NamedEvent, ToldVerdicts } from '#domain/webhook-events.ts';
import { DELIVERY_CURSOR, deliveryPartition, duePartition, type ItemKey, TOLD, WEBHOOKS } from './keys.ts';
import { IF_ABSENT, openTable } from './table.ts';
import { createWaitingNames, type WaitingNames } from './waiting.ts';

/**
 * What was told so far, and what of it is still to be handed to the endpoints: both in one item, so that nothing is
 * known as told that nobody will hear of. Handing out is repeatable, since a delivery is put only where there is none.
 */
export type ToldSoFar = {
  readonly version: number;
  /** Absent while no endpoint is to hear of them. */
  readonly ofMonth?: ToldVerdicts;
  /** The kiosks that were silent. */
  readonly silent?: readonly string[];
  /** Up to which entry of the audit log decisions were told. */
  readonly audit?: { readonly month: string; readonly number: number };
  /** The last month whose end was told. */
  readonly endedMonth?: string;
  readonly pending: readonly NamedEvent[];
};

/** Endpoints of other programmes, what they are told, and what became of it. */
export type Webhooks = Omit<WaitingNames, 'nameWaiting'> & {
  readonly webhookWithId: (id: string) => Promise<Webhook | undefined>;
  readonly allWebhooks: () => Promise<readonly Webhook[]>;
  /** Puts version `webhook.version` over the one before it, or the first; says whether nobody else did meanwhile. */
  readonly putWebhook: (webhook: Webhook) => Promise<boolean>;
  readonly toldSoFar: () => Promise<ToldSoFar>;
  /** As `putWebhook` does. */
  readonly putTold: (told: ToldSoFar) => Promise<boolean>;
  readonly deliveryWithId: (webhook: string, id: string) => Promise<Delivery | undefined>;
  /** The newest, at most `limit`; those before the id `before`, where it is given. */
  readonly deliveriesOf: (
    webhook: string,
    options: { readonly limit: number; readonly before?: string },
  ) => Promise<readonly Delivery[]>;
  /** As `putWebhook` does. */
  readonly putDelivery: (delivery: Delivery) => Promise<boolean>;
};

const DAY_MS = 86_400_000;
/** A message is tried for little more than three days. */
const LONGEST_WAIT_DAYS = 7;
/** How long it can be looked up, and replayed, what was sent. */
export const DELIVERIES_KEPT_DAYS = 30;
const IF_VERSION_BEFORE = 'version = :before';

const bare = <T>({ pk: _, sk: __, expiresAt: ___, ...rest }: ItemKey & T & { expiresAt?: number }): T =>
  rest as unknown as T;

/** How a delivery is named among what is due. */
export const dueNameOf = ({ webhook, id }: Pick<Delivery, 'webhook' | 'id'>): string => `${webhook}#${id}`;

export const createWebhooks = (client: DynamoDBDocumentClient, tableName: string): Webhooks => {
  const table = openTable(client, tableName);
  const { nameWaiting, ...waiting } = createWaitingNames(table, {
    partitionOf: duePartition,
    cursor: DELIVERY_CURSOR,
    longestWaitDays: LONGEST_WAIT_DAYS,
  });
  const putVersion = (item: ItemKey & { readonly version: number }): Promise<boolean> =>
    item.version === 1
      ? table.putIf(item, IF_ABSENT)
      : table.putIf(item, IF_VERSION_BEFORE, { ':before': item.version - 1 });

  return {
    ...waiting,

    webhookWithId: async (id) => {
      const item = await table.get<ItemKey & Webhook>({ pk: WEBHOOKS, sk: id }, true);
      return item && bare(item);
    },
    allWebhooks: async () =>
      (await table.query<ItemKey & Webhook>(WEBHOOKS, { consistent: true })).map((item) => bare(item)),
    putWebhook: (webhook) => putVersion({ pk: WEBHOOKS, sk: webhook.id, ...webhook }),

    toldSoFar: async () => {
      const item = await table.get<ItemKey & ToldSoFar>(TOLD, true);
      return item ? bare(item) : { version: 0, pending: [] };
    },
    putTold: (told) => putVersion({ ...TOLD, ...told }),

    deliveryWithId: async (webhook, id) => {
      const item = await table.get<ItemKey & Delivery>({ pk: deliveryPartition(webhook), sk: id }, true);
      return item && bare(item);
    },
    deliveriesOf: async (webhook, { limit, before }) =>
      (
        await table.queryBackwards<ItemKey & Delivery>(deliveryPartition(webhook), {
          limit,
          consistent: true,
          ...(before === undefined ? {} : { before }),
        })
      ).map((item) => bare(item)),
    putDelivery: async (delivery) => {
      const expiresAt = Math.ceil((Date.parse(delivery.createdAt) + DELIVERIES_KEPT_DAYS * DAY_MS) / 1000);
      if (delivery.state === 'pending') await nameWaiting(dueNameOf(delivery), delivery.dueMs, expiresAt);
      return putVersion({
        pk: deliveryPartition(delivery.webhook),
        sk: delivery.id,
        ...delivery,
        expiresAt,
      } as ItemKey & Delivery);
    },
  };
};
