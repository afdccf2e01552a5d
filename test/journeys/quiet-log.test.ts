import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOneStopSystem } from '../support/issued-receipt.ts';
import { filledIn } from '../support/pages.ts';
import { runCommand, type Started, startProcess } from '../support/started.ts';

const folder = mkdtempSync(join(tmpdir(), 'survey-log-'));
const data = join(folder, 'data');
const COMMENT = 'Gọi ông Nguyễn Văn Bình, 0912 345 678';

let server: Started;
let said = '';
beforeAll(async () => {
  const units = join(folder, 'units.csv');
  writeFileSync(units, 'code,name,counters\n00070,Phường Hoàn Kiếm,3\n');
  runCommand(data, 'functions/local/import/units.ts', units);
  server = await startProcess(data);
  const take = (chunk: Buffer): void => {
    said += chunk;
  };
  server.process.stdout?.on('data', take);
  server.process.stderr?.on('data', take);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Everything that lies in a folder, in whatever form. */
const contentOf = (path: string): string =>
  readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');

describe('the server', () => {
  it('neither says nor keeps a token, a number of a dossier, an address, or what was removed from a comment', async () => {
    const admin = runCommand(data, 'functions/local/token.ts', '--role', 'admin', '--unit', '00070');
    const issue = await openOneStopSystem(server.url, admin, '00070');
    const { link, token, typedCode } = await issue({ service: undefined });
    const path = new URL(link).pathname;
    const send = async (to: string, fields: URLSearchParams): Promise<number> =>
      (await fetch(`${server.url}${to}`, { method: 'POST', body: fields })).status;
    const page = await (await fetch(`${server.url}${path}?score=2`)).text();
    const invite = async (address: object): Promise<number> => {
      const programme = runCommand(
        data,
        'functions/local/token.ts',
        '--role',
        'integration',
        '--unit',
        '00070',
      );
      const dossier = {
        unit: '00070',
        moment: 'result',
        at: new Date().toISOString(),
        receipt: 'H26.7-INVITED',
      };
      const answer = await fetch(`${server.url}/v1/invitations`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${programme}` },
        body: JSON.stringify({ invitations: [{ ...dossier, address }] }),
      });
      return ((await answer.json()) as { results: [{ status: number }] }).results[0].status;
    };
    const form = filledIn(page, { 'answer-overall': '2', comment: COMMENT });

    const statuses = [
      await send(path, form),
      await send(path, filledIn(page, { 'answer-overall': '5', comment: COMMENT })),
      await send(path.slice(0, -8), form),
      await send(path, new URLSearchParams({ comment: COMMENT })),
      await invite({ phone: '0987 654 321' }),
      await invite({ email: 'lan.nguyen@example.vn' }),
      await send(path.replace('/r/', '/u/'), new URLSearchParams()),
    ];
    const ended = once(server.process, 'exit');
    server.process.kill('SIGINT');
    await ended;

    expect(statuses).toEqual([200, 409, 404, 422, 201, 409, 404]);
    const kept = contentOf(data);
    expect(kept).toContain('[số điện thoại]');
    for (const word of [
      token,
      typedCode,
      'H26.7',
      'Bình',
      '0912 345',
      '987654321',
      '0987 654',
      'lan.nguyen',
    ]) {
      expect(said.toLowerCase()).not.toContain(word.toLowerCase());
      expect(kept.toLowerCase()).not.toContain(word.toLowerCase());
    }
  });
});
