import '../plain-errors.ts';
import { parseArgs } from 'node:util';
import { catalogueOf } from '#domain/questionnaire-catalogue.ts';
import { isDay } from '#domain/time.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { createQuestionnaires } from '../../store/questionnaires.ts';
import { createResponseReads } from '../../store/response-reads.ts';
import { auditedCommand } from '../audited-command.ts';
import { withTable } from '../named-table.ts';
import { numbered } from '../numbered.ts';
import { writeResponses } from './write-responses.ts';

/** `npm run export:responses -- --unit 01 --from 2026-11-01 --to 2026-11-30 --out FILE.xlsx [--lang en] [--table NAME]` */
const { values } = parseArgs({
  options: {
    unit: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    out: { type: 'string' },
    lang: { type: 'string' },
    table: { type: 'string' },
  },
});
const { unit, from = '', to = '', out, lang = 'vi', table } = values;
const format = /\.(csv|xlsx)$/.exec(out ?? '')?.[1] as 'csv' | 'xlsx' | undefined;
if (!unit || !out || !format || !isDay(from) || !isDay(to) || from > to || (lang !== 'vi' && lang !== 'en')) {
  process.stderr.write(`Usage: npm run export:responses -- --unit CODE --from DAY --to DAY --out FILE.csv|FILE.xlsx [--lang vi|en] [--table NAME]
Writes a row for each response of the unit and those below it, as it comes, so that any number needs no more memory: without
ids, thank-you codes, comments and minutes. In a workbook a sheet holds a million rows, and what is more goes on in another.
`);
  process.exit(1);
}

const count = await withTable(table, async ({ store, client, tableName }) => {
  const index = indexOrganisation(await store.currentOrganisation());
  if (!index.units.has(unit)) {
    process.stderr.write(`No unit has the code "${unit}".\n`);
    process.exit(1);
  }
  const { forms } = catalogueOf(await createQuestionnaires(client, tableName).allVersions(), 0);
  const of = { index, forms, language: lang, unit, from, to } as const;
  const after = { from, to, format };
  return auditedCommand({ client, tableName }, { kind: 'responses.export', unit, target: unit, after }, () =>
    writeResponses(out, format, createResponseReads(client, tableName), of),
  );
});
process.stdout.write(`${numbered(count, 'response')} written to ${out}\n`);
