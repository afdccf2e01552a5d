import { compress } from 'hono/compress';
import { createApiApp } from '../api/api-app.ts';
import { addMethodRoutes } from '../api/method-routes.ts';
import { addReferenceRoutes } from '../api/reference-routes.ts';
import { readEnvironment } from '../environment.ts';
import { behindSite } from './behind-site.ts';
import { reportToLog } from './log.ts';

const { cityName, release, originSecret } = readEnvironment(['cityName', 'release', 'originSecret']);
// CloudFront compresses only what it may keep, and this it may not.
const app = createApiApp(reportToLog);
app.use(compress());
addMethodRoutes(app);

// The lag of the deployed fold is the iterator age of its stream, a metric that this function cannot see.
export const handler = behindSite(
  originSecret,
  addReferenceRoutes(app, { cityName, build: release, engine: 'dynamodb', foldLagSeconds: () => null }),
);
