import { App } from 'aws-cdk-lib';
import { addPlatform } from './platform.ts';
import { SETTINGS, stageOf } from './stages.ts';

const app = new App();
addPlatform(
  app,
  stageOf((setting) => app.node.tryGetContext(setting) ?? process.env[SETTINGS[setting]]),
);
