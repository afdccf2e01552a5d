import { describe, expect, it } from 'vitest';
import { propertiesOf, templatesOf } from '../support/stage-templates.ts';

const { data, service } = templatesOf('prod');

const [[, pool] = []] = propertiesOf<Readonly<Record<string, unknown>>>(data, 'AWS::Cognito::UserPool');
const [[, client] = []] = propertiesOf<Readonly<Record<string, unknown>>>(
  service,
  'AWS::Cognito::UserPoolClient',
);
const [[, first] = []] = propertiesOf<{
  readonly UserAttributes: readonly { readonly Name: string; readonly Value: string }[];
}>(data, 'AWS::Cognito::UserPoolUser');

type Variables = {
  readonly Environment?: { readonly Variables: Readonly<Record<string, unknown>> };
};

const variablesOf = (template: typeof service, name: string): readonly unknown[] =>
  propertiesOf<Variables>(template, 'AWS::Lambda::Function').flatMap(
    ([, { Environment }]) => Environment?.Variables[name] ?? [],
  );

/** The settings of the page, with what only a deployment knows as `…`. */
const settingsOf = (template: typeof service): string => {
  const [said] = variablesOf(template, 'SURVEY_SIGN_IN') as readonly [
    string | { readonly 'Fn::Join': readonly [string, readonly unknown[]] },
  ];
  if (typeof said === 'string') return said;
  return said['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : '…')).join('');
};

describe('the sign-in', () => {
  it('asks everyone for a second factor', () => {
    expect(pool?.MfaConfiguration).toBe('ON');
  });

  it('takes a code of an app for it, and none by SMS', () => {
    expect(pool?.EnabledMfas).toEqual(['SOFTWARE_TOKEN_MFA']);
  });

  it('lets nobody sign up', () => {
    expect(pool?.AdminCreateUserConfig).toMatchObject({ AllowAdminCreateUserOnly: true });
  });

  it('cannot be deleted by one wrong call in prod', () => {
    expect(pool?.DeletionProtection).toBe('ACTIVE');
  });

  it('outlives the service in prod, and so do its people', () => {
    const kept = ['AWS::Cognito::UserPool', 'AWS::Cognito::UserPoolUser'].flatMap((type) =>
      Object.values(data.findResources(type)).map(({ DeletionPolicy }) => DeletionPolicy),
    );

    expect(kept).toEqual(['Retain', 'Retain']);
  });

  it('gives the dashboard a code to be changed into tokens, and no tokens in addresses', () => {
    expect(client?.AllowedOAuthFlows).toEqual(['code']);
  });

  it('gives tokens for a quarter of an hour, and a refresh token that is good once', () => {
    expect(client).toMatchObject({
      AccessTokenValidity: 15,
      IdTokenValidity: 15,
      RefreshTokenValidity: 720,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 30 },
      EnableTokenRevocation: true,
    });
    expect(client?.ExplicitAuthFlows).toEqual(['ALLOW_USER_SRP_AUTH']);
  });

  it('needs no secret of the page, which could not keep one', () => {
    expect(client?.GenerateSecret).toBe(false);
  });

  it('tells the dashboard where to sign in, as the deployment knows it', () => {
    const said = settingsOf(service);

    expect(said).toContain('"bearer":"id_token"');
    expect(said).toContain('"idleMinutes":20');
    expect(said).toContain('"demonstration":false');
    expect(said).toContain('GlobalSignOut');
  });

  it('lets nobody write his own role or unit', () => {
    expect(client?.WriteAttributes).toEqual(['locale']);
  });

  it('tells the dashboard the role and the unit', () => {
    expect(client?.ReadAttributes).toEqual(expect.arrayContaining(['custom:role', 'custom:unit']));
  });

  it('invites the first administrator, over the whole city', () => {
    expect(
      Object.fromEntries(first?.UserAttributes.map(({ Name, Value }) => [Name, Value]) ?? []),
    ).toMatchObject({
      email: 'administrator@example.org',
      'custom:role': 'admin',
      'custom:unit': '01',
    });
  });
});

describe('the sign-in of a city', () => {
  const { service: ofCity } = templatesOf('prod', {
    identityProvider: {
      issuer: 'https://sso.example.vn/realms/city',
      clientId: 'satisfaction',
      bearer: 'access_token',
      audience: 'https://danhgia.example.vn',
      scopes: 'openid profile survey',
      roleClaim: 'survey_role',
      unitClaim: 'survey_unit',
      origins: ['https://tokens.example.vn'],
    },
  });

  it('takes the place of Cognito at the gateway', () => {
    const [[, authorizer] = []] = propertiesOf<{ readonly JwtConfiguration: unknown }>(
      ofCity,
      'AWS::ApiGatewayV2::Authorizer',
    );

    expect(authorizer?.JwtConfiguration).toEqual({
      Issuer: 'https://sso.example.vn/realms/city',
      Audience: ['https://danhgia.example.vn'],
    });
    expect(propertiesOf(ofCity, 'AWS::Cognito::UserPoolClient')).toEqual([]);
  });

  it('is what the page is told, and whom it may ask', () => {
    expect(JSON.parse(settingsOf(ofCity))).toMatchObject({
      issuer: 'https://sso.example.vn/realms/city',
      clientId: 'satisfaction',
      scopes: 'openid profile survey',
      bearer: 'access_token',
      signOutEverywhere: null,
    });
    expect(JSON.stringify(ofCity.findResources('AWS::CloudFront::ResponseHeadersPolicy'))).toContain(
      "connect-src 'self' https://sso.example.vn https://tokens.example.vn",
    );
  });

  it('says roles and units under its own names', () => {
    expect(new Set(variablesOf(ofCity, 'SURVEY_ROLE_CLAIM'))).toEqual(new Set(['survey_role']));
    expect(new Set(variablesOf(ofCity, 'SURVEY_UNIT_CLAIM'))).toEqual(new Set(['survey_unit']));
  });
});
