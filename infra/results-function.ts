import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { environmentNames } from '../functions/environment.ts';
import { TABLE_SCHEMA } from '../functions/store/table-schema.ts';
import type { Stage } from './stages.ts';
import { SurveyFunction } from './survey-function.ts';
import { grantItems } from './table-access.ts';

/** Answers managers. It reads sheets, of single days hour tallies, and entered figures: never one citizen's response, and it writes nothing. */
export class ResultsFunction extends SurveyFunction {
  constructor(scope: Construct, id: string, stage: Stage, table: ITable) {
    super(scope, id, {
      stage,
      entry: 'results.lambda.ts',
      description: 'Answers managers with units and their results',
      timeoutSeconds: 10,
      memoryMegabytes: 1024,
    });

    grantItems(this, table, [TABLE_SCHEMA.sheetPrefix], ['GetItem', 'Query']);
    grantItems(
      this,
      table,
      [
        TABLE_SCHEMA.configPrefix,
        TABLE_SCHEMA.scorecardPrefix,
        TABLE_SCHEMA.improvementPrefix,
        TABLE_SCHEMA.questionnairePrefix,
        TABLE_SCHEMA.tallyPrefix,
      ],
      ['Query'],
    );

    this.addEnvironment(environmentNames.tableName, table.tableName);
  }
}
