import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { readEnvironment } from '../environment.ts';
import { consumeHours } from '../store/fold.ts';
import { hourOfItemKey } from '../store/keys.ts';
import { foldDependencies } from './fold-dependencies.ts';
import { createMetrics } from './metrics.ts';

const { tableName, stage } = readEnvironment(['tableName', 'stage']);
const metrics = createMetrics(stage);
const dependencies = foldDependencies(tableName, metrics);

/** Folds what a batch of the stream says has changed. A failure throws, and the batch comes again. */
export const handler = async ({ Records: records }: DynamoDBStreamEvent): Promise<void> => {
  try {
    await consumeHours(dependencies, records.flatMap(hourOf));
    const oldest = Math.min(
      ...records.flatMap(({ dynamodb }) => dynamodb?.ApproximateCreationDateTime ?? []),
    );
    if (Number.isFinite(oldest)) metrics.add('FoldLagSeconds', Math.max(0, Date.now() / 1000 - oldest));
  } finally {
    metrics.flush();
  }
};

const hourOf = ({ dynamodb }: DynamoDBRecord) => {
  const pk = dynamodb?.Keys?.pk?.S;
  const sk = dynamodb?.Keys?.sk?.S;
  return (pk && sk && hourOfItemKey({ pk, sk })) || [];
};
