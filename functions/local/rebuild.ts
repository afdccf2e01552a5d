import './plain-errors.ts';
import { parseArgs } from 'node:util';
import { isDay, isMonth } from '#domain/time.ts';
import { latestOrganisation } from '../store/organisation-cache.ts';
import { type RebuildReport, rebuild } from '../store/rebuild.ts';
import type { Store } from '../store/store.ts';
import { withTable } from './named-table.ts';
import { numbered } from './numbered.ts';
import { progressLine } from './progress-line.ts';

/** `npm run rebuild -- --unit 01 --from 2026-09 --to 2026-11-23 [--dry-run] [--table NAME]` */
const { values } = parseArgs({
  options: {
    unit: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    table: { type: 'string' },
  },
});
const { unit, from, to, table } = values;
const dryRun = values['dry-run'];

const USAGE = `Usage: npm run rebuild -- --unit CODE --from DAY --to DAY [--dry-run] [--table NAME]
Recounts a unit and all below it from the raw responses, says what differed, and repairs it. A DAY is YYYY-MM-DD, or
YYYY-MM for a whole month; both ends are included. With --dry-run nothing is written, and the exit code is 1 where
something differs. With --table it works on a table in AWS.
`;

const isPeriod = (text: string | undefined): text is string =>
  text !== undefined && (isMonth(text) || isDay(text));

if (!unit || !isPeriod(from) || !isPeriod(to) || from.slice(0, to.length) > to.slice(0, from.length)) {
  process.stderr.write(USAGE);
  process.exit(1);
}

/**
 * In AWS, what was received since may still be on its way through the stream; here it is folded at once, and every
 * hour is judged.
 */
const UNDER_WAY_MS = 15 * 60_000;

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

const run = async (store: Store): Promise<RebuildReport> => {
  const organisation = latestOrganisation(store);
  if (!(await organisation()).units.has(unit)) {
    process.stderr.write(`No unit has the code "${unit}".\n`);
    process.exit(1);
  }
  const progress = progressLine('Recounting');
  const report = await rebuild(
    { store, organisation, now: Date.now, random: Math.random, sleep },
    { unit, from, to },
    {
      dryRun,
      ...(table ? { settledBefore: Date.now() - UNDER_WAY_MS } : {}),
      onProgress: progress.show,
      onDifference: ({ item, stored, recounted }) =>
        progress.say(`${item}: stored ${stored}, recounted ${recounted}`),
    },
  );
  progress.end();
  return report;
};

const { hours, underWay, differences } = await withTable(table, ({ store }) => run(store));

const left = underWay > 0 ? `, ${underWay.toLocaleString('en')} of them under way and not judged` : '';
const repaired = differences.length > 0 && !dryRun ? ', repaired' : '';
process.stdout.write(
  `${numbered(hours, 'hour')} recounted${left}; ${numbered(differences.length, 'difference')}${repaired}.\n`,
);
if (dryRun && differences.length > 0) process.exitCode = 1;
