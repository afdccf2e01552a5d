import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Dossier } from '#domain/dossier.ts';
import type { SurveyResponse } from '#domain/response.ts';

/*
 * The figures of a view computed a second time: in SQL over the single responses, with formulas written another way than in the
 * product, of which nothing is used. Percentages are rounded to two decimals once, as they are published, and where a page
 * prints fewer, from there.
 */

/** What is printed of a group of people: percentages with two decimals, null under ten of them. */
export type ReferenceRow = {
  readonly name: string;
  readonly n: number;
  readonly percent: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

export type ReferenceDriver = {
  readonly question: string;
  readonly n: number;
  readonly satisfied: number;
  readonly withIt: number;
  readonly without: number;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly lost: number;
};

/** The roots of (p − x)² = z² x (1 − x) / n, between which the shares lie that a score test does not refuse. */
const MACROS = `
  CREATE MACRO z() AS 1.959963984540054::DOUBLE;
  CREATE MACRO low(k, n) AS (2 * k + z() * z() - z() * sqrt(z() * z() + 4 * k * (1 - k / n))) / (2 * (n + z() * z()));
  CREATE MACRO high(k, n) AS (2 * k + z() * z() + z() * sqrt(z() * z() + 4 * k * (1 - k / n))) / (2 * (n + z() * z()));
  CREATE MACRO printed(share) AS round(100 * share, 2);
`;

const FIGURES = `
  count(*)::INTEGER AS n,
  CASE WHEN count(*) >= 10 THEN printed(count(*) FILTER (score >= 4) / count(*)) END AS percent,
  CASE WHEN count(*) >= 10 THEN printed(low(count(*) FILTER (score >= 4)::DOUBLE, count(*))) END AS low,
  CASE WHEN count(*) >= 10 THEN printed(high(count(*) FILTER (score >= 4)::DOUBLE, count(*))) END AS high
`;

/** What responses may be divided by: columns of the table, or an expression of them. */
const DIVISIONS = {
  nothing: "''",
  unit: 'unit',
  service: 'service',
  counter: 'counter',
  channel: 'channel',
  moment: 'moment',
  month: 'served[1:7]',
  day: 'served[1:10]',
  hour: "isodow(served[1:10]::DATE) || ' ' || served[12:13]::INTEGER",
} as const;

/** People of a group, and how many of them were satisfied or very satisfied. */
export type ReferenceCell = { readonly name: string; readonly n: number; readonly satisfied: number };

export type Reference = {
  /** The rows of a query in SQL over `rated` and `dossiers`. */
  readonly ask: <T>(query: string) => Promise<readonly T[]>;
  readonly cells: (division: keyof typeof DIVISIONS, scope: Scope) => Promise<readonly ReferenceCell[]>;
  readonly by: (division: keyof typeof DIVISIONS, scope: Scope) => Promise<readonly ReferenceRow[]>;
  /** How many gave 1, 2, 3, 4 and 5, and their mean. */
  readonly scores: (scope: Scope) => Promise<{ readonly counts: readonly number[]; readonly mean: number }>;
  readonly questions: (scope: Scope) => Promise<readonly ReferenceRow[]>;
  readonly reasons: (scope: Scope) => Promise<readonly { readonly name: string; readonly n: number }[]>;
  readonly drivers: (scope: Scope) => Promise<readonly ReferenceDriver[]>;
  readonly close: () => void;
};

/** Of all units where none is named. */
export type Scope = { readonly month?: string; readonly unit?: string };

/** Responses to forms without an overall question are in `rated`, and have no score. */
export const openReference = async (
  responses: readonly SurveyResponse[],
  dossiers: readonly Dossier[] = [],
): Promise<Reference> => {
  const instance = await DuckDBInstance.create();
  const sql = await instance.connect();
  await sql.run(MACROS);
  await sql.run(
    'CREATE TABLE rated (unit TEXT, service TEXT, counter TEXT, channel TEXT, moment TEXT, served TEXT, answers JSON, reasons JSON)',
  );
  await fill(
    sql,
    'rated',
    responses.map(({ unit, service, counter, channel, moment, at, answers, reasons }) => [
      ...[unit, service, counter, channel, moment, at],
      ...[JSON.stringify(answers), JSON.stringify(reasons)],
    ]),
  );
  await sql.run(
    'CREATE TABLE dossiers (unit TEXT, service TEXT, channel TEXT, received TEXT, due TEXT, ended TEXT, outcome TEXT)',
  );
  await fill(
    sql,
    'dossiers',
    dossiers.map(({ unit, service, channel, received, due, completed, outcome }) => [
      ...[unit, service, channel, received, due, completed, outcome],
    ]),
  );
  await sql.run(
    "ALTER TABLE rated ADD COLUMN score INTEGER; UPDATE rated SET score = (answers->>'overall')::INTEGER",
  );
  const rowsOf = async <T>(query: string): Promise<readonly T[]> =>
    (await sql.runAndReadAll(query)).getRowObjectsJson() as unknown as readonly T[];
  return {
    ask: rowsOf,
    cells: (division, scope) =>
      rowsOf(
        `SELECT * FROM (SELECT ${DIVISIONS[division]} AS name, count(*)::INTEGER AS n, count(*) FILTER (score >= 4)::INTEGER AS satisfied
         FROM rated WHERE ${where(scope)} GROUP BY 1) WHERE name IS NOT NULL`,
      ),
    by: (division, scope) =>
      rowsOf(
        `SELECT * FROM (SELECT ${DIVISIONS[division]} AS name, ${FIGURES} FROM rated WHERE ${where(scope)} GROUP BY 1) WHERE name IS NOT NULL`,
      ),
    scores: async (scope) => {
      const [row] = await rowsOf<{ counts: number[]; mean: number }>(
        `SELECT [${[1, 2, 3, 4, 5].map((score) => `count(*) FILTER (score = ${score})::INTEGER`)}] AS counts,
           round(avg(score), 2) AS mean FROM rated WHERE ${where(scope)}`,
      );
      return row as { counts: number[]; mean: number };
    },
    questions: (scope) =>
      rowsOf(
        `SELECT name, ${FIGURES} FROM (SELECT unnest(json_keys(answers)) AS name, (answers->>name)::INTEGER AS score FROM rated
         WHERE ${where(scope)}) WHERE name != 'overall' GROUP BY 1`,
      ),
    reasons: (scope) =>
      rowsOf(
        `SELECT name, count(*)::INTEGER AS n FROM (SELECT unnest(from_json(reasons, '["VARCHAR"]')) AS name FROM rated WHERE ${where(scope)})
         GROUP BY 1`,
      ),
    drivers: (scope) => rowsOf(driversQuery(where(scope))),
    close: () => sql.closeSync(),
  };
};

const where = ({ month = '%', unit = '%' }: Scope): string =>
  `served LIKE '${month}%' AND unit LIKE '${unit}' AND score IS NOT NULL`;

/** Newcombe's tenth method, from the limits of both groups. */
const driversQuery = (scope: string): string => `
  WITH answered AS (
    SELECT unnest(json_keys(answers)) AS question, (answers->>question)::INTEGER > 3 AS pleased, score FROM rated WHERE ${scope}
  ), sides AS (
    SELECT question,
      count(*)::DOUBLE AS n,
      count(*) FILTER (pleased)::DOUBLE AS a, count(*) FILTER (pleased AND score > 3)::DOUBLE AS x,
      count(*) FILTER (NOT pleased)::DOUBLE AS b, count(*) FILTER (NOT pleased AND score > 3)::DOUBLE AS y
    FROM answered WHERE question != 'overall' GROUP BY question
  )
  SELECT question, n::INTEGER AS n, printed(a / n) AS satisfied, printed(x / a) AS "withIt", printed(y / b) AS "without",
    printed(x / a - y / b) AS difference,
    printed(x / a - y / b - sqrt((x / a - low(x, a)) ** 2 + (high(y, b) - y / b) ** 2)) AS low,
    printed(x / a - y / b + sqrt((high(x, a) - x / a) ** 2 + (y / b - low(y, b)) ** 2)) AS high,
    printed(x / a - (x + y) / n) AS lost
  FROM sides WHERE a >= 10 AND b >= 10`;

const fill = async (
  sql: DuckDBConnection,
  table: string,
  rows: readonly (readonly (string | undefined)[])[],
): Promise<void> => {
  const appender = await sql.createAppender(table);
  for (const row of rows) {
    for (const value of row) {
      if (value === undefined) appender.appendNull();
      else appender.appendVarchar(value);
    }
    appender.endRow();
  }
  appender.closeSync();
};
