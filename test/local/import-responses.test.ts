import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { importResponses } from '../../functions/local/import/import-responses.ts';
import { openJournal } from '../../functions/local/journal.ts';
import type { BulkStore } from '../../functions/store/bulk.ts';
import { NOW, ORGANISATION, RECEIPT, sampleId, sampleResponse } from '../support/sample.ts';
import { openTable, type TestTable } from '../support/table.ts';

const folder = mkdtempSync(join(tmpdir(), 'survey-responses-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let table: TestTable;
beforeEach(async () => {
  table = await openTable();
  await table.store.publishOrganisation(ORGANISATION, '2026-11-23');
  return () => table.close();
});

const journal = openJournal(join(folder, 'import.journal'));

const imported = (name: string, text: string, bulk: BulkStore = table.bulk) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return importResponses(
    { store: table.store, bulk, journal, now: () => NOW, onRead: () => {}, onFold: () => {} },
    path,
  );
};

const counted = async (month = '2026-11') =>
  (await table.store.sheetAt({ parent: 'A', month, unit: 'A1' }, true))?.head.states.counted ?? 0;

const HEADER =
  'id,unit,channel,moment,questionnaire,questionnaire_version,at,answers.overall,answers.officials,reasons';
const row = (number: number, overall: number | string = 5) =>
  `${sampleId(number)},A1,paper,result,post-service,1,2026-11-20T09:00:00+07:00,${overall},4,`;

describe('importing responses', () => {
  it('records a CSV file and folds what it touched', async () => {
    const report = await imported('good.csv', [HEADER, row(1), row(2)].join('\n'));

    expect(report).toEqual({ recorded: 2, repeated: 0, rejected: 0 });
    expect(await counted()).toBe(2);
  });

  it.each([
    ['a byte order mark and CRLF', `\uFEFF${[HEADER, row(1)].join('\r\n')}\r\n`],
    ['semicolons', [HEADER, row(1)].join('\n').replaceAll(',', ';')],
  ])('takes a CSV file with %s', async (_, text) => {
    expect(await imported('dialect.csv', text)).toMatchObject({ recorded: 1, rejected: 0 });
  });

  it('records JSON lines of any age', async () => {
    const old = sampleResponse(3, { at: '2024-05-06T08:30:00+07:00' });

    const report = await imported(
      'old.jsonl',
      `${JSON.stringify(old)}\n\n${JSON.stringify(sampleResponse(4))}\n`,
    );

    expect(report).toMatchObject({ recorded: 2, rejected: 0 });
    expect(await counted('2024-05')).toBe(1);
  });

  it('counts and skips what is there already, so that it may be run again', async () => {
    const text = [HEADER, row(1), row(2), row(2)].join('\n');
    const first = await imported('again.csv', text);

    const second = await imported('again.csv', text);

    expect([first, second]).toMatchObject([
      { recorded: 2, repeated: 1 },
      { recorded: 0, repeated: 3 },
    ]);
    expect(await counted()).toBe(2);
  });

  it('gives lines without an id one of their own, the same at every import', async () => {
    const line = JSON.stringify({ ...sampleResponse(1), id: undefined });
    const text = `${line}\n${line}\n${line}\n`;
    const first = await imported('no-id.jsonl', text);

    const second = await imported('no-id.jsonl', text);

    expect([first.recorded, second.recorded, second.repeated]).toEqual([3, 0, 3]);
  });

  it('writes rejected lines to a file with their reasons, and records the others', async () => {
    await table.store.recordResponse(
      sampleResponse(5, {
        channel: 'paper',
        at: '2026-11-20T09:00:00+07:00',
        answers: { overall: 1, officials: 4 },
      }),
      RECEIPT,
    );

    const report = await imported('mixed.csv', [HEADER, row(1), row(2, 6), row(3, 'x'), row(5)].join('\n'));

    expect(report).toMatchObject({ recorded: 1, repeated: 0, rejected: 3 });
    const lines = readFileSync(report.rejectedFile ?? '', 'utf8')
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text));
    expect(lines).toMatchObject([
      { line: 3, errors: [{ path: 'answers.overall' }] },
      { line: 4, errors: [{ path: 'answers.overall' }] },
      { line: 5, errors: [{ path: 'id' }] },
    ]);
  });

  it('leaves no file of rejected lines when there are none', async () => {
    await imported('clean.csv', [HEADER, row(1)].join('\n'));

    expect(existsSync(join(folder, 'clean.csv.rejected.jsonl'))).toBe(false);
  });

  it('rejects a row of another length than the header, and goes on', async () => {
    const report = await imported('short.csv', [HEADER, row(1), 'x,A1,paper', row(2)].join('\n'));

    expect(report).toMatchObject({ recorded: 2, rejected: 1 });
    expect(readFileSync(report.rejectedFile ?? '', 'utf8')).toContain('has another number of cells');
  });

  it('lets the first of two lines with the same id stand, however far apart they are', async () => {
    const between = Array.from({ length: 60 }, (_, at) => row(at + 10));
    const report = await imported('same-id.csv', [HEADER, row(1, 5), ...between, row(1, 1)].join('\n'));

    expect(report).toMatchObject({ recorded: 61, repeated: 0, rejected: 1 });
    const sheet = await table.store.sheetAt({ parent: 'A', month: '2026-11', unit: 'A1' }, true);
    expect(sheet?.head.totals['post-service@1']).toEqual([61, 0, 0, 0, 0, 61]);
  });

  it('folds what it has recorded of a file that cannot be read to its end', async () => {
    const rows = Array.from({ length: 500 }, (_, at) => row(at));
    await expect(imported('torn.csv', [HEADER, ...rows, '"x'].join('\n'))).rejects.toThrow(/line \d+/);

    const stored = await table.store.countDay('A1', '2026-11-20');
    expect(stored.get('09')?.tally.states.counted).toBeGreaterThan(400);
    expect(await counted()).toBe(stored.get('09')?.tally.states.counted);
  });

  it('folds what a former import has left', async () => {
    await table.store.recordResponse(sampleResponse(1), RECEIPT);
    journal.append({ unit: 'A1', day: '2026-11-23', hour: '09' });

    await imported('next.csv', [HEADER, row(2)].join('\n'));

    expect(await counted()).toBe(2);
    expect(journal.read()).toEqual([]);
  });

  it('rejects a line that is not JSON and goes on', async () => {
    const report = await imported('broken.jsonl', `{"id":\n${JSON.stringify(sampleResponse(6))}\n`);

    expect(report).toMatchObject({ recorded: 1, rejected: 1 });
  });

  it.each([
    ['an unknown column', `${HEADER},mood\n`, /unknown column "mood"/],
    ['a missing column', 'id,unit\n1,2\n', /"channel", "moment"/],
    ['no rows', `${HEADER}\n`, /no rows/],
  ])('refuses a CSV file with %s', async (_, text, message) => {
    await expect(imported('bad.csv', text)).rejects.toThrow(message);
  });

  it('that was stopped half way has left word of every hour that is not folded, and can be run again', async () => {
    const lines = Array.from({ length: 900 }, (_, at) => JSON.stringify(sampleResponse(at)));
    let batches = 0;
    const failing: BulkStore = {
      ...table.bulk,
      recordResponses: async (...given) => {
        batches += 1;
        if (batches > 20) throw new Error('power cut');
        return table.bulk.recordResponses(...given);
      },
    };
    await expect(imported('large.jsonl', lines.join('\n'), failing)).rejects.toThrow('power cut');
    const left = journal.read();

    const report = await imported('large.jsonl', lines.join('\n'));

    expect(left).toEqual([{ unit: 'A1', day: '2026-11-23', hour: '09' }]);
    expect(report.recorded + report.repeated).toBe(900);
    expect(report.repeated).toBeGreaterThan(0);
    expect(await counted()).toBe(900);
    expect(journal.read()).toEqual([]);
  });
});
