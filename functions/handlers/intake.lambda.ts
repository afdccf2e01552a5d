import { createApiApp } from '../api/api-app.ts';
import { addIntakeRoutes } from '../api/intake-routes.ts';
import { readEnvironment } from '../environment.ts';
import { newReceipt } from '../identifiers.ts';
import { cachedOrganisation } from '../store/organisation-cache.ts';
import { WHILE_SOMEBODY_WAITS } from '../store/table-client.ts';
import { deployedStore } from './deployed-store.ts';
import { reportToLog } from './log.ts';
import { measuredIntake } from './measured-intake.ts';

const environment = readEnvironment(['tableName', 'stage', 'originSecret']);
const store = deployedStore(environment.tableName, WHILE_SOMEBODY_WAITS);
const organisation = cachedOrganisation(store, Date.now);

export const handler = measuredIntake(environment, (observer) =>
  addIntakeRoutes(createApiApp(reportToLog), {
    store,
    organisation,
    now: Date.now,
    newReceipt,
    observer,
  }),
);
