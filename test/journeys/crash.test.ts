import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { SurveyResponse } from '#domain/response.ts';
import { localIsoOf } from '#domain/time.ts';
import type { MonthResult } from '../../functions/api/result-schemas.ts';
import { sampleResponse } from '../support/sample.ts';
import { runCommand, startProcess } from '../support/started.ts';

const folder = mkdtempSync(join(tmpdir(), 'survey-crash-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const data = join(folder, 'data');
const start = () => startProcess(data);
const command = (file: string, ...args: string[]): string => runCommand(data, file, ...args);

/** Sends until the server dies; says which responses were acknowledged, and which may be either. */
const sendUntilDead = async (url: string, responses: readonly SurveyResponse[]) => {
  const acknowledged: SurveyResponse[] = [];
  const unknown: SurveyResponse[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < responses.length) {
      const response = responses[next++] as SurveyResponse;
      try {
        const answer = await post(url, response);
        (answer.status === 201 ? acknowledged : unknown).push(response);
      } catch {
        unknown.push(response);
        return;
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  return { acknowledged, unknown };
};

const post = (url: string, response: SurveyResponse): Promise<Response> =>
  fetch(`${url}/v1/responses`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(response),
  });

describe('a server that is killed', () => {
  it('has every acknowledged response when it comes back, once, and has counted it', async () => {
    const now = Date.now();
    const units = join(folder, 'units.csv');
    writeFileSync(units, 'code,name,counters\nA1,Xã Một,1\n');
    let server = await start();
    command('functions/local/import/units.ts', units);
    await expect
      .poll(async () => (await fetch(`${server.url}/v1/counters/A1-01`)).status, { timeout: 10_000 })
      .toBe(200);
    let kept: SurveyResponse[] = [];
    let lost: SurveyResponse[] = [];

    for (let round = 0; round < 3; round++) {
      const responses = Array.from({ length: 4000 }, (_, at) =>
        sampleResponse(round * 4000 + at, { at: localIsoOf(now - 3_600_000) }),
      );
      const killed = once(server.process, 'exit');
      const sending = sendUntilDead(server.url, responses);
      // Three rounds meet the server in different moments: while puts, folds and journal writes are under way.
      let answered = 0;
      while (answered < 60 + round * 45) {
        await fetch(`${server.url}/healthz`);
        answered += 1;
      }
      server.process.kill('SIGKILL');
      await killed;
      const { acknowledged, unknown } = await sending;
      kept = [...kept, ...acknowledged];
      lost = [...lost, ...unknown];
      server = await start();
    }

    const repeats = new Set<number>();
    for (const response of kept) repeats.add((await post(server.url, response)).status);
    for (const response of lost) await post(server.url, response);
    const token = command('functions/local/token.ts', '--role', 'manager', '--unit', 'A1');
    const month = localIsoOf(now - 3_600_000).slice(0, 7);
    const read = async () => {
      const answer = await fetch(`${server.url}/v1/units/A1/results?month=${month}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      return ((await answer.json()) as MonthResult).n;
    };

    expect(kept.length).toBeGreaterThan(50);
    expect([...repeats]).toEqual([200]);
    await expect.poll(read, { timeout: 10_000 }).toBe(kept.length + lost.length);
    const ended = once(server.process, 'exit');
    server.process.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
    expect(
      command('functions/local/rebuild.ts', '--unit', 'A1', '--from', month, '--to', month, '--dry-run'),
    ).toMatch(/ 0 differences\.$/);
  });
});
