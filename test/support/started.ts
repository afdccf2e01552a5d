import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';

export type Started = {
  readonly process: ChildProcess;
  readonly url: string;
  /** Where `--inspect` listens; empty without it. */
  readonly inspector: string;
};

const MAIN = '.build/local/main.js';

const environment = (dataDirectory: string, more: Record<string, string> = {}) => ({
  ...process.env,
  SIPAS_DATA: dataDirectory,
  PORT: '0',
  ...more,
});

/** `npm start -- --empty` without its build step, or with other flags; resolves with the address it prints. */
export const startProcess = async (
  dataDirectory: string,
  nodeFlags: readonly string[] = [],
  flags: readonly string[] = ['--empty'],
): Promise<Started> => {
  const server = spawn(process.execPath, [...nodeFlags, MAIN, ...flags], {
    env: environment(dataDirectory),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let inspector = '';
  createInterface({ input: server.stderr }).on('line', (line) => {
    inspector ||= /ws:\S+/.exec(line)?.[0] ?? '';
    process.stderr.write(`${line}\n`);
  });
  for await (const line of createInterface({ input: server.stdout })) {
    const url = /(http:\/\/localhost:\d+)\/manage\//.exec(line)?.[1];
    if (url) {
      server.stdout.resume();
      return { process: server, url, inspector };
    }
  }
  throw new Error('the server ended before it was ready');
};

/** What a start says that is expected to fail, and its exit code. */
export const failToStart = (
  dataDirectory: string,
  options: { readonly flags?: readonly string[]; readonly env?: Record<string, string> } = {},
): { readonly code: number | null; readonly message: string } => {
  const { status, stderr } = spawnSync(process.execPath, [MAIN, '--empty', ...(options.flags ?? [])], {
    env: environment(dataDirectory, options.env),
    encoding: 'utf8',
    timeout: 30_000,
  });
  return { code: status, message: stderr.trim() };
};

/** Runs one of the commands beside the server, on its data; what it prints. */
export const runCommand = (dataDirectory: string, file: string, ...args: string[]): string =>
  execFileSync(process.execPath, [file, ...args], {
    env: environment(dataDirectory),
    encoding: 'utf8',
  }).trim();

/** What one of the commands says that is expected to fail. */
export const failCommand = (dataDirectory: string, file: string, ...args: string[]): string =>
  spawnSync(process.execPath, [file, ...args], {
    env: environment(dataDirectory),
    encoding: 'utf8',
  }).stderr.trim();

/** What one of the commands says, however it ends. */
export const tryCommand = (
  env: Readonly<Record<string, string>>,
  file: string,
  ...args: string[]
): { readonly code: number | null; readonly said: string; readonly complained: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { code: status, said: stdout.trim(), complained: stderr.trim() };
};
