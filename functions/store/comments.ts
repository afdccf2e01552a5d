import { createHash } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Moderation } from '#domain/moderation.ts';
import type { Score } from '#domain/questionnaire.ts';
import type { Channel, Moment } from '#domain/response.ts';
import { placeOfResponse, type ResponseItem } from './items.ts';
import { commentPartition, type ItemKey, moderationKey, moderationPartition } from './keys.ts';
import { IF_ABSENT, openTable } from './table.ts';
import { COMMENT_INDEX } from './table-schema.ts';

/** A comment as the index has it: of a response that counts, without anything that leads back to whoever holds its code. */
export type StoredComment = {
  /** Says nothing: neither when the rating was sent, as its own id does, nor of which receipt. */
  readonly id: string;
  readonly unit: string;
  readonly day: string;
  readonly service?: string;
  readonly channel: Channel;
  readonly moment: Moment;
  readonly questionnaire: string;
  readonly questionnaireVersion: number;
  readonly answers: Readonly<Record<string, Score>>;
  readonly text: string;
};

/** Comments of citizens, which are read by unit and month; and what officers have decided about showing them. */
export type Comments = {
  /** At most `limit` comments of a unit's month; reads in proportion to comments, whatever the number of responses. */
  readonly commentsOf: (unit: string, month: string, limit: number) => Promise<readonly StoredComment[]>;
  /** What was decided about comments of a month, by unit and comment: `00070#<comment>`. */
  readonly moderationsOf: (month: string) => Promise<ReadonlyMap<string, Moderation>>;
  /** Puts version `moderation.version` over the one before it; says whether that still stood. */
  readonly moderate: (
    comment: Pick<StoredComment, 'id' | 'unit' | 'day'>,
    moderation: Moderation,
  ) => Promise<boolean>;
};

type IndexItem = ItemKey &
  Pick<ResponseItem, 'answers' | 'questionnaire' | 'version' | 'channel' | 'moment' | 'service' | 'salt'> & {
    readonly comment: string;
  };

const ID_BYTES = 12;

/** With the salt of the response, which nobody outside has: from its id alone, which a receipt leads to, it is not to be found. */
const commentIdOf = ({ pk, sk, salt }: IndexItem): string =>
  createHash('sha256')
    .update(salt ?? new Uint8Array())
    .update(`comment ${pk} ${sk}`)
    .digest()
    .subarray(0, ID_BYTES)
    .toString('base64url');

const commentOf = (item: IndexItem): StoredComment => ({
  id: commentIdOf(item),
  ...placeOfResponse(item),
  ...(item.service === undefined ? {} : { service: item.service }),
  channel: item.channel,
  moment: item.moment,
  questionnaire: item.questionnaire,
  questionnaireVersion: item.version,
  answers: item.answers,
  text: item.comment,
});

export const createComments = (client: DynamoDBDocumentClient, tableName: string): Comments => {
  const table = openTable(client, tableName);

  return {
    commentsOf: async (unit, month, limit) => {
      const items = await table.queryIndex<IndexItem>(COMMENT_INDEX, commentPartition(unit, month), limit);
      return items.map(commentOf);
    },

    moderationsOf: async (month) => {
      const items = await table.query<ItemKey & Moderation>(moderationPartition(month), { consistent: true });
      return new Map(items.map(({ pk: _, sk, ...moderation }) => [sk, moderation]));
    },

    moderate: ({ id, unit, day }, moderation) => {
      const item = { ...moderationKey(unit, day.slice(0, 7), id), ...moderation };
      return moderation.version === 1
        ? table.putIf(item, IF_ABSENT)
        : table.putIf(item, 'version = :version', { ':version': moderation.version - 1 });
    },
  };
};
