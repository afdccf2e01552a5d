import type { DynamoDBDocumentClient, QueryCommandInput, QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { answerOf } from './engine-answer.ts';
import { ItemTooLargeError } from './errors.ts';
import type { ItemKey } from './keys.ts';

/** The three ways in which all that is not bulk speaks to the engine. */
export type Table = {
  readonly get: <T>(key: ItemKey, consistent: boolean) => Promise<T | undefined>;
  /** All items of a partition whose sort key begins so, in order, over as many pages as it takes. */
  readonly query: <T>(
    partition: string,
    options: { readonly prefix?: string; readonly consistent: boolean },
  ) => Promise<T[]>;
  /** All items of a partition whose sort key is neither before the one nor after the other, in order; not consistent. */
  readonly queryWithin: <T>(
    partition: string,
    ends: { readonly from: string; readonly to: string },
  ) => Promise<T[]>;
  /** At most `limit` items of a partition, the last first; of those before `before`, where it is given. */
  readonly queryBackwards: <T>(
    partition: string,
    options: { readonly limit: number; readonly before?: string; readonly consistent: boolean },
  ) => Promise<T[]>;
  /** At most `limit` items of a partition whose sort key is after the one and not after the other, in order; consistent. */
  readonly queryBetween: <T>(
    partition: string,
    options: { readonly after: string; readonly upTo: string; readonly limit: number },
  ) => Promise<T[]>;
  /** At most `limit` items of a partition of an index, in order; what was put a moment ago may be missing. */
  readonly queryIndex: <T>(
    index: { readonly name: string; readonly partitionKey: string },
    partition: string,
    limit: number,
  ) => Promise<T[]>;
  /** Puts if the condition holds; `false` where it does not. */
  readonly putIf: (item: object, condition: string, values?: Record<string, unknown>) => Promise<boolean>;
};

export const IF_ABSENT = 'attribute_not_exists(pk)';

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ValidationException' && /item size/i.test(error.message);

const nameOf = (item: object): string => {
  const { pk, sk } = item as ItemKey;
  return `${pk} / ${sk}`;
};

const isConditionFailure = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ConditionalCheckFailedException';

/** The items of as many pages as it takes, or until there are `limit` of them. */
const pagesOf = async <T>(
  client: DynamoDBDocumentClient,
  query: QueryCommandInput,
  limit = Number.POSITIVE_INFINITY,
): Promise<T[]> => {
  const items: T[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page: QueryCommandOutput = await answerOf(
      client.send(
        new QueryCommand({
          ...query,
          ...(Number.isFinite(limit) ? { Limit: limit - items.length } : {}),
          ...(from ? { ExclusiveStartKey: from } : {}),
        }),
      ),
    );
    items.push(...((page.Items ?? []) as T[]));
    from = page.LastEvaluatedKey;
  } while (from && items.length < limit);
  return items;
};

export const openTable = (client: DynamoDBDocumentClient, tableName: string): Table => ({
  get: async <T>(key: ItemKey, consistent: boolean) => {
    const answer = await answerOf(
      client.send(new GetCommand({ TableName: tableName, Key: key, ConsistentRead: consistent })),
    );
    return answer.Item as T | undefined;
  },

  query: (partition, { prefix, consistent }) =>
    pagesOf(client, {
      TableName: tableName,
      KeyConditionExpression: prefix ? 'pk = :pk and begins_with(sk, :sk)' : 'pk = :pk',
      ExpressionAttributeValues: { ':pk': partition, ...(prefix ? { ':sk': prefix } : {}) },
      ConsistentRead: consistent,
    }),

  queryWithin: (partition, { from, to }) =>
    pagesOf(client, {
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk and sk between :from and :to',
      ExpressionAttributeValues: { ':pk': partition, ':from': from, ':to': to },
    }),

  queryBackwards: (partition, { limit, before, consistent }) =>
    pagesOf(
      client,
      {
        TableName: tableName,
        KeyConditionExpression: before === undefined ? 'pk = :pk' : 'pk = :pk and sk < :before',
        ExpressionAttributeValues: {
          ':pk': partition,
          ...(before === undefined ? {} : { ':before': before }),
        },
        ScanIndexForward: false,
        ConsistentRead: consistent,
      },
      limit,
    ),

  queryBetween: async (partition, { after, upTo, limit }) => {
    // DynamoDB knows `between` for sort keys, with both ends, and one condition only.
    const items = await pagesOf<ItemKey>(
      client,
      {
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk and sk between :after and :upTo',
        ExpressionAttributeValues: { ':pk': partition, ':after': after, ':upTo': upTo },
        ConsistentRead: true,
      },
      limit + 1,
    );
    return items.filter(({ sk }) => sk !== after).slice(0, limit) as never[];
  },

  queryIndex: (index, partition, limit) =>
    pagesOf(
      client,
      {
        TableName: tableName,
        IndexName: index.name,
        KeyConditionExpression: '#partition = :partition',
        ExpressionAttributeNames: { '#partition': index.partitionKey },
        ExpressionAttributeValues: { ':partition': partition },
      },
      limit,
    ),

  putIf: async (item, condition, values) => {
    try {
      await answerOf(
        client.send(
          new PutCommand({
            TableName: tableName,
            Item: item,
            ConditionExpression: condition,
            ...(values ? { ExpressionAttributeValues: values } : {}),
          }),
        ),
      );
      return true;
    } catch (error) {
      if (isConditionFailure(error)) return false;
      if (isTooLarge(error)) throw new ItemTooLargeError(nameOf(item), error);
      throw error;
    }
  },
});
