import { type Stack, Validations } from 'aws-cdk-lib';

/** A finding of the AwsSolutions rules that stands, where it stands, and why. */
export type AcknowledgedFinding = {
  /** Ids as the rules print them; `{region}` stands for the region of the stack. */
  readonly rules: readonly string[];
  /** What the path of the construct ends in, within its stack. */
  readonly at: RegExp;
  readonly reason: string;
};

const UPLOADS = 'Custom::CDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C';

/** All findings that are left, in one place; synth fails for any other. */
export const ACKNOWLEDGED_FINDINGS: readonly AcknowledgedFinding[] = [
  {
    rules: ['AwsSolutions-APIG4'],
    at: /^Api$/,
    reason:
      'Citizens rate without signing in. The routes that are open are listed in survey-api.ts and in its test; those of managers all have the authoriser.',
  },
  {
    rules: ['AwsSolutions-CFR3', 'AwsSolutions-S1'],
    at: /^Site$/,
    reason:
      'Access logs hold the addresses of citizens, which are not to be kept with or beside a rating. The bucket holds nothing but the public pages.',
  },
  {
    rules: ['AwsSolutions-CFR1'],
    at: /^Site$/,
    reason: 'Citizens abroad use public services too, and may rate them.',
  },
  {
    rules: [
      'AwsSolutions-CFR4',
      'Annotation::@aws-cdk/aws-cloudfront:minimumProtocolVersionWithoutCertificate',
    ],
    at: /^Site$/,
    reason:
      "Without a domain of the city's own, CloudFront's certificate and its protocols cannot be chosen; with one, TLS 1.2 is the least.",
  },
  {
    rules: ['AwsSolutions-CFR2'],
    at: /^Site$/,
    reason: 'The web ACL is a setting, on in prod; in dev it would cost more than all the rest.',
  },
  {
    rules: ['AwsSolutions-SMG4'],
    at: /^(OriginSecret|ReceiptKey|InvitationKey|WebhookSecret)$/,
    reason:
      'Said between the site, the functions and a gateway only. A rotation by itself would shut the site or the gateway out, make one dossier two, or forget who opted out.',
  },
  {
    rules: ['AwsSolutions-SQS3'],
    at: /^FoldFailures$/,
    reason: 'This queue is itself where the stream leaves what could not be folded.',
  },
  {
    rules: ['AwsSolutions-COG8'],
    at: /^People$/,
    reason:
      'The plus plan is paid for each manager and month; a second factor is required of everyone, and nobody can sign up.',
  },
  {
    rules: [
      'AwsSolutions-IAM5[Resource::<Sweep576358E8.Arn>:*]',
      'AwsSolutions-IAM5[Resource::<SealC01A1568.Arn>:*]',
      'AwsSolutions-IAM5[Resource::<Watch985EFA11.Arn>:*]',
      'AwsSolutions-IAM5[Resource::<Send46722DF3.Arn>:*]',
      'AwsSolutions-IAM5[Resource::<WebhooksA50342DA.Arn>:*]',
      'AwsSolutions-IAM5[Resource::<Synthetic84BD0708.Arn>:*]',
    ],
    at: /^SchedulerRoleForTarget-[0-9a-f]+$/,
    reason: 'The scheduler may invoke one function; the star stands for its versions and aliases.',
  },
  {
    rules: ['AwsSolutions-S1', 'AwsSolutions-IAM5[Resource::<Exports25637AFB.Arn>/exports/*]'],
    at: /^(Exports|SchedulerRoleForTarget-a3b0bb)$/,
    reason:
      'Exports are read by administrators alone, whose calls CloudTrail keeps; the scheduler may write below one prefix, under names that DynamoDB chooses.',
  },
  {
    rules: ['AwsSolutions-IAM5[Resource::*]'],
    at: /^(Intake|Pages|Results|Reference|Fold|Sweep|Decisions|Ledger|Seal|Devices|Organisation|Watch|Invitations|Send|Webhooks|Synthetic)Role$/,
    reason: 'X-Ray knows no resources: traces are put to all of them or to none.',
  },
  {
    rules: [
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
      'AwsSolutions-IAM5[Action::s3:Abort*]',
      'AwsSolutions-IAM5[Action::s3:DeleteObject*]',
      'AwsSolutions-IAM5[Action::s3:GetBucket*]',
      'AwsSolutions-IAM5[Action::s3:GetObject*]',
      'AwsSolutions-IAM5[Action::s3:List*]',
      'AwsSolutions-IAM5[Resource::*]',
      'AwsSolutions-IAM5[Resource::<SitePages600CC8A7.Arn>/*]',
      'AwsSolutions-IAM5[Resource::arn:aws:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-{region}/*]',
      'AwsSolutions-L1',
    ],
    at: new RegExp(`^${UPLOADS}$`),
    reason:
      'Uploads the pages while a deployment runs, and comes with the CDK as it is; no request of a citizen or manager reaches it.',
  },
  {
    rules: [
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]',
    ],
    at: /^Backups$/,
    reason: 'The policy that AWS keeps for its backup service, and says to use.',
  },
];

/** Notes the acknowledged findings in the stacks, where the rules look for them and the template shows them. */
export const acknowledgeFindings = (stacks: readonly Stack[]): void => {
  for (const stack of stacks) {
    for (const child of stack.node.findAll()) {
      const path = child.node.path.slice(stack.node.path.length + 1);
      for (const { rules, at, reason } of ACKNOWLEDGED_FINDINGS) {
        if (!at.test(path)) continue;
        Validations.of(child).acknowledge(
          ...rules.map((id) => ({ id: id.replace('{region}', stack.region), reason })),
        );
      }
    }
  }
};
