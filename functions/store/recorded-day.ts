import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { StatedResponse } from '#domain/tally-responses.ts';
import { foldedResponseOf, type ResponseItem } from './items.ts';
import { type ItemKey, responsePartition } from './keys.ts';
import { openTable } from './table.ts';

/** A response where it lies, with its code and what the fold counts of it; of an erased one that is its state alone. */
export type Recorded = { readonly key: ItemKey; readonly code: string; readonly stated: StatedResponse };

/** All responses of a unit's day, in any state; the newest that was written is among them. */
export type RecordedDay = (unit: string, day: string) => Promise<readonly Recorded[]>;

export const createRecordedDay = (client: DynamoDBDocumentClient, tableName: string): RecordedDay => {
  const table = openTable(client, tableName);
  return async (unit, day) => {
    const items = await table.query<ResponseItem>(responsePartition(unit, day), { consistent: true });
    return items.map((item) => ({
      key: { pk: item.pk, sk: item.sk },
      code: item.code,
      stated: foldedResponseOf(item),
    }));
  };
};
