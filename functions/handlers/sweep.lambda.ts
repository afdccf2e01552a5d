import { localHourOf } from '#domain/time.ts';
import { readEnvironment } from '../environment.ts';
import { sweep } from '../store/sweep.ts';
import { foldDependencies } from './fold-dependencies.ts';
import { logInfo } from './log.ts';
import { createMetrics } from './metrics.ts';

const { tableName, stage } = readEnvironment(['tableName', 'stage']);
const metrics = createMetrics(stage);
const dependencies = foldDependencies(tableName, metrics);

/** The days before today that are recounted each night. */
const DAYS_BACK = 3;
const DAY_MS = 86_400_000;

/** Recounts the last days, repairs what differs, and says how much that was. */
export const handler = async (): Promise<void> => {
  try {
    const dayBack = (days: number): string => localHourOf(Date.now() - days * DAY_MS).day;
    const { hours, differences } = await sweep(dependencies, dayBack(DAYS_BACK), dayBack(1));
    metrics.add('SweptHours', hours);
    metrics.add('Drift', differences.length);
    for (const difference of differences) logInfo('repaired', difference);
  } finally {
    metrics.flush();
  }
};
