import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { indexOrganisation, successorOf } from '#domain/unit-tree.ts';
import { importUnits } from '../../functions/local/import/import-units.ts';
import { openReform } from '../../functions/local/reform.ts';
import { NOW } from '../support/sample.ts';
import { openTable, type TestTable } from '../support/table.ts';

const folder = mkdtempSync(join(tmpdir(), 'survey-units-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let table: TestTable;
beforeEach(async () => {
  table = await openTable();
  return () => table.close();
});

const reform = openReform(join(folder, 'reform.json'));

const imported = (text: string) => {
  const path = join(folder, 'units.csv');
  writeFileSync(path, text);
  return importUnits(table.store, path, () => NOW, reform);
};

const tree = async (month = '2026-11') =>
  indexOrganisation(await table.store.currentOrganisation()).tree(month);

describe('importing units', () => {
  it('publishes the units of a list, parents in any order', async () => {
    const report = await imported('code,name,parent\nA1,Xã Một,A\nA,Tỉnh A,\n');

    expect(report).toEqual({ ok: true, units: 2, version: 1, changed: true });
    expect((await tree()).nodes.get('A1')?.parent).toBe('A');
  });

  it.each([
    ['a byte order mark', '\uFEFFcode,name,parent\nA,Tỉnh A,\n'],
    ['CRLF', 'code,name,parent\r\nA,Tỉnh A,\r\n'],
    ['semicolons', 'code;name;parent\nA;Tỉnh A;\n'],
    ['tabs', 'code\tname\tparent\nA\tTỉnh A\t\n'],
    ['quoted cells with commas and line breaks', 'code,name,formed_from\nA,Tỉnh A,"Xã B, một phần\nXã C"\n'],
    ['blank lines', 'code,name,parent\n\nA,Tỉnh A,\n\n'],
  ])('takes a file with %s', async (_, text) => {
    expect(await imported(text)).toMatchObject({ ok: true, units: 1 });
    expect((await tree()).nodes.get('A')?.unit.name.vi).toBe('Tỉnh A');
  });

  it('changes nothing when it is repeated', async () => {
    const text = 'code,name,parent,target_percent,counters\nA,Tỉnh A,,85,\nA1,Xã Một,A,,2\n';
    await imported(text);

    const again = await imported(text);

    expect(again).toEqual({ ok: true, units: 2, version: 1, changed: false });
  });

  it('names line and column of every fault, and changes nothing', async () => {
    await imported('code,name,parent\nA,Tỉnh A,\n');

    const report = await imported(
      [
        'code,name,parent,target_percent,counters,valid_from,formulas',
        'B,,A,,,,',
        'C,Xã C,Z,,,,',
        'C,Xã C lần hai,A,,,,',
        'D,Xã D,A,120,2.5,2025-13,often',
        'e!,Xã E,A,,,,',
      ].join('\n'),
    );

    expect(report).toEqual({
      ok: false,
      faults: [
        expect.stringMatching(/^line 2, column "name": must not be blank/),
        expect.stringMatching(/^line 3, column "parent": no unit has the code "Z"/),
        expect.stringMatching(/^line 4, column "code": "C" stands on line 3 already/),
        expect.stringMatching(/^line 5, column "target_percent"/),
        expect.stringMatching(/^line 5, column "counters"/),
        expect.stringMatching(/^line 5, column "valid_from"/),
        expect.stringMatching(/^line 5, column "formulas"/),
        expect.stringMatching(/^line 6, column "code"/),
      ],
    });
    expect((await tree()).nodes.size).toBe(1);
  });

  it.each([
    ['too short', 'A,Tỉnh A'],
    ['too long', 'A,Tỉnh A,,,'],
  ])('names each row that is %s, and changes nothing', async (_, row) => {
    const report = await imported(`code,name,parent\nB,Tỉnh B,\n${row}\n${row}\n`);

    expect(report).toEqual({
      ok: false,
      faults: [3, 4].map((line) => `line ${line}: has another number of cells than the header`),
    });
    expect((await table.store.currentOrganisation()).version).toBe(0);
  });

  it.each(['0x10', '1e1', '-5', ' ', 'NaN'])('takes no other way to write a number: %s', async (text) => {
    const report = await imported(`code,name,target_percent\nA,Tỉnh A,"${text}"\nB,Tỉnh B,85\n`);

    expect(report.ok).toBe(false);
  });

  it('refuses a tree in which a unit is below itself', async () => {
    const report = await imported('code,name,parent\nA,Tỉnh A,B\nB,Huyện B,C\nC,Xã C,A\nD,Xã D,D\n');

    expect(report.ok).toBe(false);
    const faults = report.ok ? [] : report.faults;
    expect(faults.filter((fault) => fault.includes('→'))).toHaveLength(3);
    expect(faults).toContain('line 5, column "parent": is the unit itself');
  });

  it('refuses a cycle that only exists together with units from before', async () => {
    await imported('code,name,parent\nA,Tỉnh A,\nB,Huyện B,A\n');

    const report = await imported('code,name,parent\nA,Tỉnh A,B\n');

    expect(report.ok).toBe(false);
    expect((await tree()).nodes.get('A')?.parent).toBe(null);
  });

  it.each([
    ['an unknown column', 'code,name,parnet\nA,Tỉnh A,\n', /line 1: unknown column "parnet"/],
    ['no code column', 'name\nTỉnh A\n', /line 1: column "code" is missing/],
    ['the same column twice', 'code,name,name\nA,B,C\n', /line 1: column "name" stands twice/],
    ['an unclosed quote', 'code,name\nA,"Tỉnh A\n', /line \d/],
    ['no rows', 'code,name\n', /no rows/],
    ['nothing at all', '', /no rows/],
  ])('refuses a file with %s', async (_, text, message) => {
    await expect(imported(text)).rejects.toThrow(message);
    expect((await table.store.currentOrganisation()).version).toBe(0);
  });

  it('moves a unit from a month on, and leaves it where it was before', async () => {
    await imported('code,name,parent\nA,Tỉnh A,\nB,Huyện B,A\nC,Xã C,B\n');

    await imported('code,name,parent,valid_from\nC,Xã C,A,2025-07\n');

    expect((await tree('2025-06')).nodes.get('C')?.parent).toBe('B');
    expect((await tree('2025-07')).nodes.get('C')?.parent).toBe('A');
  });
});

describe('a unit that is closed', () => {
  const BEFORE = 'code,name,parent\nA,Tỉnh A,\nB,Phường B,A\nC,Phường C,A\nD,Tổ D,B\n';

  it('ends with the month before, and is taken over by its successor', async () => {
    await imported(BEFORE);

    const report = await imported(
      'code,name,parent,valid_from,successors\nB,Phường B,closed,2025-07,C A\nD,Tổ D,C,2025-07,\n',
    );

    expect(report.ok).toBe(true);
    expect((await tree('2025-06')).nodes.get('D')?.parent).toBe('B');
    expect((await tree('2025-07')).nodes.has('B')).toBe(false);
    const index = indexOrganisation(await table.store.currentOrganisation());
    expect(successorOf(index, 'B', '2025-06')).toBe('B');
    expect(successorOf(index, 'B', '2025-07')).toBe('C');
  });

  it.each([
    [
      'with units below it',
      'B,Phường B,closed,2025-07,C',
      /column "parent": closes a unit below which D still/,
    ],
    ['from no month', 'D,Tổ D,closed,,C', /column "valid_from": must be the month/],
    ['for a successor nobody knows', 'D,Tổ D,closed,2025-07,X', /column "successors": no other unit .* "X"/],
    ['for itself', 'D,Tổ D,closed,2025-07,D', /column "successors": no other unit .* "D"/],
  ])('is not closed %s', async (_, row, fault) => {
    await imported(BEFORE);

    const report = await imported(`code,name,parent,valid_from,successors\n${row}\n`);

    expect(report.ok ? [] : report.faults).toEqual([expect.stringMatching(fault)]);
    expect((await table.store.currentOrganisation()).version).toBe(1);
  });

  it('alone has successors', async () => {
    const report = await imported('code,name,successors\nA,Tỉnh A,B\nB,Tỉnh B,\n');

    expect(report.ok ? [] : report.faults).toEqual([
      expect.stringMatching(/column "successors": are named where a unit is closed/),
    ]);
  });
});

describe('the parent column', () => {
  it('left blank leaves a known unit where it is, and with a dash puts it at the top', async () => {
    await imported('code,name,parent\nA,Tỉnh A,\nB,Huyện B,A\nC,Xã C,A\n');

    await imported('code,name,parent\nB,Huyện B mới,\nC,Xã C,-\n');

    const { nodes } = await tree();
    expect([nodes.get('B')?.parent, nodes.get('C')?.parent]).toEqual(['A', null]);
    expect(nodes.get('B')?.unit.name.vi).toBe('Huyện B mới');
  });
});

describe('the units of the whole country', () => {
  const national = '../shared/data/vietnam-units-2025.csv';

  it('are imported whole: 34 provinces and 3,321 communes under one root', async () => {
    const report = await importUnits(table.store, national, () => NOW, reform);

    const { nodes, roots } = await tree();
    expect(report).toMatchObject({ ok: true, units: 3356 });
    expect(roots).toEqual(['VN']);
    expect(nodes.get('VN')?.children).toHaveLength(34);
    expect([...nodes.values()].filter(({ depth }) => depth === 2)).toHaveLength(3321);
  });

  it('and the 126 wards and communes of Hà Nội join them without a duplicate', async () => {
    await importUnits(table.store, national, () => NOW, reform);

    const report = await importUnits(table.store, '../shared/data/hanoi-units-2025.csv', () => NOW, reform);

    expect(report).toMatchObject({ ok: true, units: 127 });
    const { nodes, roots } = await tree();
    expect([nodes.size, roots, nodes.get('01')?.parent]).toEqual([3356, ['VN'], 'VN']);
  });
});
