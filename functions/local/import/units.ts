import '../plain-errors.ts';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { CsvFileError } from '../../api/csv-table.ts';
import { auditedCommand } from '../audited-command.ts';
import { dataDirectoryOf, openDataDirectory } from '../data-directory.ts';
import { withTable } from '../named-table.ts';
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
const reformOf = (table: string | undefined): string => {
  const { directory, reform } = openDataDirectory(dataDirectoryOf());
  return table === undefined ? reform : join(directory, `reform-${table}.json`);
};

try {
  const deed = {
    kind: 'organisation.import',
    target: basename(path),
    after: {},
    isDone: ({ ok }: UnitImportReport) => ok,
  } as const;
  const report = await withTable(values.table, (table) =>
    auditedCommand(table, deed, () =>
      importUnits(table.store, path, Date.now, openReform(reformOf(values.table))),
    ),
  );
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
