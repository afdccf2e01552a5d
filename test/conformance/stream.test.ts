import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SurveyResponse } from '#domain/response.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import type { FoldDeps } from '../../functions/store/fold.ts';
import { responseKey } from '../../functions/store/keys.ts';
import { rebuild } from '../../functions/store/rebuild.ts';
import { TABLE_SCHEMA } from '../../functions/store/table-schema.ts';
import { NOW, ORGANISATION, RECEIPT, sampleResponse } from '../support/sample.ts';
import {
  type Checkpoints,
  openStreamConsumer,
  SHARD_END,
  type StreamConsumerDeps,
} from '../support/stream-consumer.ts';
import { openStreamedTable, type StreamedTable } from '../support/streamed-table.ts';

/*
 * From a response to its sheets by way of the real stream: the store writes, a consumer reads as Lambda's poller does,
 * and the handler that is deployed folds. After each disturbance every tally and sheet must equal a recount.
 */
type Fold = (event: DynamoDBStreamEvent) => Promise<unknown>;

let table: StreamedTable;
let fold: Fold;
let deps: FoldDeps;
/** What was handed over, as `INSERT RESPONSE#A1#2026-11-01 <sequence number>`. */
let given: string[] = [];

beforeEach(async () => {
  given = [];
  table = await openStreamedTable();
  await table.store.publishOrganisation(ORGANISATION, '2026-11-23');
  const environment = {
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'x',
    AWS_SECRET_ACCESS_KEY: 'x',
    SURVEY_TABLE_NAME: table.tableName,
    SURVEY_STAGE: 'test',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.resetModules();
  fold = (await import('../../functions/handlers/fold.lambda.ts')).handler as Fold;
  const index = indexOrganisation(ORGANISATION);
  deps = {
    store: table.store,
    organisation: async () => index,
    now: () => NOW,
    random: Math.random,
    sleep: async () => {},
  };
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await table.close();
});

const consumer = (more: Partial<StreamConsumerDeps> = {}) =>
  openStreamConsumer({
    client: table.streams,
    streamArn: table.streamArn,
    checkpoints: new Map(),
    wants: (partition) => partition.startsWith(TABLE_SCHEMA.responsePrefix),
    handle: (event) => {
      for (const { eventName, dynamodb } of event.Records) {
        given.push(`${eventName} ${dynamodb?.Keys?.pk?.S} ${dynamodb?.SequenceNumber}`);
      }
      return fold(event);
    },
    ...more,
  });

const responses = (count: number, from = 0): readonly SurveyResponse[] =>
  Array.from({ length: count }, (_, index) => {
    const at = from + index;
    return sampleResponse(at, {
      unit: (['A1', 'A2', 'B', 'A', '01'] as const)[at % 5] as string,
      at: `2026-${at % 2 ? '10' : '11'}-${String((at % 3) + 1).padStart(2, '0')}T09:15:00+07:00`,
      answers: { overall: ((at % 5) + 1) as 1 },
    });
  });

const record = async (list: readonly SurveyResponse[]): Promise<void> => {
  for (const response of list) await table.store.recordResponse(response, RECEIPT);
};

/** What a recount of everything finds wrong, and how many responses the two top rows count. */
const outcome = async () => {
  const { differences } = await rebuild(deps, { from: '2026-10', to: '2026-11' }, { dryRun: true });
  let counted = 0;
  for (const month of ['2026-10', '2026-11']) {
    for (const sheet of await table.store.sheetsUnder('01', month, true)) {
      counted += sheet.head.states.counted ?? 0;
    }
  }
  return { differences, counted };
};

const sequenceNumbers = (): readonly string[] => given.map((line) => line.split(' ').at(-1) ?? '');

const put = async (response: SurveyResponse, more: object): Promise<void> => {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.tableName, Key: responseKey(response) }),
  );
  await table.client.send(new PutCommand({ TableName: table.tableName, Item: { ...Item, ...more } }));
};

describe('the fold, fed by the real stream', () => {
  it('makes every sheet equal to a recount', async () => {
    await record(responses(60));

    await consumer({ batchSize: 7 }).catchUp();

    expect(await outcome()).toEqual({ differences: [], counted: 60 });
    expect(new Set(given).size).toBe(60);
  });

  it('is told of responses only, by their keys', async () => {
    await record(responses(3));
    const events: DynamoDBStreamEvent[] = [];
    const reading = consumer({
      handle: async (event) => {
        events.push(event);
        return fold(event);
      },
    });

    await reading.catchUp();
    await reading.catchUp();

    const records = events.flatMap(({ Records }) => Records);
    expect(records.length).toBe(3);
    for (const { eventSource, dynamodb } of records) {
      expect(eventSource).toBe('aws:dynamodb');
      expect(Object.keys(dynamodb ?? {})).not.toContain('NewImage');
      expect(dynamodb?.Keys?.pk?.S).toMatch(/^RESPONSE#/);
      expect(dynamodb?.ApproximateCreationDateTime).toBeGreaterThan(1_700_000_000);
    }
  });

  it('goes from a shard to its children, in pages of one shard, and loses nothing on the way', async () => {
    const checkpoints: Checkpoints = new Map();
    const reading = consumer({ checkpoints, shardsPerPage: 1, batchSize: 3 });
    await record(responses(10));
    await reading.catchUp();
    for (let round = 1; round <= 4; round++) {
      await table.rollOver();
      await record(responses(10, round * 10));
    }

    await reading.catchUp();

    const shards = await reading.shards();
    expect(shards.length).toBe(5);
    expect(shards.filter(({ ParentShardId }) => ParentShardId).length).toBe(4);
    expect([...checkpoints.values()].filter((at) => at === SHARD_END).length).toBe(4);
    expect(sequenceNumbers()).toEqual(sequenceNumbers().toSorted());
    expect(await outcome()).toEqual({ differences: [], counted: 50 });
  });

  it('of one that was killed before each batch, and after it before the checkpoint, is taken up again', async () => {
    await record(responses(15));
    await table.rollOver();
    await record(responses(15, 15));
    const checkpoints: Checkpoints = new Map();
    const seen = new Set<string>();
    let kills = 0;
    const dyingOnce = async (event: DynamoDBStreamEvent): Promise<void> => {
      const first = event.Records[0]?.dynamodb?.SequenceNumber ?? '';
      const die = (moment: string): void => {
        if (seen.has(`${moment} ${first}`)) return;
        seen.add(`${moment} ${first}`);
        kills += 1;
        throw new Error('killed');
      };
      die('before');
      await fold(event);
      given.push(...event.Records.map(({ dynamodb }) => dynamodb?.SequenceNumber ?? ''));
      die('after');
    };

    for (let ended = false; !ended; ) {
      ended = await consumer({ checkpoints, batchSize: 5, handle: dyingOnce })
        .catchUp()
        .then(() => true)
        .catch(() => false);
    }

    expect(kills).toBeGreaterThanOrEqual(12);
    expect(given.length).toBe(60);
    expect(new Set(given).size).toBe(30);
    expect(await outcome()).toEqual({ differences: [], counted: 30 });
  });

  it('comes to the same with two consumers at once, from the beginning each, while responses come in', async () => {
    await record(responses(20));
    await table.rollOver();
    const [one, two] = [consumer({ batchSize: 3 }), consumer({ batchSize: 8 })];

    await Promise.all([record(responses(20, 20)), one.catchUp(), two.catchUp()]);
    await Promise.all([one.catchUp(), two.catchUp()]);

    expect(given.length).toBe(80);
    expect(await outcome()).toEqual({ differences: [], counted: 40 });
  });

  it('goes on after its iterator has expired, from what was handled last', async () => {
    await record(responses(5));
    const reading = consumer();
    await reading.catchUp();
    await table.age(1);
    await record(responses(5, 5));
    const refusals: string[] = [];
    table.streams.middlewareStack.add(
      (next) => (given) =>
        next(given).catch((error: Error) => {
          refusals.push(error.name);
          throw error;
        }),
      { step: 'initialize' },
    );

    await reading.catchUp();

    expect(refusals).toEqual(['ExpiredIteratorException']);

    expect(given.length).toBe(10);
    expect(new Set(given).size).toBe(10);
    expect(await outcome()).toEqual({ differences: [], counted: 10 });
  });

  it('hears nothing of what the stream has forgotten after a day, which a recount finds and mends', async () => {
    await record(responses(5));
    await table.age(30);
    await table.rollOver();
    await record(responses(5, 5));

    await consumer().catchUp();

    expect(given.length).toBe(5);
    const { differences } = await rebuild(deps, { from: '2026-10', to: '2026-11' }, { dryRun: false });
    expect(differences.length).toBeGreaterThan(0);
    expect(await outcome()).toEqual({ differences: [], counted: 10 });
  });

  it('hears nothing of a put that changes nothing, nor of one that is refused', async () => {
    const [response] = responses(1) as [SurveyResponse];
    await record([response]);
    const reading = consumer();
    await reading.catchUp();

    await put(response, {});
    await record([response]);
    await expect(record([{ ...response, answers: { overall: 3 } }])).rejects.toThrow('recorded already');
    await reading.catchUp();

    expect(given.length).toBe(1);
    expect(await outcome()).toEqual({ differences: [], counted: 1 });
  });

  it('hears of a response that is voided or erased, and counts it no more', async () => {
    const list = responses(20);
    await record(list);
    const reading = consumer();
    await reading.catchUp();
    given = [];

    await put(list[0] as SurveyResponse, { state: 'void' });
    await put(list[1] as SurveyResponse, { state: 'erased', answers: {}, reasons: [] });
    await reading.catchUp();

    expect(given.map((line) => line.split(' ')[0])).toEqual(['MODIFY', 'MODIFY']);
    expect(await outcome()).toEqual({ differences: [], counted: 18 });
  });

  it('leaves a response that somebody deleted counted until a recount names it', async () => {
    const list = responses(3);
    await record(list);
    const reading = consumer();
    await reading.catchUp();
    given = [];

    await table.client.send(
      new DeleteCommand({ TableName: table.tableName, Key: responseKey(list[2] as SurveyResponse) }),
    );
    await reading.catchUp();

    expect(given.map((line) => line.split(' ')[0])).toEqual(['REMOVE']);
    const { differences } = await outcome();
    expect(differences.length).toBeGreaterThan(0);
  });
});
