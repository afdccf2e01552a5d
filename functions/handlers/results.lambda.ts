import { compress } from 'hono/compress';
import { createApiApp } from '../api/api-app.ts';
import { addChangeRoutes } from '../api/change-routes.ts';
import { addImprovementRoutes } from '../api/improvement-routes.ts';
import { addQuestionnaireRoutes } from '../api/questionnaire-routes.ts';
import { addResultRoutes } from '../api/result-routes.ts';
import { addScorecardRoutes } from '../api/scorecard-routes.ts';
import { addServiceRoutes } from '../api/service-routes.ts';
import { readEnvironment } from '../environment.ts';
import { createImprovements } from '../store/improvements.ts';
import { cachedOrganisation } from '../store/organisation-cache.ts';
import { cachedCatalogue, createQuestionnaires } from '../store/questionnaires.ts';
import { createScorecards } from '../store/scorecard.ts';
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
const store = createStore(client, tableName);

// CloudFront compresses only what it may keep, and this it may not.
const app = createApiApp(reportToLog);
app.use(compress());

const questionnaires = createQuestionnaires(client, tableName);
const deps = {
  store,
  catalogue: cachedCatalogue(questionnaires, Date.now),
  organisation: cachedOrganisation(store, Date.now),
  now: Date.now,
  authenticate: authenticateByClaims({ role: roleClaim, unit: unitClaim }),
};
addResultRoutes(app, deps);
addChangeRoutes(app, deps);
addServiceRoutes(app, deps);
addImprovementRoutes(app, { ...deps, improvements: createImprovements(client, tableName) });
addQuestionnaireRoutes(app, { ...deps, questionnaires });

export const handler = behindSite(
  originSecret,
  addScorecardRoutes(app, { ...deps, scorecards: createScorecards(client, tableName) }),
);
