import { compress } from 'hono/compress';
import { createApiApp } from '../api/api-app.ts';
import { addPublicImprovementRoutes } from '../api/improvement-routes.ts';
import { addLedgerRoutes } from '../api/ledger-routes.ts';
import { addPublicRoutes } from '../api/public-routes.ts';
import { readEnvironment } from '../environment.ts';
import { addCheckPage } from '../pages/check-app.tsx';
import { addPrivacyPage } from '../pages/privacy-page.tsx';
import { addPublicPages } from '../pages/public/public-app.tsx';
import { createDecisions } from '../store/decisions.ts';
import { createImprovements } from '../store/improvements.ts';
import { createLedger } from '../store/ledger.ts';
import { cachedOrganisation } from '../store/organisation-cache.ts';
import { cachedMonths, createPublications } from '../store/publications.ts';
import { createStore } from '../store/store.ts';
import { createTableClient, WHILE_SOMEBODY_WAITS } from '../store/table-client.ts';
import { behindSite } from './behind-site.ts';
import { reportToLog } from './log.ts';

const { tableName, cityName, originSecret } = readEnvironment(['tableName', 'cityName', 'originSecret']);
const client = createTableClient(WHILE_SOMEBODY_WAITS);
const shared = {
  ledger: createLedger(client, tableName),
  decisions: createDecisions(client, tableName),
  organisation: cachedOrganisation(createStore(client, tableName), Date.now),
};

const app = createApiApp(reportToLog);
// CloudFront compresses what it keeps; a month of many units is larger than a gateway lets through.
app.use(compress());
addLedgerRoutes(app, shared);
const months = cachedMonths(createPublications(client, tableName), Date.now);
const improvements = createImprovements(client, tableName);
addPublicRoutes(app, { months });
addPublicImprovementRoutes(app, { ...shared, improvements });
addPublicPages(app, { ...shared, months, improvements, cityName, report: reportToLog });
addCheckPage(app, { ...shared, cityName, report: reportToLog });

export const handler = behindSite(originSecret, addPrivacyPage(app, { cityName }));
