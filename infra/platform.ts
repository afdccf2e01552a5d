import { type App, type Stack, Tags } from 'aws-cdk-lib';
import { acknowledgeFindings } from './acknowledged-findings.ts';
import { AnalysisStack } from './analysis-stack.ts';
import { DataStack } from './data-stack.ts';
import { EdgeStack } from './edge-stack.ts';
import { ObservabilityStack } from './observability-stack.ts';
import { ServiceStack } from './service-stack.ts';
import type { Stage } from './stages.ts';

export type Platform = {
  readonly data: DataStack;
  readonly service: ServiceStack;
  readonly edge: EdgeStack | undefined;
  readonly observability: ObservabilityStack;
  readonly analysis: AnalysisStack | undefined;
  readonly all: readonly Stack[];
};

/** The stacks of one stage. */
export const addPlatform = (app: App, stage: Stage): Platform => {
  const nameOf = (part: string): string => `satisfaction-survey-${stage.name}-${part}`;
  const data = new DataStack(app, nameOf('data'), stage);
  const edge = stage.domain || stage.webAcl ? new EdgeStack(app, nameOf('edge'), stage) : undefined;
  const service = new ServiceStack(app, nameOf('service'), stage, data, edge);
  const observability = new ObservabilityStack(app, nameOf('observability'), stage, service);

  Tags.of(app).add('product', 'satisfaction-survey');
  Tags.of(app).add('stage', stage.name);
  Tags.of(app).add('city', stage.city.topUnit);
  const analysis = stage.analysis ? new AnalysisStack(app, nameOf('analysis'), stage, data.table) : undefined;
  const all = [data, edge, service, observability, analysis].filter((stack) => stack !== undefined);
  acknowledgeFindings(all);
  return { data, service, edge, observability, analysis, all };
};
