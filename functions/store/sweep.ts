import { daysBetween } from '#domain/time.ts';
import { climb, consumeHours, type FoldDeps } from './fold.ts';
import type { HourKey } from './keys.ts';
import { inParallel } from './parallel.ts';
import { type Difference, type RebuildReport, recountHours } from './rebuild.ts';

const PARALLEL_UNITS = 16;

/**
 * The nightly net under the fold: recounts every hour of some days `2026-11-23`, both ends included, in all
 * units, and folds again what differs and all that stands above. What is left to repair was lost on its way
 * through the stream; so a difference is worth an alarm, unless its hour is being folded just now.
 */
export const sweep = async (deps: FoldDeps, from: string, to: string): Promise<RebuildReport> => {
  const index = await deps.organisation();
  const differences: Difference[] = [];
  let hours = 0;
  for (const [month, days] of Map.groupBy(daysBetween(from, to), (day) => day.slice(0, 7))) {
    const tree = index.tree(month);
    const wrong: HourKey[] = [];
    const rated: string[] = [];
    await inParallel(PARALLEL_UNITS, [...tree.nodes.keys()], async (unit) => {
      const found = await recountHours(deps, unit, month, days);
      hours += found.hours;
      if (found.hours > 0) rated.push(unit);
      differences.push(...found.differences);
      wrong.push(...found.wrong);
    });
    await consumeHours(deps, wrong);
    await climb(deps, month, rated);
  }
  return { hours, differences };
};
