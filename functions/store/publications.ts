import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { PUBLIC_MONTHS, type PublishedMonth } from '#domain/published-month.ts';
import { type ItemKey, PUBLISHED_MONTHS } from './keys.ts';
import { ORGANISATION_TTL_MS } from './organisation-cache.ts';
import { IF_ABSENT, openTable } from './table.ts';

/** The months that the city has published. None is ever changed or taken back. */
export type Publications = {
  /** The last ones, the newest first. */
  readonly newestMonths: (limit: number) => Promise<readonly PublishedMonth[]>;
  /** Publishes a month if it is not; says whether it did. */
  readonly publishMonth: (month: PublishedMonth) => Promise<boolean>;
};

type MonthItem = ItemKey & { readonly body: Uint8Array };

export const createPublications = (client: DynamoDBDocumentClient, tableName: string): Publications => {
  const table = openTable(client, tableName);
  return {
    newestMonths: async (limit) => {
      const items = await table.queryBackwards<MonthItem>(PUBLISHED_MONTHS, { limit, consistent: false });
      return items.map(({ body }) => JSON.parse(inflateRawSync(body).toString('utf8')) as PublishedMonth);
    },
    publishMonth: (month) =>
      table.putIf(
        { pk: PUBLISHED_MONTHS, sk: month.month, body: deflateRawSync(JSON.stringify(month), { level: 9 }) },
        IF_ABSENT,
      ),
  };
};

/** The published months, read again at most once in `ttlMs`; a failed read keeps those that were read. */
export const cachedMonths = (
  publications: Pick<Publications, 'newestMonths'>,
  now: () => number,
  ttlMs: number = ORGANISATION_TTL_MS,
): (() => Promise<readonly PublishedMonth[]>) => {
  let held: { readonly months: readonly PublishedMonth[]; readonly readAt: number } | undefined;
  return async () => {
    if (held && now() - held.readAt < ttlMs) return held.months;
    try {
      held = { months: await publications.newestMonths(PUBLIC_MONTHS), readAt: now() };
    } catch (error) {
      if (!held) throw error;
    }
    return held.months;
  };
};
