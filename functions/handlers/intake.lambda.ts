import { createApiApp } from '../api/api-app.ts';
import { addIntakeRoutes } from '../api/intake-routes.ts';
import { readEnvironment } from '../environment.ts';
import { newReceipt } from '../identifiers.ts';
import { createDevices } from '../store/devices.ts';
import { cachedOrganisation } from '../store/organisation-cache.ts';
import { cachedCatalogue, createQuestionnaires } from '../store/questionnaires.ts';
import { createStore } from '../store/store.ts';
import { createTableClient, WHILE_SOMEBODY_WAITS } from '../store/table-client.ts';
import { reportToLog } from './log.ts';
import { measuredIntake } from './measured-intake.ts';

const environment = readEnvironment(['tableName', 'stage', 'originSecret', 'kiosks']);
const client = createTableClient(WHILE_SOMEBODY_WAITS);
const store = createStore(client, environment.tableName);
const organisation = cachedOrganisation(store, Date.now);
const catalogue = cachedCatalogue(createQuestionnaires(client, environment.tableName), Date.now);

export const handler = measuredIntake(environment, (observer) =>
  addIntakeRoutes(createApiApp(reportToLog), {
    store,
    organisation,
    catalogue,
    now: Date.now,
    newReceipt,
    observer,
    kiosks: {
      devices: createDevices(client, environment.tableName),
      now: Date.now,
      enrolledOnly: environment.kiosks !== 'open',
    },
  }),
);
