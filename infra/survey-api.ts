import { Fn, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnStage,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Stage } from './stages.ts';

export type ApiFunctions = {
  readonly intake: IFunction;
  readonly pages: IFunction;
  readonly results: IFunction;
  readonly reference: IFunction;
  readonly decisions: IFunction;
  readonly ledger: IFunction;
  readonly devices: IFunction;
  readonly invitations: IFunction;
  readonly organisation: IFunction;
};

/** `share` of the stage's requests a second that one route may take for itself. */
type Route = {
  readonly method: HttpMethod;
  readonly path: string;
  readonly to: keyof ApiFunctions;
  readonly share: number;
};

const { DELETE, GET, HEAD, POST, PUT } = HttpMethod;

const PUBLIC_ROUTES: readonly Route[] = [
  { method: POST, path: '/v1/responses', to: 'intake', share: 1 },
  // One batch holds up to a hundred ratings.
  { method: POST, path: '/v1/responses/batch', to: 'intake', share: 0.25 },
  { method: GET, path: '/v1/counters/{code}', to: 'intake', share: 0.5 },
  { method: GET, path: '/q/{counterCode}', to: 'pages', share: 1 },
  { method: POST, path: '/q/{counterCode}', to: 'pages', share: 0.5 },
  { method: GET, path: '/Q/{counterCode}', to: 'pages', share: 0.5 },
  { method: GET, path: '/r', to: 'pages', share: 0.5 },
  { method: GET, path: '/R', to: 'pages', share: 0.1 },
  { method: GET, path: '/r/{token}', to: 'pages', share: 1 },
  { method: GET, path: '/R/{token}', to: 'pages', share: 1 },
  { method: POST, path: '/r/{token}', to: 'pages', share: 0.5 },
  { method: GET, path: '/', to: 'ledger', share: 0.5 },
  { method: GET, path: '/units/{unit}', to: 'ledger', share: 0.5 },
  { method: GET, path: '/posters/{unit}', to: 'devices', share: 0.05 },
  { method: GET, path: '/check', to: 'ledger', share: 0.1 },
  { method: GET, path: '/privacy', to: 'ledger', share: 0.1 },
  { method: GET, path: '/embed/{unit}', to: 'ledger', share: 0.2 },
  { method: GET, path: '/v1/public/months', to: 'ledger', share: 0.2 },
  { method: GET, path: '/v1/public/months/{month}', to: 'ledger', share: 0.2 },
  { method: GET, path: '/v1/public/units/{id}', to: 'ledger', share: 0.5 },
  { method: GET, path: '/v1/public/units/{id}/improvements', to: 'ledger', share: 0.2 },
  { method: GET, path: '/open-data/datapackage.json', to: 'ledger', share: 0.1 },
  { method: GET, path: '/open-data/csv-metadata.json', to: 'ledger', share: 0.1 },
  { method: GET, path: '/open-data/{file}', to: 'ledger', share: 0.1 },
  { method: GET, path: '/v1/ledger/{unit}', to: 'ledger', share: 0.1 },
  { method: GET, path: '/v1/proofs/{code}', to: 'ledger', share: 0.1 },
  // Open, since a device has no name yet: so few a second that nobody fills the table with codes.
  { method: POST, path: '/v1/pairings', to: 'devices', share: 0.01 },
  { method: GET, path: '/v1/pairings/{code}', to: 'devices', share: 0.1 },
  { method: POST, path: '/v1/devices/{id}/heartbeat', to: 'devices', share: 0.25 },
  // Asked every other second by kiosks that the one-stop system prompts.
  { method: GET, path: '/v1/devices/{id}/prompt', to: 'devices', share: 1 },
  // Of programmes, which sign in with a key that the function knows and no authoriser does.
  { method: POST, path: '/v1/kiosks/{id}/prompt', to: 'devices', share: 0.25 },
  { method: POST, path: '/v1/receipts', to: 'devices', share: 0.25 },
  // One batch holds up to five hundred dossiers.
  { method: POST, path: '/v1/dossiers', to: 'devices', share: 0.05 },
  { method: POST, path: '/v1/receipts/issued', to: 'devices', share: 0.05 },
  { method: POST, path: '/v1/invitations', to: 'invitations', share: 0.05 },
  { method: GET, path: '/u/{token}', to: 'invitations', share: 0.1 },
  { method: POST, path: '/u/{token}', to: 'invitations', share: 0.1 },
  { method: GET, path: '/u/{unit}/{token}', to: 'invitations', share: 0.1 },
  { method: POST, path: '/u/{unit}/{token}', to: 'invitations', share: 0.1 },
  { method: GET, path: '/v1/methods', to: 'reference', share: 0.1 },
  { method: GET, path: '/v1/methods/{id}', to: 'reference', share: 0.1 },
  { method: GET, path: '/v1/sign-in', to: 'reference', share: 0.1 },
  { method: GET, path: '/openapi.json', to: 'reference', share: 0.1 },
  { method: GET, path: '/reference', to: 'reference', share: 0.1 },
  { method: GET, path: '/healthz', to: 'reference', share: 0.1 },
];

/** What everybody may keep; of that the head alone may be asked for, which is no `GET` to a gateway. */
const OPEN_PATH = /^\/($|(units|embed|open-data|v1\/public|v1\/ledger)\/)/;
const HEAD_ROUTES: readonly Route[] = PUBLIC_ROUTES.filter(({ path }) => OPEN_PATH.test(path)).map(
  (route) => ({ ...route, method: HEAD }),
);

const MANAGER_ROUTES: readonly Route[] = [
  { method: GET, path: '/v1/units', to: 'results', share: 0.5 },
  { method: GET, path: '/v1/units/{id}', to: 'results', share: 0.5 },
  { method: GET, path: '/v1/units/{id}/results', to: 'results', share: 0.5 },
  { method: GET, path: '/v1/units/{id}/responses.csv', to: 'decisions', share: 0.02 },
  { method: GET, path: '/v1/units/{id}/results.csv', to: 'decisions', share: 0.05 },
  { method: GET, path: '/v1/units/{id}/results.xlsx', to: 'decisions', share: 0.05 },
  { method: GET, path: '/v1/units/{id}/changes', to: 'results', share: 0.3 },
  { method: GET, path: '/v1/units/{id}/improvements', to: 'results', share: 0.1 },
  { method: PUT, path: '/v1/units/{id}/improvements/{improvement}', to: 'decisions', share: 0.05 },
  { method: GET, path: '/v1/units/{id}/report-subscriptions', to: 'invitations', share: 0.1 },
  {
    method: PUT,
    path: '/v1/units/{id}/report-subscriptions/{subscription}',
    to: 'invitations',
    share: 0.05,
  },
  {
    method: DELETE,
    path: '/v1/units/{id}/report-subscriptions/{subscription}',
    to: 'invitations',
    share: 0.05,
  },
  { method: GET, path: '/v1/units/{id}/scorecard', to: 'results', share: 0.1 },
  { method: PUT, path: '/v1/units/{id}/scorecard/{indicator}/{period}', to: 'decisions', share: 0.1 },
  { method: GET, path: '/v1/questionnaires', to: 'results', share: 0.1 },
  { method: GET, path: '/v1/questionnaires/{id}/versions/{version}', to: 'results', share: 0.1 },
  { method: PUT, path: '/v1/questionnaires/{id}/versions/{version}', to: 'decisions', share: 0.1 },
  { method: POST, path: '/v1/questionnaires/{id}/versions/{version}/publish', to: 'decisions', share: 0.1 },
  { method: POST, path: '/v1/questionnaires/{id}/versions/{version}/retire', to: 'decisions', share: 0.1 },
  { method: GET, path: '/v1/services', to: 'results', share: 0.1 },
  { method: GET, path: '/v1/services/export', to: 'organisation', share: 0.05 },
  { method: PUT, path: '/v1/services/{code}', to: 'organisation', share: 0.05 },
  { method: GET, path: '/v1/organisation/export', to: 'organisation', share: 0.05 },
  { method: POST, path: '/v1/organisation/import', to: 'organisation', share: 0.05 },
  { method: POST, path: '/v1/services/import', to: 'organisation', share: 0.05 },
  { method: POST, path: '/v1/decisions', to: 'decisions', share: 0.1 },
  { method: GET, path: '/v1/units/{id}/comments', to: 'decisions', share: 0.1 },
  { method: GET, path: '/v1/units/{id}/comment-themes', to: 'decisions', share: 0.05 },
  { method: PUT, path: '/v1/units/{id}/comments/{comment}/moderation', to: 'decisions', share: 0.1 },
  { method: GET, path: '/v1/audit', to: 'decisions', share: 0.1 },
  { method: GET, path: '/v1/audit/export', to: 'decisions', share: 0.01 },
  { method: GET, path: '/v1/api-keys', to: 'devices', share: 0.1 },
  { method: POST, path: '/v1/api-keys', to: 'devices', share: 0.1 },
  { method: POST, path: '/v1/api-keys/{id}/revocation', to: 'devices', share: 0.1 },
  { method: GET, path: '/v1/webhooks', to: 'devices', share: 0.1 },
  { method: POST, path: '/v1/webhooks', to: 'devices', share: 0.1 },
  { method: DELETE, path: '/v1/webhooks/{id}', to: 'devices', share: 0.1 },
  { method: POST, path: '/v1/webhooks/{id}/test', to: 'devices', share: 0.1 },
  { method: GET, path: '/v1/webhooks/{id}/deliveries', to: 'devices', share: 0.1 },
  { method: POST, path: '/v1/webhooks/{id}/deliveries/{delivery}/replay', to: 'devices', share: 0.1 },
  { method: GET, path: '/v1/devices', to: 'devices', share: 0.1 },
  { method: POST, path: '/v1/devices', to: 'devices', share: 0.1 },
  { method: POST, path: '/v1/devices/{id}/pairing', to: 'devices', share: 0.1 },
  { method: POST, path: '/v1/devices/{id}/revocation', to: 'devices', share: 0.1 },
  { method: GET, path: '/v1/devices/{id}/config', to: 'devices', share: 0.1 },
  { method: PUT, path: '/v1/devices/{id}/config', to: 'devices', share: 0.1 },
  { method: GET, path: '/v1/units/{id}/kiosk-config', to: 'devices', share: 0.1 },
  { method: PUT, path: '/v1/units/{id}/kiosk-config', to: 'devices', share: 0.1 },
];

/** What is kept of a request: neither address nor user agent, nothing that tells one citizen from another. */
const ACCESS_LOG = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  integrationMilliseconds: '$context.integrationLatency',
  bytes: '$context.responseLength',
  error: '$context.error.message',
  integrationError: '$context.integrationErrorMessage',
};

/** The gateway before the functions. Routes are listed, and each has a limit of its own. */
export class SurveyApi extends Construct {
  readonly api: HttpApi;
  readonly accessLog: LogGroup;
  /** `….execute-api.….amazonaws.com` */
  readonly host: string;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);

    this.api = new HttpApi(this, 'HttpApi', {
      description: `Satisfaction survey, ${stage.name}`,
      createDefaultStage: false,
    });
    this.host = Fn.select(2, Fn.split('/', this.api.apiEndpoint));
    this.accessLog = new LogGroup(this, 'AccessLog', {
      retention: stage.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  /** Opens the routes; those of managers through the authoriser only: there is no way to say "none". */
  open(stage: Stage, functions: ApiFunctions, authorizer: IHttpRouteAuthorizer): void {
    const integrations = {
      intake: new HttpLambdaIntegration('Intake', functions.intake),
      pages: new HttpLambdaIntegration('Pages', functions.pages),
      results: new HttpLambdaIntegration('Results', functions.results),
      reference: new HttpLambdaIntegration('Reference', functions.reference),
      decisions: new HttpLambdaIntegration('Decisions', functions.decisions),
      ledger: new HttpLambdaIntegration('Ledger', functions.ledger),
      devices: new HttpLambdaIntegration('Devices', functions.devices),
      invitations: new HttpLambdaIntegration('Invitations', functions.invitations),
      organisation: new HttpLambdaIntegration('Organisation', functions.organisation),
    };
    const routes = [
      ...[...PUBLIC_ROUTES, ...HEAD_ROUTES].flatMap(({ path, method, to }) =>
        this.api.addRoutes({ path, methods: [method], integration: integrations[to] }),
      ),
      ...MANAGER_ROUTES.flatMap(({ path, method, to }) =>
        this.api.addRoutes({ path, methods: [method], integration: integrations[to], authorizer }),
      ),
      // A page in two languages for every other address.
      new HttpRoute(this, 'Anything', {
        httpApi: this.api,
        routeKey: HttpRouteKey.DEFAULT,
        integration: integrations.pages,
      }),
    ];

    const rateOf = (share: number): number => Math.max(1, Math.round(stage.requestsPerSecond * share));
    // Handed to CloudFormation as it is, so in its own spelling.
    const limitOf = (share: number) => ({
      ThrottlingRateLimit: rateOf(share),
      ThrottlingBurstLimit: rateOf(share) * 2,
    });
    // Limits the bill, not the caller: whoever shares an address with others is not to be shut out by it.
    const apiStage = new HttpStage(this, 'DefaultStage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: { rateLimit: stage.requestsPerSecond, burstLimit: stage.requestsPerSecond * 2 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.accessLog),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)),
      },
    });
    const resource = apiStage.node.defaultChild as CfnStage;
    resource.routeSettings = Object.fromEntries(
      [...PUBLIC_ROUTES, ...HEAD_ROUTES, ...MANAGER_ROUTES, { method: '$default', path: '', share: 0.1 }].map(
        ({ method, path, share }) => [`${method} ${path}`.trim(), limitOf(share)],
      ),
    );
    // A limit can be set only for a route that exists.
    for (const route of routes) resource.node.addDependency(route);
  }
}
