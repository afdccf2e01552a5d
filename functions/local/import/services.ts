import '../plain-errors.ts';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { CsvFileError } from '../../api/csv-table.ts';
import { auditedCommand } from '../audited-command.ts';
import { withTable } from '../named-table.ts';
import { importServices, type ServiceImportReport } from './import-services.ts';

/** `npm run import:services -- FILE.csv`, or with `--table NAME` into a table in AWS */
const { values, positionals } = parseArgs({
  options: { table: { type: 'string' } },
  allowPositionals: true,
});
const [path, ...more] = positionals;
if (!path || more.length > 0) {
  process.stderr.write('Usage: npm run import:services -- FILE.csv [--table NAME]\n');
  process.exit(1);
}

const fail = (faults: readonly string[]): void => {
  process.stderr.write(`${faults.join('\n')}\nNothing was changed.\n`);
  process.exitCode = 1;
};

try {
  const deed = {
    kind: 'services.import',
    target: basename(path),
    after: {},
    isDone: ({ ok }: ServiceImportReport) => ok,
  } as const;
  const report = await withTable(values.table, (table) =>
    auditedCommand(table, deed, () => importServices(table.store, path, Date.now)),
  );
  if (!report.ok) fail([...report.faults, `${report.faults.length} faults.`]);
  else {
    const { rows, added, changed, version } = report;
    const outcome =
      added + changed > 0
        ? `${added} added, ${changed} changed; organisation published as version ${version}.`
        : `nothing has changed since version ${version}.`;
    process.stdout.write(`Services read: ${rows}; ${outcome}\n`);
  }
} catch (error) {
  if (!(error instanceof CsvFileError) && !(error instanceof Error && 'code' in error)) throw error;
  fail([(error as Error).message]);
}
