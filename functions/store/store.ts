import type { DynamoDBDocumentClient, QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type SurveyResponse, sameContent } from '#domain/response.ts';
import type { Tally } from '#domain/tally.ts';
import { tallyOf } from '#domain/tally-responses.ts';
import { parseInstant } from '#domain/time.ts';
import type { Organisation } from '#domain/unit.ts';
import { EMPTY_ORGANISATION } from '#domain/unit.ts';
import {
  OrganisationChangedError,
  OrganisationTooLargeError,
  ResponseAlreadyRecordedError,
  StoreUnavailableError,
} from './errors.ts';
import {
  type OrganisationItem,
  organisationBody,
  organisationOfItem,
  type ResponseItem,
  responseItem,
  type Sheet,
  type SheetItem,
  sheetOfItem,
  statedResponseOf,
  type TallyItem,
  tallyOfItem,
} from './items.ts';
import {
  type HourKey,
  type ItemKey,
  ORGANISATION_PARTITION,
  organisationKey,
  responsePartition,
  type SheetKey,
  sheetItemKey,
  sheetPartition,
  tallyPartition,
} from './keys.ts';

export type { Sheet } from './items.ts';

/** The one door to the table. Every method is one access pattern; reads the fold makes are consistent. */
export type Store = {
  /**
   * Records a response with one conditional put. An identical repeat changes nothing and answers with the
   * code of the first; throws `ResponseAlreadyRecordedError` where the id is taken by other content.
   */
  readonly recordResponse: (
    response: SurveyResponse,
    receipt: { readonly code: string; readonly receivedAt: string },
  ) => Promise<{ readonly repeated: boolean; readonly code: string }>;
  /** The tally of one hour, counted anew from its responses. */
  readonly countHour: (key: HourKey) => Promise<Tally>;
  /** All hour tallies of a unit's month, as they were folded, and when. */
  readonly hourTalliesOf: (
    unit: string,
    month: string,
  ) => Promise<readonly { readonly key: HourKey; readonly tally: Tally; readonly foldedAt: string }[]>;
  /** All hours of a unit's day that have a response, in any state, counted anew: by hour, `09`. */
  readonly countDay: (unit: string, day: string) => Promise<ReadonlyMap<string, CountedHour>>;
  /** The rows under a unit in a month, for the fold (consistent) or for a view. */
  readonly sheetsUnder: (parent: string, month: string, consistent: boolean) => Promise<readonly Sheet[]>;
  readonly sheetAt: (key: SheetKey, consistent: boolean) => Promise<Sheet | undefined>;
  /** The organisation published last; the empty one, version 0, before the first. */
  readonly currentOrganisation: () => Promise<Organisation>;
  /** Publishes version `organisation.version`; throws `OrganisationChangedError` where it exists. */
  readonly publishOrganisation: (organisation: Organisation, publishedAt: string) => Promise<void>;
  /** One fold of one item: see `foldItem`. */
  readonly versionOf: (key: ItemKey) => Promise<number>;
  /** Puts a folded item if nobody folded it since `version` was read; says whether it did. */
  readonly putFolded: (
    key: ItemKey,
    version: number,
    body: Readonly<Record<string, unknown>>,
    foldedAt: string,
  ) => Promise<boolean>;
};

/** An hour counted anew, and when the last of its responses was received, in epoch milliseconds. */
export type CountedHour = { readonly tally: Tally; readonly lastReceivedMs: number };

const IF_ABSENT = 'attribute_not_exists(pk)';
const IF_VERSION_UNCHANGED = 'version = :version';

/** Leaves room for keys and names beside the body in an item of 400 KB. */
const ORGANISATION_LIMIT_BYTES = 390_000;

const isConditionFailure = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ConditionalCheckFailedException';

const UNAVAILABLE = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
  'ECONNREFUSED',
  'ECONNRESET',
]);

/** The answer of the engine; an engine that is down or throttles becomes a `StoreUnavailableError`. */
const answerOf = async <T>(request: Promise<T>): Promise<T> => {
  try {
    return await request;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const code = 'code' in error ? String(error.code) : '';
    if (!UNAVAILABLE.has(error.name) && !UNAVAILABLE.has(code)) throw error;
    throw new StoreUnavailableError(`The table did not take the request (${error.name})`, { cause: error });
  }
};

/** A store over one table. The client must marshall `undefined` away (`removeUndefinedValues`). */
export const createStore = (client: DynamoDBDocumentClient, tableName: string): Store => {
  const get = async <T>(key: ItemKey, consistent: boolean): Promise<T | undefined> => {
    const answer = await answerOf(
      client.send(new GetCommand({ TableName: tableName, Key: key, ConsistentRead: consistent })),
    );
    return answer.Item as T | undefined;
  };

  const query = async <T>(
    partition: string,
    options: { prefix?: string; consistent: boolean },
  ): Promise<T[]> => {
    const items: T[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const page: QueryCommandOutput = await answerOf(
        client.send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression: options.prefix ? 'pk = :pk and begins_with(sk, :sk)' : 'pk = :pk',
            ExpressionAttributeValues: {
              ':pk': partition,
              ...(options.prefix ? { ':sk': options.prefix } : {}),
            },
            ConsistentRead: options.consistent,
            ...(from ? { ExclusiveStartKey: from } : {}),
          }),
        ),
      );
      items.push(...((page.Items ?? []) as T[]));
      from = page.LastEvaluatedKey;
    } while (from);
    return items;
  };

  /** Puts if the condition holds; `false` where it does not. */
  const putIf = async (
    item: object,
    condition: string,
    values?: Record<string, unknown>,
  ): Promise<boolean> => {
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
      throw error;
    }
  };

  return {
    recordResponse: async (response, { code, receivedAt }) => {
      const item = responseItem(response, code, receivedAt);
      if (await putIf(item, IF_ABSENT)) return { repeated: false, code };
      const stored = await get<ResponseItem>({ pk: item.pk, sk: item.sk }, true);
      if (!stored || !sameContent(statedResponseOf(stored), response)) {
        throw new ResponseAlreadyRecordedError(response.id);
      }
      return { repeated: true, code: stored.code };
    },

    countHour: async ({ unit, day, hour }) => {
      const items = await query<ResponseItem>(responsePartition(unit, day), {
        prefix: `${hour}#`,
        consistent: true,
      });
      return tallyOf(items.map(statedResponseOf));
    },

    countDay: async (unit, day) => {
      const items = await query<ResponseItem>(responsePartition(unit, day), { consistent: true });
      const hours = Map.groupBy(items, ({ sk }) => sk.slice(0, 2));
      return new Map(
        [...hours].map(([hour, part]) => [
          hour,
          {
            tally: tallyOf(part.map(statedResponseOf)),
            lastReceivedMs: Math.max(...part.map(({ receivedAt }) => parseInstant(receivedAt) ?? 0)),
          },
        ]),
      );
    },

    hourTalliesOf: async (unit, month) => {
      const items = await query<TallyItem>(tallyPartition(unit, month), { consistent: true });
      return items.map((item) => ({
        key: { unit, day: `${month}-${item.sk.slice(0, 2)}`, hour: item.sk.slice(3, 5) },
        tally: tallyOfItem(item),
        foldedAt: item.foldedAt,
      }));
    },

    sheetsUnder: async (parent, month, consistent) => {
      const items = await query<SheetItem>(sheetPartition(parent, month), { consistent });
      return items.map(sheetOfItem);
    },

    sheetAt: async (key, consistent) => {
      const item = await get<SheetItem>(sheetItemKey(key), consistent);
      return item && sheetOfItem(item);
    },

    currentOrganisation: async () => {
      const answer = await answerOf(
        client.send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression: 'pk = :pk',
            ExpressionAttributeValues: { ':pk': ORGANISATION_PARTITION },
            ScanIndexForward: false,
            Limit: 1,
            ConsistentRead: true,
          }),
        ),
      );
      const newest = answer.Items?.[0] as OrganisationItem | undefined;
      return newest ? (organisationOfItem(newest) as Organisation) : EMPTY_ORGANISATION;
    },

    publishOrganisation: async (organisation, publishedAt) => {
      const body = organisationBody(organisation);
      if (body.byteLength > ORGANISATION_LIMIT_BYTES) throw new OrganisationTooLargeError(body.byteLength);
      const item: OrganisationItem = { ...organisationKey(organisation.version), publishedAt, body };
      if (!(await putIf(item, IF_ABSENT))) throw new OrganisationChangedError(organisation.version);
    },

    versionOf: async (key) => (await get<{ version: number }>(key, true))?.version ?? 0,

    putFolded: (key, version, body, foldedAt) =>
      putIf(
        { ...key, ...body, version: version + 1, foldedAt },
        version === 0 ? IF_ABSENT : IF_VERSION_UNCHANGED,
        version === 0 ? undefined : { ':version': version },
      ),
  };
};
