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

/** Looks every quarter of an hour which kiosks are silent for longer than chance explains. */
export class WatchFunction extends SurveyFunction {
  constructor(scope: Construct, id: string, stage: Stage, table: ITable) {
    super(scope, id, {
      stage,
      entry: 'watch.lambda.ts',
      description: 'Looks which kiosks are unusually silent',
      timeoutSeconds: 300,
      memoryMegabytes: 1024,
    });

    grantItems(this, table, [TABLE_SCHEMA.tallyPrefix, TABLE_SCHEMA.devicePrefix], ['Query']);
    grantItems(this, table, [TABLE_SCHEMA.devicePrefix], ['PutItem']);

    this.addEnvironment(environmentNames.tableName, table.tableName);

    new Schedule(scope, `${id}Schedule`, {
      description: 'The watch over silent kiosks',
      schedule: ScheduleExpression.rate(Duration.minutes(15)),
      // The next one comes in a quarter of an hour.
      target: new LambdaInvoke(this, { retryAttempts: 0, maxEventAge: Duration.minutes(15) }),
    });
  }
}
