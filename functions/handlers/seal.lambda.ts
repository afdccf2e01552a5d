import { publishMonths } from '../api/publish-months.ts';
import { readEnvironment } from '../environment.ts';
import { createLedger } from '../store/ledger.ts';
import { cachedOrganisation } from '../store/organisation-cache.ts';
import { createPublications } from '../store/publications.ts';
import { cachedCatalogue, createQuestionnaires } from '../store/questionnaires.ts';
import { seal } from '../store/seal.ts';
import { createStore } from '../store/store.ts';
import { createTableClient, WHILE_NOBODY_WAITS } from '../store/table-client.ts';
import { verifyRecent } from '../store/verify.ts';
import { logInfo } from './log.ts';
import { createMetrics } from './metrics.ts';

const { tableName, stage } = readEnvironment(['tableName', 'stage']);
const metrics = createMetrics(stage);
const client = createTableClient(WHILE_NOBODY_WAITS);
const store = createStore(client, tableName);
const ledger = createLedger(client, tableName);

const publications = createPublications(client, tableName);
const catalogue = cachedCatalogue(createQuestionnaires(client, tableName), Date.now);

/** Closes the days that are over, compares the last ones with what lies in the table, and publishes months that are closed. */
export const handler = async (): Promise<void> => {
  try {
    const organisation = cachedOrganisation(store, Date.now);
    const { blocks } = await seal({ store, ledger, organisation, now: Date.now });
    metrics.add('SealedBlocks', blocks);
    const faults = await verifyRecent({ ledger, organisation, now: Date.now });
    metrics.add('LedgerFaults', faults.length);
    for (const fault of faults) logInfo('not what the ledger says', fault);
    const { months } = await publishMonths({ store, publications, organisation, catalogue, now: Date.now });
    for (const month of months) logInfo('published', { month });
  } finally {
    metrics.flush();
  }
};
