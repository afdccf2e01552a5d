import type { Construct } from 'constructs';
import { environmentNames } from '../functions/environment.ts';
import { RELEASE } from './release.ts';
import type { Stage } from './stages.ts';
import { SurveyFunction } from './survey-function.ts';

/** Serves what is the same for everyone: the API's description, the methods, the health check. No table. */
export class ReferenceFunction extends SurveyFunction {
  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id, {
      stage,
      entry: 'reference.lambda.ts',
      description: 'Serves the description of the API and of the methods',
      timeoutSeconds: 5,
      memoryMegabytes: 512,
    });

    this.addEnvironment(environmentNames.cityName, stage.city.name);
    this.addEnvironment(environmentNames.release, RELEASE);
  }
}
