import { handle } from 'hono/aws-lambda';
import { createApiApp } from '../api/api-app.ts';
import { addMethodRoutes } from '../api/method-routes.ts';
import { addReferenceRoutes } from '../api/reference-routes.ts';
import { readEnvironment } from '../environment.ts';
import { reportToLog } from './report.ts';

const { cityName, release } = readEnvironment(['cityName', 'release']);
const app = addMethodRoutes(createApiApp(reportToLog));

// The lag of the deployed fold is the iterator age of its stream, a metric that this function cannot see.
export const handler = handle(
  addReferenceRoutes(app, { cityName, build: release, engine: 'dynamodb', foldLagSeconds: () => null }),
);
