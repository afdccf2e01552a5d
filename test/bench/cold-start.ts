import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { bundleOptions } from '../../functions/bundle-options.ts';
import { environmentNames } from '../../functions/environment.ts';
import { atMostTimes, kilobytes, median, milliseconds, type Row, type Section } from './report.ts';

const ROUNDS = 31;

const BARE = `import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
export const client = new DynamoDBClient({ region: 'local' });
export const command = PutItemCommand;`;

const TIMER = `const start = performance.now();
await import(process.argv[2]);
process.stdout.write(String(performance.now() - start));
process.exit(0);`;

/** How long a fresh process takes to import each function's bundle, against one with only the SDK's client. */
export const coldStart = async (): Promise<Section> => {
  const folder = mkdtempSync(join('.build', 'cold-'));
  const timer = join(folder, 'timer.mjs');
  writeFileSync(timer, TIMER);
  const bare = join(folder, 'bare.mjs');
  await build({ ...bundleOptions, stdin: { contents: BARE, resolveDir: process.cwd() }, outfile: bare });
  const bundles = new Map([['bare SDK client', bare]]);
  for (const entry of globSync('functions/handlers/*.lambda.ts').toSorted()) {
    const outfile = join(folder, `${basename(entry, '.ts')}.mjs`);
    await build({ ...bundleOptions, entryPoints: [entry], outfile });
    bundles.set(basename(entry, '.lambda.ts'), outfile);
  }
  const env = {
    ...process.env,
    AWS_REGION: 'local',
    ...Object.fromEntries(Object.values(environmentNames).map((name) => [name, 'bench'])),
  };
  const times = new Map([...bundles.keys()].map((name) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, path] of bundles) {
      const took = execFileSync(process.execPath, [timer, join(process.cwd(), path)], {
        env,
        encoding: 'utf8',
      });
      times.get(name)?.push(Number(took));
    }
  }
  const yardstick = median(times.get('bare SDK client') ?? []);
  const rows = [...bundles].map(([name, path]): Row => {
    const bytes = readFileSync(path);
    const label = `${name} (${kilobytes(bytes.length)}, ${kilobytes(gzipSync(bytes).length)} gzip)`;
    const took = median(times.get(name) ?? []);
    const ratio = took / yardstick;
    return name === 'intake'
      ? atMostTimes(label, milliseconds(took), ratio, 1.15)
      : { name: label, value: milliseconds(took), ratio };
  });
  rmSync(folder, { recursive: true });
  return { title: 'Import of each function in a fresh process (Node 24)', rows };
};
