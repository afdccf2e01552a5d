import { Duration } from 'aws-cdk-lib';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Construct } from 'constructs';
import { environmentNames } from '../functions/environment.ts';
import type { Stage } from './stages.ts';
import { SurveyFunction } from './survey-function.ts';

export const SYNTHETIC_RATING_EVERY = Duration.minutes(5);

/** Rates through the public address as a kiosk would. It may do nothing in the account but write its log. */
export class SyntheticFunction extends SurveyFunction {
  constructor(scope: Construct, id: string, stage: Stage, siteUrl: string) {
    super(scope, id, {
      stage,
      entry: 'synthetic.lambda.ts',
      description: 'Rates through the public address; counted in no index',
      timeoutSeconds: 30,
      memoryMegabytes: 256,
    });

    this.addEnvironment(environmentNames.siteUrl, siteUrl);
    this.addEnvironment(environmentNames.syntheticUnit, stage.syntheticRating.unit);
    this.addEnvironment(environmentNames.syntheticCounter, stage.syntheticRating.counter);

    new Schedule(scope, `${id}Schedule`, {
      description: 'The synthetic rating',
      schedule: ScheduleExpression.rate(SYNTHETIC_RATING_EVERY),
      // One that failed is a finding, and the next is near.
      target: new LambdaInvoke(this, { retryAttempts: 0, maxEventAge: Duration.minutes(5) }),
    });
  }
}
