import { ulid } from 'ulid';
import { readEnvironment } from '../environment.ts';
import { newReceipt } from '../identifiers.ts';
import { createPagesApp } from '../pages/pages-app.tsx';
import { keyringOf } from '../receipts/keyring.ts';
import { createReceipts } from '../receipts/receipts.ts';
import { cachedOrganisation } from '../store/organisation-cache.ts';
import { cachedCatalogue, createQuestionnaires } from '../store/questionnaires.ts';
import { createResponseChanges } from '../store/response-changes.ts';
import { createStore } from '../store/store.ts';
import { createTableClient, WHILE_SOMEBODY_WAITS } from '../store/table-client.ts';
import { reportToLog } from './log.ts';
import { measuredIntake } from './measured-intake.ts';

const environment = readEnvironment(['tableName', 'cityName', 'stage', 'originSecret', 'receiptKey']);
const client = createTableClient(WHILE_SOMEBODY_WAITS);
const store = createStore(client, environment.tableName);
const changes = createResponseChanges(client, environment.tableName);
const receipts = createReceipts(keyringOf(environment.receiptKey));

export const handler = measuredIntake(environment, (observer) =>
  createPagesApp({
    store,
    changes,
    receipts,
    organisation: cachedOrganisation(store, Date.now),
    catalogue: cachedCatalogue(createQuestionnaires(client, environment.tableName), Date.now),
    cityName: environment.cityName,
    now: Date.now,
    newId: ulid,
    newReceipt,
    observer,
    report: reportToLog,
  }),
);
