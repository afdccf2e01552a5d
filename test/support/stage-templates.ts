import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { addPlatform } from '../../infra/platform.ts';
import { type Setting, stageOf } from '../../infra/stages.ts';

const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'));

/** Settings with which a production stage is complete. */
export const PROD_SETTINGS = {
  stage: 'prod',
  cityName: 'Thành phố Hà Nội',
  jwtIssuer: 'https://sign-in.example.vn/pool',
  jwtAudience: 'satisfaction-survey',
} as const satisfies Record<Setting, string>;

/** What would be deployed for some settings, with the flags of cdk.json and without bundling any code. */
export const templatesOf = (
  settings: Partial<Record<Setting, string>>,
): { readonly data: Template; readonly service: Template } => {
  const app = new App({ context: { ...context, 'aws:cdk:bundling-stacks': [] } });
  const { data, service } = addPlatform(
    app,
    stageOf((setting) => settings[setting]),
  );
  return { data: Template.fromStack(data), service: Template.fromStack(service) };
};

/** The properties of all resources of a type, by their logical ids. */
export const propertiesOf = <T>(template: Template, type: string): readonly (readonly [string, T])[] =>
  Object.entries(template.findResources(type)).map(([id, { Properties }]) => [id, Properties as T]);
