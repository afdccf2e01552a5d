import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SurveyResponse } from '#domain/response.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { responseKey } from '../../functions/store/keys.ts';
import { rebuild } from '../../functions/store/rebuild.ts';
import { deliver, type LostBatch, type MappingSettings } from '../support/event-source-mapping.ts';
import { type LambdaFunction, startFunction, type Timer } from '../support/lambda-function.ts';
import { NOW, ORGANISATION, RECEIPT, sampleResponse } from '../support/sample.ts';
import { sequenceNumber, streamRecord } from '../support/stream-records.ts';
import { type Synthesised, synthesise } from '../support/synthesised.ts';
import { openTable, type TestTable } from '../support/table.ts';
import { openTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

let shape: Synthesised;
let settings: MappingSettings;
let table: TestTable;
let proxy: TcpProxy;
let fold: LambdaFunction;
let ring: () => void;
let timeouts: number[];
let lost: LostBatch[];

/** Time passes when a test says so. */
const timer: Timer = (milliseconds, call) => {
  timeouts.push(milliseconds);
  ring = call;
  return () => {};
};

beforeAll(() => {
  shape = synthesise('prod');
  [settings] = shape.resourcesOf('service', 'AWS::Lambda::EventSourceMapping') as unknown as [
    MappingSettings,
  ];
});
afterAll(() => shape.remove());

beforeEach(async () => {
  [timeouts, lost] = [[], []];
  table = await openTable();
  await table.store.publishOrganisation(ORGANISATION, '2026-11-23');
  proxy = await openTcpProxy(table.endpoint);
  const uploaded = shape.functions.get('Fold');
  if (!uploaded) throw new Error('the template has no function Fold');
  const values = { SURVEY_TABLE_NAME: table.tableName, NODE_OPTIONS: REJECTING };
  fold = startFunction(uploaded, { endpoint: proxy.endpoint, values }, timer);
});
afterEach(async () => {
  await fold.close();
  await proxy.close();
  await table.close();
});

/** What the template says, and a rejection that nobody handles at a signal. */
const REJECTING = `--enable-source-maps --import=data:text/javascript,${encodeURIComponent(
  "process.once('SIGUSR2', () => void Promise.reject(new Error('handled by nobody')))",
)}`;

const UNITS = ['A1', 'A2', 'B', 'A', '01'] as const;

/** Responses of five units in two hours each. */
const record = async (count: number): Promise<readonly SurveyResponse[]> => {
  const responses = Array.from({ length: count }, (_, at) =>
    sampleResponse(at, {
      unit: UNITS[at % UNITS.length] as string,
      at: `2026-11-23T${at % 2 === 0 ? '08' : '09'}:15:00+07:00`,
      answers: { overall: ((at % 5) + 1) as 1 },
    }),
  );
  for (const response of responses) await table.store.recordResponse(response, RECEIPT);
  return responses;
};

const recordsOf = (responses: readonly SurveyResponse[]): readonly DynamoDBRecord[] =>
  responses.map((response, at) => streamRecord(at, responseKey(response)));

/** Overwrites an attribute of a response as no release of ours would; answers with the item as it was. */
const corrupt = async (response: SurveyResponse) => {
  const at = { TableName: table.tableName, Key: responseKey(response) };
  const { Item } = await table.client.send(new GetCommand(at));
  await table.client.send(new PutCommand({ TableName: table.tableName, Item: { ...Item, at: null } }));
  return Item;
};

const driven = (records: readonly DynamoDBRecord[], secondsBetweenTries = 60) =>
  deliver(
    settings,
    { invoke: fold.invoke, send: (message) => lost.push(JSON.parse(message)), secondsBetweenTries },
    records,
  );

/** Every tally and sheet that does not say what a recount of the responses says. */
const differences = async () => {
  const deps = {
    store: table.store,
    organisation: async () => indexOrganisation(ORGANISATION),
    now: () => NOW,
    random: Math.random,
    sleep: async () => {},
  };
  const range = { unit: '01', from: '2026-11', to: '2026-11' };
  return (await rebuild(deps, range, { dryRun: true })).differences;
};

/** The same, as if a response did not exist. */
const differencesWithout = async (response: SurveyResponse) => {
  await table.client.send(new DeleteCommand({ TableName: table.tableName, Key: responseKey(response) }));
  return differences();
};

/** One of ten that cannot be folded: it has its hour of its unit for itself. */
const POISON = 7;

describe('the fold, as it is uploaded', () => {
  it('folds a shard of any length in batches, at every level', async () => {
    const responses = await record(30);

    await driven(recordsOf(responses));
    const failure = await differences();

    expect(failure).toEqual([]);
    expect(lost).toEqual([]);
    expect(fold.starts()).toBe(1);
  });

  it('answers with the lowest sequence number that is not folded, and has folded all others at every level', async () => {
    const responses = await record(10);
    await corrupt(responses[POISON] as SurveyResponse);
    const Records = recordsOf(responses).toReversed();

    const invocation = await fold.invoke({ Records });

    expect(invocation).toEqual({
      outcome: 'answered',
      payload: { batchItemFailures: [{ itemIdentifier: sequenceNumber(POISON) }] },
    });
    expect(await differencesWithout(responses[POISON] as SurveyResponse)).toEqual([]);
  });

  it('fails where the first record is the one that is not folded, so that the batch is halved', async () => {
    const responses = await record(10);
    await corrupt(responses[0] as SurveyResponse);

    const invocation = await fold.invoke({ Records: recordsOf(responses) });

    expect(invocation).toMatchObject({ outcome: 'failed', errorType: 'HoursNotFoldedError' });
    expect(await differencesWithout(responses[0] as SurveyResponse)).toEqual([]);
  });

  it('says unit, day, hour and error of what is not folded, and nothing of the response', async () => {
    const responses = await record(10);
    await corrupt(responses[POISON] as SurveyResponse);

    await fold.invoke({ Records: recordsOf(responses) });
    await fold.invoke({ Records: recordsOf(responses).slice(POISON) });

    const faults = () => fold.log().filter((line) => line.includes('"ERROR"'));
    await expect.poll(() => faults().length).toBeGreaterThanOrEqual(3);
    expect(JSON.parse(faults()[0] ?? '')).toEqual({
      timestamp: expect.any(String),
      level: 'ERROR',
      requestId: expect.any(String),
      name: 'TypeError',
      message: 'Not folded: B 2026-11-23 09 h',
      unit: 'B',
      day: '2026-11-23',
      hour: '09',
    });
    expect(fold.log().join()).not.toMatch(/01K9Z6N0Q3|7KQM|overall|kiosk/);
  });

  it('leaves alone what is removed, is no response, or has no keys', async () => {
    const responses = await record(4);
    await driven(recordsOf(responses));
    const gone = responses[0] as SurveyResponse;
    await table.client.send(new DeleteCommand({ TableName: table.tableName, Key: responseKey(gone) }));
    const removed = streamRecord(4, responseKey(gone), { eventName: 'REMOVE' });
    const tally = streamRecord(5, { pk: 'TALLY#A1#2026-11', sk: '23#09' });
    const { Keys: _, ...keyless } = removed.dynamodb ?? {};

    const invocation = await fold.invoke({ Records: [removed, tally, { ...removed, dynamodb: keyless }] });

    expect(invocation).toEqual({ outcome: 'answered', payload: { batchItemFailures: [] } });
    const sheet = await table.store.sheetAt({ parent: 'A', month: '2026-11', unit: 'A1' }, true);
    expect(sheet?.head.states).toEqual({ counted: 1 });
  });
});

describe('a record that cannot be folded', () => {
  it('ends in the queue alone, and all others are folded', async () => {
    const responses = await record(10);
    await corrupt(responses[POISON] as SurveyResponse);

    await driven(recordsOf(responses));

    expect(lost).toMatchObject([
      {
        requestContext: {
          condition: 'RetryAttemptsExhausted',
          approximateInvokeCount: expect.any(Number),
        },
        DDBStreamBatchInfo: {
          startSequenceNumber: sequenceNumber(POISON),
          endSequenceNumber: sequenceNumber(POISON),
          batchSize: 1,
        },
      },
    ]);
    expect(await differencesWithout(responses[POISON] as SurveyResponse)).toEqual([]);
  });

  it('is given up before the stream forgets it, and what grew too old behind it is folded all the same', async () => {
    const responses = await record(10);
    await corrupt(responses[POISON] as SurveyResponse);

    await driven(recordsOf(responses), 3600);

    const given = lost.map(({ requestContext, DDBStreamBatchInfo }) => [
      requestContext.condition,
      DDBStreamBatchInfo.startSequenceNumber,
    ]);
    expect(given[0]).toEqual(['RecordAgeExceeded', sequenceNumber(POISON)]);
    expect(await differencesWithout(responses[POISON] as SurveyResponse)).toEqual([]);
  });

  it('is folded when its cause was mended in time', async () => {
    const responses = await record(10);
    const item = await corrupt(responses[POISON] as SurveyResponse);
    let calls = 0;
    const mending: LambdaFunction['invoke'] = async (event) => {
      calls += 1;
      if (calls === 20) {
        await table.client.send(new PutCommand({ TableName: table.tableName, Item: item }));
      }
      return fold.invoke(event);
    };

    await deliver(
      settings,
      { invoke: mending, send: (message) => lost.push(JSON.parse(message)), secondsBetweenTries: 60 },
      recordsOf(responses),
    );

    expect(lost).toEqual([]);
    expect(await differences()).toEqual([]);
  });
});

describe('a fold that is cut off between two levels', () => {
  /** Ends the first invocation when the sheets below are folded and the one above is about to be. */
  const cutOff = (end: () => void): void => {
    void proxy.stallAt('SHEET#01#2026-11').then(() => {
      proxy.recover();
      end();
    });
  };

  it.each([
    ['by its time-out', () => ring(), 'Sandbox.Timedout'],
    ['by a rejection that nobody handles', () => fold.signal('SIGUSR2'), 'Runtime.ExitError'],
    ['as a process that needs too much memory is', () => fold.signal('SIGKILL'), 'Runtime.ExitError'],
  ])('%s is done by a fresh process, and every sheet equals the recount', async (_, end, errorType) => {
    const records = recordsOf(await record(10));
    const outcomes: string[] = [];
    cutOff(end);

    await deliver(
      settings,
      {
        invoke: async (event) => {
          const invocation = await fold.invoke(event);
          outcomes.push(invocation.outcome === 'failed' ? invocation.errorType : 'answered');
          if (outcomes.length === 1) expect((await differences()).length).toBeGreaterThan(0);
          return invocation;
        },
        send: (message) => lost.push(JSON.parse(message)),
        secondsBetweenTries: 60,
      },
      records,
    );

    expect(outcomes[0]).toBe(errorType);
    expect(outcomes.slice(1)).toEqual(outcomes.slice(1).map(() => 'answered'));
    expect(fold.starts()).toBe(2);
    expect(timeouts[0]).toBe(120_000);
    expect(lost).toEqual([]);
    expect(await differences()).toEqual([]);
  });
});
