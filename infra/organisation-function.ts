import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { environmentNames } from '../functions/environment.ts';
import { TABLE_SCHEMA } from '../functions/store/table-schema.ts';
import type { Stage } from './stages.ts';
import { SurveyFunction } from './survey-function.ts';
import { grantItems } from './table-access.ts';

/** Publishes what officers change in units and services. It can read neither a response nor a result. */
export class OrganisationFunction extends SurveyFunction {
  constructor(scope: Construct, id: string, stage: Stage, table: ITable) {
    super(scope, id, {
      stage,
      entry: 'organisation.lambda.ts',
      description: 'Takes what officers change in units and services',
      timeoutSeconds: 20,
      memoryMegabytes: 1024,
    });

    grantItems(this, table, [TABLE_SCHEMA.configPrefix], ['PutItem', 'Query']);
    // To say which kiosks stand at counters that are to be no more.
    grantItems(this, table, [TABLE_SCHEMA.devicePrefix], ['Query']);
    grantItems(this, table, [TABLE_SCHEMA.auditPrefix], ['PutItem', 'Query']);

    this.addEnvironment(environmentNames.tableName, table.tableName);
  }
}
