import { describe, expect, it } from 'vitest';
import type { UnitRow } from '#domain/unit-cells.ts';
import { organisationWith } from '#domain/unit-import.ts';
import { csvRowsOf } from '../../functions/api/csv-table.ts';
import { rowOfForm } from '../../web/manage/reform/unit-row.ts';
import { ORGANISATION } from '../support/sample.ts';

const A = {
  id: 'A',
  name: { vi: 'Phường A', en: 'Ward A' },
  kind: 'ward',
  parent: '01',
  targetPercent: 80,
  counters: [],
};

const formOf = (fields: Readonly<Record<string, string>>): FormData => {
  const form = new FormData();
  const all = { name: 'Phường A', name_en: 'Ward A', counters: '0', target_percent: '80', ...fields };
  for (const [name, value] of Object.entries(all)) form.set(name, value);
  return form;
};

const rowsOf = (form: FormData) => csvRowsOf(rowOfForm(A, form), () => undefined).map(({ cells }) => cells);

describe('a unit changed in a form', () => {
  it('leaves out what is as it was, so that what is inherited stays so', () => {
    expect(rowsOf(formOf({}))).toEqual([{ code: 'A', name: 'Phường A', name_en: 'Ward A' }]);
  });

  it('says what is other, whatever stands in a name', () => {
    const [row] = rowsOf(formOf({ name: ' Phường "A", mới ', counters: '3', target_percent: '82.5' }));

    expect(row).toEqual({
      code: 'A',
      name: 'Phường "A", mới',
      name_en: 'Ward A',
      counters: '3',
      target_percent: '82.5',
    });
  });

  it('is a list that the API takes', () => {
    const row = { line: 2, ...rowsOf(formOf({ target_percent: '85' }))[0] } as UnitRow;

    const planned = organisationWith(ORGANISATION, [row], '2026-11');

    expect(planned).toMatchObject({ ok: true, value: { version: ORGANISATION.version + 1 } });
  });
});
