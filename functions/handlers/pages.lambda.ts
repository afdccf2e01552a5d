import { ulid } from 'ulid';
import { readEnvironment } from '../environment.ts';
import { newReceipt } from '../identifiers.ts';
import { createPagesApp } from '../pages/pages-app.tsx';
import { cachedOrganisation } from '../store/organisation-cache.ts';
import { WHILE_SOMEBODY_WAITS } from '../store/table-client.ts';
import { deployedStore } from './deployed-store.ts';
import { reportToLog } from './log.ts';
import { measuredIntake } from './measured-intake.ts';

const environment = readEnvironment(['tableName', 'cityName', 'stage', 'originSecret']);
const store = deployedStore(environment.tableName, WHILE_SOMEBODY_WAITS);

export const handler = measuredIntake(environment, (observer) =>
  createPagesApp({
    store,
    organisation: cachedOrganisation(store, Date.now),
    cityName: environment.cityName,
    now: Date.now,
    newId: ulid,
    newReceipt,
    observer,
    report: reportToLog,
  }),
);
