import './plain-errors.ts';
import { parseArgs } from 'node:util';
import type { LedgerFault } from '#domain/ledger.ts';
import { isDay, monthsBetween } from '#domain/time.ts';
import { lastTreeWith, subtreeOf } from '#domain/unit-tree.ts';
import { auditFaults, createAudit } from '../store/audit.ts';
import { createLedger } from '../store/ledger.ts';
import { latestOrganisation } from '../store/organisation-cache.ts';
import { verifyUnit } from '../store/verify.ts';
import { type NamedTable, withTable } from './named-table.ts';
import { numbered } from './numbered.ts';
import { progressLine } from './progress-line.ts';

/** `npm run verify -- --unit 01 --from 2026-11-01 --to 2026-11-30 [--table NAME]` */
const { values } = parseArgs({
  options: {
    unit: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    table: { type: 'string' },
  },
});
const { unit, from, to, table } = values;

if (!unit || !from || !to || !isDay(from) || !isDay(to) || from > to) {
  process.stderr.write(
    `Usage: npm run verify -- --unit CODE --from YYYY-MM-DD --to YYYY-MM-DD [--table NAME]
Compares the responses of a unit and all below it with the ledger, and names each day on which they differ; and follows the
chain of the audit log through these months. The exit code is 1 where something does not fit.
`,
  );
  process.exit(1);
}

const MEANINGS: Readonly<Record<LedgerFault['fault'], string>> = {
  changed: 'a response was changed after the day was sealed',
  removed: 'a response is gone that the day was sealed with',
  added: 'a response was put under the day behind the ledger',
  unexplained: 'a response is in a state that no decision took it to, or under another hour than its own',
  'broken-link': 'the block before this one was changed',
  'missing-block': 'a block before this one is gone',
};

const run = async ({ store, client, tableName }: NamedTable) => {
  const index = await latestOrganisation(store)();
  if (!index.units.has(unit)) {
    process.stderr.write(`No unit has the code "${unit}".\n`);
    process.exit(1);
  }
  const ledger = createLedger(client, tableName);
  const units = subtreeOf(lastTreeWith(index, unit, to.slice(0, 7)), unit);
  const progress = progressLine('Verifying');
  const totals = { blocks: 0, responses: 0, faults: 0 };
  for (const [at, node] of units.entries()) {
    const { blocks, responses, faults } = await verifyUnit(ledger, node.unit.id, from, to);
    totals.blocks += blocks;
    totals.responses += responses;
    totals.faults += faults.length;
    for (const { day, number, fault } of faults) {
      progress.say(`${node.unit.id}, ${day} (block ${number}): ${MEANINGS[fault]}`);
    }
    progress.show(at + 1, units.length);
  }
  progress.end();
  const audit = createAudit(client, tableName);
  let entries = 0;
  for (const month of monthsBetween(from.slice(0, 7), to.slice(0, 7))) {
    const chain = (await audit.newest(month, { limit: Number.POSITIVE_INFINITY })).toReversed();
    entries += chain.length;
    for (const fault of auditFaults(chain)) {
      totals.faults += 1;
      progress.say(`Audit log, ${fault}`);
    }
  }
  return { ...totals, entries };
};

const { blocks, responses, faults, entries } = await withTable(table, run);
if (blocks === 0) {
  process.stderr.write(`No day from ${from} to ${to} is sealed there, so nothing could be compared.\n`);
  process.exit(1);
}
process.stdout.write(
  `${numbered(responses, 'response')} in ${numbered(blocks, 'block')}, and ${numbered(entries, 'entry', 'entries')} of the audit log, verified; ${numbered(faults, 'time')} something is not what the ledger says.\n`,
);
process.exitCode = faults > 0 ? 1 : 0;
