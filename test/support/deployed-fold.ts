import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import type { SurveyResponse } from '#domain/response.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { responseKey } from '../../functions/store/keys.ts';
import { type Difference, rebuild } from '../../functions/store/rebuild.ts';
import { deliver, type LostBatch, type MappingSettings } from './event-source-mapping.ts';
import { type LambdaFunction, startFunction } from './lambda-function.ts';
import { NOW, ORGANISATION, RECEIPT, sampleResponse } from './sample.ts';
import { streamRecord } from './stream-records.ts';
import type { Synthesised } from './synthesised.ts';
import { openTable, type TestTable } from './table.ts';
import { openTcpProxy, type TcpProxy } from './tcp-proxy.ts';

/** The fold as it is uploaded, over a table of its own, with the event source mapping of the template. */
export type DeployedFold = {
  readonly table: TestTable;
  readonly proxy: TcpProxy;
  readonly fold: LambdaFunction;
  /** What was put into the queue of failures. */
  readonly lost: readonly LostBatch[];
  /** The time-outs that invocations were begun with, in milliseconds. */
  readonly timeouts: readonly number[];
  /** Lets the time-out of the invocation under way pass. */
  readonly ring: () => void;
  /** Responses of five units in two hours each. */
  readonly record: (count: number) => Promise<readonly SurveyResponse[]>;
  /** Drives the fold, or what stands before it, with a shard. */
  readonly driven: (
    records: readonly DynamoDBRecord[],
    options?: { readonly invoke?: LambdaFunction['invoke']; readonly secondsBetweenTries?: number },
  ) => Promise<void>;
  /** Overwrites an attribute of a response as no release of ours would; what it returns puts it right again. */
  readonly corrupt: (response: SurveyResponse) => Promise<() => Promise<void>>;
  readonly remove: (response: SurveyResponse) => Promise<void>;
  /** Every tally and sheet that does not say what a recount of the responses says. */
  readonly differences: () => Promise<readonly Difference[]>;
  readonly close: () => Promise<void>;
};

const UNITS = ['A1', 'A2', 'B', 'A', '01'] as const;

/** What the template says, and a rejection that nobody handles at a signal. */
const REJECTING = `--enable-source-maps --import=data:text/javascript,${encodeURIComponent(
  "process.once('SIGUSR2', () => void Promise.reject(new Error('handled by nobody')))",
)}`;

/** The stream's records of these responses, in this order. */
export const recordsOf = (responses: readonly SurveyResponse[]): readonly DynamoDBRecord[] =>
  responses.map((response, at) => streamRecord(at, responseKey(response)));

export const openDeployedFold = async (shape: Synthesised): Promise<DeployedFold> => {
  const [settings] = shape.resourcesOf('service', 'AWS::Lambda::EventSourceMapping');
  const uploaded = shape.functions.get('Fold');
  if (!settings || !uploaded) throw new Error('the template has no fold with an event source mapping');
  const table = await openTable();
  await table.store.publishOrganisation(ORGANISATION, '2026-11-23');
  const proxy = await openTcpProxy(table.endpoint);
  const values = { SURVEY_TABLE_NAME: table.tableName, NODE_OPTIONS: REJECTING };
  const timeouts: number[] = [];
  let ring = (): void => {};
  const fold = startFunction(uploaded, { endpoint: proxy.endpoint, values }, (milliseconds, call) => {
    timeouts.push(milliseconds);
    ring = call;
    return () => {};
  });
  const lost: LostBatch[] = [];
  const at = (response: SurveyResponse) => ({ TableName: table.tableName, Key: responseKey(response) });

  return {
    table,
    proxy,
    fold,
    lost,
    timeouts,
    ring: () => ring(),
    record: async (count) => {
      const responses = Array.from({ length: count }, (_, at) =>
        sampleResponse(at, {
          unit: UNITS[at % UNITS.length] as string,
          at: `2026-11-23T${at % 2 === 0 ? '08' : '09'}:15:00+07:00`,
          answers: { overall: ((at % 5) + 1) as 1 },
        }),
      );
      for (const response of responses) await table.store.recordResponse(response, RECEIPT);
      return responses;
    },
    driven: (records, { invoke = fold.invoke, secondsBetweenTries = 60 } = {}) =>
      deliver(
        settings as unknown as MappingSettings,
        { invoke, send: (message) => lost.push(JSON.parse(message)), secondsBetweenTries },
        records,
      ),
    corrupt: async (response) => {
      const { Item } = await table.client.send(new GetCommand(at(response)));
      const put = async (damage: object): Promise<void> => {
        await table.client.send(new PutCommand({ TableName: table.tableName, Item: { ...Item, ...damage } }));
      };
      await put({ at: null });
      return () => put({});
    },
    remove: async (response) => {
      await table.client.send(new DeleteCommand(at(response)));
    },
    differences: async () => {
      const deps = {
        store: table.store,
        organisation: async () => indexOrganisation(ORGANISATION),
        now: () => NOW,
        random: Math.random,
        sleep: async () => {},
      };
      const range = { unit: '01', from: '2026-11', to: '2026-11' };
      return (await rebuild(deps, range, { dryRun: true })).differences;
    },
    close: async () => {
      await fold.close();
      await proxy.close();
      await table.close();
    },
  };
};
