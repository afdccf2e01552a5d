import { CsvError, type InfoRecord, type Options } from 'csv-parse';
import { parse } from 'csv-parse/sync';

/** A line of a CSV table as header → cell; blank cells are absent. `line` is where it begins. */
export type CsvRow = {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  /** Set where the row has another number of cells than the header. */
  readonly fault?: string;
};

/** Thrown for what is no CSV table; the message names the line. */
export class CsvFileError extends Error {
  override readonly name = 'CsvFileError';
}

/** What is wrong with the names of the columns. */
export type ColumnsProblem = (columns: readonly string[]) => string | undefined;

const DELIMITERS = [',', ';', '\t'] as const;

/** The delimiter that the header line uses most: Vietnamese spreadsheets write semicolons. */
export const delimiterOf = (beginning: string): string => {
  const header = beginning.split(/\r?\n/)[0] ?? '';
  const uses = (delimiter: string): number => header.split(delimiter).length;
  return DELIMITERS.toSorted((a, b) => uses(b) - uses(a))[0] ?? ',';
};

/** How tables are read: with or without a byte order mark, CRLF, and blank lines. */
export const csvOptions = (delimiter: string, columnsProblem: ColumnsProblem) =>
  ({
    bom: true,
    delimiter,
    relax_column_count: true,
    trim: true,
    skip_empty_lines: true,
    info: true,
    columns: (header: string[]) => {
      const columns = header.map((name) => name.trim().toLowerCase());
      const repeated = columns.find((name, at) => columns.indexOf(name) !== at);
      const problem = repeated ? `column "${repeated}" stands twice` : columnsProblem(columns);
      if (problem) throw new CsvFileError(`line 1: ${problem}`);
      return columns;
    },
  }) satisfies Options;

export type ParsedRecord = {
  readonly record: Readonly<Record<string, string>>;
  readonly info: Pick<InfoRecord, 'lines' | 'error'>;
};

export const csvRowOf = ({ record, info }: ParsedRecord): CsvRow => {
  const cells = Object.fromEntries(
    Object.entries(record)
      .filter(([, cell]) => cell !== '')
      .map(([column, cell]) => [column, undefused(cell)]),
  );
  const wrong = info.error ? { fault: 'has another number of cells than the header' } : {};
  return { line: info.lines, cells, ...wrong };
};

/** What the parser threw, as a fault of the table; anything else is thrown on. */
export const csvFaultOf = (error: unknown): CsvFileError => {
  if (!(error instanceof CsvError)) throw error;
  const line = 'lines' in error ? `line ${error.lines}: ` : '';
  return new CsvFileError(`${line}${error.message}`);
};

export const NO_ROWS = 'the file has no rows below its header';

/**
 * The rows of a CSV table that is there as text. Throws a `CsvFileError` for a header with unknown or repeated columns, an
 * unclosed quote, or a table without rows.
 */
export const csvRowsOf = (text: string, columnsProblem: ColumnsProblem): readonly CsvRow[] => {
  try {
    const options = csvOptions(delimiterOf(text.slice(0, 4096)), columnsProblem);
    const rows = (parse(text, options) as unknown as readonly ParsedRecord[]).map(csvRowOf);
    if (rows.length === 0) throw new CsvFileError(NO_ROWS);
    return rows;
  } catch (error) {
    if (error instanceof CsvFileError) throw error;
    throw csvFaultOf(error);
  }
};

/** Takes the apostrophe away by which `csvText` makes text of a formula. */
const undefused = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);
