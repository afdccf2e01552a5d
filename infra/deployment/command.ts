import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { SETTINGS } from '../settings.ts';
import { DEFAULT_STAGE, type Stage, stageOf } from '../stages.ts';
import type { CloudFormationTemplate } from './data-changes.ts';

/** What a person at the command line did wrong, or must do first; printed without a stack trace. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** `--stage prod`, and after it whatever is meant for the CDK itself. */
export const stageArgument = (args: readonly string[]): { stage: Stage; forCdk: readonly string[] } => {
  const { values, tokens } = parseArgs({
    args: [...args],
    options: { stage: { type: 'string', default: DEFAULT_STAGE } },
    strict: false,
    tokens: true,
  });
  const own = new Set(
    tokens.flatMap((token) =>
      token.kind === 'option' && token.name === 'stage'
        ? [token.index, ...(token.inlineValue ? [] : [token.index + 1])]
        : [],
    ),
  );
  return {
    stage: stageOf(SETTINGS, String(values.stage)),
    forCdk: args.filter((_, position) => !own.has(position)),
  };
};

export const stackName = (stage: Stage, part: string): string => `satisfaction-survey-${stage.name}-${part}`;

const ASSEMBLY = '.build/cdk.out';

/** Runs the CDK's own command with what it prints in view; throws where it fails. */
export const runCdk = async (stage: Stage, ...args: readonly string[]): Promise<void> => {
  const child = spawn('cdk', [...args, '-c', `stage=${stage.name}`], {
    stdio: 'inherit',
    env: { ...process.env, AWS_REGION: stage.region },
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new CommandError(`cdk ${args[0]} ended with ${code}; nothing after it was done.`);
};

/** The template that the last synthesis wrote for a stack. */
export const synthesisedTemplate = (name: string): CloudFormationTemplate =>
  JSON.parse(readFileSync(`${ASSEMBLY}/${name}.template.json`, 'utf8'));

/** Prints what went wrong in one line, and ends with 1. */
export const runCommand = async (command: () => Promise<void>): Promise<void> => {
  try {
    await command();
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const hint = /credentials|token.*expired|sso/i.test(`${name} ${message}`)
      ? '\nSign in first: aws sso login'
      : '';
    process.stderr.write(`${message}${hint}\n`);
    process.exitCode = 1;
  }
};
