import { createApiApp } from '../api/api-app.ts';
import { addDecisionRoutes } from '../api/decision-routes.ts';
import { readEnvironment } from '../environment.ts';
import { createDecisions } from '../store/decisions.ts';
import { cachedOrganisation } from '../store/organisation-cache.ts';
import { createStore } from '../store/store.ts';
import { createTableClient, WHILE_SOMEBODY_WAITS } from '../store/table-client.ts';
import { behindSite } from './behind-site.ts';
import { authenticateByClaims } from './claims.ts';
import { reportToLog } from './log.ts';

const { tableName, originSecret } = readEnvironment(['tableName', 'originSecret']);
const client = createTableClient(WHILE_SOMEBODY_WAITS);

export const handler = behindSite(
  originSecret,
  addDecisionRoutes(createApiApp(reportToLog), {
    decisions: createDecisions(client, tableName),
    organisation: cachedOrganisation(createStore(client, tableName), Date.now),
    now: Date.now,
    authenticate: authenticateByClaims,
  }),
);
