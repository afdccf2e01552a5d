import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { ClientAttributes, OAuthScope, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { environmentNames } from '../functions/environment.ts';
import type { People } from './people.ts';
import type { Stage } from './stages.ts';
import type { SurveyFunction } from './survey-function.ts';

type Provider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly audience: string;
  readonly scopes: string;
  readonly bearer: 'access_token' | 'id_token';
  readonly logoutReturnParameter: 'post_logout_redirect_uri' | 'logout_uri';
  readonly signOutEverywhere: { readonly url: string; readonly target: string } | null;
  readonly claims: { readonly role: string; readonly unit: string };
};

/** A page that was left open and a stolen token are good for so long, whatever is revoked. */
const TOKEN_VALIDITY = Duration.minutes(15);

/** How people sign in at the dashboard, and the gateway knows them by their tokens. */
export class SignIn extends Construct {
  readonly authorizer: HttpJwtAuthorizer;
  private readonly provider: Provider;
  private readonly stage: Stage;

  constructor(scope: Construct, id: string, stage: Stage, people: People, siteUrl: string) {
    super(scope, id);
    this.stage = stage;
    this.provider = stage.identityProvider ? ofCity(stage.identityProvider) : this.cognito(people, siteUrl);
    this.authorizer = new HttpJwtAuthorizer('Managers', this.provider.issuer, {
      jwtAudience: [this.provider.audience],
    });
  }

  /** Lets the function say to pages how to sign in. */
  tell(reference: SurveyFunction): void {
    const { audience: _, claims: __, ...said } = this.provider;
    const settings = { ...said, idleMinutes: this.stage.idleMinutes, demonstration: false };
    reference.addEnvironment(environmentNames.signIn, Stack.of(this).toJsonString(settings));
  }

  /** Lets the function know people by the claims that the gateway has verified. */
  open(answering: SurveyFunction): void {
    answering.addEnvironment(environmentNames.roleClaim, this.provider.claims.role);
    answering.addEnvironment(environmentNames.unitClaim, this.provider.claims.unit);
  }

  private cognito({ userPool }: People, siteUrl: string): Provider {
    const client = new UserPoolClient(this, 'Dashboard', {
      userPool,
      // A page in a browser cannot keep a secret; PKCE takes its place.
      generateSecret: false,
      // The sign-in page's own. None of a password that travels, and none of refresh tokens that stay the same.
      authFlows: { userSrp: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        // The last lets a person end all of his own sessions.
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.COGNITO_ADMIN],
        callbackUrls: [`${siteUrl}/manage/`],
        logoutUrls: [`${siteUrl}/manage/`],
      },
      // Whoever could write these would give himself a role; a client that says nothing may write all.
      readAttributes: new ClientAttributes()
        .withStandardAttributes({ email: true })
        .withCustomAttributes('role', 'unit'),
      writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      idTokenValidity: TOKEN_VALIDITY,
      accessTokenValidity: TOKEN_VALIDITY,
      refreshTokenValidity: Duration.hours(12),
      // Each refresh token is good once; for so long again where the answer with the next one was lost.
      refreshTokenRotationGracePeriod: Duration.seconds(30),
    });
    new CfnOutput(this, 'UserPoolClientId', { value: client.userPoolClientId });
    return {
      issuer: userPool.userPoolProviderUrl,
      clientId: client.userPoolClientId,
      audience: client.userPoolClientId,
      scopes: 'openid email aws.cognito.signin.user.admin',
      // Cognito writes attributes of its own making into this one alone, short of a function at each sign-in.
      bearer: 'id_token',
      logoutReturnParameter: 'logout_uri',
      signOutEverywhere: {
        url: `${cognitoApi(this.stage)}/`,
        target: 'AWSCognitoIdentityProviderService.GlobalSignOut',
      },
      claims: { role: 'custom:role', unit: 'custom:unit' },
    };
  }
}

const ofCity = ({
  roleClaim,
  unitClaim,
  origins: _,
  ...provider
}: NonNullable<Stage['identityProvider']>): Provider => ({
  ...provider,
  logoutReturnParameter: 'post_logout_redirect_uri',
  signOutEverywhere: null,
  claims: { role: roleClaim, unit: unitClaim },
});

const cognitoApi = ({ region }: Stage): string => `https://cognito-idp.${region}.amazonaws.com`;

/** With whom the page speaks to sign in, beside its own origin; all else stays forbidden to it. */
export const signInOriginsOf = (stage: Stage, { signInUrl }: People): readonly string[] => {
  const { identityProvider } = stage;
  if (!identityProvider) return [cognitoApi(stage), signInUrl];
  return [...new Set([new URL(identityProvider.issuer).origin, ...identityProvider.origins.map(originOf)])];
};

const originOf = (url: string): string => new URL(url).origin;
