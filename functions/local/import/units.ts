import '../plain-errors.ts';
import { withLocalStore } from '../data-directory.ts';
import { openReform } from '../reform.ts';
import { CsvFileError } from './csv-file.ts';
import { importUnits } from './import-units.ts';

/** `npm run import:units -- FILE.csv` */
const path = process.argv[2];
if (!path) {
  process.stderr.write('Usage: npm run import:units -- FILE.csv\n');
  process.exit(1);
}

const fail = (faults: readonly string[]): void => {
  process.stderr.write(`${faults.join('\n')}\nNothing was changed.\n`);
  process.exitCode = 1;
};

try {
  const report = await withLocalStore(({ store, data }) =>
    importUnits(store, path, Date.now, openReform(data.reform)),
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
