import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Resource = {
  readonly Type: string;
  readonly Properties: {
    readonly Handler: string;
    readonly Runtime: string;
    readonly Timeout: number;
    readonly MemorySize: number;
    readonly Environment?: { readonly Variables: Readonly<Record<string, unknown>> };
  };
  readonly Metadata?: Readonly<Record<string, unknown>>;
};

/** One of our functions, as a template describes it. */
export type UploadedFunction = {
  /** `Fold`, `Intake`, … */
  readonly id: string;
  /** The folder of what is uploaded. */
  readonly folder: string;
  readonly handler: string;
  readonly runtime: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  /** What the template itself says; a value that only a deployment knows is `undefined`. */
  readonly variables: Readonly<Record<string, string | undefined>>;
};

/** What `npm run synth` makes for a stage: templates, and the folders that would be uploaded. */
export type Synthesised = {
  readonly functions: ReadonlyMap<string, UploadedFunction>;
  readonly resourcesOf: (part: string, type: string) => readonly Readonly<Record<string, unknown>>[];
  readonly remove: () => void;
};

/** Synthesises a stage into a folder of its own, without an account. */
export const synthesise = (stage: string): Synthesised => {
  const output = mkdtempSync(join(tmpdir(), 'shape-'));
  const { status, stderr } = spawnSync(
    'cdk',
    ['synth', '--quiet', '--strict', '-c', `stage=${stage}`, '--output', output],
    { encoding: 'utf8', env: { PATH: process.env.PATH, HOME: output, CI: 'true' } },
  );
  if (status !== 0) throw new Error(`cdk synth: ${stderr}`);

  const resources = (part: string): readonly (readonly [string, Resource])[] =>
    Object.entries(
      JSON.parse(readFileSync(join(output, `satisfaction-survey-${stage}-${part}.template.json`), 'utf8'))
        .Resources,
    );

  const functions = ['service', 'observability'].flatMap((part) =>
    resources(part)
      .filter(([id, { Type }]) => Type === 'AWS::Lambda::Function' && !id.startsWith('Custom'))
      .map(([id, { Properties, Metadata }]): UploadedFunction => {
        const variables = Object.entries(Properties.Environment?.Variables ?? {});
        return {
          id: id.replace(/[0-9A-F]{8}$/, ''),
          folder: join(output, String(Metadata?.['aws:asset:path'])),
          handler: Properties.Handler,
          runtime: Properties.Runtime,
          timeoutSeconds: Properties.Timeout,
          memoryMegabytes: Properties.MemorySize,
          variables: Object.fromEntries(
            variables.map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
          ),
        };
      }),
  );

  return {
    functions: new Map(functions.map((each) => [each.id, each])),
    resourcesOf: (part, type) =>
      resources(part).flatMap(([, { Type, Properties }]) => (Type === type ? [Properties] : [])),
    remove: () => rmSync(output, { recursive: true, force: true }),
  };
};
