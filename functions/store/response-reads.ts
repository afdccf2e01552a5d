import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ResponseState, SurveyResponse } from '#domain/response.ts';
import { type ResponseItem, statedResponseOf } from './items.ts';
import { responsePartition } from './keys.ts';
import { openTable } from './table.ts';

export type StatedResponse = SurveyResponse & { readonly state: ResponseState };

/** Single responses, for exports; nothing that shows figures reads so. */
export type ResponseReads = {
  /** All of a unit's day, by hour and id, in whatever state; codes and salts are left where they lie. */
  readonly responsesOfDay: (unit: string, day: string) => Promise<readonly StatedResponse[]>;
};

export const createResponseReads = (client: DynamoDBDocumentClient, tableName: string): ResponseReads => {
  const { query } = openTable(client, tableName);
  return {
    responsesOfDay: async (unit, day) =>
      (await query<ResponseItem>(responsePartition(unit, day), { consistent: true })).map(statedResponseOf),
  };
};
