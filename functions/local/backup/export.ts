import '../plain-errors.ts';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { createRawItems } from '../../store/raw-items.ts';
import { auditedCommand } from '../audited-command.ts';
import { withTable } from '../named-table.ts';
import { exportTable } from './export-table.ts';

/** `npm run export:table -- FILE.jsonl.gz [--table NAME]` */
const { values, positionals } = parseArgs({
  options: { table: { type: 'string' } },
  allowPositionals: true,
});
const [path, ...more] = positionals;
if (!path?.endsWith('.jsonl.gz') || more.length > 0) {
  process.stderr.write(
    'Usage: npm run export:table -- FILE.jsonl.gz [--table NAME]\nWrites every item of the table, in the format of DynamoDB’s own export.\n',
  );
  process.exit(1);
}

const STEP = 10_000;
let saidAt = 0;
const sayItems = (count: number): void => {
  if (count - saidAt < STEP) return;
  saidAt = count;
  process.stdout.write(`${count.toLocaleString('en')} items read\n`);
};

const count = await withTable(values.table, ({ client, tableName }) =>
  auditedCommand({ client, tableName }, { kind: 'table.export', target: basename(path), after: {} }, () =>
    exportTable(createRawItems(client, tableName), path, sayItems),
  ),
);
process.stdout.write(`${count.toLocaleString('en')} items written to ${path}\n`);
