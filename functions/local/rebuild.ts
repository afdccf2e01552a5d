import './plain-errors.ts';
import { parseArgs } from 'node:util';
import { isMonth } from '#domain/time.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { rebuild } from '../store/rebuild.ts';
import { withLocalStore } from './data-directory.ts';
import { progressLine } from './progress-line.ts';

/** `npm run rebuild -- --unit 01 --from 2026-09 --to 2026-11 [--dry-run]` */
const { values } = parseArgs({
  options: {
    unit: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
  },
});
const { unit, from, to } = values;

if (!unit || !from || !to || !isMonth(from) || !isMonth(to) || from > to) {
  process.stderr.write(
    'Usage: npm run rebuild -- --unit CODE --from YYYY-MM --to YYYY-MM [--dry-run]\nRecounts a unit and all below it from the raw responses, and says what differed.\n',
  );
  process.exit(1);
}

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

const { hours, differences } = await withLocalStore(async ({ store }) => {
  const index = indexOrganisation(await store.currentOrganisation());
  if (!index.units.has(unit)) {
    process.stderr.write(`No unit has the code "${unit}".\n`);
    process.exit(1);
  }
  const progress = progressLine('Recounting');
  const deps = { store, organisation: async () => index, now: Date.now, random: Math.random, sleep };
  const report = await rebuild(
    deps,
    { unit, from, to },
    { dryRun: values['dry-run'], onProgress: progress.show },
  );
  progress.end();
  return report;
});

for (const { item, stored, recounted } of differences) {
  process.stdout.write(`${item}: stored ${stored}, recounted ${recounted}\n`);
}
const repaired = values['dry-run'] ? '' : ', repaired';
process.stdout.write(
  `${hours.toLocaleString('en')} hours recounted; ${differences.length} differences${differences.length > 0 ? repaired : ''}.\n`,
);
