import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTable, type TestTable } from '../support/table.ts';

const folder = mkdtempSync(join(tmpdir(), 'survey-table-'));
const path = join(folder, 'units.csv');

let table: TestTable;
beforeAll(async () => {
  table = await openTable();
});
afterAll(async () => {
  await table.close();
  rmSync(folder, { recursive: true, force: true });
});

const imported = async (): Promise<string> => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['functions/local/import/units.ts', path, '--table', table.tableName],
    {
      env: {
        ...process.env,
        SIPAS_DATA: folder,
        AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
        AWS_REGION: 'local',
        AWS_ACCESS_KEY_ID: 'x',
        AWS_SECRET_ACCESS_KEY: 'x',
      },
    },
  );
  return stdout.trim();
};

describe('import:units --table', () => {
  it('publishes the units into the table that is named, and nothing twice', async () => {
    writeFileSync(path, 'code,name,parent,counters\nV,Thành phố V,,\nA,Xã A,V,3\n');

    const said = [await imported(), await imported()];

    expect(said).toEqual([
      'Units read: 2; organisation published as version 1.',
      'Units read: 2; nothing has changed since version 1.',
    ]);
    const organisation = await table.store.currentOrganisation();
    expect(organisation.units.map(({ id, counters }) => [id, counters.length])).toEqual([
      ['V', 0],
      ['A', 3],
    ]);
  });
});
