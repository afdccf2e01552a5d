import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { environmentNames } from '../functions/environment.ts';
import { TABLE_SCHEMA } from '../functions/store/table-schema.ts';
import type { Stage } from './stages.ts';
import { SurveyFunction } from './survey-function.ts';
import { grantItems } from './table-access.ts';

/** Draws the pages a citizen rates on, and takes what their forms send. It can read no result. */
export class PagesFunction extends SurveyFunction {
  constructor(scope: Construct, id: string, stage: Stage, table: ITable) {
    super(scope, id, {
      stage,
      entry: 'pages.lambda.ts',
      description: 'Draws the pages of citizens and records what their forms send',
      timeoutSeconds: 10,
      memoryMegabytes: 1024,
    });

    grantItems(this, table, [TABLE_SCHEMA.responsePrefix], ['PutItem', 'GetItem']);
    grantItems(this, table, [TABLE_SCHEMA.configPrefix, TABLE_SCHEMA.questionnairePrefix], ['Query']);

    this.addEnvironment(environmentNames.tableName, table.tableName);
    this.addEnvironment(environmentNames.cityName, stage.city.name);
  }
}
