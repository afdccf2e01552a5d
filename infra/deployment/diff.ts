import { runCdk, runCommand, stackName, stageArgument, synthesisedTemplate } from './command.ts';
import { dataChangesOf } from './data-changes.ts';
import { deployedStack } from './deployed.ts';

/* npm run diff -- --stage dev: what a deployment would change; for data, in words. */
await runCommand(async () => {
  const { stage, forCdk } = stageArgument(process.argv.slice(2));
  await runCdk(stage, 'diff', ...forCdk);
  const name = stackName(stage, 'data');
  const deployed = await deployedStack(stage.region, name);
  const changes = dataChangesOf(deployed?.template ?? {}, synthesisedTemplate(name));
  const dangerous = changes.some(({ endangersData }) => endangersData);
  process.stdout.write(
    [
      '',
      deployed ? 'What it would do to data:' : 'Nothing is deployed yet, so there is no data to change.',
      ...(changes.length > 0 ? changes.map(({ sentence }) => `  ${sentence}`) : ['  nothing']),
      ...(dangerous ? ['Data would be lost: npm run deploy refuses this.'] : []),
      '',
    ].join('\n'),
  );
});
