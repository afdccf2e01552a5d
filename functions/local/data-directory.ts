import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Engine, ensureTable, localTableClient, startEngine } from './engine.ts';

/** The one table's name on a single machine. */
export const LOCAL_TABLE = 'survey';

/** Where `npm start` keeps everything: `SIPAS_DATA`, else `.data` in the working directory. */
export const dataDirectoryOf = (env: Readonly<Record<string, string | undefined>> = process.env): string =>
  env.SIPAS_DATA || '.data';

const paths = (directory: string) => ({
  table: join(directory, 'table'),
  journal: join(directory, 'changes.journal'),
  importJournal: join(directory, 'import.journal'),
  reform: join(directory, 'reform.json'),
  /** Messages to citizens, which a single machine sends to nobody. */
  messages: join(directory, 'messages.jsonl'),
  running: join(directory, 'running.json'),
  unfinished: join(directory, 'first-run-unfinished'),
});

export type DataDirectory = ReturnType<typeof paths> & { readonly directory: string };

/** Opens the data directory, and makes it where there is none. */
export const openDataDirectory = (directory: string): DataDirectory => {
  mkdirSync(directory, { recursive: true });
  return { ...paths(directory), directory };
};

/** Thrown where another process has the data and cannot be reached. */
export class DataInUseError extends Error {
  override readonly name = 'DataInUseError';
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const answers = async (endpoint: string): Promise<boolean> => {
  try {
    return (await fetch(endpoint, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
};

/** The word may have been cut short by a crash; then nobody is there. */
const runningIn = (text: string): { pid: number; endpoint: string } | undefined => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** After a crash the word that was left is stale, and its process number may belong to somebody else. */
const runningEngine = async (data: DataDirectory): Promise<{ pid: number; endpoint: string } | undefined> => {
  if (!existsSync(data.running)) return undefined;
  const running = runningIn(readFileSync(data.running, 'utf8'));
  const stands =
    running && running.pid !== process.pid && isAlive(running.pid) && (await answers(running.endpoint));
  return stands ? running : undefined;
};

const assertNotInUse = async (data: DataDirectory): Promise<void> => {
  const running = await runningEngine(data);
  if (!running) return;
  throw new DataInUseError(
    `${data.directory} is in use by process ${running.pid}; stop it first, or set SIPAS_DATA to another folder`,
  );
};

/** Removes everything but the key of the sign-in; refuses while a server has the data. */
export const emptyDataDirectory = async (data: DataDirectory): Promise<void> => {
  await assertNotInUse(data);
  for (const path of [
    data.table,
    data.journal,
    data.importJournal,
    data.reform,
    data.messages,
    data.running,
    data.unfinished,
  ]) {
    rmSync(path, { recursive: true, force: true });
  }
};

/** Starts the engine on the data, keeps it running, and leaves word where other commands find it. */
export const ownEngine = async (
  data: DataDirectory,
  report: (error: unknown) => void = () => {},
): Promise<Engine> => {
  await assertNotInUse(data);
  const leaveWord = (endpoint: string): void => {
    // Whole or not at all: the disk may be full.
    writeFileSync(`${data.running}.new`, JSON.stringify({ pid: process.pid, endpoint }));
    renameSync(`${data.running}.new`, data.running);
  };
  const onMoved = (endpoint: string): void => {
    try {
      leaveWord(endpoint);
    } catch (error) {
      report(error);
    }
  };
  const engine = await startEngine(data.table, { report, onMoved });
  leaveWord(engine.endpoint);
  return {
    get endpoint() {
      return engine.endpoint;
    },
    close: async () => {
      rmSync(data.running, { force: true });
      await engine.close();
    },
  };
};

/** The engine of the server that is running on the data, else one of our own. */
const sharedEngine = async (data: DataDirectory): Promise<Engine> => {
  const running = await runningEngine(data);
  return running ? { endpoint: running.endpoint, close: async () => {} } : ownEngine(data);
};

/** The table of the data, beside a running server or without one. */
export const withLocalTable = async <T>(
  work: (client: DynamoDBDocumentClient, data: DataDirectory) => Promise<T>,
): Promise<T> => {
  const data = openDataDirectory(dataDirectoryOf());
  const engine = await sharedEngine(data);
  const client = localTableClient(engine);
  try {
    await ensureTable(client, LOCAL_TABLE);
    return await work(client, data);
  } finally {
    client.destroy();
    await engine.close();
  }
};
