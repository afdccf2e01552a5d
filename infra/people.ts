import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolUser,
  FeaturePlan,
  Mfa,
  StringAttribute,
  UserPool,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Stage } from './stages.ts';

/** The claims of a token in which a person's role and unit stand; only administrators write them. */
const CLAIMS = {
  role: new StringAttribute({ minLen: 1, maxLen: 40, mutable: true }),
  unit: new StringAttribute({ minLen: 1, maxLen: 40, mutable: true }),
};

/**
 * Who signs in: people that were invited, each with a second factor. Nobody can sign up. They stand with the data,
 * since accounts that are lost must be made and set up again one by one.
 */
export class People extends Construct {
  readonly userPool: UserPool;
  /** Where its pages and its tokens are. */
  readonly signInUrl: string;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    const removalPolicy = stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;

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
        emailBody: invitation(stage),
      },
      deletionProtection: stage.keepsData,
      removalPolicy,
    });
    const domain = this.userPool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: `satisfaction-survey-${stage.name}-${Stack.of(this).account}` },
    });

    this.signInUrl = domain.baseUrl();

    // Cognito sends the invitation when the user is made, and a later deployment sends no other.
    const administrator = new CfnUserPoolUser(this, 'FirstAdministrator', {
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
    administrator.applyRemovalPolicy(removalPolicy);

    new CfnOutput(this, 'SignInUrl', { value: this.signInUrl });
    new CfnOutput(this, 'UserPoolId', { value: this.userPool.userPoolId });
    new CfnOutput(this, 'InvitationSentTo', { value: stage.administratorEmail });
  }
}

/** Cognito puts name and password in. The address is in it only where it is known before the site is made. */
const invitation = ({ domain, city }: Stage): string => {
  const page = domain ? `https://${domain.name}/manage/` : undefined;
  return [
    `Ông/Bà được mời dùng trang chỉ số hài lòng của ${city.name}${page ? `: ${page}` : ''}. `,
    'Tên đăng nhập {username}, mật khẩu tạm {####} (dùng được trong 3 ngày). ',
    'Lần đầu đăng nhập, xin đặt mật khẩu mới và cài ứng dụng mã xác thực.<br><br>',
    `You are invited to the satisfaction index of ${city.name}${page ? `: ${page}` : ''}. `,
    'Your name is {username}, your temporary password {####} (good for 3 days). ',
    'When you first sign in, choose a password of your own and set up an authenticator app.',
  ].join('');
};
