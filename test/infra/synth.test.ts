import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demonstrationSettings } from '../../functions/local/sign-in/demonstration-settings.ts';
import { ACKNOWLEDGED_FINDINGS } from '../../infra/acknowledged-findings.ts';
import { SETTINGS } from '../../infra/settings.ts';
import { ringOf } from '../support/rings.ts';

type Resource = {
  readonly Type: string;
  readonly Properties: {
    readonly Handler?: string;
    readonly Runtime?: string;
    readonly Environment?: { readonly Variables: Readonly<Record<string, unknown>> };
  };
  readonly Metadata?: Readonly<Record<string, unknown>>;
};

const stages = Object.keys(SETTINGS);
const output = mkdtempSync(join(tmpdir(), 'synth-'));
const runs = new Map<string, { readonly status: number | null; readonly said: string }>();

/** As `npm run synth` does, without an account: the rules and AWS's own resource schemas are checked on the way. */
const synth = (stage: string, folder: string) => {
  const { status, stdout, stderr } = spawnSync(
    'cdk',
    ['synth', '--quiet', '--strict', '-c', `stage=${stage}`, '--output', folder],
    { encoding: 'utf8', env: { PATH: process.env.PATH, HOME: folder, CI: 'true' } },
  );
  return { status, said: stdout + stderr };
};

beforeAll(() => {
  for (const stage of stages) runs.set(stage, synth(stage, join(output, stage)));
});
afterAll(() => rmSync(output, { recursive: true, force: true }));

const pathOf = (stage: string, part: string, kind: 'template' | 'metadata'): string =>
  join(output, stage, `satisfaction-survey-${stage}-${part}.${kind}.json`);

const templateOf = (stage: string, part: string): Readonly<Record<string, Resource>> =>
  JSON.parse(readFileSync(pathOf(stage, part, 'template'), 'utf8')).Resources;

/** Our functions with the folder of what is uploaded for each. */
const functionsOf = (stage: string) =>
  ['service', 'observability'].flatMap((part) =>
    Object.entries(templateOf(stage, part))
      .filter(([id, { Type }]) => Type === 'AWS::Lambda::Function' && !id.startsWith('Custom'))
      .map(([id, { Properties, Metadata }]) => ({
        id,
        variables: Object.keys(Properties.Environment?.Variables ?? {}),
        folder: join(output, stage, String(Metadata?.['aws:asset:path'])),
      })),
  );

describe('npm run synth', () => {
  it.each(stages)(
    'ends well without an account, with nothing that the rules or AWS’s schemas refuse: %s',
    (stage) => {
      const { status, said = '' } = runs.get(stage) ?? {};

      expect(said).toContain('Successfully synthesized');
      expect(said.match(/^(ERROR|WARNING).*/gm)).toBeNull();
      expect(status).toBe(0);
    },
  );

  it.each(
    stages.flatMap((stage) => ['data', 'service', 'observability'].map((part) => [stage, part] as const)),
  )('makes no resources that wait for each other in a ring: %s, %s', (stage, part) => {
    expect(ringOf(templateOf(stage, part))).toBeUndefined();
  });

  it('would find a ring', () => {
    const ring = {
      A: { Properties: { B: { 'Fn::GetAtt': ['B', 'Arn'] } } },
      B: { Properties: { C: { 'Fn::Sub': '\u0024{C}-x' } } },
      C: { DependsOn: ['A'] },
    };

    expect(ringOf(ring)).toEqual(['A', 'B', 'C', 'A']);
  });

  it('fails for a stage that does not exist, and says which there are', () => {
    const { status, said } = synth('production', join(output, 'production'));

    expect(status).not.toBe(0);
    expect(said).toContain('There is no stage "production"; infra/settings.ts has: dev, prod');
  });

  it.each(ACKNOWLEDGED_FINDINGS.flatMap(({ rules, reason }) => rules.map((rule) => [rule, reason] as const)))(
    'acknowledges a finding of something that is there, with its reason: %s',
    (rule, reason) => {
      const acknowledged = stages.flatMap((stage) =>
        ['data', 'service', 'observability', ...(stage === 'prod' ? ['analysis'] : [])].map((part) =>
          readFileSync(pathOf(stage, part, 'metadata'), 'utf8'),
        ),
      );
      const id = JSON.stringify(rule.replace('{region}', 'ap-southeast-1')).slice(1, -1);

      expect(reason.length).toBeGreaterThan(40);
      expect(acknowledged.filter((metadata) => metadata.includes(id))).not.toEqual([]);
    },
  );
});

describe('what is uploaded', () => {
  it.each(stages)('starts under Node 24 with no more environment than the template gives: %s', (stage) => {
    const failures = functionsOf(stage).flatMap(({ id, folder, variables }) => {
      const { status, stderr } = spawnSync(
        process.execPath,
        ['--input-type=module', '--eval', START, join(folder, 'index.mjs')],
        {
          encoding: 'utf8',
          env: {
            AWS_REGION: 'ap-southeast-1',
            ...Object.fromEntries(variables.map((name) => [name, sampleOf(name)])),
          },
        },
      );
      return status === 0 ? [] : [`${id}: ${stderr}`];
    });

    expect(functionsOf(stage)).toHaveLength(16);
    expect(failures).toEqual([]);
  });

  it('fails at once without its environment, and says which variables are missing', () => {
    const failures = functionsOf('prod').map(({ folder, variables }) => {
      const { stderr } = spawnSync(
        process.execPath,
        ['--input-type=module', '--eval', START, join(folder, 'index.mjs')],
        {
          encoding: 'utf8',
          env: { AWS_REGION: 'ap-southeast-1' },
        },
      );
      const needed = variables.filter((name) => name.startsWith('SURVEY_'));
      const [, named = ''] = /^Missing environment variables: ([A-Z_, ]+)$/m.exec(stderr) ?? [];
      return needed.filter((name) => !named.includes(name) && !UNREAD.has(name));
    });

    expect(failures).toEqual(failures.map(() => []));
  });

  it('has its source map beside it', () => {
    expect(functionsOf('prod').filter(({ folder }) => !existsSync(join(folder, 'index.mjs.map')))).toEqual(
      [],
    );
  });
});

/** As Lambda's runtime loads it; a minified source line in the trace would not fit into the pipe. */
const START = `
  try {
    const { handler } = await import(process.argv[1]);
    if (typeof handler !== 'function') throw new Error('there is no handler');
    process.exit(0);
  } catch (error) {
    process.stderr.write(error.message + '\\n', () => process.exit(1));
  }
`;

/** Every function is told its stage; those that measure nothing do not read it. */
const UNREAD = new Set(['SURVEY_STAGE']);

/** Long enough to make keys of. */
const sampleOf = (name: string): string => SAMPLES[name] ?? 'x'.repeat(32);

const SAMPLES: Readonly<Record<string, string>> = {
  NODE_OPTIONS: '--enable-source-maps',
  SURVEY_SIGN_IN: JSON.stringify(demonstrationSettings()('https://x')),
  SURVEY_MESSAGES: JSON.stringify(SETTINGS.dev.invitations),
};
