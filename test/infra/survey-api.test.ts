import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { createApiApp } from '../../functions/api/api-app.ts';
import { addApiKeyRoutes } from '../../functions/api/api-key-routes.ts';
import { addAuditRoutes } from '../../functions/api/audit-routes.ts';
import { addChangeRoutes } from '../../functions/api/change-routes.ts';
import { addCommentRoutes } from '../../functions/api/comment-routes.ts';
import { addDecisionRoutes } from '../../functions/api/decision-routes.ts';
import { addDossierRoutes } from '../../functions/api/dossier-routes.ts';
import { addExportRoutes } from '../../functions/api/export-routes.ts';
import { addFleetRoutes } from '../../functions/api/fleet-routes.ts';
import { addHeartbeatRoutes } from '../../functions/api/heartbeat-routes.ts';
import {
  addImprovementRoutes,
  addImprovementWriteRoutes,
  addPublicImprovementRoutes,
} from '../../functions/api/improvement-routes.ts';
import { addIntakeRoutes } from '../../functions/api/intake-routes.ts';
import { addInvitationRoutes } from '../../functions/api/invitation-routes.ts';
import { addKioskConfigRoutes } from '../../functions/api/kiosk-config-routes.ts';
import { addLedgerRoutes } from '../../functions/api/ledger-routes.ts';
import { addMethodRoutes } from '../../functions/api/method-routes.ts';
import { addOrganisationRoutes } from '../../functions/api/organisation-routes.ts';
import { addPairingRoutes } from '../../functions/api/pairing-routes.ts';
import { addPromptRoutes } from '../../functions/api/prompt-routes.ts';
import { addPublicRoutes } from '../../functions/api/public-routes.ts';
import { addQuestionnaireEditRoutes } from '../../functions/api/questionnaire-edit-routes.ts';
import { addQuestionnaireRoutes } from '../../functions/api/questionnaire-routes.ts';
import { addReceiptRoutes } from '../../functions/api/receipt-routes.ts';
import { addReferenceRoutes } from '../../functions/api/reference-routes.ts';
import { addReportSubscriptionRoutes } from '../../functions/api/report-subscription-routes.ts';
import { addResponseExportRoutes } from '../../functions/api/response-export-routes.ts';
import { addResultRoutes } from '../../functions/api/result-routes.ts';
import { addScorecardEntryRoutes } from '../../functions/api/scorecard-entry-routes.ts';
import { addScorecardRoutes } from '../../functions/api/scorecard-routes.ts';
import { addServiceChangeRoutes } from '../../functions/api/service-change-routes.ts';
import { addServiceRoutes } from '../../functions/api/service-routes.ts';
import { addSignInRoutes } from '../../functions/api/sign-in-routes.ts';
import { addWebhookRoutes } from '../../functions/api/webhook-routes.ts';
import { addCheckPage } from '../../functions/pages/check-app.tsx';
import { addOptOutPage } from '../../functions/pages/opt-out-app.tsx';
import { createPagesApp } from '../../functions/pages/pages-app.tsx';
import { addPostersPage } from '../../functions/pages/posters-page.ts';
import { addPrivacyPage } from '../../functions/pages/privacy-page.tsx';
import { addPublicPages } from '../../functions/pages/public/public-app.tsx';
import { addReportEndPage } from '../../functions/pages/report-end-app.tsx';
import { TEST_LINKS, TEST_SEAL } from '../support/invitations.ts';
import { TEST_RECEIPTS } from '../support/receipts.ts';
import { propertiesOf, templatesOf } from '../support/stage-templates.ts';

const STAGES = { dev: templatesOf('dev').service, prod: templatesOf('prod').service };

type RouteProperties = {
  readonly RouteKey: string;
  readonly AuthorizationType: string;
  readonly AuthorizerId?: unknown;
  readonly Target: unknown;
};

type AuthorizerProperties = {
  readonly JwtConfiguration: { readonly Issuer: unknown; readonly Audience: readonly unknown[] };
  readonly IdentitySource: unknown;
};

type StageProperties = {
  readonly DefaultRouteSettings: unknown;
  readonly RouteSettings: Readonly<Record<string, { readonly ThrottlingRateLimit: number }>>;
  readonly AccessLogSettings: { readonly Format: string };
};

const routesOf = (stage: keyof typeof STAGES): readonly RouteProperties[] =>
  propertiesOf<RouteProperties>(STAGES[stage], 'AWS::ApiGatewayV2::Route').map(([, route]) => route);

const PUBLIC = [
  '$default',
  'GET /',
  'GET /Q/{counterCode}',
  'GET /R',
  'GET /R/{token}',
  'GET /check',
  'GET /embed/{unit}',
  'GET /healthz',
  'GET /open-data/csv-metadata.json',
  'GET /open-data/datapackage.json',
  'GET /open-data/{file}',
  'GET /openapi.json',
  'GET /posters/{unit}',
  'GET /privacy',
  'GET /q/{counterCode}',
  'GET /r',
  'GET /r/{token}',
  'GET /reference',
  'GET /u/{token}',
  'GET /u/{unit}/{token}',
  'GET /units/{unit}',
  'GET /v1/counters/{code}',
  'GET /v1/devices/{id}/prompt',
  'GET /v1/ledger/{unit}',
  'GET /v1/methods',
  'GET /v1/methods/{id}',
  'GET /v1/pairings/{code}',
  'GET /v1/proofs/{code}',
  'GET /v1/public/months',
  'GET /v1/public/months/{month}',
  'GET /v1/public/units/{id}',
  'GET /v1/public/units/{id}/improvements',
  'GET /v1/sign-in',
  'HEAD /',
  'HEAD /embed/{unit}',
  'HEAD /open-data/csv-metadata.json',
  'HEAD /open-data/datapackage.json',
  'HEAD /open-data/{file}',
  'HEAD /units/{unit}',
  'HEAD /v1/ledger/{unit}',
  'HEAD /v1/public/months',
  'HEAD /v1/public/months/{month}',
  'HEAD /v1/public/units/{id}',
  'HEAD /v1/public/units/{id}/improvements',
  'POST /q/{counterCode}',
  'POST /r/{token}',
  'POST /u/{token}',
  'POST /u/{unit}/{token}',
  'POST /v1/devices/{id}/heartbeat',
  'POST /v1/dossiers',
  'POST /v1/invitations',
  'POST /v1/kiosks/{id}/prompt',
  'POST /v1/pairings',
  'POST /v1/receipts',
  'POST /v1/receipts/issued',
  'POST /v1/responses',
  'POST /v1/responses/batch',
];

const FOR_MANAGERS = [
  'DELETE /v1/units/{id}/report-subscriptions/{subscription}',
  'DELETE /v1/webhooks/{id}',
  'GET /v1/api-keys',
  'GET /v1/audit',
  'GET /v1/audit/export',
  'GET /v1/devices',
  'GET /v1/devices/{id}/config',
  'GET /v1/organisation/export',
  'GET /v1/questionnaires',
  'GET /v1/questionnaires/{id}/versions/{version}',
  'GET /v1/services',
  'GET /v1/services/export',
  'GET /v1/units',
  'GET /v1/units/{id}',
  'GET /v1/units/{id}/changes',
  'GET /v1/units/{id}/comment-themes',
  'GET /v1/units/{id}/comments',
  'GET /v1/units/{id}/improvements',
  'GET /v1/units/{id}/kiosk-config',
  'GET /v1/units/{id}/report-subscriptions',
  'GET /v1/units/{id}/responses.csv',
  'GET /v1/units/{id}/results',
  'GET /v1/units/{id}/results.csv',
  'GET /v1/units/{id}/results.xlsx',
  'GET /v1/units/{id}/scorecard',
  'GET /v1/webhooks',
  'GET /v1/webhooks/{id}/deliveries',
  'POST /v1/api-keys',
  'POST /v1/api-keys/{id}/revocation',
  'POST /v1/decisions',
  'POST /v1/devices',
  'POST /v1/devices/{id}/pairing',
  'POST /v1/devices/{id}/revocation',
  'POST /v1/organisation/import',
  'POST /v1/questionnaires/{id}/versions/{version}/publish',
  'POST /v1/questionnaires/{id}/versions/{version}/retire',
  'POST /v1/services/import',
  'POST /v1/webhooks',
  'POST /v1/webhooks/{id}/deliveries/{delivery}/replay',
  'POST /v1/webhooks/{id}/test',
  'PUT /v1/devices/{id}/config',
  'PUT /v1/questionnaires/{id}/versions/{version}',
  'PUT /v1/services/{code}',
  'PUT /v1/units/{id}/comments/{comment}/moderation',
  'PUT /v1/units/{id}/improvements/{improvement}',
  'PUT /v1/units/{id}/kiosk-config',
  'PUT /v1/units/{id}/report-subscriptions/{subscription}',
  'PUT /v1/units/{id}/scorecard/{indicator}/{period}',
];

const [[authorizerId, authorizer] = []] = propertiesOf<AuthorizerProperties>(
  STAGES.prod,
  'AWS::ApiGatewayV2::Authorizer',
);
const [[, apiStage] = []] = propertiesOf<StageProperties>(STAGES.prod, 'AWS::ApiGatewayV2::Stage');

/** The routes of the apps as the gateway writes them; middleware stands on paths with a star. */
const routesOfApps = (): readonly string[] => {
  const unused = (): never => {
    throw new Error('no request is made');
  };
  const deps = {
    organisation: unused,
    now: Date.now,
    newReceipt: unused,
    newId: unused,
    cityName: 'x',
    report: unused,
    audit: unused as never,
  };
  const api = createApiApp(unused);
  addIntakeRoutes(api, { ...deps, store: { recordResponse: unused } });
  addResultRoutes(api, { ...deps, store: unused as never, authenticate: unused });
  addChangeRoutes(api, { ...deps, store: unused as never, authenticate: unused });
  const scorecard = { ...deps, store: unused as never, scorecards: unused as never, authenticate: unused };
  addScorecardRoutes(api, scorecard);
  addScorecardEntryRoutes(api, scorecard);
  const written = { ...deps, questionnaires: unused as never, authenticate: unused };
  addQuestionnaireRoutes(api, written);
  addQuestionnaireEditRoutes(api, written);
  addAuditRoutes(api, { ...deps, authenticate: unused });
  addResponseExportRoutes(api, { ...deps, responses: unused as never, authenticate: unused });
  addExportRoutes(api, { ...deps, store: unused as never, authenticate: unused, siteUrl: unused });
  addServiceRoutes(api, { ...deps, authenticate: unused });
  addOrganisationRoutes(api, {
    ...deps,
    publisher: unused as never,
    devices: unused as never,
    authenticate: unused,
  });
  addServiceChangeRoutes(api, { ...deps, publisher: unused as never, authenticate: unused });
  addCommentRoutes(api, {
    ...deps,
    store: unused as never,
    comments: unused as never,
    authenticate: unused,
  });
  addDecisionRoutes(api, { ...deps, decisions: unused as never, authenticate: unused });
  const fleet = { ...deps, devices: unused as never, authenticate: unused, release: '' };
  addApiKeyRoutes(api, { ...fleet, apiKeys: unused as never });
  addWebhookRoutes(api, {
    ...fleet,
    webhooks: unused as never,
    secretOf: unused,
    newId: unused,
    local: false,
  });
  addPairingRoutes(api, { ...fleet, newPairingCode: unused });
  addFleetRoutes(api, fleet);
  addHeartbeatRoutes(api, fleet);
  addKioskConfigRoutes(api, fleet);
  addDossierRoutes(api, { ...fleet, asked: unused as never, receipts: TEST_RECEIPTS });
  addPromptRoutes(api, { ...fleet, receipts: TEST_RECEIPTS });
  addReceiptRoutes(api, { ...fleet, receipts: TEST_RECEIPTS, asked: unused as never, siteUrl: unused });
  const invitations = unused as never;
  addInvitationRoutes(api, {
    ...fleet,
    invitations,
    receipts: TEST_RECEIPTS,
    seal: TEST_SEAL,
    sends: unused,
  });
  addOptOutPage(api, { ...deps, invitations, receipts: TEST_RECEIPTS });
  const subscriptions = unused as never;
  addReportSubscriptionRoutes(api, {
    ...fleet,
    subscriptions,
    seal: TEST_SEAL,
    links: TEST_LINKS,
    sends: unused,
  });
  addReportEndPage(api, { ...deps, subscriptions, placeOf: unused });
  addLedgerRoutes(api, { ...deps, ledger: unused as never, decisions: unused as never });
  const changed = { ...fleet, improvements: unused as never };
  addPublicImprovementRoutes(api, changed);
  addImprovementRoutes(api, changed);
  addImprovementWriteRoutes(api, changed);
  addPublicRoutes(api, { months: unused as never });
  addPublicPages(api, { ...deps, ...changed, ledger: unused as never, months: unused as never });
  addCheckPage(api, { ...deps, ledger: unused as never, decisions: unused as never });
  addPrivacyPage(api, deps);
  addPostersPage(api, { ...deps, siteUrl: unused });
  addSignInRoutes(api, { signIn: unused });
  addMethodRoutes(api);
  addReferenceRoutes(api, { cityName: 'x', build: 'x', engine: 'dynamodb', foldLagSeconds: () => null });
  const pages = createPagesApp({
    ...deps,
    store: { recordResponse: unused },
    changes: unused as never,
    receipts: TEST_RECEIPTS,
  });
  const routes = new Hono().route('/', api).route('/', pages).routes;
  const keys = routes
    .filter(({ path, method }) => !path.includes('*') && method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
  return [...new Set(keys)].sort();
};

describe('the routes', () => {
  it('are those of the apps, and one for every other address', () => {
    const keys = routesOf('prod').map(({ RouteKey }) => RouteKey);
    // The apps answer these by the GET of the same path.
    const heads = PUBLIC.filter((key) => key.startsWith('HEAD '));

    expect(keys.toSorted()).toEqual(['$default', ...routesOfApps(), ...heads].toSorted());
  });

  it.each(['dev', 'prod'] as const)('are open to anyone only where they are listed here: %s', (stage) => {
    const open = routesOf(stage).filter(({ AuthorizationType }) => AuthorizationType === 'NONE');

    expect(open.map(({ RouteKey }) => RouteKey).sort()).toEqual(PUBLIC);
  });

  it.each(['dev', 'prod'] as const)('for managers are all there: %s', (stage) => {
    const closed = routesOf(stage).filter(({ AuthorizationType }) => AuthorizationType !== 'NONE');

    expect(closed.map(({ RouteKey }) => RouteKey).sort()).toEqual(FOR_MANAGERS);
  });

  it.each(FOR_MANAGERS)('ask for a token of the sign-in: %s', (key) => {
    const route = routesOf('prod').find(({ RouteKey }) => RouteKey === key);

    expect(route).toMatchObject({ AuthorizationType: 'JWT', AuthorizerId: { Ref: authorizerId } });
  });
});

describe('the authoriser', () => {
  it('trusts the user pool, for the dashboard', () => {
    const [client] = Object.keys(STAGES.prod.findResources('AWS::Cognito::UserPoolClient'));

    expect(JSON.stringify(authorizer?.JwtConfiguration.Issuer)).toMatch(
      /ImportValue.*UserPool\w+ProviderURL/,
    );
    expect(authorizer?.JwtConfiguration.Audience).toEqual([{ Ref: client }]);
  });

  it('reads the token from the Authorization header', () => {
    expect(authorizer?.IdentitySource).toEqual(['$request.header.Authorization']);
  });
});

describe('the limits', () => {
  it('hold for the API as a whole, so that a flood has a price that is known', () => {
    expect(apiStage?.DefaultRouteSettings).toEqual({ ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 });
  });

  it('hold for each route', () => {
    expect(Object.keys(apiStage?.RouteSettings ?? {}).sort()).toEqual(
      routesOf('prod')
        .map(({ RouteKey }) => RouteKey)
        .sort(),
    );
  });

  it.each([
    ['POST /v1/responses', 200],
    ['POST /v1/responses/batch', 50],
    ['GET /v1/units/{id}/results', 100],
    ['GET /reference', 20],
  ])('let one route take its share only: %s', (key, perSecond) => {
    expect(apiStage?.RouteSettings[key]?.ThrottlingRateLimit).toBe(perSecond);
  });
});

describe('the access log', () => {
  const format = JSON.parse(apiStage?.AccessLogSettings.Format ?? '{}');

  it('names each request by the id that the caller and our own log have', () => {
    expect(format.requestId).toBe('$context.requestId');
  });

  it('holds nothing that tells one citizen from another', () => {
    expect(
      Object.values(format).filter((value) => /identity|ip|agent|path|authorizer/i.test(String(value))),
    ).toEqual([]);
  });
});
