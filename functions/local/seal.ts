import './plain-errors.ts';
import { parseArgs } from 'node:util';
import { isDay } from '#domain/time.ts';
import { createLedger } from '../store/ledger.ts';
import { latestOrganisation } from '../store/organisation-cache.ts';
import { seal } from '../store/seal.ts';
import { withTable } from './named-table.ts';

/** `npm run seal [-- --since 2025-01-01] [--table NAME]`, as the server does every hour and the stage every night. */
const { values } = parseArgs({ options: { since: { type: 'string' }, table: { type: 'string' } } });
const { since, table } = values;

if (since !== undefined && !isDay(since)) {
  process.stderr.write(
    `Usage: npm run seal [-- --since YYYY-MM-DD] [--table NAME]
Seals the days that are over in the ledger. --since takes in responses of older days, as after an import; it is a day,
not "${since}".
`,
  );
  process.exit(1);
}

const { blocks } = await withTable(table, ({ store, client, tableName }) =>
  seal(
    {
      store,
      ledger: createLedger(client, tableName),
      organisation: latestOrganisation(store),
      now: Date.now,
    },
    since,
  ),
);
process.stdout.write(`${blocks.toLocaleString('en')} blocks added.\n`);
