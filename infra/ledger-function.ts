import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { environmentNames } from '../functions/environment.ts';
import { TABLE_SCHEMA } from '../functions/store/table-schema.ts';
import type { Stage } from './stages.ts';
import { SurveyFunction } from './survey-function.ts';
import { grantItems } from './table-access.ts';

/** Answers citizens and inspectors. It reads responses to compute their tree, and writes nothing. */
export class LedgerFunction extends SurveyFunction {
  constructor(scope: Construct, id: string, stage: Stage, table: ITable) {
    super(scope, id, {
      stage,
      entry: 'ledger.lambda.ts',
      description: 'Shows anyone the open data and the ledger, and whether a response stands in it',
      timeoutSeconds: 10,
      memoryMegabytes: 1024,
    });

    grantItems(
      this,
      table,
      [
        TABLE_SCHEMA.responsePrefix,
        TABLE_SCHEMA.ledgerPrefix,
        TABLE_SCHEMA.configPrefix,
        TABLE_SCHEMA.publishedPrefix,
        TABLE_SCHEMA.improvementPrefix,
      ],
      ['Query'],
    );

    this.addEnvironment(environmentNames.tableName, table.tableName);
    this.addEnvironment(environmentNames.cityName, stage.city.name);
  }
}
