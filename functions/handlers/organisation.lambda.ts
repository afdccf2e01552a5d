import { createApiApp } from '../api/api-app.ts';
import { addOrganisationRoutes } from '../api/organisation-routes.ts';
import { addServiceChangeRoutes } from '../api/service-change-routes.ts';
import { readEnvironment } from '../environment.ts';
import { createAudit } from '../store/audit.ts';
import { createDevices } from '../store/devices.ts';
import { createStore } from '../store/store.ts';
import { createTableClient, WHILE_SOMEBODY_WAITS } from '../store/table-client.ts';
import { behindSite } from './behind-site.ts';
import { authenticateByClaims } from './claims.ts';
import { reportToLog } from './log.ts';

const { tableName, originSecret, roleClaim, unitClaim } = readEnvironment([
  'tableName',
  'originSecret',
  'roleClaim',
  'unitClaim',
]);

const client = createTableClient(WHILE_SOMEBODY_WAITS);
const changing = {
  publisher: createStore(client, tableName),
  audit: createAudit(client, tableName),
  now: Date.now,
  authenticate: authenticateByClaims({ role: roleClaim, unit: unitClaim }),
};
const app = createApiApp(reportToLog);
addServiceChangeRoutes(app, changing);

export const handler = behindSite(
  originSecret,
  addOrganisationRoutes(app, { ...changing, devices: createDevices(client, tableName) }),
);
