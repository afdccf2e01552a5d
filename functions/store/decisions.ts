import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Decision, stateAfter } from '#domain/decision.ts';
import type { ResponseState } from '#domain/response.ts';
import { DecisionRefusedError, StoreUnavailableError } from './errors.ts';
import {
  placeOfResponse,
  type ResponseItem,
  standingOf,
  type TombstoneItem,
  withCommentIndexed,
} from './items.ts';
import { type ItemKey, responsePartition } from './keys.ts';
import { contentHashOf } from './ledger-hash.ts';
import { openTable } from './table.ts';
import { putOverUndecided } from './undecided-response.ts';

/** A recorded response without its answers. */
export type RecordedResponse = {
  readonly key: ItemKey;
  readonly id: string;
  readonly unit: string;
  readonly day: string;
  readonly code: string;
  readonly receivedAt: string;
  readonly state: ResponseState;
  readonly decisions: readonly Decision[];
};

/** What officers may do with responses that are recorded, and how they find them. */
export type Decisions = {
  /** The responses of a unit's day with this thank-you code; more than one about never. */
  readonly withCode: (unit: string, day: string, code: string) => Promise<readonly RecordedResponse[]>;
  /**
   * Takes a decision once, by its id, however often and late it comes. An erased response keeps its key and the hash of its content,
   * so that it neither comes back with a late repeat nor breaks the ledger. Throws `DecisionRefusedError`.
   */
  readonly decide: (key: ItemKey, decision: Decision) => Promise<RecordedResponse>;
};

const IF_DECIDED_SO_OFTEN = 'decided = :decided';
const MAX_ATTEMPTS = 8;

type Stored = ResponseItem | TombstoneItem;

const recordedOf = (item: Stored): RecordedResponse => ({
  key: { pk: item.pk, sk: item.sk },
  id: item.sk.slice(3),
  ...placeOfResponse(item),
  code: item.code,
  receivedAt: item.receivedAt,
  state: item.state ?? 'counted',
  decisions: item.decisions ?? [],
});

/** The response as it is, where the decision is the one that was taken under this id. */
const repeated = (item: Stored, taken: Decision, decision: Decision): RecordedResponse => {
  if (taken.decision === decision.decision && taken.reason === decision.reason) return recordedOf(item);
  throw new DecisionRefusedError(
    `The id ${decision.id} is taken by another decision; give a new one a new id`,
  );
};

const tombstoneOf = (item: Stored): TombstoneItem => ({
  pk: item.pk,
  sk: item.sk,
  code: item.code,
  receivedAt: item.receivedAt,
  state: 'erased',
  contentHash: contentHashOf(item),
});

export const createDecisions = (client: DynamoDBDocumentClient, tableName: string): Decisions => {
  const table = openTable(client, tableName);

  const putOver = (read: Stored, next: Stored): Promise<boolean> =>
    read.decided
      ? table.putIf(next, IF_DECIDED_SO_OFTEN, { ':decided': read.decided })
      : putOverUndecided(table, next, standingOf(read).changes);

  return {
    withCode: async (unit, day, code) => {
      const items = await table.query<Stored>(responsePartition(unit, day), { consistent: true });
      return items.filter((item) => item.code === code).map(recordedOf);
    },

    decide: async (key, decision) => {
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        const item = await table.get<Stored>(key, true);
        if (!item) throw new DecisionRefusedError('There is no such response');
        const taken = item.decisions?.find(({ id }) => id === decision.id);
        if (taken) return repeated(item, taken, decision);
        const before = item.state ?? 'counted';
        const state = stateAfter(before, decision.decision);
        if (!state) {
          throw new DecisionRefusedError(
            `A response that is "${before}" cannot be decided to ${decision.decision}`,
          );
        }
        const decided = item.decided ?? 0;
        const next: Stored = {
          ...(state === 'erased'
            ? tombstoneOf(item)
            : withCommentIndexed({ ...item, state } as ResponseItem)),
          decided: decided + 1,
          decisions: [...(item.decisions ?? []), decision],
        };
        if (await putOver(item, next)) return recordedOf(next);
      }
      throw new StoreUnavailableError('Too many decisions were taken on one response at once');
    },
  };
};
