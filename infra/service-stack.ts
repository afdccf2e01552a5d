import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { environmentNames } from '../functions/environment.ts';
import type { DataStack } from './data-stack.ts';
import { DecisionsFunction } from './decisions-function.ts';
import { DevicesFunction } from './devices-function.ts';
import type { Edge } from './edge-stack.ts';
import { FoldFunction } from './fold-function.ts';
import { IntakeFunction } from './intake-function.ts';
import { InvitationsFunction } from './invitations-function.ts';
import { LedgerFunction } from './ledger-function.ts';
import { OrganisationFunction } from './organisation-function.ts';
import { PagesFunction } from './pages-function.ts';
import { ReferenceFunction } from './reference-function.ts';
import { ResultsFunction } from './results-function.ts';
import { SealFunction } from './seal-function.ts';
import { SendFunction } from './send-function.ts';
import { SignIn, signInOriginsOf } from './sign-in.ts';
import { Site } from './site.ts';
import type { Stage } from './stages.ts';
import { SurveyApi } from './survey-api.ts';
import { SweepFunction } from './sweep-function.ts';
import { WatchFunction } from './watch-function.ts';
import { WebhooksFunction } from './webhooks-function.ts';

/**
 * What can be replaced: removed and deployed again, it finds everything in the table. The site stands in it too: the
 * site names the gateway, the sign-in names the site, and the gateway's authoriser the sign-in, a ring that CloudFormation
 * resolves within one stack only.
 */
export class ServiceStack extends Stack {
  readonly api: SurveyApi;
  readonly site: Site;
  readonly fold: FoldFunction;
  readonly intake: IntakeFunction;
  readonly pages: PagesFunction;
  readonly results: ResultsFunction;
  readonly reference: ReferenceFunction;
  readonly sweep: SweepFunction;
  readonly decisions: DecisionsFunction;
  readonly ledger: LedgerFunction;
  readonly seal: SealFunction;
  readonly devices: DevicesFunction;
  readonly organisation: OrganisationFunction;
  readonly watch: WatchFunction;
  readonly invitations: InvitationsFunction;
  readonly send: SendFunction;
  readonly webhooks: WebhooksFunction;
  readonly tableName: string;

  constructor(
    scope: Construct,
    id: string,
    stage: Stage,
    { table, people }: DataStack,
    edge: Edge | undefined,
  ) {
    super(scope, id, {
      description: `Satisfaction survey, ${stage.name}: site, API and fold`,
      env: { region: stage.region },
      crossRegionReferences: true,
    });

    this.tableName = table.tableName;
    this.intake = new IntakeFunction(this, 'Intake', stage, table);
    this.pages = new PagesFunction(this, 'Pages', stage, table);
    this.results = new ResultsFunction(this, 'Results', stage, table);
    this.reference = new ReferenceFunction(this, 'Reference', stage);
    this.fold = new FoldFunction(this, 'Fold', stage, table);
    this.sweep = new SweepFunction(this, 'Sweep', stage, table);
    this.decisions = new DecisionsFunction(this, 'Decisions', stage, table);
    this.ledger = new LedgerFunction(this, 'Ledger', stage, table);
    this.seal = new SealFunction(this, 'Seal', stage, table);
    this.devices = new DevicesFunction(this, 'Devices', stage, table);
    this.organisation = new OrganisationFunction(this, 'Organisation', stage, table);
    this.watch = new WatchFunction(this, 'Watch', stage, table);
    this.invitations = new InvitationsFunction(this, 'Invitations', stage, table);
    this.send = new SendFunction(this, 'Send', stage, table);
    this.webhooks = new WebhooksFunction(this, 'Webhooks', stage, table);

    const secret = new Secret(this, 'OriginSecret', {
      description: 'What the site says to the functions, so that nobody goes round it',
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const originSecret = secret.secretValue.unsafeUnwrap();
    const receipts = new Secret(this, 'ReceiptKey', {
      description: 'With which numbers of receipts are hashed',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    for (const knowing of [this.devices, this.pages, this.invitations, this.webhooks]) {
      knowing.addEnvironment(environmentNames.receiptKey, receipts.secretValue.unsafeUnwrap());
    }
    const addresses = new Secret(this, 'InvitationKey', {
      description:
        'With what addresses of citizens are sealed, and hashed in the list of those who opted out',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    for (const knowing of [this.invitations, this.send]) {
      knowing.addEnvironment(environmentNames.invitationKey, addresses.secretValue.unsafeUnwrap());
    }
    const webhook = new Secret(this, 'WebhookSecret', {
      description: 'With what messages are signed for the gateway that delivers them',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.send.addEnvironment(environmentNames.webhookSecret, webhook.secretValue.unsafeUnwrap());
    const answerers = {
      intake: this.intake,
      pages: this.pages,
      results: this.results,
      reference: this.reference,
      decisions: this.decisions,
      ledger: this.ledger,
      devices: this.devices,
      invitations: this.invitations,
      organisation: this.organisation,
    };
    for (const answering of Object.values(answerers)) {
      answering.addEnvironment(environmentNames.originSecret, originSecret);
    }

    this.api = new SurveyApi(this, 'Api', stage);
    this.site = new Site(this, 'Site', {
      stage,
      apiHost: this.api.host,
      originSecret,
      edge,
      signInOrigins: signInOriginsOf(stage, people),
    });
    for (const naming of [this.devices, this.decisions, this.send])
      naming.addEnvironment(environmentNames.siteUrl, this.site.url);
    const signIn = new SignIn(this, 'SignIn', stage, people, this.site.url);
    signIn.tell(this.reference);
    const ofPeople = [this.results, this.decisions, this.devices, this.invitations, this.organisation];
    for (const answering of ofPeople) {
      signIn.open(answering);
    }
    this.api.open(stage, answerers, signIn.authorizer);

    new CfnOutput(this, 'FoldFailuresQueueUrl', { value: this.fold.failures.queueUrl });
  }
}
