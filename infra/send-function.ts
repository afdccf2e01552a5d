import { Arn, Duration, Stack } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Construct } from 'constructs';
import { environmentNames } from '../functions/environment.ts';
import { TABLE_SCHEMA } from '../functions/store/table-schema.ts';
import type { Stage } from './stages.ts';
import { SurveyFunction } from './survey-function.ts';
import { grantItems } from './table-access.ts';

/** Sends every five minutes what is due, and nothing at night. It alone opens the addresses of citizens. */
export class SendFunction extends SurveyFunction {
  constructor(scope: Construct, id: string, stage: Stage, table: ITable) {
    super(scope, id, {
      stage,
      entry: 'send.lambda.ts',
      description: 'Sends the invitations to rate that are due, and word of reports',
      timeoutSeconds: 300,
      memoryMegabytes: 512,
    });

    grantItems(this, table, [TABLE_SCHEMA.invitationPrefix], ['GetItem', 'PutItem', 'Query']);
    grantItems(this, table, [TABLE_SCHEMA.subscriptionPrefix], ['PutItem', 'Query']);
    // Whether a dossier is rated already, or its citizen wants no messages.
    grantItems(this, table, [TABLE_SCHEMA.responsePrefix, TABLE_SCHEMA.optOutPrefix], ['GetItem']);
    grantItems(this, table, [TABLE_SCHEMA.configPrefix], ['Query']);
    this.grantProviders(stage);

    this.addEnvironment(environmentNames.tableName, table.tableName);
    this.addEnvironment(environmentNames.cityName, stage.city.name);
    this.addEnvironment(environmentNames.messages, JSON.stringify(stage.invitations));

    new Schedule(scope, `${id}Schedule`, {
      description: 'The sending of invitations',
      schedule: ScheduleExpression.rate(Duration.minutes(5)),
      // What is due stays due.
      target: new LambdaInvoke(this, { retryAttempts: 0, maxEventAge: Duration.minutes(5) }),
    });
  }

  private grantProviders({ invitations: { phone, email, mailSender } }: Stage): void {
    if (phone === 'sns') {
      // A telephone number is no resource; this leaves out everything that is one, topics and applications.
      // https://docs.aws.amazon.com/sns/latest/dg/sns-sms-policies.html
      this.addToRolePolicy(
        new PolicyStatement({ actions: ['sns:Publish'], notResources: ['arn:aws:sns:*:*:*'] }),
      );
    }
    if (email === 'ses' && mailSender) {
      const [, domain = ''] = mailSender.replace(/>$/, '').split('@');
      const identity = (resourceName: string): string =>
        Arn.format({ service: 'ses', resource: 'identity', resourceName }, Stack.of(this));
      this.addToRolePolicy(
        new PolicyStatement({ actions: ['ses:SendEmail'], resources: [identity(domain)] }),
      );
    }
  }
}
