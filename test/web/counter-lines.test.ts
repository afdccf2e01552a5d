import { describe, expect, it } from 'vitest';
import { linesOf, tableOfCounters, withNewLine } from '../../web/manage/reform/counter-lines.ts';

const UNIT = {
  id: 'A',
  counters: [
    { code: 'A-01', name: { vi: 'Quầy 1', en: 'Counter 1' } },
    { code: 'A-03', name: { vi: 'Quầy Đất đai', en: 'Land' } },
  ],
};

describe('the counters of a unit in a form', () => {
  it('are no list while nothing is other', () => {
    expect(tableOfCounters(UNIT, linesOf(UNIT), '2026-12')).toBeUndefined();
  });

  it('are a list of what is new, renamed and no more', () => {
    const [first, second, third] = withNewLine(UNIT, linesOf(UNIT));
    if (!first || !second || !third) throw new Error('there are three');

    const table = tableOfCounters(
      UNIT,
      [{ ...first, gone: true }, { ...second, en: 'Land office' }, third],
      '2026-12',
    );

    expect(table?.split('\n').slice(1, -1)).toEqual([
      '"A-01","Quầy 1","Counter 1","counter","closed","2026-12"',
      '"A-03","Quầy Đất đai","Land office","counter","","2026-12"',
      '"A-04","Quầy 4","Counter 4","counter","","2026-12"',
    ]);
  });
});
