import { BatchGetCommand, BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type SurveyResponse, sameContent } from '#domain/response.ts';
import type { Tally } from '#domain/tally.ts';
import { tallyOf } from '#domain/tally-responses.ts';
import { answerOf } from './engine-answer.ts';
import { StoreUnavailableError } from './errors.ts';
import { isRepeatOf, type Receipt, type ResponseItem, responseItem, tallyBody } from './items.ts';
import { type HourKey, type ItemKey, responseKey, tallyKey } from './keys.ts';

/*
 * Bulk ways into the table, for imports and the demonstration: batches carry no conditions. They are only
 * for responses whose ids nobody else can be writing at the same time, because those ids come from the
 * imported file or the generator itself. Citizens' responses never take this way.
 */

export type BulkOutcome = {
  readonly recorded: number;
  readonly repeated: number;
  /** Those whose id is taken by other content; the first stands. */
  readonly conflicting: readonly SurveyResponse[];
};

/** What one BatchWriteItem, and a quarter of one BatchGetItem, may carry. */
export const BULK_BATCH = 25;

export type BulkStore = {
  /** Records at most 25 responses; those recorded before are left as they are. */
  readonly recordResponses: (
    responses: readonly SurveyResponse[],
    receiptOf: (response: SurveyResponse) => Receipt,
  ) => Promise<BulkOutcome>;
  /** Puts the first tallies of hours that nobody has folded yet, as the fold would have. */
  readonly putFirstTallies: (
    tallies: readonly { readonly key: HourKey; readonly tally: Tally }[],
    foldedAt: string,
  ) => Promise<void>;
};

export const createBulkStore = (client: DynamoDBDocumentClient, tableName: string): BulkStore => {
  const storedOf = async (keys: readonly ItemKey[]): Promise<ReadonlyMap<string, ResponseItem>> => {
    const found = new Map<string, ResponseItem>();
    let open: Record<string, unknown>[] = [...keys];
    for (let attempt = 0; open.length > 0; attempt++) {
      const answer = await answerOf(
        client.send(
          new BatchGetCommand({ RequestItems: { [tableName]: { Keys: open, ConsistentRead: true } } }),
        ),
      );
      for (const item of (answer.Responses?.[tableName] ?? []) as ResponseItem[]) {
        found.set(`${item.pk}/${item.sk}`, item);
      }
      open = answer.UnprocessedKeys?.[tableName]?.Keys ?? [];
      await pauseBefore(attempt, open.length);
    }
    return found;
  };

  const putAll = async (items: readonly object[]): Promise<void> => {
    let open: object[] = items.map((Item) => ({ PutRequest: { Item } }));
    for (let attempt = 0; open.length > 0; attempt++) {
      const answer = await answerOf(
        client.send(new BatchWriteCommand({ RequestItems: { [tableName]: open } })),
      );
      open = answer.UnprocessedItems?.[tableName] ?? [];
      await pauseBefore(attempt, open.length);
    }
  };

  return {
    recordResponses: async (responses, receiptOf) => {
      const distinct = new Map<string, SurveyResponse>();
      const conflicting: SurveyResponse[] = [];
      let repeated = 0;
      const judge = (repeats: boolean, response: SurveyResponse): void => {
        if (repeats) repeated += 1;
        else conflicting.push(response);
      };
      for (const response of responses) {
        const { pk, sk } = responseKey(response);
        const known = distinct.get(`${pk}/${sk}`);
        if (known) judge(sameContent(known, response), response);
        else distinct.set(`${pk}/${sk}`, response);
      }
      const stored = await storedOf([...distinct.values()].map(responseKey));
      const fresh: object[] = [];
      for (const [key, response] of distinct) {
        const item = stored.get(key);
        if (item) judge(isRepeatOf(item, response, undefined), response);
        else fresh.push(responseItem(response, receiptOf(response)));
      }
      await putAll(fresh);
      return { recorded: fresh.length, repeated, conflicting };
    },

    putFirstTallies: (tallies, foldedAt) =>
      putAll(
        tallies.map(({ key, tally }) => ({ ...tallyKey(key), ...tallyBody(tally), version: 1, foldedAt })),
      ),
  };
};

const MAX_ATTEMPTS = 10;

/** Waits before what the engine left over is sent again, longer each time. */
const pauseBefore = async (attempt: number, left: number): Promise<void> => {
  if (left === 0) return;
  if (attempt >= MAX_ATTEMPTS)
    throw new StoreUnavailableError('The table keeps refusing a part of the batch');
  await new Promise((resolve) => setTimeout(resolve, 20 * 2 ** attempt));
};

/** The tallies of some responses by hour, for `putFirstTallies`. */
export const hourTalliesOf = (
  responses: readonly (SurveyResponse & { readonly state: 'counted' })[],
  keyOf: (response: SurveyResponse) => HourKey,
): readonly { readonly key: HourKey; readonly tally: Tally }[] => {
  const hours = Map.groupBy(responses, (response) => {
    const { unit, day, hour } = keyOf(response);
    return `${unit}#${day}#${hour}`;
  });
  return [...hours.values()].map((part) => ({
    key: keyOf(part[0] as SurveyResponse),
    tally: tallyOf(part),
  }));
};
