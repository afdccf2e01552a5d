import type { Context } from 'hono';
import type { LineIssue } from '#domain/unit-links.ts';
import { CsvFileError, type CsvRow, csvRowsOf } from './csv-table.ts';
import { ProblemError } from './problem.ts';
import { csvBodyOf, sentenceOf } from './request.ts';

export const TABLE_LIMIT_BYTES = 1024 * 1024;

/** Of thousands of faults, as many as anybody mends before the next try. */
const MOST_FAULTS = 200;

/** Throws the problem of a table that has these faults: `lines.7.name` is the cell of that column on line 7. */
export const refuseLines = (issues: readonly LineIssue[]): never => {
  const errors = issues
    .slice(0, MOST_FAULTS)
    .map(({ line, path, message }) => ({ path: `lines.${line}${path && `.${path}`}`, message }));
  const more = issues.length > errors.length ? ` And ${issues.length - errors.length} more.` : '';
  throw new ProblemError('invalid-table', `Nothing was changed. ${sentenceOf(errors.slice(0, 5))}${more}`, {
    errors,
  });
};

/** The rows of a CSV body with these columns; throws a problem that names each wrong line. */
export const tableOf = async (
  c: Context,
  columns: readonly string[],
  needed: readonly string[],
): Promise<readonly CsvRow[]> => {
  const text = await csvBodyOf(c, TABLE_LIMIT_BYTES);
  try {
    const rows = csvRowsOf(text, columnsProblemOf(columns, needed));
    const torn = rows.flatMap(({ line, fault }) => (fault ? [{ line, path: '', message: fault }] : []));
    return torn.length > 0 ? refuseLines(torn) : rows;
  } catch (error) {
    if (!(error instanceof CsvFileError)) throw error;
    throw new ProblemError('invalid-table', `Nothing was changed: ${error.message}.`, {
      errors: [{ path: 'lines', message: error.message }],
    });
  }
};

/** Which columns a table has that nobody knows, or has not that it needs. */
export const columnsProblemOf =
  (columns: readonly string[], needed: readonly string[]) =>
  (given: readonly string[]): string | undefined => {
    const unknown = given.filter((name) => !columns.includes(name));
    if (unknown.length > 0)
      return `unknown column "${unknown.join('", "')}"; known are ${columns.join(', ')}`;
    const missing = needed.filter((name) => !given.includes(name));
    return missing.length > 0 ? `column "${missing.join('", "')}" is missing` : undefined;
  };
