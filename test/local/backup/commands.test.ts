import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ORGANISATION, RECEIPT, sampleResponse } from '../../support/sample.ts';
import { tryCommand } from '../../support/started.ts';
import { openTable, type TestTable } from '../../support/table.ts';

const folder = mkdtempSync(join(tmpdir(), 'survey-commands-'));
let from: TestTable;
let to: TestTable;
beforeAll(async () => {
  [from, to] = [await openTable(), await openTable()];
});
afterAll(async () => {
  await Promise.all([from.close(), to.close()]);
  rmSync(folder, { recursive: true, force: true });
});

/** A command on a table that it takes for one in AWS. */
const on = (table: TestTable, file: string, ...args: string[]) =>
  tryCommand(
    {
      SIPAS_DATA: folder,
      AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
      AWS_REGION: 'local',
      AWS_ACCESS_KEY_ID: 'x',
      AWS_SECRET_ACCESS_KEY: 'x',
    },
    `functions/local/${file}.ts`,
    ...args,
  );

describe('commands with --table', () => {
  it('export a table, import it into another, and recount that', async () => {
    await from.store.publishOrganisation(ORGANISATION, '2026-11-01');
    for (let at = 0; at < 5; at++) {
      const receivedAt = new Date(Date.now() - at * 3_600_000).toISOString();
      const response = sampleResponse(at, { at: `2026-11-2${at}T09:00:00+07:00` });
      await from.store.recordResponse(response, { ...RECEIPT, receivedAt });
    }
    const backup = join(folder, 'backup.jsonl.gz');
    const days = ['--unit', '01', '--from', '2026-11-21', '--to', '2026-11-23'];

    const unfolded = on(from, 'rebuild', ...days, '--dry-run', '--table', from.tableName);
    const exported = on(from, 'backup/export', backup, '--table', from.tableName);
    const imported = on(to, 'backup/import', backup, '--table', to.tableName);
    const folded = on(to, 'rebuild', ...days, '--dry-run', '--table', to.tableName);

    expect(unfolded.code).toBe(1);
    expect(unfolded.said).toContain('tally of A1, 2026-11-22 09 h: stored 0, recounted 1');
    expect([exported.code, exported.said]).toEqual([0, `7 items written to ${backup}`]);
    expect([imported.code, imported.complained]).toEqual([0, '']);
    expect(imported.said).toMatch(/Put back: 7\.\nCounted anew: 5 hours of 1 month, 2026-11 to 2026-11\.$/);
    expect([folded.code, folded.said]).toEqual([
      0,
      expect.stringMatching(/\n3 hours recounted; 0 differences\.$/),
    ]);
  });

  it('say in a line that there is no such table', () => {
    const { code, complained } = on(from, 'backup/export', join(folder, 'none.jsonl.gz'), '--table', 'none');

    expect([code, complained]).toEqual([
      1,
      'There is no table "none" in this account and region; see AWS_PROFILE and AWS_REGION',
    ]);
  });
});
