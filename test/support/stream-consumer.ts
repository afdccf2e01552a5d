import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  ExpiredIteratorException,
  GetRecordsCommand,
  type GetRecordsCommandOutput,
  GetShardIteratorCommand,
  type Shard,
  type _Record as StreamRecord,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';

/** How far each shard has been handled: the last sequence number, or `SHARD_END`. Outlives the consumer. */
export type Checkpoints = Map<string, string>;
export const SHARD_END = 'SHARD_END';

export type StreamConsumerDeps = {
  readonly client: DynamoDBStreamsClient;
  readonly streamArn: string;
  readonly checkpoints: Checkpoints;
  /**
   * Takes a batch as Lambda would hand it over; where it fails, the batch comes again, and where it answers with
   * a `DynamoDBBatchResponse`, what comes after the first failure.
   */
  readonly handle: (event: DynamoDBStreamEvent) => Promise<unknown>;
  /** Which records are handed over, as a filter of the event source mapping decides. */
  readonly wants: (partitionKey: string) => boolean;
  readonly batchSize?: number;
  readonly shardsPerPage?: number;
};

/**
 * What Lambda's poller does with a table's stream, over the real API: shards in pages, a shard's children only after
 * the shard, each from the trim horizon or after what was handled last. At least once: a batch is checked off
 * after it was handled, never before.
 */
export const openStreamConsumer = (deps: StreamConsumerDeps) => {
  const { client, streamArn, checkpoints, batchSize = 100 } = deps;
  const iterators = new Map<string, string>();

  const shards = async (): Promise<readonly Shard[]> => {
    const found: Shard[] = [];
    let last: string | undefined;
    do {
      const { StreamDescription: page } = await client.send(
        new DescribeStreamCommand({
          StreamArn: streamArn,
          ...(deps.shardsPerPage ? { Limit: deps.shardsPerPage } : {}),
          ...(last ? { ExclusiveStartShardId: last } : {}),
        }),
      );
      found.push(...(page?.Shards ?? []));
      last = page?.LastEvaluatedShardId;
    } while (last);
    return found;
  };

  const iteratorOf = async (shard: string, fromHorizon: boolean): Promise<string> => {
    const after = fromHorizon ? undefined : checkpoints.get(shard);
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({
        StreamArn: streamArn,
        ShardId: shard,
        ...(after
          ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after }
          : { ShardIteratorType: 'TRIM_HORIZON' }),
      }),
    );
    return ShardIterator ?? '';
  };

  /**
   * The next records of the shard; an iterator that has expired, or points to what was trimmed, is made anew. A
   * shard that is closed, and trimmed to its end, has none.
   */
  const read = async (
    shard: string,
    isClosed: boolean,
    fromHorizon = false,
  ): Promise<Pick<GetRecordsCommandOutput, 'Records' | 'NextShardIterator'>> => {
    try {
      const iterator = iterators.get(shard) ?? (await iteratorOf(shard, fromHorizon));
      return await client.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: batchSize }));
    } catch (error) {
      const isTrimmed = error instanceof TrimmedDataAccessException;
      if (isTrimmed && isClosed && fromHorizon) return {};
      if (fromHorizon || !(isTrimmed || error instanceof ExpiredIteratorException)) throw error;
      iterators.delete(shard);
      return read(shard, isClosed, isTrimmed);
    }
  };

  /** Reads a shard until it has nothing new. */
  const drain = async (shard: string, isClosed: boolean): Promise<void> => {
    for (;;) {
      const { Records: records = [], NextShardIterator: next } = await read(shard, isClosed);
      const done = await handled(records);
      const last = done.at(-1)?.dynamodb?.SequenceNumber;
      if (last) checkpoints.set(shard, last);
      if (done.length < records.length) {
        iterators.delete(shard);
        return;
      }
      if (!next) {
        checkpoints.set(shard, SHARD_END);
        return;
      }
      iterators.set(shard, next);
      if (records.length === 0) return;
    }
  };

  /** Hands records over; those up to the first that failed are done. */
  const handled = async (records: readonly StreamRecord[]): Promise<readonly StreamRecord[]> => {
    const wanted = records.filter(({ dynamodb }) => deps.wants(dynamodb?.Keys?.pk?.S ?? ''));
    if (wanted.length === 0) return records;
    const event = { Records: wanted.map((record) => asLambda(record, streamArn)) };
    const answer = (await deps.handle(event)) as DynamoDBBatchResponse | undefined;
    const failed = new Set(answer?.batchItemFailures?.map(({ itemIdentifier }) => itemIdentifier));
    const first = records.findIndex(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? ''));
    return first < 0 ? records : records.slice(0, first);
  };

  return {
    shards,
    /** Handles all that the stream has; rejects where a batch failed, as if the process had been killed there. */
    catchUp: async (): Promise<void> => {
      let ended = -1;
      while (ended < endedIn(checkpoints)) {
        ended = endedIn(checkpoints);
        const known = await shards();
        const ids = new Set(known.map(({ ShardId }) => ShardId));
        for (const { ShardId: shard = '', ParentShardId: parent, SequenceNumberRange: range } of known) {
          if (checkpoints.get(shard) === SHARD_END) continue;
          if (parent && ids.has(parent) && checkpoints.get(parent) !== SHARD_END) continue;
          await drain(shard, range?.EndingSequenceNumber !== undefined);
        }
      }
    },
  };
};

const endedIn = (checkpoints: Checkpoints): number =>
  [...checkpoints.values()].filter((at) => at === SHARD_END).length;

/** In events of Lambda the time of a record is a number of seconds. */
const asLambda = ({ dynamodb, ...record }: StreamRecord, eventSourceARN: string): DynamoDBRecord =>
  ({
    ...record,
    eventSourceARN,
    dynamodb: {
      ...dynamodb,
      ApproximateCreationDateTime: (dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0) / 1000,
    },
  }) as DynamoDBRecord;
