import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import { matches } from './event-filter.ts';
import type { Invocation } from './lambda-function.ts';
import { STREAM_ARN } from './stream-records.ts';

/** The properties of an AWS::Lambda::EventSourceMapping that decide what is called with what. */
export type MappingSettings = {
  readonly BatchSize: number;
  readonly BisectBatchOnFunctionError: boolean;
  readonly MaximumRetryAttempts: number;
  readonly MaximumRecordAgeInSeconds: number;
  readonly FunctionResponseTypes?: readonly string[];
  readonly FilterCriteria: { readonly Filters: readonly { readonly Pattern: string }[] };
  readonly DestinationConfig: { readonly OnFailure: { readonly Destination: unknown } };
};

/** What arrives in the queue: https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html */
export type LostBatch = {
  readonly requestContext: {
    readonly requestId: string;
    readonly functionArn: string;
    readonly condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
    readonly approximateInvokeCount: number;
  };
  readonly responseContext?: {
    readonly statusCode: number;
    readonly executedVersion: string;
    readonly functionError: string | null;
  };
  readonly version: string;
  readonly timestamp: string;
  readonly DDBStreamBatchInfo: {
    readonly shardId: string;
    readonly startSequenceNumber: string;
    readonly endSequenceNumber: string;
    readonly approximateArrivalOfFirstRecord: string;
    readonly approximateArrivalOfLastRecord: string;
    readonly batchSize: number;
    readonly streamArn: string;
  };
};

export type MappingDeps = {
  readonly invoke: (event: { readonly Records: readonly DynamoDBRecord[] }) => Promise<Invocation>;
  /** Puts a message into the queue of the settings. */
  readonly send: (message: string) => void;
  /** How long Lambda waits before a retry. No time passes really. */
  readonly secondsBetweenTries: number;
};

/** A batch, and how often it has been called for in vain. */
type Batch = { readonly records: readonly DynamoDBRecord[]; readonly invokes: number };

const sequenceNumberOf = (record: DynamoDBRecord): string => record.dynamodb?.SequenceNumber ?? '';
const changedAt = (record: DynamoDBRecord): number => record.dynamodb?.ApproximateCreationDateTime ?? 0;
const instant = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000', '');

/**
 * Where the function wants to be called again from: 0 is the whole batch, its length nothing. An identifier that is none
 * of the batch's makes the whole batch fail, as every error does.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
const checkpointOf = (settings: MappingSettings, { records }: Batch, invocation: Invocation): number => {
  if (invocation.outcome === 'failed') return 0;
  const reports = settings.FunctionResponseTypes?.includes('ReportBatchItemFailures');
  const failures = (invocation.payload as DynamoDBBatchResponse | null)?.batchItemFailures ?? [];
  if (!reports || failures.length === 0) return records.length;
  const places = failures.map(({ itemIdentifier }) =>
    records.findIndex((record) => sequenceNumberOf(record) === itemIdentifier),
  );
  return Math.max(0, Math.min(...places));
};

/** Drives a function with the records of one shard, in their order, until each is done or lost, as Lambda does. */
export const deliver = async (
  settings: MappingSettings,
  { invoke, send, secondsBetweenTries }: MappingDeps,
  shard: readonly DynamoDBRecord[],
): Promise<void> => {
  const patterns = settings.FilterCriteria.Filters.map(({ Pattern }) => JSON.parse(Pattern));
  const records = shard.filter((record) => patterns.some((pattern) => matches(pattern, record)));
  let now = Math.max(0, ...shard.map(changedAt));

  const lose = (
    { records, invokes }: Batch,
    condition: LostBatch['requestContext']['condition'],
    invocation: Invocation | undefined,
  ): void => {
    const [first, last] = [records[0], records.at(-1)] as [DynamoDBRecord, DynamoDBRecord];
    send(
      JSON.stringify({
        requestContext: {
          requestId: '316aa6d0-8154-4b1c-9af7-85d5f4a6bc81',
          functionArn: 'arn:aws:lambda:ap-southeast-1:123456789012:function:fold',
          condition,
          approximateInvokeCount: invokes,
        },
        ...(invocation === undefined
          ? {}
          : {
              responseContext: {
                statusCode: 200,
                executedVersion: '$LATEST',
                functionError: invocation.outcome === 'failed' ? 'Unhandled' : null,
              },
            }),
        version: '1.0',
        timestamp: instant(now),
        DDBStreamBatchInfo: {
          shardId: 'shardId-00000001795402800000-864758bb',
          startSequenceNumber: sequenceNumberOf(first),
          endSequenceNumber: sequenceNumberOf(last),
          approximateArrivalOfFirstRecord: instant(changedAt(first)),
          approximateArrivalOfLastRecord: instant(changedAt(last)),
          batchSize: records.length,
          streamArn: STREAM_ARN,
        },
      } satisfies LostBatch),
    );
  };

  const drive = async (batch: Batch): Promise<void> => {
    const old = batch.records.filter(
      (record) => now - changedAt(record) > settings.MaximumRecordAgeInSeconds,
    );
    if (old.length > 0) lose({ ...batch, records: old }, 'RecordAgeExceeded', undefined);
    const young = batch.records.slice(old.length);
    if (young.length === 0) return;

    const invocation = await invoke({ Records: young });
    const tried = { records: young, invokes: batch.invokes + 1 };
    const done = checkpointOf(settings, tried, invocation);
    const rest = young.slice(done);
    if (rest.length === 0) return;
    now += secondsBetweenTries;
    if (done > 0) return drive({ records: rest, invokes: tried.invokes });
    // To split a batch is no retry.
    if (invocation.outcome === 'failed' && settings.BisectBatchOnFunctionError && rest.length > 1) {
      const middle = Math.ceil(rest.length / 2);
      await drive({ records: rest.slice(0, middle), invokes: batch.invokes });
      return drive({ records: rest.slice(middle), invokes: batch.invokes });
    }
    if (tried.invokes > settings.MaximumRetryAttempts)
      return lose(tried, 'RetryAttemptsExhausted', invocation);
    return drive(tried);
  };

  for (let from = 0; from < records.length; from += settings.BatchSize) {
    await drive({ records: records.slice(from, from + settings.BatchSize), invokes: 0 });
  }
};
