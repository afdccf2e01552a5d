import { compress } from 'hono/compress';
import { createApiApp } from '../api/api-app.ts';
import { addMethodRoutes } from '../api/method-routes.ts';
import { addReferenceRoutes } from '../api/reference-routes.ts';
import { addSignInRoutes } from '../api/sign-in-routes.ts';
import { signInSchema } from '../api/sign-in-schemas.ts';
import { readEnvironment } from '../environment.ts';
import { behindSite } from './behind-site.ts';
import { reportToLog } from './log.ts';

const environment = readEnvironment(['cityName', 'release', 'originSecret', 'signIn']);
const { cityName, release, originSecret } = environment;
const signIn = signInSchema.parse(JSON.parse(environment.signIn));
// CloudFront compresses only what it may keep, and this it may not.
const app = createApiApp(reportToLog);
app.use(compress());
addMethodRoutes(app);
addSignInRoutes(app, { signIn: () => signIn });

// The lag of the deployed fold is the iterator age of its stream, a metric that this function cannot see.
export const handler = behindSite(
  originSecret,
  addReferenceRoutes(app, { cityName, build: release, engine: 'dynamodb', foldLagSeconds: () => null }),
);
