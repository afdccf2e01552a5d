import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { environmentNames } from '../functions/environment.ts';
import { TABLE_SCHEMA } from '../functions/store/table-schema.ts';
import type { Stage } from './stages.ts';
import { SurveyFunction } from './survey-function.ts';
import { grantItems } from './table-access.ts';

/**
 * Takes invitations from programmes, keeps who gets reports by e-mail, and hears who wants no messages. It can read neither a response
 * nor a result, and sends nothing.
 */
export class InvitationsFunction extends SurveyFunction {
  constructor(scope: Construct, id: string, stage: Stage, table: ITable) {
    super(scope, id, {
      stage,
      entry: 'invitations.lambda.ts',
      description: 'Takes invitations to rate, and who gets reports by e-mail; hears who wants neither',
      // Five hundred invitations of four calls each; the site waits fifteen seconds.
      timeoutSeconds: 15,
      memoryMegabytes: 1024,
    });

    grantItems(
      this,
      table,
      [
        TABLE_SCHEMA.apiKeyPrefix,
        TABLE_SCHEMA.passingPrefix,
        TABLE_SCHEMA.invitationPrefix,
        TABLE_SCHEMA.optOutPrefix,
      ],
      ['GetItem', 'PutItem'],
    );
    grantItems(this, table, [TABLE_SCHEMA.subscriptionPrefix], ['GetItem', 'PutItem', 'Query']);
    grantItems(this, table, [TABLE_SCHEMA.configPrefix], ['Query']);
    grantItems(this, table, [TABLE_SCHEMA.auditPrefix], ['PutItem', 'Query']);

    this.addEnvironment(environmentNames.tableName, table.tableName);
    this.addEnvironment(environmentNames.cityName, stage.city.name);
    this.addEnvironment(environmentNames.messages, JSON.stringify(stage.invitations));
  }
}
