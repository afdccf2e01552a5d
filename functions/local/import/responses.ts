import '../plain-errors.ts';
import { CsvFileError } from '../../api/csv-table.ts';
import { withLocalStore } from '../data-directory.ts';
import { openJournal } from '../journal.ts';
import { progressLine } from '../progress-line.ts';
import { importResponses } from './import-responses.ts';

/** `npm run import:responses -- FILE.csv` or `FILE.jsonl` */
const path = process.argv[2];
if (!path || !/\.(csv|jsonl)$/i.test(path)) {
  process.stderr.write('Usage: npm run import:responses -- FILE.csv|FILE.jsonl\n');
  process.exit(1);
}

const folding = progressLine('Counting');
let saidAt = 0;
const sayRead = (lines: number): void => {
  if (lines - saidAt < 10_000) return;
  saidAt = lines;
  process.stdout.write(`${lines.toLocaleString('en')} lines read\n`);
};

try {
  const report = await withLocalStore(({ store, bulk, data }) =>
    importResponses(
      {
        store,
        bulk,
        journal: openJournal(data.importJournal),
        now: Date.now,
        onRead: sayRead,
        onFold: folding.show,
      },
      path,
    ),
  );
  folding.end();
  const { recorded, repeated, rejected, rejectedFile } = report;
  process.stdout.write(
    `${recorded.toLocaleString('en')} recorded, ${repeated.toLocaleString('en')} there before, ${rejected.toLocaleString('en')} rejected${rejectedFile ? ` (see ${rejectedFile})` : ''}\n`,
  );
  if (rejected > 0) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof CsvFileError) && !(error instanceof Error && 'code' in error)) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
