import './plain-errors.ts';
import { parseArgs } from 'node:util';
import { publishMonths } from '../api/publish-months.ts';
import { latestOrganisation } from '../store/organisation-cache.ts';
import { createPublications } from '../store/publications.ts';
import { cachedCatalogue, createQuestionnaires } from '../store/questionnaires.ts';
import { withTable } from './named-table.ts';

/** `npm run publish:months [-- --table NAME]`, as the server does every hour and the stage every night. */
const { table } = parseArgs({ options: { table: { type: 'string' } } }).values;

const { months } = await withTable(table, ({ store, client, tableName }) =>
  publishMonths({
    store,
    publications: createPublications(client, tableName),
    organisation: latestOrganisation(store),
    catalogue: cachedCatalogue(createQuestionnaires(client, tableName), Date.now),
    now: Date.now,
  }),
);
process.stdout.write(months.length > 0 ? `Published: ${months.join(', ')}\n` : 'Nothing new to publish.\n');
