import { handle } from 'hono/aws-lambda';
import { createApiApp } from '../api/api-app.ts';
import { addIntakeRoutes } from '../api/intake-routes.ts';
import { readEnvironment } from '../environment.ts';
import { newThankYouCode } from '../identifiers.ts';
import { cachedOrganisation } from '../store/organisation-cache.ts';
import { deployedStore } from './deployed-store.ts';
import { reportToLog } from './report.ts';

const store = deployedStore(readEnvironment(['tableName']).tableName);
const organisation = cachedOrganisation(store, Date.now);
const app = createApiApp(reportToLog);

export const handler = handle(
  addIntakeRoutes(app, { store, organisation, now: Date.now, newCode: newThankYouCode }),
);
