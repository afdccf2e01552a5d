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

const LONGEST_COLUMN = 60;
const MOST_COLUMNS = 200;

/** What a file says, as it may stand in a message. */
const shown = (text: string): string =>
  text.replaceAll(/\p{Cc}/gu, '\u{FFFD}').slice(0, LONGEST_COLUMN) +
  (text.length > LONGEST_COLUMN ? '…' : '');

/** What is wrong with a header that is none: a message must not repeat a whole file. */
const headerProblem = (columns: readonly string[]): string | undefined => {
  if (columns.length > MOST_COLUMNS) return `has ${columns.length} columns; this is no list of ours`;
  const odd = columns.find((name) => name.length > LONGEST_COLUMN || /\p{Cc}/u.test(name));
  if (odd !== undefined) return `has "${shown(odd)}" for a column; is this a CSV list with a header?`;
  const repeated = columns.find((name, at) => columns.indexOf(name) !== at);
  return repeated === undefined ? undefined : `column "${repeated}" stands twice`;
};

/** How tables are read: with or without a byte order mark, CRLF, and lines that are blank or hold nothing but delimiters. */
export const csvOptions = (delimiter: string, columnsProblem: ColumnsProblem) =>
  ({
    bom: true,
    delimiter,
    relax_column_count: true,
    trim: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    info: true,
    raw: true,
    columns: (header: string[]) => {
      const columns = header.map((name) => name.trim().toLowerCase());
      const problem = headerProblem(columns) ?? columnsProblem(columns);
      if (problem) throw new CsvFileError(`line 1: ${problem}`);
      return columns;
    },
  }) satisfies Options;

export type ParsedRecord = {
  readonly record: Readonly<Record<string, string>>;
  readonly info: Pick<InfoRecord, 'lines' | 'error'>;
  /** The text of the record, with the line breaks around it. */
  readonly raw: string;
};

/**
 * Reads the records of one table, in order. The parser says on which line a record ends, and takes a CRLF within quotes for
 * two; people look for where it begins.
 */
export const rowsReader = (): ((parsed: ParsedRecord) => CsvRow) => {
  let countedTwice = 0;
  return ({ record, info, raw }) => {
    const text = raw.trim();
    countedTwice += text.split('\r\n').length - 1;
    const breaks = text.split(/\r\n|\r|\n/).length - 1;
    const cells = Object.fromEntries(
      Object.entries(record)
        .filter(([, cell]) => cell !== '')
        .map(([column, cell]) => [column, undefused(cell)]),
    );
    const wrong = info.error ? { fault: 'has another number of cells than the header' } : {};
    return { line: info.lines - countedTwice - breaks, cells, ...wrong };
  };
};

/** What the parser threw, as a fault of the table; anything else is thrown on. */
export const csvFaultOf = (error: unknown): CsvFileError => {
  if (!(error instanceof CsvError)) throw error;
  const line = 'lines' in error ? `line ${error.lines}: ` : '';
  // Not what stands in the cell: it may be the number of a receipt.
  return new CsvFileError(`${line}${error.message.replace(/, value is .*$/s, '')}`);
};

export const NO_ROWS = 'the file has no rows below its header';

/**
 * The rows of a CSV table that is there as text. Throws a `CsvFileError` for a header with unknown or repeated columns, an
 * unclosed quote, or a table without rows.
 */
export const csvRowsOf = (text: string, columnsProblem: ColumnsProblem): readonly CsvRow[] => {
  try {
    const options = csvOptions(delimiterOf(text.slice(0, 4096)), columnsProblem);
    const rows = (parse(text, options) as unknown as readonly ParsedRecord[]).map(rowsReader());
    if (rows.length === 0) throw new CsvFileError(NO_ROWS);
    return rows;
  } catch (error) {
    if (error instanceof CsvFileError) throw error;
    throw csvFaultOf(error);
  }
};

/** Takes the apostrophes away by which `csvText` makes text of formulas. */
const undefused = (cell: string): string =>
  (/^'["']*[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell).replaceAll(/(?<=[,;\t\n]["']*)'(?=[=+\-@])/g, '');
