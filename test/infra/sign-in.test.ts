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
