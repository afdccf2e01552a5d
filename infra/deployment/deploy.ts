import { readFileSync } from 'node:fs';
import { runCdk, runCommand, stackName, stageArgument } from './command.ts';
import { preflight } from './preflight.ts';

const OUTPUTS = '.build/outputs.json';

/* npm run deploy -- --stage dev: looks first what it would do to data, deploys all stacks, says where things are. */
await runCommand(async () => {
  const { stage, forCdk } = stageArgument(process.argv.slice(2));
  await runCdk(stage, 'synth', '--quiet', '--strict');
  for (const { sentence } of await preflight(stage)) process.stdout.write(`${sentence}\n`);
  await runCdk(stage, 'deploy', '--all', '--outputs-file', OUTPUTS, ...forCdk);

  const outputs: Readonly<Record<string, Readonly<Record<string, string>>>> = JSON.parse(
    readFileSync(OUTPUTS, 'utf8'),
  );
  const printed = { ...outputs[stackName(stage, 'data')], ...outputs[stackName(stage, 'service')] };
  const outputOf = (output: string): string =>
    Object.entries(printed).find(([name]) => name.includes(output))?.[1] ?? '(not among the outputs)';
  const site = outputOf('SiteUrl');
  process.stdout.write(
    [
      '',
      `Kiosk            ${site}/kiosk/`,
      `Poster QR        ${site}/q/<counter code>`,
      `Manager's view   ${site}/manage/`,
      `API              ${site}/reference`,
      `Sign-in          ${outputOf('SignInUrl')}`,
      `Table            ${outputOf('TableName')}`,
      `Invitation       sent to ${outputOf('InvitationSentTo')}, when the stage was first deployed`,
      ...(stage.domain && !stage.domain.hostedZone
        ? [`DNS              make ${stage.domain.name} an alias or CNAME of ${outputOf('SiteHost')}`]
        : []),
      '',
    ].join('\n'),
  );
});
