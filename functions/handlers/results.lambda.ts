import { compress } from 'hono/compress';
import { createApiApp } from '../api/api-app.ts';
import { addResultRoutes } from '../api/result-routes.ts';
import { readEnvironment } from '../environment.ts';
import { cachedOrganisation } from '../store/organisation-cache.ts';
import { WHILE_SOMEBODY_WAITS } from '../store/table-client.ts';
import { behindSite } from './behind-site.ts';
import { authenticateByClaims } from './claims.ts';
import { deployedStore } from './deployed-store.ts';
import { reportToLog } from './log.ts';

const { tableName, originSecret } = readEnvironment(['tableName', 'originSecret']);
const store = deployedStore(tableName, WHILE_SOMEBODY_WAITS);

// CloudFront compresses only what it may keep, and this it may not.
const app = createApiApp(reportToLog);
app.use(compress());

export const handler = behindSite(
  originSecret,
  addResultRoutes(app, {
    store,
    organisation: cachedOrganisation(store, Date.now),
    now: Date.now,
    authenticate: authenticateByClaims,
  }),
);
