import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SurveyResponse } from '#domain/response.ts';
import type { MonthResult } from '../../functions/api/result-schemas.ts';
import { EXPORT_COLUMN } from '../../infra/analysis/export-table.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { RECEIPT, sampleResponse } from '../support/sample.ts';

const SQL = 'infra/analysis';
const EXPORT = '2026-12-01T03:00:00Z';
const FORMS = ['post-service', 'sipas-2023'] as const;

const folder = mkdtempSync(join(tmpdir(), 'survey-export-'));
let api: TestApi;
let duckdb: DuckDBConnection;

/** Responses of both forms, over units, months, hours, services and scores; one in nine does not count. */
const given: readonly SurveyResponse[] = Array.from({ length: 700 }, (_, at) => {
  const score = ((at * 7 + (at % 11)) % 5) + 1;
  const long = at % 6 === 0;
  const month = at % 3 === 0 ? '2026-10' : '2026-11';
  const day = String((at % 28) + 1).padStart(2, '0');
  const hour = String(8 + (at % 8)).padStart(2, '0');
  return sampleResponse(at, {
    unit: at % 40 === 1 ? 'B' : at % 2 === 0 ? 'A1' : 'A2',
    at: `${month}-${day}T${hour}:${String(at % 60).padStart(2, '0')}:00+07:00`,
    channel: at % 5 === 0 ? 'paper' : 'kiosk',
    ...(at % 4 < 2 ? { service: '1.001193' } : {}),
    ...(long
      ? {
          questionnaire: 'sipas-2023',
          answers: { q01: score as 1, q02: (((score + 1) % 5) + 1) as 1 },
        }
      : {
          answers: { overall: score as 1 },
          reasons: score === 5 ? ['clear-guidance'] : [],
        }),
    ...(at % 9 === 0 ? { synthetic: true } : {}),
  });
});

/** The items of the table as a point-in-time export writes them. */
const writeExport = async (): Promise<void> => {
  const lines: string[] = [];
  let from: Record<string, never> | undefined;
  do {
    const page = await api.table.client.send(
      new ScanCommand({ TableName: api.table.tableName, ...(from ? { ExclusiveStartKey: from } : {}) }),
    );
    for (const item of page.Items ?? []) {
      lines.push(
        JSON.stringify({ Item: item }, (_, value) => (value instanceof Uint8Array ? 'binary' : value)),
      );
    }
    from = page.LastEvaluatedKey as Record<string, never> | undefined;
  } while (from);
  const data = join(folder, EXPORT, 'AWSDynamoDB/01-export/data');
  mkdirSync(data, { recursive: true });
  writeFileSync(join(data, 'part.json.gz'), gzipSync(`${lines.join('\n')}\n`));
};

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

const view = (name: string): string => readFileSync(join(SQL, `${name}.sql`), 'utf8');

beforeAll(async () => {
  api = await openApi();
  for (const response of given) await api.table.store.recordResponse(response, RECEIPT);
  await api.fold(given);
  await writeExport();

  duckdb = await (await DuckDBInstance.create()).connect();
  await duckdb.run(`CREATE VIEW export_items AS SELECT '${EXPORT}' AS export, "Item" AS item
    FROM read_json('${folder}/*/AWSDynamoDB/*/data/*.json.gz', format = 'newline_delimited',
      columns = {'Item': '${duckdbType(EXPORT_COLUMN.type)}'})`);
  await duckdb.run(view('responses'));
  await duckdb.run(view('answers'));
  // The one word the engines differ in: unnested, a list of structs is columns in Athena, and one struct here.
  await duckdb.run(view('reasons').replace('  t.reason\n', '  t.reason.s AS reason\n'));
});
afterAll(async () => {
  duckdb.closeSync();
  rmSync(folder, { recursive: true, force: true });
  await api.table.close();
});

type Row = Readonly<Record<string, unknown>>;

const rowsOf = async (name: string): Promise<readonly Row[]> => {
  const answer = await duckdb.runAndReadAll(view(name), [EXPORT]);
  return answer
    .getRowObjectsJson()
    .map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => [
          key,
          typeof value === 'string' && /^\d+$/.test(value) && key !== 'unit' ? Number(value) : value,
        ]),
      ),
    );
};

const resultOf = async (unit: string, month: string, form: string): Promise<MonthResult> => {
  const answer = await api.get(`/v1/units/${unit}/results?month=${month}&questionnaire=${form}`, {
    role: 'manager',
    unit: '01',
  });
  return (await answer.json()) as MonthResult;
};

/** What the API says of each unit, month and form, as rows by the given way. */
const rowsOfApi = async (rowsIn: (result: MonthResult) => readonly Row[]): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (const unit of ['A1', 'A2', 'B']) {
    for (const month of ['2026-10', '2026-11']) {
      for (const questionnaire of FORMS) {
        const result = await resultOf(unit, month, questionnaire);
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

const inOrder = (rows: readonly Row[]): readonly string[] =>
  rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();

describe('the queries over an export give the figures of the API', () => {
  it.each([
    ['index-by-unit-and-month', (result: MonthResult) => [figures(result)]],
    [
      'index-by-question',
      ({ elements, ...result }: MonthResult) =>
        result.questionnaire.id === 'post-service'
          ? [{ question: 'overall', ...figures(result) }]
          : elements
              .flatMap(({ questions }) => questions)
              .filter(({ n }) => n > 0)
              .map((question) => ({ question: question.id, ...figures(question) })),
    ],
    [
      'index-by-service',
      ({ services }: MonthResult) =>
        services.map((service) => ({ service: service.id, ...figures(service) })),
    ],
    [
      'index-by-hour-of-week',
      ({ hours }: MonthResult) =>
        hours.map(({ weekday, hour, ...rest }) => ({ weekday, hour_of_day: hour, ...figures(rest) })),
    ],
    [
      'reasons-by-unit-and-month',
      ({ reasons }: MonthResult) => reasons.map(({ id, n }) => ({ reason: id, n })),
    ],
  ] as const)('%s', async (name, rowsIn) => {
    const rows = await rowsOf(name);

    expect(rows.length).toBeGreaterThan(2);
    expect(inOrder(rows)).toEqual(inOrder(await rowsOfApi(rowsIn)));
  });

  it('and every query is tried here', () => {
    const files = readdirSync(SQL).filter((file) => file.endsWith('.sql'));

    expect(files.toSorted()).toEqual([
      'answers.sql',
      'index-by-hour-of-week.sql',
      'index-by-question.sql',
      'index-by-service.sql',
      'index-by-unit-and-month.sql',
      'reasons-by-unit-and-month.sql',
      'reasons.sql',
      'responses.sql',
    ]);
  });
});
