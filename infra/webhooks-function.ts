import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Construct } from 'constructs';
import { environmentNames } from '../functions/environment.ts';
import { TABLE_SCHEMA } from '../functions/store/table-schema.ts';
import type { Stage } from './stages.ts';
import { SurveyFunction } from './survey-function.ts';
import { grantItems } from './table-access.ts';

/**
 * Tells the endpoints of other programmes what has changed. It alone calls addresses that people have typed in, so it
 * reads figures and the log of changes, and can open no response, dossier or invitation.
 */
export class WebhooksFunction extends SurveyFunction {
  constructor(scope: Construct, id: string, stage: Stage, table: ITable) {
    super(scope, id, {
      stage,
      entry: 'webhooks.lambda.ts',
      description: 'Tells the endpoints of other programmes what has changed',
      timeoutSeconds: 90,
      memoryMegabytes: 512,
    });

    grantItems(this, table, [TABLE_SCHEMA.webhookPrefix], ['GetItem', 'PutItem', 'Query']);
    grantItems(this, table, [TABLE_SCHEMA.sheetPrefix], ['GetItem', 'Query']);
    grantItems(
      this,
      table,
      [
        TABLE_SCHEMA.devicePrefix,
        TABLE_SCHEMA.auditPrefix,
        TABLE_SCHEMA.configPrefix,
        TABLE_SCHEMA.questionnairePrefix,
      ],
      ['Query'],
    );

    this.addEnvironment(environmentNames.tableName, table.tableName);

    new Schedule(scope, `${id}Schedule`, {
      description: 'The sending of webhooks',
      schedule: ScheduleExpression.rate(Duration.minutes(1)),
      // What is due stays due.
      target: new LambdaInvoke(this, { retryAttempts: 0, maxEventAge: Duration.minutes(1) }),
    });
  }
}
