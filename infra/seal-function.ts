import { Duration, TimeZone } from 'aws-cdk-lib';
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
 * Closes the days that are over: twice a night, as a second sealing finds nothing to do. A day is over a quarter of an hour
 * after its midnight, when no request of it can be under way any more.
 */
export class SealFunction extends SurveyFunction {
  constructor(scope: Construct, id: string, stage: Stage, table: ITable) {
    super(scope, id, {
      stage,
      entry: 'seal.lambda.ts',
      description: 'Seals the days that are over in the ledger, and publishes closed months',
      timeoutSeconds: 900,
      memoryMegabytes: 1769,
    });

    grantItems(
      this,
      table,
      [
        TABLE_SCHEMA.responsePrefix,
        TABLE_SCHEMA.tallyPrefix,
        TABLE_SCHEMA.ledgerPrefix,
        TABLE_SCHEMA.configPrefix,
        TABLE_SCHEMA.sheetPrefix,
        TABLE_SCHEMA.questionnairePrefix,
        TABLE_SCHEMA.publishedPrefix,
      ],
      ['Query'],
    );
    grantItems(this, table, [TABLE_SCHEMA.ledgerPrefix, TABLE_SCHEMA.publishedPrefix], ['PutItem']);

    this.addEnvironment(environmentNames.tableName, table.tableName);

    new Schedule(scope, `${id}Schedule`, {
      description: 'The nightly sealing of the ledger',
      schedule: ScheduleExpression.cron({
        hour: '1,4',
        minute: '15',
        timeZone: TimeZone.of('Asia/Ho_Chi_Minh'),
      }),
      // Nothing is lost when a night is left out: the next one closes both days.
      target: new LambdaInvoke(this, { retryAttempts: 2, maxEventAge: Duration.hours(1) }),
    });
  }
}
