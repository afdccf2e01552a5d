import '../plain-errors.ts';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CsvFileError } from '../../api/csv-table.ts';
import { createStore } from '../../store/store.ts';
import { createTableClient, WHILE_NOBODY_WAITS } from '../../store/table-client.ts';
import { dataDirectoryOf, openDataDirectory, withLocalStore } from '../data-directory.ts';
import { openReform } from '../reform.ts';
import { importUnits, type UnitImportReport } from './import-units.ts';

/** `npm run import:units -- FILE.csv`, or with `--table NAME` into a table in AWS */
const { values, positionals } = parseArgs({
  options: { table: { type: 'string' } },
  allowPositionals: true,
});
const [path, ...more] = positionals;
if (!path || more.length > 0) {
  process.stderr.write('Usage: npm run import:units -- FILE.csv [--table NAME]\n');
  process.exit(1);
}

const fail = (faults: readonly string[]): void => {
  process.stderr.write(`${faults.join('\n')}\nNothing was changed.\n`);
  process.exitCode = 1;
};

/** What a stopped import has left to fold is noted on this machine; the next one must be run from here too. */
const importIntoTable = (table: string): Promise<UnitImportReport> => {
  const { directory } = openDataDirectory(dataDirectoryOf());
  const store = createStore(createTableClient(WHILE_NOBODY_WAITS), table);
  return importUnits(store, path, Date.now, openReform(join(directory, `reform-${table}.json`)));
};

try {
  const report = values.table
    ? await importIntoTable(values.table)
    : await withLocalStore(({ store, data }) => importUnits(store, path, Date.now, openReform(data.reform)));
  if (!report.ok) fail([...report.faults, `${report.faults.length} faults.`]);
  else if (report.changed) {
    process.stdout.write(
      `Units read: ${report.units}; organisation published as version ${report.version}.\n`,
    );
  } else
    process.stdout.write(
      `Units read: ${report.units}; nothing has changed since version ${report.version}.\n`,
    );
} catch (error) {
  if (!(error instanceof CsvFileError) && !(error instanceof Error && 'code' in error)) throw error;
  fail([(error as Error).message]);
}
