import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { importServices } from '../../functions/local/import/import-services.ts';
import { NOW, ORGANISATION } from '../support/sample.ts';
import { openTable, type TestTable } from '../support/table.ts';

const folder = mkdtempSync(join(tmpdir(), 'survey-services-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'services.csv');

let table: TestTable;
beforeEach(async () => {
  table = await openTable();
  await table.store.publishOrganisation(ORGANISATION, '2026-11-01');
  return () => table.close();
});

const imported = (text: string) => {
  writeFileSync(path, text);
  return importServices(table.store, path, () => NOW);
};

const LIST =
  'code;name;field;level;online_level;units\r\n1.004222;Đăng ký thường trú;Cư trú;commune;full;A B\r\n';

describe('importing services', () => {
  it('publishes the list beside what is there, and changes nothing when it is repeated', async () => {
    const reports = [await imported(`\uFEFF${LIST}`), await imported(LIST)];

    expect(reports).toEqual([
      { ok: true, rows: 1, added: 1, changed: 0, version: 2 },
      { ok: true, rows: 1, added: 0, changed: 0, version: 2 },
    ]);
    const { services, units } = await table.store.currentOrganisation();
    expect(services.map(({ code }) => code)).toEqual(['1.001193', '1.004222']);
    expect(units).toEqual(ORGANISATION.units);
  });

  it('names line and column of every fault, and changes nothing', async () => {
    const report = await imported(
      'code,name,level,online_level\n1.1,Một,commune,level-9\n"1!",Hai,,\n1.001193,Khai sinh,,full\n',
    );

    expect(report.ok ? [] : report.faults.map((fault) => fault.replace(/: .*/, ''))).toEqual([
      'line 2, column "online_level"',
      'line 2, column "field"',
      'line 3, column "level"',
      'line 3, column "code"',
      'line 3, column "field"',
    ]);
    expect((await table.store.currentOrganisation()).version).toBe(1);
  });

  it('works on a table that is named', async () => {
    writeFileSync(path, LIST);

    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['functions/local/import/services.ts', path, '--table', table.tableName],
      {
        env: {
          ...process.env,
          AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
          AWS_REGION: 'local',
          AWS_ACCESS_KEY_ID: 'x',
          AWS_SECRET_ACCESS_KEY: 'x',
        },
      },
    );

    expect(stdout.trim()).toBe('Services read: 1; 1 added, 0 changed; organisation published as version 2.');
  });
});
