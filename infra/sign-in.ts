import { CfnOutput, Duration } from 'aws-cdk-lib';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { ClientAttributes, OAuthScope, type UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';

/** How the dashboard signs people in, and the gateway knows them by their tokens. */
export class SignIn extends Construct {
  readonly authorizer: HttpJwtAuthorizer;

  constructor(scope: Construct, id: string, userPool: UserPool, siteUrl: string) {
    super(scope, id);

    const client = new UserPoolClient(this, 'Dashboard', {
      userPool,
      // A page in a browser cannot keep a secret; PKCE takes its place.
      generateSecret: false,
      authFlows: {},
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
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
      idTokenValidity: Duration.hours(1),
      accessTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(12),
    });
    this.authorizer = new HttpJwtAuthorizer('Managers', userPool.userPoolProviderUrl, {
      jwtAudience: [client.userPoolClientId],
    });

    new CfnOutput(this, 'UserPoolClientId', { value: client.userPoolClientId });
  }
}
