import type { DynamoDBRecord } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { deliver, type LostBatch, type MappingSettings } from '../support/event-source-mapping.ts';
import type { Invocation } from '../support/lambda-function.ts';
import { sequenceNumber, streamRecord } from '../support/stream-records.ts';

const SETTINGS: MappingSettings = {
  BatchSize: 4,
  BisectBatchOnFunctionError: true,
  MaximumRetryAttempts: 2,
  MaximumRecordAgeInSeconds: 3600,
  FunctionResponseTypes: ['ReportBatchItemFailures'],
  FilterCriteria: { Filters: [{ Pattern: '{"dynamodb":{"Keys":{"pk":{"S":[{"prefix":"RESPONSE#"}]}}}}' }] },
  DestinationConfig: { OnFailure: { Destination: 'queue' } },
};

const SHARD = Array.from({ length: 6 }, (_, at) => streamRecord(at, { pk: 'RESPONSE#A', sk: String(at) }));

let calls: string[];
let lost: LostBatch[];

beforeEach(() => {
  calls = [];
  lost = [];
});

const namesOf = (records: readonly DynamoDBRecord[]): string =>
  records.map(({ dynamodb }) => dynamodb?.Keys?.sk?.S).join('');

/** What a function answers to a batch that holds these records. */
type Answers = (names: string) => Invocation;

const answered = (...identifiers: unknown[]): Invocation => ({
  outcome: 'answered',
  payload: { batchItemFailures: identifiers.map((itemIdentifier) => ({ itemIdentifier })) },
});
const failed: Invocation = { outcome: 'failed', errorType: 'Error', errorMessage: '' };

const drive = (answers: Answers, shard = SHARD, settings = SETTINGS, secondsBetweenTries = 60) =>
  deliver(
    settings,
    {
      invoke: async ({ Records }) => {
        const names = namesOf(Records);
        calls.push(names);
        return answers(names);
      },
      send: (message) => lost.push(JSON.parse(message)),
      secondsBetweenTries,
    },
    shard,
  );

/** The event source mapping that the fold is tested with, itself. */
describe('an event source mapping', () => {
  it.each([
    ['no list', { outcome: 'answered', payload: null } as const],
    ['an empty list', answered()],
  ])('takes each batch as done after %s', async (_, answer) => {
    await drive(() => answer);

    expect(calls).toEqual(['0123', '45']);
  });

  it('goes on from the lowest sequence number that failed', async () => {
    await drive((names) => (names === '0123' ? answered(sequenceNumber(3), sequenceNumber(2)) : answered()));

    expect(calls).toEqual(['0123', '23', '45']);
  });

  it('pays no heed to the list where the template does not ask for it', async () => {
    const { FunctionResponseTypes: _, ...settings } = SETTINGS;

    await drive(() => answered(sequenceNumber(0)), SHARD, settings);

    expect(calls).toEqual(['0123', '45']);
  });

  it.each(['', null, 'unknown'])(
    'takes a batch as failed as a whole for the identifier %j',
    async (identifier) => {
      await drive((names) => (names === '0123' && calls.length === 1 ? answered(identifier) : answered()));

      expect(calls).toEqual(['0123', '0123', '45']);
    },
  );

  it('halves a batch that fails until what fails is alone, and gives that up after its retries', async () => {
    await drive((names) => (names.includes('2') ? failed : answered()));

    expect(calls).toEqual(['0123', '01', '23', '2', '2', '2', '3', '45']);
    expect(lost).toMatchObject([
      {
        requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 3 },
        responseContext: { functionError: 'Unhandled' },
        DDBStreamBatchInfo: {
          startSequenceNumber: sequenceNumber(2),
          endSequenceNumber: sequenceNumber(2),
          batchSize: 1,
        },
      },
    ]);
  });

  it('gives a batch up as a whole where it may not be halved', async () => {
    await drive(() => failed, SHARD.slice(0, 3), { ...SETTINGS, BisectBatchOnFunctionError: false });

    expect(calls).toEqual(['012', '012', '012']);
    expect(lost.map(({ DDBStreamBatchInfo }) => DDBStreamBatchInfo.batchSize)).toEqual([3]);
  });

  it('gives up what has grown too old', async () => {
    await drive(() => failed, SHARD.slice(0, 1), SETTINGS, 2000);

    expect(calls).toEqual(['0', '0']);
    expect(lost.map(({ requestContext }) => requestContext.condition)).toEqual(['RecordAgeExceeded']);
  });

  it('lets through only what the filter is met by', async () => {
    await drive(() => answered(), [...SHARD.slice(0, 1), streamRecord(9, { pk: 'TALLY#A', sk: '9' })]);

    expect(calls).toEqual(['0']);
  });
});
