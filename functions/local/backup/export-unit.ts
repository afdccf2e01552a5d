import '../plain-errors.ts';
import { parseArgs } from 'node:util';
import { localIsoOf } from '#domain/time.ts';
import { createDevices } from '../../store/devices.ts';
import { linesOfUnit } from '../../store/unit-items.ts';
import { auditedCommand } from '../audited-command.ts';
import { withTable } from '../named-table.ts';
import { writeUnit } from './write-unit.ts';

/** `npm run export:unit -- --unit 00070 --out DIR [--table NAME]` */
const { values } = parseArgs({
  options: { unit: { type: 'string' }, out: { type: 'string' }, table: { type: 'string' } },
});
const { unit, out, table } = values;
if (!unit || !out) {
  process.stderr.write(`Usage: npm run export:unit -- --unit CODE --out DIR [--table NAME]
Writes everything of one unit, a file of JSON lines for each kind. Secrets, addresses of citizens and thank-you codes are
left out: with its code, whoever stood at the counter could find what somebody has answered.
`);
  process.exit(1);
}

const counts = await withTable(table, async ({ store, client, tableName }) => {
  const { units } = await store.currentOrganisation();
  const about = units.find(({ id }) => id === unit);
  if (!about) {
    process.stderr.write(`No unit has the code "${unit}".\n`);
    process.exit(1);
  }
  const devices = await createDevices(client, tableName).allDevices();
  const unitsOfDevices = new Map(devices.map((device) => [device.id, device.unit]));
  const lines = linesOfUnit(client, tableName, unit, unitsOfDevices);
  return auditedCommand({ client, tableName }, { kind: 'unit.export', unit, target: unit, after: {} }, () =>
    writeUnit(out, lines, { unit: about, exportedAt: localIsoOf(Date.now()) }),
  );
});
const said = Object.entries(counts).map(([kind, count]) => `${count.toLocaleString('en')} ${kind}`);
process.stdout.write(`${said.join(', ') || 'nothing'} written to ${out}\n`);
