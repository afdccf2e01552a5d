import '../plain-errors.ts';
import { basename } from 'node:path';
import { CsvFileError } from '../../api/csv-table.ts';
import { createBulkStore } from '../../store/bulk.ts';
import { cachedCatalogue, createQuestionnaires } from '../../store/questionnaires.ts';
import { createStore } from '../../store/store.ts';
import { auditedCommand } from '../audited-command.ts';
import { LOCAL_TABLE, withLocalTable } from '../data-directory.ts';
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
  const report = await withLocalTable((client, data) => {
    const deps = {
      store: createStore(client, LOCAL_TABLE),
      bulk: createBulkStore(client, LOCAL_TABLE),
      catalogue: cachedCatalogue(createQuestionnaires(client, LOCAL_TABLE), Date.now),
      journal: openJournal(data.importJournal),
      now: Date.now,
      onRead: sayRead,
      onFold: folding.show,
    };
    const deed = { kind: 'responses.import', target: basename(path), after: {} } as const;
    return auditedCommand({ client, tableName: LOCAL_TABLE }, deed, () => importResponses(deps, path));
  });
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
