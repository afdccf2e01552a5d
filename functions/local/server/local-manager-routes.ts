import type { Hono } from 'hono';
import { addApiKeyRoutes } from '../../api/api-key-routes.ts';
import { addAuditRoutes } from '../../api/audit-routes.ts';
import { addChangeRoutes } from '../../api/change-routes.ts';
import { addCommentRoutes } from '../../api/comment-routes.ts';
import { addDecisionRoutes } from '../../api/decision-routes.ts';
import { addExportRoutes } from '../../api/export-routes.ts';
import { addImprovementRoutes, addImprovementWriteRoutes } from '../../api/improvement-routes.ts';
import { addOrganisationRoutes } from '../../api/organisation-routes.ts';
import { addQuestionnaireEditRoutes } from '../../api/questionnaire-edit-routes.ts';
import { addQuestionnaireRoutes } from '../../api/questionnaire-routes.ts';
import { addResponseExportRoutes } from '../../api/response-export-routes.ts';
import { addResultRoutes } from '../../api/result-routes.ts';
import { addScorecardEntryRoutes } from '../../api/scorecard-entry-routes.ts';
import { addScorecardRoutes } from '../../api/scorecard-routes.ts';
import { addServiceChangeRoutes } from '../../api/service-change-routes.ts';
import { addServiceRoutes } from '../../api/service-routes.ts';
import type { LocalParts } from './local-parts.ts';

/** What the people of the administration read and write. */
export const addLocalManagerRoutes = (api: Hono, parts: LocalParts): void => {
  addResultRoutes(api, parts);
  addChangeRoutes(api, parts);
  addResponseExportRoutes(api, parts);
  addExportRoutes(api, parts);
  addScorecardRoutes(api, parts);
  addScorecardEntryRoutes(api, parts);
  addAuditRoutes(api, parts);
  addServiceRoutes(api, parts);
  addOrganisationRoutes(api, parts);
  addServiceChangeRoutes(api, parts);
  addCommentRoutes(api, parts);
  addDecisionRoutes(api, parts);
  addQuestionnaireRoutes(api, parts);
  addQuestionnaireEditRoutes(api, parts);
  addImprovementRoutes(api, parts);
  addImprovementWriteRoutes(api, parts);
  addApiKeyRoutes(api, parts);
};
