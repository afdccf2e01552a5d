import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../functions/tables/cell.ts';
import { columnName, serialOf } from '../../functions/tables/sheet-xml.ts';
import { workbookBytes, workbookPieces } from '../../functions/tables/workbook.ts';

const workbook = (rows: Iterable<readonly Cell[]>, more: { mostRows?: number; name?: string } = {}) => ({
  sheet: { name: more.name ?? 'Phiếu', columns: [{ heading: 'Tên' }, { heading: 'Số' }], rows },
  notesName: 'Ghi chú',
  notesColumns: ['Mục', 'Nội dung'] as const,
  notes: () => [['Mục 1', 'Dòng một\nDòng hai']] as const,
  ...(more.mostRows === undefined ? {} : { mostRows: more.mostRows }),
});
const readBack = async (...given: Parameters<typeof workbook>) =>
  (await readXlsx(await workbookBytes(workbook(...given)))).sheets;

describe('a workbook', () => {
  it.each([
    ['=1+1'],
    ['+cmd|calc'],
    ['-2'],
    ['@SUM(A1)'],
    ['\tTab'],
    ['  hai đầu  '],
    ['<b>&amp;"quoted"</b>'],
    ['_x0041_'],
    ['Ủy ban nhân dân 👍'],
    ['dòng\nmới'],
  ])('keeps the text %j as text', async (text) => {
    const [sheet] = await readBack([[text, 1]]);

    expect(sheet?.rows[1]).toEqual([text, 1]);
  });

  it.each(['\u0000', '\u000B', '\uFFFE', '\uD800'])(
    'has a mark in place of %j, which XML cannot hold',
    async (bad) => {
      const [sheet] = await readBack([[`a${bad}b`, 1]]);

      expect(sheet?.rows[1]?.[0]).toBe('a\uFFFDb');
    },
  );

  it('goes on in another sheet where one is full, with the headings again', async () => {
    const rows = Array.from({ length: 5 }, (_, at) => [`dòng ${at}`, at]);

    const sheets = await readBack(rows, { mostRows: 2 });

    expect(sheets.map(({ name }) => name)).toEqual(['Phiếu', 'Phiếu (2)', 'Phiếu (3)', 'Ghi chú']);
    expect(sheets.map(({ rows: all }) => all.length)).toEqual([3, 3, 2, 2]);
    expect(sheets[2]?.rows).toEqual([
      ['Tên', 'Số'],
      ['dòng 4', 4],
    ]);
  });

  it('names its sheets as spreadsheets allow', async () => {
    const [sheet] = await readBack([], { name: 'Quý 1/2026: [một] và rất nhiều chữ hơn thế' });

    expect(sheet?.name).toMatch(/^Quý 1 2026/);
    expect(sheet?.name.length).toBeLessThanOrEqual(31);
  });

  it('asks for no more rows than it takes to fill the pieces that were taken', async () => {
    let asked = 0;
    const rows = function* (): Generator<readonly Cell[]> {
      for (;;) {
        asked += 1;
        yield ['Phường Hoàn Kiếm', asked];
      }
    };
    const pieces = workbookPieces(workbook(rows()));

    for (let taken = 0; taken < 3; taken++) await pieces.next();
    await pieces.return(undefined);

    expect(asked).toBeLessThan(5000);
  });
});

describe('addresses and days of a sheet', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('column %i is %s', (at, name) => {
    expect(columnName(at)).toBe(name);
  });

  it.each([
    ['1900-03-01', 61],
    ['2000-01-01', 36526],
    ['2026-11-25', 46351],
  ])('%s is day %i', (day, serial) => {
    expect(serialOf(day)).toBe(serial);
  });
});
