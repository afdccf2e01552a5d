import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { LedgerBlock } from '#domain/ledger.ts';
import type { ResponseItem, TombstoneItem } from './items.ts';
import { type ItemKey, ledgerPartition, numberSortKey, responsePartition } from './keys.ts';
import { type Leaf, leafOf } from './ledger-hash.ts';
import { IF_ABSENT, openTable } from './table.ts';

/** A unit's chain of blocks, and the raw responses that they fix. Blocks are only ever added. */
export type Ledger = {
  /** At most `limit` blocks, the newest first; of those before the number `before`, where it is given. */
  readonly newestBlocks: (
    unit: string,
    options: { readonly limit: number; readonly before?: number; readonly consistent: boolean },
  ) => Promise<readonly LedgerBlock[]>;
  /**
   * All blocks that may hold responses of the day or later ones, the newest first, and after them the one that closed
   * the last day before, where there is one.
   */
  readonly blocksSince: (unit: string, day: string, consistent: boolean) => Promise<readonly LedgerBlock[]>;
  /** Adds a block if none has its number; says whether it did. */
  readonly appendBlock: (block: LedgerBlock) => Promise<boolean>;
  /** All responses of a unit's day in the order of the tree, whatever their state. */
  readonly leavesOf: (unit: string, day: string) => Promise<readonly Leaf[]>;
};

type BlockItem = ItemKey & Omit<LedgerBlock, 'unit' | 'number'>;

const PAGE = 150;

export const createLedger = (client: DynamoDBDocumentClient, tableName: string): Ledger => {
  const table = openTable(client, tableName);

  const newestBlocks: Ledger['newestBlocks'] = async (unit, { limit, before, consistent }) => {
    const items = await table.queryBackwards<BlockItem>(ledgerPartition(unit), {
      limit,
      consistent,
      ...(before === undefined ? {} : { before: numberSortKey(before) }),
    });
    return items.map(({ pk: _, sk, ...block }) => ({ ...block, unit, number: Number(sk) }));
  };

  return {
    newestBlocks,

    blocksSince: async (unit, day, consistent) => {
      const blocks: LedgerBlock[] = [];
      for (;;) {
        const before = blocks.at(-1)?.number;
        const page = await newestBlocks(unit, {
          limit: PAGE,
          consistent,
          ...(before === undefined ? {} : { before }),
        });
        blocks.push(...page);
        // Days are closed in their order, and what is late for a day comes after it was closed.
        const earlier = page.findIndex((block) => !block.late && block.day < day);
        if (earlier >= 0) return blocks.slice(0, blocks.length - page.length + earlier + 1);
        if (page.length < PAGE) return blocks;
      }
    },

    appendBlock: ({ unit, number, ...block }) =>
      table.putIf({ pk: ledgerPartition(unit), sk: numberSortKey(number), ...block }, IF_ABSENT),

    leavesOf: async (unit, day) => {
      const items = await table.query<ResponseItem | TombstoneItem>(responsePartition(unit, day), {
        consistent: true,
      });
      return items.map(leafOf);
    },
  };
};
