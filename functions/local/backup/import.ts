import '../plain-errors.ts';
import { parseArgs } from 'node:util';
import { latestOrganisation } from '../../store/organisation-cache.ts';
import { createRawItems } from '../../store/raw-items.ts';
import { withTable } from '../named-table.ts';
import { numbered } from '../numbered.ts';
import { type ProgressLine, progressLine } from '../progress-line.ts';
import { restoreTable } from './restore-table.ts';

/** `npm run import:table -- FILE.jsonl.gz|FOLDER [--table NAME] [--resume]` */
const { values, positionals } = parseArgs({
  options: { table: { type: 'string' }, resume: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [path, ...more] = positionals;
if (!path || more.length > 0) {
  process.stderr.write(
    `Usage: npm run import:table -- FILE.jsonl.gz|FOLDER [--table NAME] [--resume]
Puts the responses and the configuration of a backup into an empty table, and counts everything anew. An import that
was stopped goes on with --resume.
`,
  );
  process.exit(1);
}

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A progress line for each part of the work, one after the other. */
const parts = () => {
  let title = '';
  let line: ProgressLine | undefined;
  return (next: string): ProgressLine => {
    if (next !== title || !line) {
      line?.end();
      title = next;
      line = progressLine(next);
    }
    return line;
  };
};
const part = parts();

const report = await withTable(values.table, ({ store, client, tableName }) =>
  restoreTable(
    {
      items: createRawItems(client, tableName),
      fold: { store, organisation: latestOrganisation(store), now: Date.now, random: Math.random, sleep },
      onCheck: (lines) => {
        if (lines % 10_000 === 0) process.stdout.write(`${lines.toLocaleString('en')} lines checked\n`);
      },
      onPut: (done, total) => part('Putting back').show(done, total),
      onFold: (month, done, total) => part(`Counting ${month}`).show(done, total),
    },
    path,
    { resume: values.resume },
  ),
);

const counted = (count: number): string => count.toLocaleString('en');
const { responses, asked, configuration, others, folded, restored, present, changed, months, hours } = report;
process.stdout.write(
  `\nRead: ${numbered(responses, 'response')}, ${asked > 0 ? `${numbered(asked, 'dossier or report of issued receipts', 'dossiers and reports of issued receipts')}, ` : ''}${numbered(configuration, 'item')} of configuration${others > 0 ? `, ${numbered(others, 'other', 'others')} such as kiosks, keys and the audit log` : ''}; ${numbered(folded, 'tally or sheet', 'tallies and sheets')} left out.
Put back: ${counted(restored)}${present > 0 ? `, there before: ${counted(present)}` : ''}${changed > 0 ? `, changed since and left as they stand: ${counted(changed)}` : ''}.
Counted anew: ${numbered(hours, 'hour')} of ${numbered(months.length, 'month')}${months.length > 0 ? `, ${months[0]} to ${months.at(-1)}` : ''}.
`,
);
if (configuration === 0) {
  process.stdout.write('The backup has no organisation: import the units, then rebuild.\n');
}
