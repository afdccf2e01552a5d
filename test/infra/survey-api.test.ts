import { describe, expect, it } from 'vitest';
import { PROD_SETTINGS, propertiesOf, templatesOf } from '../support/stage-templates.ts';

const STAGES = { dev: templatesOf({}).service, prod: templatesOf(PROD_SETTINGS).service };

type RouteProperties = {
  readonly RouteKey: string;
  readonly AuthorizationType: string;
  readonly AuthorizerId?: unknown;
};

type AuthorizerProperties = { readonly JwtConfiguration: unknown; readonly IdentitySource: unknown };

const routesOf = (stage: keyof typeof STAGES): readonly RouteProperties[] =>
  propertiesOf<RouteProperties>(STAGES[stage], 'AWS::ApiGatewayV2::Route').map(([, route]) => route);

const PUBLIC = [
  'GET /healthz',
  'GET /openapi.json',
  'GET /q/{counterCode}',
  'GET /reference',
  'GET /v1/counters/{code}',
  'GET /v1/methods',
  'GET /v1/methods/{id}',
  'POST /q/{counterCode}',
  'POST /v1/responses',
  'POST /v1/responses/batch',
];

const FOR_MANAGERS = ['GET /v1/units', 'GET /v1/units/{id}', 'GET /v1/units/{id}/results'];

const [[authorizerId, authorizer] = []] = propertiesOf<AuthorizerProperties>(
  STAGES.prod,
  'AWS::ApiGatewayV2::Authorizer',
);

describe('the routes', () => {
  it.each(['dev', 'prod'] as const)('are open to anyone only where they are listed here: %s', (stage) => {
    const open = routesOf(stage).filter(({ AuthorizationType }) => AuthorizationType === 'NONE');

    expect(open.map(({ RouteKey }) => RouteKey).sort()).toEqual(PUBLIC);
  });

  it.each(['dev', 'prod'] as const)('for managers are all there: %s', (stage) => {
    const closed = routesOf(stage).filter(({ AuthorizationType }) => AuthorizationType !== 'NONE');

    expect(closed.map(({ RouteKey }) => RouteKey).sort()).toEqual(FOR_MANAGERS);
  });

  it.each(FOR_MANAGERS)('ask for a signature where there is no sign-in service: %s', (key) => {
    const route = routesOf('dev').find(({ RouteKey }) => RouteKey === key);

    expect(route?.AuthorizationType).toBe('AWS_IAM');
  });

  it.each(FOR_MANAGERS)('ask for a token of the sign-in service in prod: %s', (key) => {
    const route = routesOf('prod').find(({ RouteKey }) => RouteKey === key);

    expect(route).toMatchObject({ AuthorizationType: 'JWT', AuthorizerId: { Ref: authorizerId } });
  });
});

describe('the authoriser', () => {
  it('trusts one issuer, for one audience', () => {
    expect(authorizer?.JwtConfiguration).toEqual({
      Issuer: PROD_SETTINGS.jwtIssuer,
      Audience: [PROD_SETTINGS.jwtAudience],
    });
  });

  it('reads the token from the Authorization header', () => {
    expect(authorizer?.IdentitySource).toEqual(['$request.header.Authorization']);
  });
});

describe('the API', () => {
  it('is limited as a whole, so that a flood has a price that is known', () => {
    const [[, stage] = []] = propertiesOf<{ readonly DefaultRouteSettings: unknown }>(
      STAGES.prod,
      'AWS::ApiGatewayV2::Stage',
    );

    expect(stage?.DefaultRouteSettings).toEqual({ ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 });
  });
});
