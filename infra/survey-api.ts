import { HttpApi, HttpMethod, HttpStage, type IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer, HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { ManagerSignIn, Stage } from './stages.ts';

export type ApiFunctions = {
  readonly intake: IFunction;
  readonly pages: IFunction;
  readonly results: IFunction;
  readonly reference: IFunction;
};

type Route = { readonly method: HttpMethod; readonly path: string; readonly to: keyof ApiFunctions };

const { GET, POST } = HttpMethod;

const PUBLIC_ROUTES: readonly Route[] = [
  { method: POST, path: '/v1/responses', to: 'intake' },
  { method: POST, path: '/v1/responses/batch', to: 'intake' },
  { method: GET, path: '/v1/counters/{code}', to: 'intake' },
  { method: GET, path: '/q/{counterCode}', to: 'pages' },
  { method: POST, path: '/q/{counterCode}', to: 'pages' },
  { method: GET, path: '/v1/methods', to: 'reference' },
  { method: GET, path: '/v1/methods/{id}', to: 'reference' },
  { method: GET, path: '/openapi.json', to: 'reference' },
  { method: GET, path: '/reference', to: 'reference' },
  { method: GET, path: '/healthz', to: 'reference' },
];

const MANAGER_ROUTES: readonly Route[] = [
  { method: GET, path: '/v1/units', to: 'results' },
  { method: GET, path: '/v1/units/{id}', to: 'results' },
  { method: GET, path: '/v1/units/{id}/results', to: 'results' },
];

/** Every kind of sign-in has an authoriser: there is no way to say "none". */
const authorizerOf = (signIn: ManagerSignIn): IHttpRouteAuthorizer =>
  signIn.kind === 'jwt'
    ? new HttpJwtAuthorizer('Managers', signIn.issuer, { jwtAudience: [signIn.audience] })
    : new HttpIamAuthorizer();

/** The one public address. Routes are listed, so what is not named here cannot be reached. */
export class SurveyApi extends Construct {
  readonly url: string;

  constructor(scope: Construct, id: string, stage: Stage, functions: ApiFunctions) {
    super(scope, id);

    const api = new HttpApi(this, 'HttpApi', {
      description: `Satisfaction survey, ${stage.name}`,
      createDefaultStage: false,
    });
    // Limits the bill, not the caller: whoever shares an address with others is not to be shut out by it.
    const { url } = new HttpStage(this, 'DefaultStage', {
      httpApi: api,
      autoDeploy: true,
      throttle: { rateLimit: stage.requestsPerSecond, burstLimit: stage.requestsPerSecond * 2 },
    });
    this.url = url;

    const integrations = {
      intake: new HttpLambdaIntegration('Intake', functions.intake),
      pages: new HttpLambdaIntegration('Pages', functions.pages),
      results: new HttpLambdaIntegration('Results', functions.results),
      reference: new HttpLambdaIntegration('Reference', functions.reference),
    };
    for (const { method, path, to } of PUBLIC_ROUTES) {
      api.addRoutes({ path, methods: [method], integration: integrations[to] });
    }
    const authorizer = authorizerOf(stage.managerSignIn);
    for (const { method, path, to } of MANAGER_ROUTES) {
      api.addRoutes({ path, methods: [method], integration: integrations[to], authorizer });
    }
  }
}
