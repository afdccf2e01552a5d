import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ORGANISATION, RECEIPT, sampleId, sampleResponse } from '../../support/sample.ts';
import { tryCommand } from '../../support/started.ts';
import { openTable, type TestTable } from '../../support/table.ts';

const folder = mkdtempSync(join(tmpdir(), 'survey-responses-'));
let table: TestTable;
beforeAll(async () => {
  table = await openTable();
  await table.store.publishOrganisation(ORGANISATION, '2026-11-01');
  for (const at of [0, 1, 2]) {
    await table.store.recordResponse(sampleResponse(at, { unit: at < 2 ? 'A1' : 'B' }), RECEIPT);
  }
});
afterAll(async () => {
  await table.close();
  rmSync(folder, { recursive: true, force: true });
});

const exported = (...options: string[]) =>
  tryCommand(
    {
      AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
      AWS_REGION: 'local',
      AWS_ACCESS_KEY_ID: 'x',
      AWS_SECRET_ACCESS_KEY: 'x',
    },
    'functions/local/export/responses.ts',
    ...options,
    ...['--from', '2026-11-01', '--to', '2026-11-30', '--table', table.tableName],
  );

describe('the command that exports responses', () => {
  it('writes a workbook with typed cells and a sheet of notes, which its owner alone reads', async () => {
    const out = join(folder, 'a.xlsx');

    const { code, said } = exported('--unit', 'A', '--out', out, '--lang', 'en');

    expect([code, said]).toEqual([0, `2 responses written to ${out}`]);
    const { sheets } = await readXlsx(readFileSync(out));
    expect(sheets.map(({ name }) => name)).toEqual(['Responses', 'Notes']);
    expect(sheets[0]?.rows).toHaveLength(3);
    expect(sheets[0]?.rows[1]?.slice(0, 5)).toEqual([
      'A1',
      'Unit A1',
      new Date('2026-11-23T00:00:00Z'),
      9,
      'Kiosk at the counter',
    ]);
    expect(JSON.stringify(sheets)).not.toContain(sampleId(0));
    expect(statSync(out).mode & 0o077).toBe(0);
    const [entry] = await table.audit.newest(new Date().toISOString().slice(0, 7), { limit: 1 });
    expect(entry).toMatchObject({ kind: 'responses.export', unit: 'A', who: { role: 'operator' } });
  });

  it('writes the same as CSV, over no file that is there', () => {
    const out = join(folder, 'a.csv');

    const first = exported('--unit', 'A', '--out', out);
    const again = exported('--unit', 'A', '--out', out);

    expect(first.code).toBe(0);
    expect(readFileSync(out, 'utf8').split('\r\n')).toHaveLength(4);
    expect([again.code, again.complained]).toEqual([1, expect.stringContaining('exists')]);
  });

  it('says how it is used, and which unit there is not', () => {
    expect(exported('--unit', 'A', '--out', 'a.pdf').complained).toContain('Usage');
    expect(exported('--unit', 'Z9', '--out', join(folder, 'z.csv')).complained).toContain('"Z9"');
  });
});
