import { BatchGetCommand, BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { completedMonthOf, type Dossier, type IssuedReport } from '#domain/dossier.ts';
import { dossiersIn, sumIssued } from '#domain/dossier-tally.ts';
import { type SurveyResponse, sameContent } from '#domain/response.ts';
import { EMPTY_TALLY, type Tally } from '#domain/tally.ts';
import { type StatedResponse, tallyOf } from '#domain/tally-responses.ts';
import { dossierItem, issuedItem } from './asked-items.ts';
import { answerOf } from './engine-answer.ts';
import { StoreUnavailableError } from './errors.ts';
import { isRepeatOf, type Receipt, type ResponseItem, responseItem, tallyBody } from './items.ts';
import { DOSSIERS, type HourKey, ISSUED, type ItemKey, type PartKey, responseKey, tallyKey } from './keys.ts';

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

/** A tally that nobody has folded yet. */
export type FirstTally = { readonly key: PartKey; readonly tally: Tally };

export type BulkStore = {
  /** Records at most 25 responses; those recorded before are left as they are. */
  readonly recordResponses: (
    responses: readonly SurveyResponse[],
    receiptOf: (response: SurveyResponse) => Receipt,
  ) => Promise<BulkOutcome>;
  /** Puts at most 25 dossiers, or reports of issued receipts, of which none is there yet. */
  readonly putFirstDossiers: (dossiers: readonly Dossier[], recordedAt: string) => Promise<void>;
  readonly putFirstIssued: (reports: readonly IssuedReport[], recordedAt: string) => Promise<void>;
  /** Puts the first tallies of hours that nobody has folded yet, as the fold would have. */
  readonly putFirstTallies: (tallies: readonly FirstTally[], foldedAt: string) => Promise<void>;
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

    putFirstDossiers: (dossiers, recordedAt) =>
      putAll(
        dossiers.map((dossier) => {
          const month = completedMonthOf(dossier);
          return dossierItem(dossier, { recordedAt, version: 1, months: month ? [month] : [] });
        }),
      ),

    putFirstIssued: (reports, recordedAt) => putAll(reports.map((report) => issuedItem(report, recordedAt))),

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
  responses: readonly StatedResponse[],
  keyOf: (response: SurveyResponse) => HourKey,
): readonly FirstTally[] => {
  const hours = Map.groupBy(responses, (response) => {
    const { unit, day, hour } = keyOf(response);
    return `${unit}#${day}#${hour}`;
  });
  return [...hours.values()].map((part) => ({
    key: keyOf(part[0] as SurveyResponse),
    tally: tallyOf(part),
  }));
};

/** The tallies of what was asked, by day and, of dossiers, by the months in which they were received and completed. */
export const askedTalliesOf = (
  dossiers: readonly Dossier[],
  issued: readonly IssuedReport[],
): readonly FirstTally[] => {
  const received = Map.groupBy(dossiers, ({ unit, received }) => `${unit}#${received.slice(0, 10)}`);
  const reported = Map.groupBy(issued, ({ unit, day }) => `${unit}#${day}`);
  return [
    ...[...received].flatMap(([at, part]) => {
      const [unit, day] = placeIn(at);
      const months = new Set([
        day.slice(0, 7),
        ...part.flatMap((dossier) => completedMonthOf(dossier) ?? []),
      ]);
      return [...months].map((month) => ({
        key: { unit, day, hour: DOSSIERS, month },
        tally: { ...EMPTY_TALLY, dossiers: dossiersIn(month, part) },
      }));
    }),
    ...[...reported].map(([at, part]) => {
      const [unit, day] = placeIn(at);
      const tally = { ...EMPTY_TALLY, issued: sumIssued(part.map(({ counts }) => counts)) };
      return { key: { unit, day, hour: ISSUED }, tally };
    }),
  ];
};

const placeIn = (at: string): readonly [unit: string, day: string] => [
  at.slice(0, -DAY_SUFFIX_LENGTH),
  at.slice(1 - DAY_SUFFIX_LENGTH),
];

const DAY_SUFFIX_LENGTH = '#yyyy-mm-dd'.length;
