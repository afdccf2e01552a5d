import type { LambdaEvent } from 'hono/aws-lambda';
import { compress } from 'hono/compress';
import { type Principal, ROLES, type Role } from '#domain/policy.ts';
import { createApiApp } from '../api/api-app.ts';
import { addResultRoutes } from '../api/result-routes.ts';
import { readEnvironment } from '../environment.ts';
import { cachedOrganisation } from '../store/organisation-cache.ts';
import { WHILE_SOMEBODY_WAITS } from '../store/table-client.ts';
import { behindSite } from './behind-site.ts';
import { deployedStore } from './deployed-store.ts';
import { reportToLog } from './log.ts';

const { tableName, originSecret } = readEnvironment(['tableName', 'originSecret']);
const store = deployedStore(tableName, WHILE_SOMEBODY_WAITS);
const organisation = cachedOrganisation(store, Date.now);

/** The claims that the API's authoriser has verified; without an authoriser there are none. */
const principalOf = (environment: unknown): Principal | undefined => {
  const { event } = environment as { event: LambdaEvent };
  const context = 'requestContext' in event ? event.requestContext : undefined;
  const claims = (context as { authorizer?: { jwt?: { claims?: Record<string, unknown> } } } | undefined)
    ?.authorizer?.jwt?.claims;
  const role = claims?.['custom:role'];
  const unit = claims?.['custom:unit'];
  return (ROLES as readonly unknown[]).includes(role) && typeof unit === 'string'
    ? { role: role as Role, unit }
    : undefined;
};

// CloudFront compresses only what it may keep, and this it may not.
const app = createApiApp(reportToLog);
app.use(compress());

const authenticate = async (_request: Request, environment: unknown) => principalOf(environment);

export const handler = behindSite(
  originSecret,
  addResultRoutes(app, { store, organisation, now: Date.now, authenticate }),
);
