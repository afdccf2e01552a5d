import { describe, expect, it } from 'vitest';
import { propertiesOf, templatesOf } from '../support/stage-templates.ts';

const { service } = templatesOf('prod');

type MappingProperties = {
  readonly FilterCriteria: { readonly Filters: readonly { readonly Pattern: string }[] };
  readonly StartingPosition: string;
  readonly MaximumBatchingWindowInSeconds: number;
  readonly BisectBatchOnFunctionError: boolean;
  readonly MaximumRetryAttempts: number;
  readonly MaximumRecordAgeInSeconds: number;
  readonly DestinationConfig: { readonly OnFailure: unknown };
  readonly FunctionResponseTypes?: unknown;
};

const [[, mapping] = [], ...others] = propertiesOf<MappingProperties>(
  service,
  'AWS::Lambda::EventSourceMapping',
);
const [[queueId, queue] = []] = propertiesOf<{ readonly MessageRetentionPeriod: number }>(
  service,
  'AWS::SQS::Queue',
);

const STREAM_RETENTION_SECONDS = 24 * 3600;

describe('the fold', () => {
  it('is the only consumer of the stream', () => {
    expect(others).toEqual([]);
  });

  it('is called for responses, dossiers and issued receipts that are new or changed, not for what it writes itself or what is removed', () => {
    const patterns = mapping?.FilterCriteria.Filters.map(({ Pattern }) => JSON.parse(Pattern));

    expect(patterns).toEqual([
      {
        eventName: ['INSERT', 'MODIFY'],
        dynamodb: { Keys: { pk: { S: ['RESPONSE#', 'DOSSIER#', 'ISSUED#'].map((prefix) => ({ prefix })) } } },
      },
    ]);
  });

  it('begins with all that the stream still holds', () => {
    expect(mapping?.StartingPosition).toBe('TRIM_HORIZON');
  });

  it('gathers changes for a minute in prod', () => {
    expect(mapping?.MaximumBatchingWindowInSeconds).toBe(60);
  });

  it('halves a batch that fails', () => {
    expect(mapping?.BisectBatchOnFunctionError).toBe(true);
  });

  it('says from which record on a batch must come again', () => {
    expect(mapping?.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
  });

  it('gives up after a number of retries', () => {
    expect(mapping?.MaximumRetryAttempts).toBe(100);
  });

  it('gives up while the stream still holds what was lost', () => {
    expect(mapping?.MaximumRecordAgeInSeconds).toBeLessThan(STREAM_RETENTION_SECONDS);
  });

  it('leaves a note of what it gave up', () => {
    expect(mapping?.DestinationConfig.OnFailure).toEqual({ Destination: { 'Fn::GetAtt': [queueId, 'Arn'] } });
  });

  it('keeps the note for two weeks', () => {
    expect(queue?.MessageRetentionPeriod).toBe(14 * 24 * 3600);
  });
});
