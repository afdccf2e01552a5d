import { runCdk, runCommand, stackName, stageArgument } from './command.ts';

/* npm run destroy -- --stage dev: removes everything but the data. */
await runCommand(async () => {
  const { stage, forCdk } = stageArgument(process.argv.slice(2));
  const parts = [
    ...(stage.analysis ? ['analysis'] : []),
    'observability',
    'service',
    ...(stage.domain || stage.webAcl ? ['edge'] : []),
  ];
  await runCdk(stage, 'destroy', '--exclusively', ...parts.map((part) => stackName(stage, part)), ...forCdk);
  process.stdout.write(
    `${stackName(stage, 'data')} is left as it is, with every response in it. A new deployment finds it again.\n` +
      'To delete data is no command here: infra/README.md says how it is done by hand.\n',
  );
});
