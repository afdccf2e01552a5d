import { createApiApp } from '../api/api-app.ts';
import { addAuditRoutes } from '../api/audit-routes.ts';
import { addCommentRoutes } from '../api/comment-routes.ts';
import { addDecisionRoutes } from '../api/decision-routes.ts';
import { addExportRoutes } from '../api/export-routes.ts';
import { addImprovementWriteRoutes } from '../api/improvement-routes.ts';
import { addQuestionnaireEditRoutes } from '../api/questionnaire-edit-routes.ts';
import { addResponseExportRoutes } from '../api/response-export-routes.ts';
import { addScorecardEntryRoutes } from '../api/scorecard-entry-routes.ts';
import { readEnvironment } from '../environment.ts';
import { createAudit } from '../store/audit.ts';
import { createComments } from '../store/comments.ts';
import { createDecisions } from '../store/decisions.ts';
import { createImprovements } from '../store/improvements.ts';
import { cachedOrganisation } from '../store/organisation-cache.ts';
import { cachedCatalogue, createQuestionnaires } from '../store/questionnaires.ts';
import { createResponseReads } from '../store/response-reads.ts';
import { createScorecards } from '../store/scorecard.ts';
import { createStore } from '../store/store.ts';
import { createTableClient, WHILE_SOMEBODY_WAITS } from '../store/table-client.ts';
import { behindSite } from './behind-site.ts';
import { authenticateByClaims } from './claims.ts';
import { reportToLog } from './log.ts';

const { tableName, originSecret, siteUrl, roleClaim, unitClaim } = readEnvironment([
  'tableName',
  'originSecret',
  'siteUrl',
  'roleClaim',
  'unitClaim',
]);
const client = createTableClient(WHILE_SOMEBODY_WAITS);

const store = createStore(client, tableName);
const organisation = cachedOrganisation(store, Date.now);
const questionnaires = createQuestionnaires(client, tableName);
const audit = createAudit(client, tableName);
const deps = {
  audit,
  organisation,
  now: Date.now,
  authenticate: authenticateByClaims({ role: roleClaim, unit: unitClaim }),
};
const catalogue = cachedCatalogue(questionnaires, Date.now);
const app = createApiApp(reportToLog);
addAuditRoutes(app, deps);
addImprovementWriteRoutes(app, { ...deps, improvements: createImprovements(client, tableName) });
addQuestionnaireEditRoutes(app, { ...deps, questionnaires });
addExportRoutes(app, { ...deps, store, catalogue, siteUrl: () => siteUrl });
addCommentRoutes(app, { ...deps, store, catalogue, comments: createComments(client, tableName) });
addResponseExportRoutes(app, { ...deps, catalogue, responses: createResponseReads(client, tableName) });
addDecisionRoutes(app, { ...deps, decisions: createDecisions(client, tableName) });

export const handler = behindSite(
  originSecret,
  addScorecardEntryRoutes(app, { ...deps, scorecards: createScorecards(client, tableName) }),
);
