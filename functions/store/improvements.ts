import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Improvement } from '#domain/improvement.ts';
import { type ItemKey, improvementKey, improvementPartition } from './keys.ts';
import { IF_ABSENT, openTable } from './table.ts';

/** What units say that they have changed. */
export type Improvements = {
  /** The last ones that were written, withdrawn ones too. */
  readonly newestOf: (unit: string, consistent: boolean) => Promise<readonly Improvement[]>;
  readonly improvementAt: (unit: string, id: string) => Promise<Improvement | undefined>;
  /** Puts a version over the one before it; says whether it did. */
  readonly putImprovement: (unit: string, improvement: Improvement) => Promise<boolean>;
};

type Item = ItemKey & Improvement;

/** As many as anybody reads of one office. */
const MOST_READ = 50;

const bare = ({ pk: _, sk: __, ...improvement }: Item): Improvement => improvement;

export const createImprovements = (client: DynamoDBDocumentClient, tableName: string): Improvements => {
  const table = openTable(client, tableName);
  return {
    newestOf: async (unit, consistent) => {
      const items = await table.queryBackwards<Item>(improvementPartition(unit), {
        limit: MOST_READ,
        consistent,
      });
      return items.map(bare);
    },
    improvementAt: async (unit, id) => {
      const item = await table.get<Item>(improvementKey(unit, id), true);
      return item && bare(item);
    },
    putImprovement: (unit, improvement) => {
      const item = { ...improvementKey(unit, improvement.id), ...improvement };
      const before = improvement.version - 1;
      return before === 0
        ? table.putIf(item, IF_ABSENT)
        : table.putIf(item, 'version = :before', { ':before': before });
    },
  };
};
