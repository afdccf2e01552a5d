import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { readEnvironment } from '../environment.ts';
import { HoursNotFoldedError } from '../store/errors.ts';
import { consumeHours } from '../store/fold.ts';
import { type HourKey, hourOfItemKey } from '../store/keys.ts';
import { foldDependencies } from './fold-dependencies.ts';
import { logError } from './log.ts';
import { createMetrics } from './metrics.ts';

const { tableName, stage } = readEnvironment(['tableName', 'stage']);
const metrics = createMetrics(stage);
const dependencies = foldDependencies(tableName, metrics);

/**
 * Folds what a batch of the stream says has changed. Where some hours could not be folded, all others are, and the
 * answer names the first record that must come again; Lambda takes those before it as done.
 *
 * Where that is the batch's first record, nothing of it is done, and the failure throws: Lambda halves a batch that fails,
 * so that the record is alone in the end, and neither is the rest folded a hundred times nor the note about its loss
 * longer than need be. https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export const handler = async (
  { Records: records }: DynamoDBStreamEvent,
  context?: Context,
): Promise<DynamoDBBatchResponse> => {
  const changes = records.flatMap(changeOf);
  try {
    const failure = await failureOf(
      consumeHours(
        dependencies,
        changes.map(({ hour }) => hour),
      ),
    );
    const unfolded = new Set(failure?.unfolded.map(({ hour }) => textOf(hour)));
    const [folded, failed] = [false, true].map((fails) =>
      changes.filter(({ hour }) => unfolded.has(textOf(hour)) === fails),
    ) as [Change[], Change[]];
    const oldest = Math.min(...folded.flatMap(({ changedAt }) => changedAt ?? []));
    if (Number.isFinite(oldest)) metrics.add('FoldLagSeconds', Math.max(0, Date.now() / 1000 - oldest));
    if (!failure) return { batchItemFailures: [] };

    for (const { hour, errorName } of failure.unfolded) {
      logError({ name: errorName, message: `Not folded: ${textOf(hour)} h`, ...hour }, context?.awsRequestId);
    }
    const first = failed.reduce((a, b) => (b.sequenceNumber < a.sequenceNumber ? b : a));
    if (records.every((record) => sequenceNumberOf(record) >= first.sequenceNumber)) throw failure;
    return { batchItemFailures: [{ itemIdentifier: String(first.sequenceNumber) }] };
  } finally {
    metrics.flush();
  }
};

/** What could not be folded; every other error throws. */
const failureOf = async (folding: Promise<void>): Promise<HoursNotFoldedError | undefined> => {
  try {
    await folding;
    return undefined;
  } catch (error) {
    if (error instanceof HoursNotFoldedError) return error;
    throw error;
  }
};

type Change = {
  readonly hour: HourKey;
  readonly sequenceNumber: bigint;
  /** Epoch seconds. */
  readonly changedAt: number | undefined;
};

/** Nothing where a response was removed: what is archived or expires stays counted. */
const changeOf = (record: DynamoDBRecord): Change | readonly [] => {
  const pk = record.dynamodb?.Keys?.pk?.S;
  const sk = record.dynamodb?.Keys?.sk?.S;
  const hour = pk && sk ? hourOfItemKey({ pk, sk }) : undefined;
  if (!hour || record.eventName === 'REMOVE') return [];
  return {
    hour,
    sequenceNumber: sequenceNumberOf(record),
    changedAt: record.dynamodb?.ApproximateCreationDateTime,
  };
};

/** The place in the shard; up to forty digits long, and no two records share one. */
const sequenceNumberOf = ({ dynamodb }: DynamoDBRecord): bigint => BigInt(dynamodb?.SequenceNumber ?? 0);

const textOf = ({ unit, day, hour }: HourKey): string => `${unit} ${day} ${hour}`;
