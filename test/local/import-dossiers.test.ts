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
const imported = (text: string | Uint8Array, failing = 0) => {
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
        ...table.asked,
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
    ['UTF-16', Buffer.from(`\uFEFF${HEADER}${line(1)}`, 'utf16le')],
    ['UTF-16 of the other order', Buffer.from(`\uFEFF${HEADER}${line(1)}`, 'utf16le').swap16()],
    ['rows of nothing but commas', `${HEADER},,,,,,,,\n${line(1)},,,,,,,,\r\n , ,\n,,,,,,,,,,,,\n`],
  ])('takes a file with %s', async (_, bytes) => {
    expect(await imported(bytes)).toMatchObject({ ok: true, read: 1, recorded: 1 });
  });

  it.each([
    ['Windows-1258', [0x48, 0xd2, 0xf4]],
    ['TCVN3', [0x48, 0xb8, 0xae]],
    ['UTF-8 that is cut off', [0x48, 0xe1, 0xba]],
  ])('refuses a list in %s by its line, and writes nothing', async (_, number) => {
    const [before, after] = [Buffer.from(HEADER + line(1) + line(2)), Buffer.from(line(3).slice(5))];

    const importing = imported(Buffer.concat([before, Buffer.from(number), after]));

    await expect(importing).rejects.toThrow(
      /^line 4: is not written in UTF-8, but perhaps in Windows-1258.*CSV UTF-8/,
    );
    expect(await kept()).toEqual([]);
  });

  it('finds a wrong line far down a long list', async () => {
    const lines = Array.from({ length: 4000 }, (_, at) => line(at));

    const importing = imported(Buffer.concat([Buffer.from(HEADER + lines.join('')), Buffer.from([0xff])]));

    await expect(importing).rejects.toThrow(/^line 4002: is not written in UTF-8/);
    expect(await kept()).toEqual([]);
  });

  it.each(['\n', '\r\n'])(
    'names the line on which a row begins, whatever breaks stand in its cells: %j',
    async (end) => {
      const wrong = (receipt: string) => `"${receipt}",X,1.001193,counter,2026-11-16,2026-11-20,,,`;
      const lines = [
        HEADER.trim(),
        wrong(`a${end}b${end}c`),
        '',
        wrong('d'),
        ',,,',
        wrong(`e${end}f`),
        wrong('g'),
      ];

      const report = await imported(lines.join(end));

      const faults = report.ok ? [] : report.faults;
      expect(faults.map((fault) => fault.replace(/: .*/, ''))).toEqual(
        [2, 6, 8, 10].map((at) => `line ${at}, column "unit"`),
      );
    },
  );

  it.each([
    ['zeros', '\0'.repeat(3_000_000), 'it holds zeros'],
    ['a line without end', 'x'.repeat(5_000_000), 'line 1: goes on for more than 4 MB'],
    ['a long name of a column', `${'x'.repeat(100_000)},receipt\n1,2\n`, 'line 1: has "xxx'],
    [
      'thousands of columns',
      `${Array.from({ length: 9000 }, (_, at) => at).join()}\n1\n`,
      'has 9000 columns',
    ],
    ['a quote within a number', `${HEADER}H26-1"9999",A1\n`, 'line 2: Invalid Opening Quote'],
  ])('says little of a file of %s', async (_, text, said) => {
    const failed: unknown = await imported(text).catch((error: unknown) => error);

    expect(String(failed)).toContain(said);
    expect(String(failed).length).toBeLessThan(300);
    expect(String(failed)).not.toMatch(/H26|\0/);
  });

  it.each([
    ['an unknown column', 'receipt,name\n1,x\n', 'unknown column "name"'],
    ['a column missing', 'receipt,unit\n1,A1\n', 'is missing'],
    ['no rows', HEADER, 'no rows'],
  ])('refuses a file with %s', async (_, text, reason) => {
    await expect(imported(text)).rejects.toThrow(reason);
  });

  it('names the line of a dossier that was received on another day before, and writes nothing', async () => {
    await imported(HEADER + line(1));

    const report = await imported(HEADER + line(2) + line(1).replace('2026-11-16', '2026-11-17'));

    expect(report).toEqual({
      ok: false,
      faults: ['line 3, column "received": the dossier is recorded already as received on 2026-11-16'],
    });
    expect(await channelsOf('2026-11')).toEqual({ 'online-full': [1, 1, 1, 0] });
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
