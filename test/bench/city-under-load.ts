import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { SurveyResponse } from '#domain/response.ts';
import { localIsoOf } from '#domain/time.ts';
import type { MonthResult } from '../../functions/api/result-schemas.ts';
import { build, isBuilt } from '../../functions/local/build.ts';
import { LOCAL_TABLE, openDataDirectory } from '../../functions/local/data-directory.ts';
import { localTableClient } from '../../functions/local/engine.ts';
import { sampleResponse } from '../support/sample.ts';
import { runCommand, startProcess } from '../support/started.ts';

const WARDS = 126;
const COUNTERS = 3;

export type Answer = {
  readonly status: number;
  readonly body: string;
  readonly headers: import('node:http').IncomingHttpHeaders;
};

export type CityUnderLoad = {
  readonly pid: number;
  readonly url: string;
  readonly inspector: string;
  /** The next rating of some ward: no two are the same. */
  readonly nextRating: () => SurveyResponse;
  /** Rejects where there is no answer. */
  readonly send: (
    method: 'GET' | 'POST',
    path: string,
    body?: string,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  readonly authorization: string;
  /** What the city's page of the month counts. */
  readonly counted: () => Promise<number>;
  /** The ids of all responses in the table. */
  readonly storedIds: () => Promise<readonly string[]>;
  readonly close: () => void;
};

/** The real server as a process of its own over an empty disk, with a city of 126 wards to be rated. */
export const openCityUnderLoad = async (nodeFlags: readonly string[] = []): Promise<CityUnderLoad> => {
  if (!isBuilt()) await build();
  const folder = mkdtempSync(join(tmpdir(), 'survey-load-'));
  const data = join(folder, 'data');
  const wards = Array.from({ length: WARDS }, (_, at) => `W${String(at + 1).padStart(3, '0')}`);
  const units = join(folder, 'units.csv');
  writeFileSync(
    units,
    [
      'code,name,parent,counters',
      '01,City,-,0',
      ...wards.map((ward) => `${ward},Ward ${ward},01,${COUNTERS}`),
    ].join('\n'),
  );
  runCommand(data, 'functions/local/import/units.ts', units);
  const server = await startProcess(data, nodeFlags);
  const token = runCommand(data, 'functions/local/token.ts', '--role', 'manager', '--unit', '01');
  const authorization = `Bearer ${token}`;
  const agent = new Agent({ keepAlive: true });
  let ratings = 0;

  const send: CityUnderLoad['send'] = (method, path, body, headers = {}) =>
    new Promise((resolve, reject) => {
      const call = request(
        `${server.url.replace('localhost', '127.0.0.1')}${path}`,
        {
          method,
          agent,
          headers: {
            ...(body === undefined
              ? {}
              : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
            ...headers,
          },
        },
        async (answer) => {
          try {
            const chunks: Buffer[] = [];
            for await (const chunk of answer) chunks.push(chunk);
            resolve({
              status: answer.statusCode ?? 0,
              body: Buffer.concat(chunks).toString(),
              headers: answer.headers,
            });
          } catch (error) {
            reject(error);
          }
        },
      );
      call.on('error', reject).end(body);
    });

  return {
    pid: server.process.pid ?? 0,
    url: server.url,
    inspector: server.inspector,
    authorization,
    send,
    nextRating: () => {
      const number = ratings++;
      return sampleResponse(number, {
        unit: wards[number % WARDS] ?? '',
        counter: `${wards[number % WARDS]}-0${1 + (number % COUNTERS)}`,
        at: localIsoOf(Date.now() - 60_000),
        answers: { overall: number % 7 === 0 ? 2 : 5 },
        reasons: number % 7 === 0 ? ['repeated-visits'] : ['clear-guidance'],
      });
    },
    counted: async () => {
      const month = localIsoOf(Date.now() - 60_000).slice(0, 7);
      const answer = await send('GET', `/v1/units/01/results?month=${month}`, undefined, { authorization });
      return answer.status === 200 ? (JSON.parse(answer.body) as MonthResult).n : Number.NaN;
    },
    storedIds: async () => {
      const { endpoint } = JSON.parse(readFileSync(openDataDirectory(data).running, 'utf8')) as {
        endpoint: string;
      };
      const client = localTableClient(endpoint);
      const ids: string[] = [];
      let from: Record<string, unknown> | undefined;
      do {
        const page = await client.send(
          new ScanCommand({
            TableName: LOCAL_TABLE,
            FilterExpression: 'begins_with(pk, :responses)',
            ExpressionAttributeValues: { ':responses': 'RESPONSE#' },
            ...(from ? { ExclusiveStartKey: from } : {}),
          }),
        );
        ids.push(...(page.Items ?? []).map(({ sk }) => String(sk).slice(3)));
        from = page.LastEvaluatedKey;
      } while (from);
      client.destroy();
      return ids;
    },
    close: () => {
      agent.destroy();
      server.process.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Waits until the city's page counts so many, or has not moved for some time; what it counts then. */
export const countedInTheEnd = async (city: CityUnderLoad, expected: number): Promise<number> => {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const counted = await city.counted();
    if (counted === expected || Date.now() > deadline) return counted;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
};

/**
 * Starts work at a constant rate, however long each piece takes, and gives each the instant it was due: what had to
 * wait behind others has waited from then on.
 */
export const offer = async (
  perSecond: number,
  seconds: number,
  work: (due: number) => Promise<void>,
): Promise<void> => {
  const start = performance.now();
  const total = Math.round(perSecond * seconds);
  const running: Promise<void>[] = [];
  while (running.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - start) / 1000) * perSecond));
    while (running.length < due) running.push(work(start + (running.length / perSecond) * 1000));
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await Promise.all(running);
};
