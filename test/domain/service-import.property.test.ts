import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ONLINE_LEVELS, SERVICE_LEVELS, type Service } from '#domain/service.ts';
import { serviceIssues } from '#domain/service-check.ts';
import { cellsOfService, SERVICE_COLUMNS, withServiceRows } from '#domain/service-import.ts';
import { csvRowsOf } from '../../functions/api/csv-table.ts';
import { csvText } from '../../functions/api/csv-text.ts';
import { ORGANISATION } from '../support/sample.ts';

const text = fc
  .oneof(
    fc.constantFrom('=1+1', "'=1", '+84', '-2', '@x', "''-", 'Đăng ký, "khai" sinh', ';', "a'b"),
    fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
  )
  .map((each) => each.normalize('NFC').trim())
  .filter((each) => each !== '' && !/\p{Cc}|\uFEFF/u.test(each));
const names = fc.record({ vi: text, en: text });
const month = fc.constantFrom('2024-01', '2025-07', '2026-11');

const services: fc.Arbitrary<Service[]> = fc.uniqueArray(
  fc.record(
    {
      code: fc.stringMatching(/^[A-Z0-9]\.\d{6}$/),
      name: names,
      field: names,
      level: fc.constantFrom(...SERVICE_LEVELS),
      onlineLevel: fc.constantFrom(...ONLINE_LEVELS),
      integrated: fc.boolean(),
      units: fc.uniqueArray(fc.constantFrom('01', 'A', 'B'), { minLength: 1 }),
      validFrom: fc.constant('2024-01'),
      validUntil: month,
    },
    { requiredKeys: ['code', 'name', 'field', 'level'], noNullPrototype: true },
  ) as fc.Arbitrary<Service>,
  { minLength: 1, maxLength: 8, selector: ({ code }) => code },
);

describe('a list of services', () => {
  it('that was exported is imported as it was, into an empty catalogue and into its own', () => {
    fc.assert(
      fc.property(services, (given) => {
        const rows = csvRowsOf(csvText(SERVICE_COLUMNS, given.map(cellsOfService)), () => undefined).map(
          ({ line, cells }) => ({ line, ...cells }),
        );

        const fresh = withServiceRows({ ...ORGANISATION, services: [] }, rows);
        const same = withServiceRows({ ...ORGANISATION, services: given }, rows);

        expect(given.flatMap((each) => serviceIssues(each, new Set(['01', 'A', 'B'])))).toEqual([]);
        expect(fresh.ok && fresh.value.services).toEqual(given);
        expect(same).toMatchObject({ ok: true, changes: [], value: { version: ORGANISATION.version } });
      }),
    );
  });

  it('holds no cell that a spreadsheet takes for a formula', () => {
    fc.assert(
      fc.property(services, (given) => {
        const table = csvText(SERVICE_COLUMNS, given.map(cellsOfService));

        expect(table).not.toMatch(/(^|[,\n])"?[=+\-@\t]/);
      }),
    );
  });

  it('of before online levels were kept is read as it is', () => {
    const planned = withServiceRows(ORGANISATION, [{ line: 2, code: '1.001193', name: 'Đăng ký khai sinh' }]);

    expect(planned).toMatchObject({ ok: true, changes: [] });
  });

  it('takes back with a dash what was said before', () => {
    const before = { ...ORGANISATION.services[0], onlineLevel: 'full', units: ['A'] } as Service;

    const planned = withServiceRows({ ...ORGANISATION, services: [before] }, [
      { line: 2, code: '1.001193', name: before.name.vi, online_level: '-', units: '-' },
    ]);

    expect(planned.ok && planned.value.services).toEqual(ORGANISATION.services);
  });
});
