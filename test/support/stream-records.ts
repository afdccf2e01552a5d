import type { DynamoDBRecord } from 'aws-lambda';
import type { ItemKey } from '../../functions/store/keys.ts';

export const STREAM_ARN =
  'arn:aws:dynamodb:ap-southeast-1:123456789012:table/survey/stream/2026-11-01T00:00:00.000';

const FIRST_SEQUENCE_NUMBER = 100000000000000000000n;

/** A record in every field as a stream of keys only holds it; `position` is its place in the shard. */
export const streamRecord = (
  position: number,
  { pk, sk }: ItemKey,
  {
    eventName = 'INSERT' as const,
    changedAt = 1795402800,
  }: {
    readonly eventName?: 'INSERT' | 'MODIFY' | 'REMOVE';
    /** Epoch seconds. */
    readonly changedAt?: number;
  } = {},
): DynamoDBRecord => ({
  eventID: position.toString(16).padStart(32, '0'),
  eventName,
  eventVersion: '1.1',
  eventSource: 'aws:dynamodb',
  awsRegion: 'ap-southeast-1',
  dynamodb: {
    ApproximateCreationDateTime: changedAt,
    Keys: { pk: { S: pk }, sk: { S: sk } },
    SequenceNumber: sequenceNumber(position),
    SizeBytes: pk.length + sk.length + 4,
    StreamViewType: 'KEYS_ONLY',
  },
  eventSourceARN: STREAM_ARN,
});

/** Grows from record to record, with gaps, as those of a stream do. */
export const sequenceNumber = (position: number): string =>
  String(FIRST_SEQUENCE_NUMBER + BigInt(position) * 7n);
