import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { SurveyResponse } from '#domain/response.ts';
import { localIsoOf } from '#domain/time.ts';
import type { MonthResult } from '../../functions/api/result-schemas.ts';
import { sampleResponse } from '../support/sample.ts';
import { runCommand, type Started, startProcess } from '../support/started.ts';

const folder = mkdtempSync(join(tmpdir(), 'survey-full-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/*
 * A limit on the size of files, set on the running process and lifted again: a write beyond it is cut short and
 * fails, as on a full disk, and nobody has to be root for it. Only Linux can set it on another process.
 */
const canFill = spawnSync('prlimit', ['--version']).status === 0;
if (!canFill) process.stderr.write('SKIPPED: a full disk cannot be made here, there is no prlimit\n');

const limitFiles = ({ process: { pid } }: Started, bytes: number | 'unlimited'): void => {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);
};

const post = (url: string, response: SurveyResponse): Promise<Response> =>
  fetch(`${url}/v1/responses`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(response),
  });

const hoursAgo = (hours: number): string => localIsoOf(Date.now() - hours * 3_600_000);

/** A server over data of its own with one counter, and what its manager is told. */
const open = async (name: string) => {
  const data = join(folder, name);
  const units = join(folder, `${name}.csv`);
  writeFileSync(units, 'code,name,counters\nA1,Xã Một,1\n');
  runCommand(data, 'functions/local/import/units.ts', units);
  const token = runCommand(data, 'functions/local/token.ts', '--role', 'manager', '--unit', 'A1');
  const counted = async (url: string): Promise<number> => {
    let sum = 0;
    for (const month of new Set([hoursAgo(1).slice(0, 7), hoursAgo(50).slice(0, 7)])) {
      const answer = await fetch(`${url}/v1/units/A1/results?month=${month}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      sum += ((await answer.json()) as MonthResult).n;
    }
    return sum;
  };
  return { data, counted, server: await startProcess(data) };
};

describe.skipIf(!canFill)('a server whose disk is full', () => {
  it.each([
    ['nothing more', 1],
    ['the journal, but not the engine', 2000],
  ])('that holds %s: it says 503, loses nothing, and goes on by itself', async (name, bytes) => {
    const { data, counted, server } = await open(name.replaceAll(/\W/g, ''));
    const before = Array.from({ length: 20 }, (_, at) => sampleResponse(at, { at: hoursAgo(1) }));
    const meanwhile = Array.from({ length: 20 }, (_, at) =>
      sampleResponse(20 + at, { at: hoursAgo(2 + (at % 5)) }),
    );
    for (const response of before) await post(server.url, response);
    await expect.poll(() => counted(server.url), { timeout: 10_000 }).toBe(20);

    limitFiles(server, bytes);
    const refused: Response[] = [];
    for (const response of meanwhile) refused.push(await post(server.url, response));
    limitFiles(server, 'unlimited');

    const [refusal] = refused.filter(({ status }) => status !== 201);
    // An engine that was started again may find room for a few before it meets the end once more.
    expect(refused.every(({ status }) => status === 201 || status === 503)).toBe(true);
    expect(refusal?.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await refusal?.json()).toMatchObject({ type: '/reference#unavailable' });
    const [first] = meanwhile as [SurveyResponse];
    await expect
      .poll(async () => (await post(server.url, first)).status, { timeout: 20_000 })
      .toBeLessThan(300);
    refused.forEach(({ status }, at) => {
      if (status === 201) before.push(meanwhile[at] as SurveyResponse);
    });
    for (const response of meanwhile) expect((await post(server.url, response)).ok).toBe(true);
    for (const response of before) expect((await post(server.url, response)).status).toBe(200);
    await expect.poll(() => counted(server.url), { timeout: 20_000 }).toBe(40);
    const month = hoursAgo(1).slice(0, 7);
    const range = ['--unit', 'A1', '--from', month, '--to', month, '--dry-run'];
    expect(runCommand(data, 'functions/local/rebuild.ts', ...range)).toMatch(/ 0 differences\.$/);
    expect(server.process.exitCode).toBeNull();
    server.process.kill('SIGKILL');
  });

  it('names every hour in its journal, even behind a line that was cut short', async () => {
    const { data, counted, server } = await open('cuts');
    const journal = join(data, 'changes.journal');
    const bytes = existsSync(journal) ? statSync(journal).size : 0;

    limitFiles(server, bytes + 5);
    const refused = await post(server.url, sampleResponse(50, { at: hoursAgo(50) }));
    limitFiles(server, 'unlimited');
    const answers: number[] = [];
    const second = sampleResponse(51, { at: hoursAgo(49) });
    await expect
      .poll(
        async () => {
          const { status } = await post(server.url, second);
          answers.push(status);
          return status;
        },
        { timeout: 20_000 },
      )
      .toBeLessThan(300);
    const killed = once(server.process, 'exit');
    server.process.kill('SIGKILL');
    await killed;
    const again = await startProcess(data);

    expect(refused.status).toBe(503);
    await expect.poll(() => counted(again.url), { timeout: 10_000 }).toBe(1);
    again.process.kill('SIGKILL');
  });
});
