import '../plain-errors.ts';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { CsvFileError } from '../../api/csv-table.ts';
import { keyringOf } from '../../receipts/keyring.ts';
import { createReceipts } from '../../receipts/receipts.ts';
import { createAsked } from '../../store/asked.ts';
import { consumeHours } from '../../store/fold.ts';
import { latestOrganisation } from '../../store/organisation-cache.ts';
import { createStore } from '../../store/store.ts';
import { auditedCommand } from '../audited-command.ts';
import { LOCAL_TABLE, withLocalTable } from '../data-directory.ts';
import { openJournal } from '../journal.ts';
import { withTable } from '../named-table.ts';
import { progressLine } from '../progress-line.ts';
import { keyTextOf, localKeyText } from '../receipts/key-file.ts';
import { type DossierImportDeps, type DossierImportReport, importDossiers } from './import-dossiers.ts';

/** `npm run import:dossiers -- FILE.csv`, or with `--table NAME --key-file FILE` into a table in AWS */
const { values, positionals } = parseArgs({
  options: { table: { type: 'string' }, 'key-file': { type: 'string' } },
  allowPositionals: true,
});
const [path, ...more] = positionals;
const { table, 'key-file': keyFile } = values;
if (!path || more.length > 0 || (table === undefined) !== (keyFile === undefined)) {
  process.stderr.write(
    `Usage: npm run import:dossiers -- FILE.csv [--table NAME --key-file FILE]
Records dossiers: all of them, or none and every mistake. The key file holds the stage's secret for receipts, by which
their numbers are hashed; the numbers themselves are not kept.
`,
  );
  process.exit(1);
}

const fail = (faults: readonly string[]): void => {
  process.stderr.write(`${faults.join('\n')}\nNothing was changed.\n`);
  process.exitCode = 1;
};

const progress = progressLine('Recording');

const run = async (
  client: DynamoDBDocumentClient,
  tableName: string,
  keyText: string,
  folding?: DossierImportDeps['folding'],
): Promise<DossierImportReport> => {
  const organisation = await createStore(client, tableName).currentOrganisation();
  const { dossierIdOf } = createReceipts(keyringOf(keyText));
  const deed = {
    kind: 'dossiers.import',
    target: basename(path),
    after: {},
    isDone: ({ ok }: DossierImportReport) => ok,
  } as const;
  const deps = {
    asked: createAsked(client, tableName),
    context: { index: indexOrganisation(organisation), now: Date.now(), dossierIdOf },
    ...(folding ? { folding } : {}),
    onProgress: progress.show,
  };
  return auditedCommand({ client, tableName }, deed, () => importDossiers(deps, path));
};

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

const runHere = (): Promise<DossierImportReport> =>
  withLocalTable((client, data) => {
    const store = createStore(client, LOCAL_TABLE);
    const fold = {
      store,
      organisation: latestOrganisation(store),
      now: Date.now,
      random: Math.random,
      sleep,
    };
    return run(client, LOCAL_TABLE, localKeyText(data.directory), {
      journal: openJournal(data.importJournal),
      consume: (days) => consumeHours(fold, days),
    });
  });

try {
  const report = await (table !== undefined && keyFile !== undefined
    ? withTable(table, ({ client, tableName }) => run(client, tableName, keyTextOf(keyFile)))
    : runHere());
  progress.end();
  if (!report.ok) fail([...report.faults, `${report.faults.length} faults.`]);
  else {
    const { read, recorded, replaced, repeated, superseded } = report;
    process.stdout.write(
      `Reports read: ${read}; ${recorded} new dossiers, ${replaced} changed, ${repeated} known, ${superseded} older than what is known.\n`,
    );
  }
} catch (error) {
  if (!(error instanceof CsvFileError) && !(error instanceof Error && 'code' in error)) throw error;
  fail([(error as Error).message]);
}
