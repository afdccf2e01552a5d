import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { environmentNames } from '../functions/environment.ts';
import { TABLE_SCHEMA } from '../functions/store/table-schema.ts';
import { RELEASE } from './release.ts';
import type { Stage } from './stages.ts';
import { SurveyFunction } from './survey-function.ts';
import { grantItems } from './table-access.ts';

/** Pairs kiosks, hears of them, lets officers run them, and hears what programmes
 * ask and report. It can read neither a response nor a result. */
export class DevicesFunction extends SurveyFunction {
  constructor(scope: Construct, id: string, stage: Stage, table: ITable) {
    super(scope, id, {
      stage,
      entry: 'devices.lambda.ts',
      description: 'Pairs kiosks, hears of them, and keeps their settings',
      timeoutSeconds: 10,
      memoryMegabytes: 1024,
    });

    grantItems(
      this,
      table,
      [
        TABLE_SCHEMA.devicePrefix,
        TABLE_SCHEMA.passingPrefix,
        TABLE_SCHEMA.apiKeyPrefix,
        TABLE_SCHEMA.webhookPrefix,
      ],
      ['GetItem', 'PutItem', 'Query'],
    );
    grantItems(this, table, [TABLE_SCHEMA.dossierPrefix, TABLE_SCHEMA.issuedPrefix], ['GetItem', 'PutItem']);
    grantItems(this, table, [TABLE_SCHEMA.configPrefix, TABLE_SCHEMA.questionnairePrefix], ['Query']);
    grantItems(this, table, [TABLE_SCHEMA.auditPrefix], ['PutItem', 'Query']);

    this.addEnvironment(environmentNames.tableName, table.tableName);
    this.addEnvironment(environmentNames.release, RELEASE);
  }
}
