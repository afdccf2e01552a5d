import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '#domain/policy.ts';
import { localIsoOf } from '#domain/time.ts';
import type { Organisation } from '#domain/unit.ts';
import { csvRowsOf } from '../../functions/api/csv-table.ts';
import type { MonthResult } from '../../functions/api/result-schemas.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { ORGANISATION, RECEIPT, sampleResponse, sampleUnit } from '../support/sample.ts';

const MANAGER: Principal = { role: 'manager', unit: 'A' };
const FORMULA = '=HYPERLINK("http://x.example","+1")';

const organisation: Organisation = {
  ...ORGANISATION,
  notice: { vi: 'Số liệu giả lập', en: 'Simulated figures' },
  units: ORGANISATION.units.map((unit) =>
    unit.id === 'A2' ? sampleUnit('A2', 'A', { name: { vi: FORMULA, en: `${FORMULA}\u0001` } }) : unit,
  ),
};

let api: TestApi;
beforeAll(async () => {
  api = await openApi({ organisation });
  const responses = Array.from({ length: 42 }, (_, at) =>
    sampleResponse(at, { unit: at < 30 ? 'A1' : 'A2', answers: { overall: at % 7 === 0 ? 2 : 5 } }),
  );
  for (const response of responses) await api.table.store.recordResponse(response, RECEIPT);
  await api.fold(responses);
});
afterAll(() => api.table.close());

const path = (ending: string): string => `/v1/units/A/results.${ending}`;
const csv = async (query = ''): Promise<string> => (await api.get(path(`csv${query}`), MANAGER)).text();
const workbook = async (query = '') => {
  const answer = await api.get(path(`xlsx${query}`), MANAGER);
  return readXlsx(new Uint8Array(await answer.arrayBuffer()), { readStyles: true });
};
const shown = async (): Promise<MonthResult> =>
  (await (await api.get('/v1/units/A/results?month=2026-11', MANAGER)).json()) as MonthResult;

describe('the results of a unit as CSV', () => {
  it('are one tidy table with the figures that the view has', async () => {
    const result = await shown();

    const text = await csv('?month=2026-11');
    const rows = csvRowsOf(text, () => undefined);

    expect(text).toMatch(/^of_unit,from,to,questionnaire,/);
    expect(rows[0]?.cells).toMatchObject({
      of_unit: 'A',
      from: '2026-11-01',
      to: '2026-11-30',
      questionnaire: 'post-service@1',
      formula: 'topTwoShare@1',
      part: 'unit',
      n: '42',
      index_percent: String(result.indexPercent),
      interval_low_percent: String(result.interval?.lowPercent),
      score_2: '6',
      target_percent: '80',
    });
    expect(rows.map(({ cells }) => cells.part)).toEqual(
      expect.arrayContaining(['channel', 'child', 'day', 'element', 'hour', 'moment']),
    );
  });

  it('begin with a byte order mark, without which spreadsheets take Vietnamese for another encoding', async () => {
    const bytes = new Uint8Array(await (await api.get(path('csv'), MANAGER)).arrayBuffer());

    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('withhold what the view withholds', async () => {
    const answer = await api.get('/v1/units/A2/results.csv?month=2026-10', MANAGER);

    const [first] = csvRowsOf(await answer.text(), () => undefined);

    expect(first?.cells).toMatchObject({ n: '0' });
    expect(first?.cells).not.toHaveProperty('index_percent');
  });

  it('hold no formula, whatever a unit is called', async () => {
    const text = await csv('?month=2026-11');

    // An apostrophe before it, and before what would begin a cell where another takes the comma for its end.
    expect(text).toContain(`"'=HYPERLINK(""http://x.example"",""'+1"")"`);
    expect(text).not.toMatch(/(^|,)"?[=+@]/m);
  });

  it('have a row for each month of a range', async () => {
    const rows = csvRowsOf(await csv('?from=2026-09&to=2026-11&lang=en'), () => undefined);

    const months = rows.filter(({ cells }) => cells.part === 'month');
    expect(months.map(({ cells }) => cells.id)).toEqual(['2026-09', '2026-10', '2026-11']);
  });
});

describe('the results of a unit as a workbook', () => {
  it('have typed cells: numbers, percents and days', async () => {
    const result = await shown();

    const { sheets } = await workbook('?month=2026-11');

    const [results] = sheets;
    const [heading = [], first = []] = results?.rows ?? [];
    expect([results?.name, heading[4], heading[5]]).toEqual(['Kết quả', 'Số lượng', 'Chỉ số hài lòng']);
    expect(first.slice(4, 6)).toEqual([42, (result.indexPercent ?? 0) / 100]);
    expect(results?.cells?.get('1,5')?.style?.numFmt).toBe('0.00%');
    const day = results?.rows.find(([part]) => part === 'day');
    expect(day?.[3]).toEqual(new Date('2026-11-23T00:00:00Z'));
  });

  it('hold text, and no formula, whatever a unit is called', async () => {
    const { sheets } = await workbook('?month=2026-11&lang=en');

    const child = sheets[0]?.rows.findIndex(([, , id]) => id === 'A2') ?? -1;
    expect(sheets[0]?.rows[child]?.[3]).toBe(`${FORMULA}\uFFFD`);
    const formulas = [...(sheets[0]?.cells?.values() ?? [])].filter(({ formula }) => formula !== undefined);
    expect(formulas).toEqual([]);
  });

  it('say on a second sheet what the figures are, in the language that was asked for', async () => {
    const [vi, en] = await Promise.all([workbook('?month=2026-11'), workbook('?month=2026-11&lang=en')]);

    const notes = Object.fromEntries((en.sheets[1]?.rows ?? []) as [string, string][]);
    expect([vi.sheets[1]?.name, en.sheets[1]?.name]).toEqual(['Ghi chú', 'Notes']);
    expect(notes).toMatchObject({
      Mind: 'Simulated figures',
      Unit: 'Unit A (A)',
      Period: '2026-11-01 to 2026-11-30',
      Target: '80 %',
      Link: 'https://danhgia.example.vn/manage/?unit=A&period=2026-11&lang=en',
    });
    expect(notes.Method).toContain('Wilson');
    expect(notes.Formula).toContain('topTwoShare');
    expect(notes['Figures updated at']).toBe(localIsoOf(Date.parse((await shown()).foldedAt as string)));
  });
});

describe('an export by the units of today', () => {
  it('says so in each row and in the link that leads back to it', async () => {
    const query = '?from=2026-10&to=2026-11&tree=now';
    const [rows, { sheets }] = await Promise.all([
      csv(query).then((text) => csvRowsOf(text, () => undefined)),
      workbook(query),
    ]);

    expect(new Set(rows.map(({ cells }) => cells.tree))).toEqual(new Set(['now']));
    expect(sheets[1]?.rows.find(([subject]) => subject === 'Đường dẫn')?.[1]).toBe(
      'https://danhgia.example.vn/manage/?unit=A&period=2026-10-01..2026-11-30&tree=now',
    );
  });
});

describe('an export of results', () => {
  it('is kept in the audit log, with what was asked for', async () => {
    await api.get(path('xlsx?month=2026-11&questionnaire=post-service'), MANAGER);

    const [entry] = await api.table.audit.newest('2026-11', { limit: 1 });
    expect(entry).toMatchObject({
      kind: 'results.export',
      unit: 'A',
      outcome: 'done',
      who: { role: 'manager', unit: 'A' },
      after: { from: '2026-11-01', to: '2026-11-30', format: 'xlsx', questionnaire: 'post-service' },
    });
  });

  it('is refused to those who may not read the unit, and names a wrong parameter', async () => {
    const other = await api.get('/v1/units/B/results.csv', MANAGER);
    const wrong = await api.get(path('csv?lang=fr&month=2026-13'), MANAGER);

    expect([other.status, wrong.status]).toEqual([403, 400]);
    const { errors } = (await wrong.json()) as { errors: { path: string }[] };
    expect(errors.map((each) => each.path).toSorted()).toEqual(['lang', 'month']);
  });
});
