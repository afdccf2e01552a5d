import '../plain-errors.ts';
import { parseArgs } from 'node:util';
import { ulid } from 'ulid';
import { DECISION_REASONS, type DecisionReason } from '#domain/decision.ts';
import { isDay } from '#domain/time.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import { createAudit } from '../../store/audit.ts';
import { createDecisions } from '../../store/decisions.ts';
import { consumeHours } from '../../store/fold.ts';
import { latestOrganisation } from '../../store/organisation-cache.ts';
import { responsesWithCode } from '../../store/proof.ts';
import { cachedCatalogue, createQuestionnaires } from '../../store/questionnaires.ts';
import { createRecordedDay } from '../../store/recorded-day.ts';
import { dataDirectoryOf, openDataDirectory } from '../data-directory.ts';
import { openJournal } from '../journal.ts';
import { type NamedTable, withTable } from '../named-table.ts';
import { numbered } from '../numbered.ts';
import { progressLine } from '../progress-line.ts';
import { applyErasure } from './apply-erasure.ts';
import { effectLines } from './erasure-words.ts';
import { type Erasure, planErasure } from './plan-erasure.ts';

/** `npm run erase -- --unit 00070 --from 2026-11-01 --to 2026-11-30`, or `-- --code 7KQ2M-XRD4T`; with `--apply` it is done */
const { values } = parseArgs({
  options: {
    unit: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    code: { type: 'string' },
    reason: { type: 'string' },
    apply: { type: 'boolean', default: false },
    table: { type: 'string' },
  },
});
const { unit, from, to, code, apply, table } = values;
const { reason = code ? 'citizen-request' : 'legal-order' } = values;

const fail = (text: string): never => {
  process.stderr.write(`${text}\n`);
  process.exit(1);
};

const isPeriod = unit !== undefined && !!from && !!to && isDay(from) && isDay(to) && from <= to;
if ((code !== undefined) === (unit !== undefined) || (code === undefined && !isPeriod)) {
  fail(`Usage: npm run erase -- --unit CODE --from YYYY-MM-DD --to YYYY-MM-DD [--reason REASON] [--apply] [--table NAME]
       npm run erase -- --code 7KQ2M-XRD4T [--reason REASON] [--apply] [--table NAME]
Says what the responses filed at a unit on some days, or the one with a thank-you code, are to its figures. With --apply
their content is erased, for good, and the figures are counted anew.`);
}
if (!(DECISION_REASONS as readonly string[]).includes(reason)) {
  fail(`--reason must be one of ${DECISION_REASONS.join(', ')}, not "${reason}".`);
}

/** Where the response of a code was given; a code that two share is a matter for `POST /v1/decisions`. */
const erasureOf = async ({ client, tableName }: NamedTable, index: OrganisationIndex): Promise<Erasure> => {
  if (code === undefined) {
    if (!index.units.has(unit ?? '')) fail(`No unit has the code "${unit}".`);
    return { unit: unit ?? '', from: from ?? '', to: to ?? '' };
  }
  const [found, ...others] = await responsesWithCode(createDecisions(client, tableName), index, code);
  if (!found) return fail(`No response has the code "${code}".`);
  if (others.length > 0) return fail(`The code "${code}" is shared; decide by the response's id.`);
  return { unit: found.unit, from: found.day, to: found.day, code: found.code };
};

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

await withTable(table, async (named) => {
  const { store, client, tableName } = named;
  const organisation = latestOrganisation(store);
  const index = await organisation();
  const erasure = await erasureOf(named, index);
  const catalogue = cachedCatalogue(createQuestionnaires(client, tableName), Date.now);
  const plan = await planErasure(createRecordedDay(client, tableName), index, erasure, await catalogue());
  process.stdout.write(
    `Unit ${erasure.unit}, ${erasure.from} to ${erasure.to}: ${effectLines(plan).join('\n')}\n`,
  );
  if (!apply) {
    process.stdout.write('Nothing was erased. Add --apply to erase them; that cannot be undone.\n');
    return;
  }
  const progress = progressLine('Erasing');
  const fold = { store, organisation, now: Date.now, random: Math.random, sleep };
  const folding = {
    journal: openJournal(openDataDirectory(dataDirectoryOf()).importJournal),
    consume: (hours: Parameters<typeof consumeHours>[1]) => consumeHours(fold, hours),
  };
  await applyErasure(
    {
      decisions: createDecisions(client, tableName),
      audit: createAudit(client, tableName),
      now: Date.now,
      newId: ulid,
      ...(table === undefined ? { folding } : {}),
      onErased: progress.show,
    },
    erasure,
    plan,
    reason as DecisionReason,
  );
  progress.end();
  process.stdout.write(`${numbered(plan.responses.length, 'response')} erased.\n`);
});
