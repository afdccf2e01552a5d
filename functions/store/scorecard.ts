import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ScorecardEntry } from '#domain/scorecard-entry.ts';
import { type ItemKey, scorecardKey, scorecardPartition } from './keys.ts';
import { IF_ABSENT, openTable } from './table.ts';

/** What officers have entered of a unit's indicators, all versions of it; nothing here is ever changed or taken away. */
export type Scorecards = {
  /** By indicator, then period, then version. */
  readonly entriesOf: (unit: string) => Promise<readonly ScorecardEntry[]>;
  /** Puts a version if there is none with its number; says whether it did. */
  readonly addEntry: (unit: string, entry: ScorecardEntry) => Promise<boolean>;
};

export const createScorecards = (client: DynamoDBDocumentClient, tableName: string): Scorecards => {
  const table = openTable(client, tableName);
  return {
    entriesOf: async (unit) => {
      const items = await table.query<ItemKey & ScorecardEntry>(scorecardPartition(unit), {
        consistent: true,
      });
      return items.map(({ pk: _, sk: __, ...entry }) => entry);
    },
    addEntry: (unit, entry) => table.putIf({ ...scorecardKey(unit, entry), ...entry }, IF_ABSENT),
  };
};
