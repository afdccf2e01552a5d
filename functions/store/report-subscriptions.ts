import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ReportSubscription, SubscriptionPlace } from '#domain/report-subscription.ts';
import { type ItemKey, REPORT_SUBSCRIPTIONS, reportSubscriptionKey } from './keys.ts';
import { IF_ABSENT, openTable } from './table.ts';

/**
 * Who gets which unit's report by e-mail. The key names unit, rhythm and the hash of the address, so that nobody gets the same
 * report twice, whatever comes at once. All lie in one partition, which the sender reads whole: a city has hundreds.
 */
export type ReportSubscriptions = {
  readonly subscriptionsOf: (unit: string) => Promise<readonly ReportSubscription[]>;
  /** Not consistent: the sender claims by version what it has read. */
  readonly allSubscriptions: () => Promise<readonly ReportSubscription[]>;
  readonly subscriptionAt: (place: SubscriptionPlace) => Promise<ReportSubscription | undefined>;
  /** Puts version `subscription.version` over the one before it, or the first; says whether nobody else did meanwhile. */
  readonly putSubscription: (subscription: ReportSubscription) => Promise<boolean>;
};

type Item = ItemKey & ReportSubscription & { readonly expiresAt?: number };

/** For so long it is known that one was ended, and by whom; then the engine removes it. */
export const ENDED_KEPT_DAYS = 90;
const DAY_MS = 86_400_000;

const bare = ({ pk: _, sk: __, expiresAt: ___, ...subscription }: Item): ReportSubscription => subscription;

const expiryOf = ({ ended }: ReportSubscription): { readonly expiresAt?: number } =>
  ended ? { expiresAt: Math.ceil((Date.parse(ended.at) + ENDED_KEPT_DAYS * DAY_MS) / 1000) } : {};

export const createReportSubscriptions = (
  client: DynamoDBDocumentClient,
  tableName: string,
): ReportSubscriptions => {
  const table = openTable(client, tableName);
  return {
    subscriptionsOf: async (unit) =>
      (await table.query<Item>(REPORT_SUBSCRIPTIONS, { prefix: `${unit}#`, consistent: true })).map(bare),
    allSubscriptions: async () =>
      (await table.query<Item>(REPORT_SUBSCRIPTIONS, { consistent: false })).map(bare),
    subscriptionAt: async (place) => {
      const item = await table.get<Item>(reportSubscriptionKey(place), true);
      return item && bare(item);
    },
    putSubscription: (subscription) => {
      const item = {
        ...reportSubscriptionKey(subscription),
        ...subscription,
        ...expiryOf(subscription),
      };
      return subscription.version === 1
        ? table.putIf(item, IF_ABSENT)
        : table.putIf(item, 'version = :before', { ':before': subscription.version - 1 });
    },
  };
};
