import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { addPlatform } from '../../infra/platform.ts';
import { SETTINGS } from '../../infra/settings.ts';
import { type StageSettings, stageOf } from '../../infra/stages.ts';

const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'));

/** An app with the flags of cdk.json that bundles no code. */
export const testApp = (): App =>
  new App({ context: { ...context, 'aws:cdk:bundling-stacks': [] }, autoSynth: false });

export type Templates = {
  readonly data: Template;
  readonly service: Template;
  readonly observability: Template;
  readonly edge: Template | undefined;
};

/** What would be deployed for a stage, some of its settings replaced. */
export const templatesOf = (name: keyof typeof SETTINGS, changed: Partial<StageSettings> = {}): Templates => {
  const stage = stageOf({ [name]: { ...SETTINGS[name], ...changed } }, name);
  const { data, service, observability, edge } = addPlatform(testApp(), stage);
  return {
    data: Template.fromStack(data),
    service: Template.fromStack(service),
    observability: Template.fromStack(observability),
    edge: edge && Template.fromStack(edge),
  };
};

/** The properties of all resources of a type, by their logical ids. */
export const propertiesOf = <T>(template: Template, type: string): readonly (readonly [string, T])[] =>
  Object.entries(template.findResources(type)).map(([id, { Properties }]) => [id, Properties as T]);
