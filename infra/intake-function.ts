import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { environmentNames } from '../functions/environment.ts';
import { TABLE_SCHEMA } from '../functions/store/table-schema.ts';
import type { Stage } from './stages.ts';
import { SurveyFunction } from './survey-function.ts';
import { grantItems } from './table-access.ts';

/** Takes responses from kiosks and citizens' pages. It can read no result. */
export class IntakeFunction extends SurveyFunction {
  constructor(scope: Construct, id: string, stage: Stage, table: ITable) {
    super(scope, id, {
      stage,
      entry: 'intake.lambda.ts',
      description: 'Records the responses of citizens',
      timeoutSeconds: 10,
      memoryMegabytes: 1024,
    });

    // After a put that was refused, the response that is there already is read and compared.
    grantItems(this, table, [TABLE_SCHEMA.responsePrefix], ['PutItem', 'GetItem']);
    grantItems(this, table, [TABLE_SCHEMA.configPrefix, TABLE_SCHEMA.questionnairePrefix], ['Query']);
    // A kiosk's request is signed by its device, with a nonce that is spent.
    grantItems(this, table, [TABLE_SCHEMA.devicePrefix], ['GetItem']);
    grantItems(this, table, [TABLE_SCHEMA.passingPrefix], ['PutItem']);

    this.addEnvironment(environmentNames.tableName, table.tableName);
    this.addEnvironment(environmentNames.kiosks, stage.kiosks);
  }
}
