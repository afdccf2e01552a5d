import { type App, Tags } from 'aws-cdk-lib';
import { DataStack } from './data-stack.ts';
import { ServiceStack } from './service-stack.ts';
import type { Stage } from './stages.ts';

/** The stacks of one stage. */
export const addPlatform = (
  app: App,
  stage: Stage,
): { readonly data: DataStack; readonly service: ServiceStack } => {
  const data = new DataStack(app, `satisfaction-survey-${stage.name}-data`, stage);
  const service = new ServiceStack(app, `satisfaction-survey-${stage.name}-service`, stage, data.table);

  Tags.of(app).add('product', 'satisfaction-survey');
  Tags.of(app).add('stage', stage.name);
  return { data, service };
};
