import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { environmentNames } from '../functions/environment.ts';
import { COMMENT_INDEX, TABLE_SCHEMA } from '../functions/store/table-schema.ts';
import type { Stage } from './stages.ts';
import { SurveyFunction } from './survey-function.ts';
import { grantIndex, grantItems } from './table-access.ts';

/**
 * Officers hold, release, void and erase single responses, enter what was reported elsewhere, and write questionnaires; people
 * take tables with them and read comments, of which the audit log keeps. It cannot touch a figure that is counted: those follow by
 * the fold.
 */
export class DecisionsFunction extends SurveyFunction {
  constructor(scope: Construct, id: string, stage: Stage, table: ITable) {
    super(scope, id, {
      stage,
      entry: 'decisions.lambda.ts',
      description: 'Takes what officers decide of single responses',
      timeoutSeconds: 10,
      memoryMegabytes: 1024,
    });

    grantItems(this, table, [TABLE_SCHEMA.responsePrefix], ['GetItem', 'PutItem', 'Query']);
    grantItems(
      this,
      table,
      [TABLE_SCHEMA.scorecardPrefix, TABLE_SCHEMA.questionnairePrefix],
      ['PutItem', 'Query'],
    );
    grantItems(this, table, [TABLE_SCHEMA.sheetPrefix], ['GetItem', 'Query']);
    grantItems(this, table, [TABLE_SCHEMA.configPrefix, TABLE_SCHEMA.tallyPrefix], ['Query']);
    grantItems(this, table, [TABLE_SCHEMA.improvementPrefix], ['GetItem', 'PutItem']);
    grantItems(this, table, [TABLE_SCHEMA.auditPrefix], ['PutItem', 'Query']);

    grantIndex(this, table, COMMENT_INDEX);
    grantItems(this, table, [TABLE_SCHEMA.moderationPrefix], ['GetItem', 'PutItem', 'Query']);

    this.addEnvironment(environmentNames.tableName, table.tableName);
  }
}
