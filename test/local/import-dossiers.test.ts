import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { importDossiers } from '../../functions/local/import/import-dossiers.ts';
import { openJournal } from '../../functions/local/journal.ts';
import { StoreUnavailableError } from '../../functions/store/errors.ts';
import { consumeHours } from '../../functions/store/fold.ts';
import { TEST_RECEIPTS } from '../support/receipts.ts';
import { NOW, ORGANISATION } from '../support/sample.ts';
import { openTable, type TestTable } from '../support/table.ts';

const folder = mkdtempSync(join(tmpdir(), 'survey-dossiers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'dossiers.csv');
const index = indexOrganisation(ORGANISATION);
const context = { index, now: NOW, dossierIdOf: TEST_RECEIPTS.dossierIdOf };

let table: TestTable;
beforeEach(async () => {
  table = await openTable();
  return () => table.close();
});

/** Imports the text; the engine does not answer the put with this number, where one is given. */
const imported = (text: string, failing = 0) => {
  writeFileSync(path, text);
  let puts = 0;
  const fold = {
    store: table.store,
    organisation: async () => index,
    now: () => NOW,
    random: Math.random,
    sleep: async () => {},
  };
  return importDossiers(
    {
      asked: {
        recordDossier: async (...given) => {
          puts += 1;
          if (puts === failing) throw new StoreUnavailableError('the engine did not answer');
          return table.asked.recordDossier(...given);
        },
      },
      context,
      folding: { journal: openJournal(join(folder, 'journal')), consume: (days) => consumeHours(fold, days) },
      onProgress: () => {},
    },
    path,
  );
};

const kept = async () =>
  (await table.client.send(new ScanCommand({ TableName: table.tableName }))).Items ?? [];
const channelsOf = async (month: string) =>
  (await table.store.sheetAt({ parent: 'A', month, unit: 'A1' }, true))?.tally().dossiers?.channels;

const HEADER = 'receipt,unit,service,channel,received,due,completed,outcome,reported_at\n';
const line = (number: number, more = '2026-11-20T16:00:00+07:00,granted,') =>
  `H26-${number},A1,1.001193,level-4,2026-11-16,2026-11-20,${more}\n`;

describe('importing dossiers', () => {
  it('records and counts them, and changes nothing when it is repeated', async () => {
    const text = HEADER + line(1) + line(2, ',,') + line(2) + line(3, '2026-11-21,granted,');

    const report = await imported(text);
    const again = await imported(text);

    expect(report).toMatchObject({ ok: true, read: 4, recorded: 3 });
    expect(again).toMatchObject({ ok: true, recorded: 0, replaced: 0 });
    expect(await channelsOf('2026-11')).toEqual({ 'online-full': [3, 3, 2, 0] });
  });

  it.each([
    ['a byte order mark and CRLF', `\uFEFF${HEADER}${line(1)}`.replaceAll('\n', '\r\n')],
    ['semicolons', (HEADER + line(1)).replaceAll(',', ';')],
  ])('takes a file with %s', async (_, text) => {
    expect(await imported(text)).toMatchObject({ ok: true, recorded: 1 });
  });

  it('names line and column of every mistake, writes nothing then, and repeats no number of a receipt', async () => {
    const report = await imported(
      [
        HEADER.trim(),
        line(1).trim(),
        'H26-2,X,1.001193,counter,2026-11-16,2026-11-20,,,',
        'H26-3,A1,9.9,counter,2026-11-16,2026-11-15,,,',
        'H26-4,A1,1.001193,counter,2026-11-16,2026-11-20,2026-11-19,,yesterday',
        'H26-5,A1,1.001193',
        'H26-1,A1,1.001193,counter,2026-11-17,2026-11-20,,,',
        ',A1,1.001193,level-9,16/11/2026,2026-11-20,,,',
      ].join('\n'),
    );

    const faults = report.ok ? [] : report.faults;
    expect(faults.map((fault) => fault.replace(/: .*/, ''))).toEqual([
      'line 3, column "unit"',
      'line 4, column "service"',
      'line 4, column "due"',
      'line 5, column "reported_at"',
      'line 5, column "outcome"',
      'line 6',
      'line 7, column "received"',
      'line 8, column "receipt"',
      'line 8, column "received"',
      'line 8, column "channel"',
    ]);
    expect(faults.join()).not.toContain('H26');
    expect(await kept()).toEqual([]);
  });

  it.each([
    ['an unknown column', 'receipt,name\n1,x\n', 'unknown column "name"'],
    ['a column missing', 'receipt,unit\n1,A1\n', 'is missing'],
    ['no rows', HEADER, 'no rows'],
  ])('refuses a file with %s', async (_, text, reason) => {
    await expect(imported(text)).rejects.toThrow(reason);
  });

  it('that was stopped goes on to the same end', async () => {
    const text = HEADER + [1, 2, 3, 4].map((number) => line(number)).join('');

    await expect(imported(text, 3)).rejects.toThrow(StoreUnavailableError);
    expect(await channelsOf('2026-11')).toBeUndefined();
    await imported(text);

    expect(await channelsOf('2026-11')).toEqual({ 'online-full': [4, 4, 4, 0] });
  });
});

describe('import:dossiers --table', () => {
  it('records into the table that is named, with the keys of its stage', async () => {
    await table.store.publishOrganisation(ORGANISATION, '2026-11-01');
    const keys = join(folder, 'keys');
    writeFileSync(keys, 'a secret that is long enough to make keys of');
    writeFileSync(path, HEADER + line(1).replaceAll('2026', '2025'));

    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['functions/local/import/dossiers.ts', path, '--table', table.tableName, '--key-file', keys],
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

    expect(stdout).toContain('Reports read: 1; 1 new dossiers, 0 changed');
    expect((await kept()).map(({ sk }) => sk)).toContain(TEST_RECEIPTS.dossierIdOf('A1', 'H26-1'));
  });
});
