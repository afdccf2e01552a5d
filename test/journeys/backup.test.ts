import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { localIsoOf } from '#domain/time.ts';
import type { MonthResult } from '../../functions/api/result-schemas.ts';
import { LOCAL_TABLE, openDataDirectory } from '../../functions/local/data-directory.ts';
import { localTableClient, startEngine } from '../../functions/local/engine.ts';
import { sheetItemKey } from '../../functions/store/keys.ts';
import { sampleResponse } from '../support/sample.ts';
import { type Started, startProcess, tryCommand } from '../support/started.ts';

const folder = mkdtempSync(join(tmpdir(), 'survey-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const here = join(folder, 'here');
const there = join(folder, 'there');
const backup = join(folder, 'backup.jsonl.gz');
const on = (data: string, file: string, ...args: string[]) =>
  tryCommand({ SIPAS_DATA: data }, `functions/local/${file}.ts`, ...args);

const hourAgo = Date.now() - 3_600_000;
const month = localIsoOf(hourAgo).slice(0, 7);

/** What the server says of a unit in this month, but for when it was folded. */
const resultOf = async (data: string, server: Started, unit: string): Promise<Partial<MonthResult>> => {
  const { said: token } = on(data, 'token', '--role', 'manager', '--unit', 'V');
  const answer = await fetch(`${server.url}/v1/units/${unit}/results?month=${month}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { foldedAt, ...result } = (await answer.json()) as MonthResult;
  return result;
};

const stop = async (server: Started): Promise<void> => {
  const ended = once(server.process, 'exit');
  server.process.kill('SIGINT');
  await ended;
};

describe('a backup', () => {
  it('of a running server is restored elsewhere, recounted there, and says the same', async () => {
    const units = join(folder, 'units.csv');
    writeFileSync(units, 'code,name,parent,counters\nV,Thành phố V,,\nA1,Xã Một,V,1\nA2,Xã Hai,V,1\n');
    let server = await startProcess(here);
    on(here, 'import/units', units);
    await expect
      .poll(async () => (await fetch(`${server.url}/q/A1-01`)).status, { timeout: 10_000 })
      .toBe(200);
    for (let at = 0; at < 40; at++) {
      const response = sampleResponse(at, { unit: at % 3 ? 'A1' : 'A2', at: localIsoOf(hourAgo) });
      await fetch(`${server.url}/v1/responses`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(response),
      });
    }
    await expect.poll(async () => (await resultOf(here, server, 'V')).n, { timeout: 10_000 }).toBe(40);
    const before = [await resultOf(here, server, 'V'), await resultOf(here, server, 'A1')];

    const exported = on(here, 'backup/export', backup);
    await stop(server);
    const imported = on(there, 'backup/import', backup);
    const again = on(there, 'backup/import', backup);
    const resumed = on(there, 'backup/import', backup, '--resume');

    expect([exported.code, exported.said]).toEqual([0, expect.stringMatching(/^[45]\d items written to /)]);
    // The audit log's three, and how far invitations are sent, if that was noted by then.
    expect([imported.code, imported.complained]).toEqual([0, '']);
    expect(imported.said).toMatch(
      /Read: 40 responses, 1 item of configuration, [34] others such as kiosks, keys and the audit log; \d tallies and sheets/,
    );
    expect(imported.said).toMatch(/Put back: 4[45]\.\nCounted anew: \d hours? of 1 month/);
    expect([again.code, again.complained]).toEqual([1, expect.stringMatching(/^The table has items\./)]);
    expect(resumed.said).toMatch(/Put back: 0, there before: 4[45]\./);
    server = await startProcess(there);
    expect([await resultOf(there, server, 'V'), await resultOf(there, server, 'A1')]).toEqual(before);
    await stop(server);

    const recount = (...more: string[]) =>
      on(there, 'rebuild', '--unit', 'V', '--from', month, '--to', month, ...more);
    const right = recount('--dry-run');
    await removeSheet();
    const [wrong, repaired, after] = [recount('--dry-run'), recount(), recount('--dry-run')];

    const sheet = `sheet of A1 under V, ${month}: stored 0, recounted 26`;
    expect([right.code, right.said]).toEqual([0, expect.stringMatching(/recounted; 0 differences\.$/)]);
    expect([wrong.code, wrong.said.split('\n').slice(-2)]).toEqual([
      1,
      [sheet, expect.stringMatching(/ 1 difference\.$/)],
    ]);
    expect([repaired.code, repaired.said]).toEqual([0, expect.stringMatching(/ 1 difference, repaired\.$/)]);
    expect(after.code).toBe(0);
  });

  it.each([
    ['rebuild', ['--unit', 'V', '--from', '2026-11-31', '--to', '2026-12'], /^Usage: npm run rebuild/],
    ['rebuild', ['--unit', 'V', '--from', '2026-12-02', '--to', '2026-12-01'], /^Usage: npm run rebuild/],
    ['rebuild', ['--unit', 'V', '--from', '2026-12-02', '--to', '2026-11'], /^Usage: npm run rebuild/],
    ['backup/export', ['backup.zip'], /^Usage: npm run export:table/],
    ['backup/import', [], /^Usage: npm run import:table/],
    ['backup/import', ['nowhere.jsonl.gz'], /^ENOENT: .*nowhere\.jsonl\.gz/],
  ] as const)('has commands that say what is wrong: %s %j', (file, args, message) => {
    const { code, complained } = on(join(folder, 'empty'), file, ...args);

    expect([code, complained]).toEqual([1, expect.stringMatching(message)]);
    expect(complained).not.toContain('    at ');
  });
});

const removeSheet = async (): Promise<void> => {
  const engine = await startEngine(openDataDirectory(there).table);
  const client = localTableClient(engine.endpoint);
  const Key = sheetItemKey({ parent: 'V', month, unit: 'A1' });
  await client.send(new DeleteCommand({ TableName: LOCAL_TABLE, Key }));
  client.destroy();
  await engine.close();
};
