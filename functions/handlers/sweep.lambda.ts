import { localHourOf } from '#domain/time.ts';
import { readEnvironment } from '../environment.ts';
import { rebuild } from '../store/rebuild.ts';
import { foldDependencies } from './fold-dependencies.ts';
import { logInfo } from './log.ts';
import { createMetrics } from './metrics.ts';

const { tableName, stage } = readEnvironment(['tableName', 'stage']);
const metrics = createMetrics(stage);
const dependencies = foldDependencies(tableName, metrics);

/** The days before today that are recounted each night. */
const DAYS_BACK = 3;
const DAY_MS = 86_400_000;

/** What was received since may still be on its way through the stream and the fold. */
const UNDER_WAY_MS = 15 * 60_000;

/** Recounts the last days, repairs what differs, and says how much that was, also where it could not end. */
export const handler = async (): Promise<void> => {
  const started = Date.now();
  const dayBack = (days: number): string => localHourOf(started - days * DAY_MS).day;
  let drift = 0;
  try {
    const { hours } = await rebuild(
      dependencies,
      { from: dayBack(DAYS_BACK), to: dayBack(1) },
      {
        dryRun: false,
        settledBefore: started - UNDER_WAY_MS,
        onDifference: (difference) => {
          drift += 1;
          logInfo('repaired', difference);
        },
      },
    );
    metrics.add('SweptHours', hours);
  } finally {
    metrics.add('Drift', drift);
    metrics.flush();
  }
};
