import { describe, expect, it } from 'vitest';
import { SERVICE_COLUMNS, type ServiceRow, withServiceRows } from '#domain/service-import.ts';
import { UNIT_COLUMNS, type UnitRow } from '#domain/unit-cells.ts';
import { organisationWith } from '#domain/unit-import.ts';
import { csvRowsOf } from '../../functions/api/csv-table.ts';
import { columnsProblemOf } from '../../functions/api/table-body.ts';
import { faultInVietnamese } from '../../web/manage/imports/fault-texts.ts';
import { ORGANISATION } from '../support/sample.ts';

const UNITS = `code,name,parent,valid_from,target_percent,counters,formulas,successors,type
a,Một,,,,,,,
A,,,,101,1.5,x,,
A,Hai,A,,,,,,
A1,Khác,,,,,,,banana
A2,Đơn vị A2,closed,2027-01,50,,,,
B,Ba,NO,soon,,,,,
Y0,,01,,,,,,
Q-01,Quầy,,,,,,,counter
A-02,Quầy,B,,,3,,,counter
Y9,Chín,01,,,,,,
Y9-01,Quầy,,soon,,,,,counter
Y1,Bốn,closed,,,,,NO,
Y2,Năm,01,,,,,A,
Y3,Sáu,Y4,,,,,,
Y4,Bảy,Y3,,,,,,
01,Tám,closed,2027-01,,,,,
`;

const SERVICES = `code,name,name_en,field,level,online_level,integrated,units,valid_from,valid_until
1.1,,,,commune,,,,,
1.1,Hai,,,,,,,,
e!,Ba,,F,xã,5,maybe,NO,soon,later
1.4,Bốn,,F,commune,,,,2026-05,2026-01
1.5,${'x'.repeat(501)},,F,commune,,,,,
1.6,Sáu,"A\u0007b",F,commune,,,,,
`;

const rowsOf = (text: string, columns: readonly string[]) =>
  csvRowsOf(text, columnsProblemOf(columns, ['code', 'name'])).map(({ line, cells }) => ({ line, ...cells }));

const torn = (text: string): string => {
  try {
    return csvRowsOf(text, columnsProblemOf(UNIT_COLUMNS, ['code', 'name']))[0]?.fault ?? '';
  } catch (error) {
    return (error as Error).message;
  }
};

const messages = (): readonly string[] => {
  const units = organisationWith(ORGANISATION, rowsOf(UNITS, UNIT_COLUMNS) as readonly UnitRow[], '2026-11');
  const services = withServiceRows(ORGANISATION, rowsOf(SERVICES, SERVICE_COLUMNS) as readonly ServiceRow[]);
  return [units, services].flatMap((planned) =>
    planned.ok ? [] : planned.issues.map(({ message }) => message),
  );
};

describe('a fault of a table', () => {
  it('is told in Vietnamese, whatever it is', () => {
    const all = messages();

    expect(new Set(all).size).toBeGreaterThan(20);
    expect(all.filter((message) => faultInVietnamese(message) === undefined)).toEqual([]);
  });

  it.each([
    ['code,name\n1,x,y\n', 'có số ô khác với dòng tiêu đề'],
    ['code,name\n', 'tệp không có dòng nào dưới dòng tiêu đề'],
    ['code,name,colour\n1,x,red\n', /^dòng 1: không có cột "colour"/],
    ['code\n1\n', 'dòng 1: thiếu cột "name"'],
    ['code,name,name\n1,x,y\n', 'dòng 1: cột "name" bị lặp'],
    ['code,name\n1,"x\n', /^dòng \d+: dấu ngoặc kép đặt sai chỗ$/],
  ])('of the file %j is told in Vietnamese', (text, told) => {
    expect(faultInVietnamese(torn(text))).toEqual(
      told instanceof RegExp ? expect.stringMatching(told) : told,
    );
  });

  it('keeps what it is about', () => {
    expect(faultInVietnamese('no other unit has the code "00071"')).toBe(
      'không có đơn vị nào khác mang mã "00071"',
    );
    expect(
      faultInVietnamese(
        'must be a month after 2026-11: what is counted already is moved with "npm run import:units", which counts it anew',
      ),
    ).toContain('2026-11');
  });
});
