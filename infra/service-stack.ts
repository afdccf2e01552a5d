import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { FoldFunction } from './fold-function.ts';
import { IntakeFunction } from './intake-function.ts';
import { PagesFunction } from './pages-function.ts';
import { ReferenceFunction } from './reference-function.ts';
import { ResultsFunction } from './results-function.ts';
import type { Stage } from './stages.ts';
import { SurveyApi } from './survey-api.ts';

/** What can be replaced: removed and deployed again, it finds everything in the table. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, stage: Stage, table: ITable) {
    super(scope, id, { description: `Satisfaction survey, ${stage.name}: the API and the fold` });

    const api = new SurveyApi(this, 'Api', stage, {
      intake: new IntakeFunction(this, 'Intake', stage, table),
      pages: new PagesFunction(this, 'Pages', stage, table),
      results: new ResultsFunction(this, 'Results', stage, table),
      reference: new ReferenceFunction(this, 'Reference', stage),
    });
    const fold = new FoldFunction(this, 'Fold', stage, table);

    new CfnOutput(this, 'ApiUrl', { value: api.url });
    new CfnOutput(this, 'FoldFailuresQueueUrl', { value: fold.failures.queueUrl });
  }
}
