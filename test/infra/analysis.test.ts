import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type AttributeValue, ScanCommand } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { percentOf } from '#domain/formulas.ts';
import { questionsOf, type Score } from '#domain/questionnaire.ts';
import { QUESTIONNAIRES } from '#domain/questionnaire-catalogue.ts';
import type { ResponseState, SurveyResponse } from '#domain/response.ts';
import type { MonthResult } from '../../functions/api/result-schemas.ts';
import { responseItem } from '../../functions/store/items.ts';
import { EXPORT_COLUMN } from '../../infra/analysis/export-table.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { RECEIPT, sampleResponse } from '../support/sample.ts';

const SQL = 'infra/analysis';
/** Ids of exports, as DynamoDB makes them. */
const EXPORT = '01796068800000-06e2188f';
const HALVES = '01796068900000-7a1b2c3d';

const UNITS = ['A1', 'A2', 'B'];
const BUSY = ['2023-12', '2026-10', '2026-11'];
/** A month in which ten people rated at one unit, and nine at another. */
const QUIET = '2024-02';
const MONTHS = [...BUSY, QUIET];
const FORMS = QUESTIONNAIRES.map(({ id }) => id);

type Given = { readonly response: SurveyResponse; readonly state: ResponseState };

const STATES: readonly ResponseState[] = ['held', 'void', 'erased', 'synthetic'];

/** What is answered; the first two of seven on a long form, each leaving another question blank. */
const contentOf = (at: number): Partial<SurveyResponse> => {
  const score = (((at * 7 + (at % 11)) % 5) + 1) as Score;
  const second = (((at * 3) % 5) + 1) as Score;
  if (at % 7 === 0)
    return { questionnaire: 'sipas-2023', answers: { q01: score, [`q0${2 + (at % 4)}`]: second } };
  if (at % 7 === 1) return { questionnaire: 'sipas-2017', answers: { c01: score, c02: second, c22: score } };
  return {
    answers: { overall: score, ...(at % 3 === 0 ? { officials: second } : {}) },
    reasons: score === 3 || at % 5 === 0 ? [] : score > 3 ? ['clear-guidance', 'good-place'] : ['long-wait'],
  };
};

const responseAt = (at: number): SurveyResponse =>
  sampleResponse(at, {
    unit: at % 20 === 1 ? 'B' : at % 3 === 0 ? 'A1' : 'A2',
    at: `${BUSY[at % 5] ?? '2026-11'}-${String((at % 14) + 1).padStart(2, '0')}T${String(8 + (at % 3)).padStart(2, '0')}:30:00+07:00`,
    channel: at % 9 === 0 ? 'paper' : 'kiosk',
    ...(at % 4 < 2 ? { service: at % 8 === 0 ? '2.000815' : '1.001193' } : {}),
    ...contentOf(at),
  });

const quiet = (unit: string, people: number, firstId: number): readonly SurveyResponse[] =>
  Array.from({ length: people }, (_, at) =>
    sampleResponse(firstId + at, {
      unit,
      at: `${QUIET}-29T09:${10 + at}:00+07:00`,
      service: '1.001193',
      reasons: ['clear-guidance'],
    }),
  );

/** One in nine does not count; and one id stands twice, at two hours, which makes two responses of it. */
const given: readonly Given[] = [
  ...Array.from({ length: 900 }, (_, at) => ({
    response: responseAt(at),
    state: at % 9 === 4 ? (STATES[at % 4] ?? 'held') : ('counted' as const),
  })),
  ...[
    { ...responseAt(12), at: '2026-11-05T17:00:00+07:00' },
    ...quiet('A1', 10, 1000),
    ...quiet('B', 9, 2000),
  ].map((response) => ({ response, state: 'counted' as const })),
];

const folder = mkdtempSync(join(tmpdir(), 'survey-export-'));
let api: TestApi;
let duckdb: DuckDBConnection;

/** Nothing decides on a response yet, so what a decision leaves behind is put as it would be. */
const record = async ({ response, state }: Given): Promise<void> => {
  const { client, store, tableName } = api.table;
  if (state === 'counted') await store.recordResponse(response, RECEIPT);
  else if (state === 'synthetic') await store.recordResponse({ ...response, synthetic: true }, RECEIPT);
  else {
    const { answers, reasons, ...rest } = responseItem(response, RECEIPT);
    const kept = state === 'erased' ? {} : { answers, ...(reasons ? { reasons } : {}) };
    await client.send(new PutCommand({ TableName: tableName, Item: { ...rest, ...kept, state } }));
  }
};

type Item = Record<string, AttributeValue>;

const itemsOfTable = async (): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let from: Item | undefined;
  do {
    const page = await api.table.client.send(
      new ScanCommand({ TableName: api.table.tableName, ...(from ? { ExclusiveStartKey: from } : {}) }),
    );
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from);
  return items;
};

/** Writes items as a point-in-time export does: DynamoDB's JSON by lines, in several files, binaries as Base64. */
const writeExport = (id: string, items: readonly Item[]): void => {
  const data = join(folder, 'AWSDynamoDB', id, 'data');
  mkdirSync(data, { recursive: true });
  for (const part of [0, 1]) {
    const lines = items
      .filter((_, position) => position % 2 === part)
      .map((item) =>
        JSON.stringify({ Item: item }, (_, value: unknown) =>
          value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
        ),
      );
    writeFileSync(join(data, `part${part}.json.gz`), gzipSync(`${lines.join('\n')}\n`));
  }
};

/** 4,000 answers of 100 people, of which 1,287 are good: 32.175 percent, which lies below its half in binary. */
const halves: readonly Item[] = Array.from({ length: 100 }, (_, person) => ({
  pk: { S: 'RESPONSE#A1#2026-11-02' },
  sk: { S: `09#${person}` },
  questionnaire: { S: 'sipas-2023' },
  version: { N: '1' },
  answers: {
    M: Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [`q${at}`, { N: person * 40 + at < 1287 ? '5' : '1' }]),
    ),
  },
}));

/** Hive's way of writing a type in DuckDB's, which minds the case of names in JSON where Hive does not. */
const duckdbType = (hive: string): string =>
  hive
    .replace(/array<(struct<[^<>]*>)>/g, '$1[]')
    .replace(/map<string,(struct<[^<>]*>)>/g, 'MAP(VARCHAR, $1)')
    .replaceAll('struct<', 'STRUCT(')
    .replaceAll('>', ')')
    .replace(/\b([snml]):/g, (_, type: string) => `${type.toUpperCase()} `)
    .replace(/(\w+):/g, '$1 ')
    .replaceAll('string', 'VARCHAR')
    .replaceAll(',', ', ');

const sqlOf = (name: string): string => readFileSync(join(SQL, `${name}.sql`), 'utf8');

beforeAll(async () => {
  api = await openApi();
  for (const each of given) await record(each);
  await api.fold(given.map(({ response }) => response));
  writeExport(EXPORT, await itemsOfTable());
  writeExport(HALVES, halves);

  duckdb = await (await DuckDBInstance.create()).connect();
  await duckdb.run(`CREATE VIEW export_items AS
    SELECT regexp_extract(filename, 'AWSDynamoDB/([^/]+)/data/', 1) AS export_id, "Item" AS item
    FROM read_json('${folder}/AWSDynamoDB/*/data/*.json.gz', format = 'newline_delimited', filename = true,
      columns = {'Item': '${duckdbType(EXPORT_COLUMN.type)}'})`);
  for (const name of ['responses', 'answers', 'reasons']) await duckdb.run(sqlOf(name));
});
afterAll(async () => {
  duckdb.closeSync();
  rmSync(folder, { recursive: true, force: true });
  await api.table.close();
});

type Row = Readonly<Record<string, unknown>>;

/** Whole numbers of 64 bits and more come as texts. */
const NUMBERS = new Set(['n', 'c1', 'c2', 'c3', 'c4', 'c5', 'weekday', 'hour_of_day']);

const rowsOf = async (name: string, exportId = EXPORT): Promise<readonly Row[]> => {
  const answer = await duckdb.runAndReadAll(sqlOf(name), [exportId]);
  return answer
    .getRowObjectsJson()
    .map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => [
          key,
          value !== null && NUMBERS.has(key) ? Number(value) : value,
        ]),
      ),
    );
};

/** What the API says of some units, by month and form, as rows by the given way. */
const rowsOfApi = async (
  units: readonly string[],
  rowsIn: (result: MonthResult) => readonly Row[],
): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (const unit of units) {
    for (const month of MONTHS) {
      for (const questionnaire of FORMS) {
        const answer = await api.get(
          `/v1/units/${unit}/results?month=${month}&questionnaire=${questionnaire}`,
          { role: 'manager', unit: '01' },
        );
        const result = (await answer.json()) as MonthResult;
        if (result.n > 0) rows.push(...rowsIn(result).map((row) => ({ unit, month, questionnaire, ...row })));
      }
    }
  }
  return rows;
};

type Figures = Pick<MonthResult, 'n' | 'counts' | 'indexPercent'>;

const figures = ({ n, counts, indexPercent }: Figures): Row => ({
  n,
  c1: counts?.[0] ?? null,
  c2: counts?.[1] ?? null,
  c3: counts?.[2] ?? null,
  c4: counts?.[3] ?? null,
  c5: counts?.[4] ?? null,
  index_percent: indexPercent,
});

/** The overall question stands in no element: its figures are the headline. */
const questionsIn = ({ questionnaire, elements, ...headline }: MonthResult): readonly Row[] => [
  ...(questionnaire.id === 'post-service' ? [{ question: 'overall', ...figures(headline) }] : []),
  ...elements
    .flatMap(({ questions }) => questions)
    .filter(({ n }) => n > 0)
    .map((question) => ({ question: question.id, ...figures(question) })),
];

const inOrder = (rows: readonly Row[]): readonly string[] =>
  rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();

const BY_UNIT: readonly (readonly [query: string, rowsIn: (result: MonthResult) => readonly Row[]])[] = [
  ['index-by-unit-and-month', (result) => [figures(result)]],
  ['index-by-question', questionsIn],
  ['index-by-service', ({ services }) => services.map((each) => ({ service: each.id, ...figures(each) }))],
  ['index-by-channel', ({ channels }) => channels.map((each) => ({ channel: each.id, ...figures(each) }))],
  [
    'index-by-hour-of-week',
    ({ hours }) => hours.map((each) => ({ weekday: each.weekday, hour_of_day: each.hour, ...figures(each) })),
  ],
  ['reasons-by-unit-and-month', ({ reasons }) => reasons.map(({ id, n }) => ({ reason: id, n }))],
];

describe('the queries over an export', () => {
  it.each(BY_UNIT)('give the figures of the API: %s', async (query, rowsIn) => {
    const rows = await rowsOf(query);

    expect(rows.length).toBeGreaterThan(8);
    expect(inOrder(rows)).toEqual(inOrder(await rowsOfApi(UNITS, rowsIn)));
  });

  it('give the figures of the API: index-by-month, as those of the root', async () => {
    const rows = await rowsOf('index-by-month');

    expect(rows).toHaveLength(BUSY.length * FORMS.length + 1);
    expect(inOrder(rows.map((row) => ({ unit: '01', ...row })))).toEqual(
      inOrder(await rowsOfApi(['01'], (result) => [figures(result)])),
    );
  });

  it('count every item of one export, and none of another', async () => {
    const items = await itemsOfTable();
    const kinds = Map.groupBy(items, ({ pk }) => pk?.S?.split('#')[0] ?? '');

    expect(await rowsOf('items')).toEqual(
      [...kinds].map(([kind, { length: n }]) => ({ kind, n })).sort((a, b) => (a.kind < b.kind ? -1 : 1)),
    );
    expect(await rowsOf('items', HALVES)).toEqual([{ kind: 'RESPONSE', n: 100 }]);
  });

  it.each([
    'index-by-unit-and-month',
    'index-by-question',
    'index-by-service',
    'index-by-channel',
    'index-by-hour-of-week',
    'reasons-by-unit-and-month',
  ])('withhold what nine people said, and show what ten did: %s', async (query) => {
    const rows = (await rowsOf(query)).filter(({ month }) => month === QUIET);
    const [ten, nine] = ['A1', 'B'].map((unit) => rows.find((row) => row.unit === unit));

    if (query === 'reasons-by-unit-and-month') expect([ten?.n, nine]).toEqual([10, undefined]);
    else {
      expect(ten).toMatchObject({ n: 10, c5: 10, index_percent: 100 });
      expect(nine).toMatchObject({ n: 9, c1: null, c5: null, index_percent: null });
    }
  });

  it('round a half up, as the API does', async () => {
    const [row] = await rowsOf('index-by-month', HALVES);

    expect(row).toMatchObject({ n: 100, c1: 2713, c5: 1287, index_percent: percentOf(1287 / 4000) });
    expect(row?.index_percent).toBe(32.18);
  });

  it('are tried here, all of them', () => {
    const files = readdirSync(SQL).filter((file) => file.endsWith('.sql'));
    const tried = [
      ...BY_UNIT.map(([query]) => query),
      'answers',
      'index-by-month',
      'items',
      'reasons',
      'responses',
    ];

    expect(files.toSorted()).toEqual(tried.map((query) => `${query}.sql`).toSorted());
  });
});

describe('what the queries rest on', () => {
  it('asks the overall question by one id, and in no form without one', () => {
    const overall = QUESTIONNAIRES.flatMap((form) => (form.overall ? [form.overall.id] : []));
    const others = QUESTIONNAIRES.filter((form) => !form.overall).flatMap(questionsOf);

    expect(new Set(overall)).toEqual(new Set(['overall']));
    expect(others.map(({ id }) => id)).not.toContain('overall');
  });

  it('adds versions of a form only where they are of one comparability group', () => {
    const groups = Map.groupBy(QUESTIONNAIRES, ({ id }) => id);

    for (const versions of groups.values()) {
      expect(new Set(versions.map(({ comparabilityGroup }) => comparabilityGroup)).size).toBe(1);
    }
    expect(new Set(QUESTIONNAIRES.map(({ comparabilityGroup }) => comparabilityGroup)).size).toBe(
      groups.size,
    );
  });

  it('names questions in lower case, which is all that Athena reads of names', () => {
    const ids = QUESTIONNAIRES.flatMap(questionsOf).map(({ id }) => id);

    expect(ids.filter((id) => id !== id.toLowerCase())).toEqual([]);
  });
});
