import { Duration, TimeZone } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Construct } from 'constructs';
import { environmentNames } from '../functions/environment.ts';
import { COUNTED_PREFIXES, TABLE_SCHEMA } from '../functions/store/table-schema.ts';
import type { Stage } from './stages.ts';
import { SurveyFunction } from './survey-function.ts';
import { grantItems } from './table-access.ts';

/** Recounts the last days each night, at an hour in which no counter is open and nothing is under way. */
export class SweepFunction extends SurveyFunction {
  constructor(scope: Construct, id: string, stage: Stage, table: ITable) {
    super(scope, id, {
      stage,
      entry: 'sweep.lambda.ts',
      description: 'Recounts the last days and repairs what differs',
      timeoutSeconds: 900,
      memoryMegabytes: 1769,
    });

    grantItems(this, table, [...COUNTED_PREFIXES, TABLE_SCHEMA.configPrefix], ['Query']);
    // Whether there is a later organisation is asked by its key.
    grantItems(this, table, [TABLE_SCHEMA.configPrefix], ['GetItem']);
    grantItems(
      this,
      table,
      [TABLE_SCHEMA.tallyPrefix, TABLE_SCHEMA.sheetPrefix],
      ['GetItem', 'PutItem', 'Query'],
    );

    this.addEnvironment(environmentNames.tableName, table.tableName);

    new Schedule(scope, `${id}Schedule`, {
      description: 'The nightly recount',
      schedule: ScheduleExpression.cron({
        hour: String((Number(stage.city.hoursOfService.closes.slice(0, 2)) + 6) % 24),
        minute: '30',
        timeZone: TimeZone.of('Asia/Ho_Chi_Minh'),
      }),
      // Nothing is lost when a night is left out: the next one looks three days back.
      target: new LambdaInvoke(this, { retryAttempts: 2, maxEventAge: Duration.hours(1) }),
    });
  }
}
