import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import {
  AccountRecovery,
  CfnUserPoolUser,
  ClientAttributes,
  FeaturePlan,
  Mfa,
  OAuthScope,
  StringAttribute,
  UserPool,
  UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Stage } from './stages.ts';

/** The claims of a token in which a person's role and unit stand; only administrators write them. */
const CLAIMS = {
  role: new StringAttribute({ minLen: 1, maxLen: 40, mutable: true }),
  unit: new StringAttribute({ minLen: 1, maxLen: 40, mutable: true }),
};

/** Who signs in: people that were invited, each with a second factor. Nobody can sign up. */
export class SignIn extends Construct {
  readonly userPool: UserPool;
  readonly authorizer: HttpJwtAuthorizer;

  constructor(scope: Construct, id: string, stage: Stage, siteUrl: string) {
    super(scope, id);

    this.userPool = new UserPool(this, 'UserPool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      mfa: Mfa.REQUIRED,
      // A code by SMS costs money for each sign-in and can be taken over with the number.
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      customAttributes: CLAIMS,
      featurePlan: FeaturePlan.ESSENTIALS,
      userInvitation: {
        emailSubject: `${stage.city.name}: mời dùng trang chỉ số hài lòng · invitation to the satisfaction index`,
        emailBody: INVITATION(siteUrl),
      },
      deletionProtection: stage.keepsData,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });

    const domain = this.userPool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: `satisfaction-survey-${stage.name}-${Stack.of(this).account}` },
    });
    const client = new UserPoolClient(this, 'Dashboard', {
      userPool: this.userPool,
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
    this.authorizer = new HttpJwtAuthorizer('Managers', this.userPool.userPoolProviderUrl, {
      jwtAudience: [client.userPoolClientId],
    });

    // Cognito sends the invitation when the user is made, and a later deployment sends no other.
    new CfnUserPoolUser(this, 'FirstAdministrator', {
      userPoolId: this.userPool.userPoolId,
      username: stage.administratorEmail,
      desiredDeliveryMediums: ['EMAIL'],
      userAttributes: [
        { name: 'email', value: stage.administratorEmail },
        { name: 'email_verified', value: 'true' },
        { name: 'custom:role', value: 'admin' },
        { name: 'custom:unit', value: stage.city.topUnit },
      ],
    });

    new CfnOutput(this, 'SignInUrl', { value: domain.baseUrl() });
    new CfnOutput(this, 'UserPoolId', { value: this.userPool.userPoolId });
    new CfnOutput(this, 'UserPoolClientId', { value: client.userPoolClientId });
    new CfnOutput(this, 'InvitationSentTo', { value: stage.administratorEmail });
  }
}

const INVITATION = (siteUrl: string): string =>
  [
    'Ông/Bà được mời dùng trang chỉ số hài lòng.',
    `Mở ${siteUrl}/manage/, đăng nhập bằng {username} và mật khẩu tạm {####} (dùng được trong 3 ngày), `,
    'rồi đặt mật khẩu mới và cài ứng dụng mã xác thực.<br><br>',
    'You are invited to the satisfaction index. ',
    `Open ${siteUrl}/manage/, sign in as {username} with the temporary password {####} (good for 3 days), `,
    'then choose a password of your own and set up an authenticator app.',
  ].join('');
