import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { addPlatform } from './platform.ts';
import { SETTINGS } from './settings.ts';
import { stageOf } from './stages.ts';

const app = new App();
addPlatform(app, stageOf(SETTINGS, app.node.tryGetContext('stage')));
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
