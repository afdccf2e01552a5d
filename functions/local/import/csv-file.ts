import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse';

/** A line of a CSV file as header → cell; blank cells are absent. `line` is where it begins in the file. */
export type CsvRow = {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  /** Set where the row has another number of cells than the header. */
  readonly fault?: string;
};

/** Thrown for a file that is not a CSV table; the message names the line. */
export class CsvFileError extends Error {
  override readonly name = 'CsvFileError';
}

const DELIMITERS = [',', ';', '\t'] as const;

/** The delimiter that the header line uses most: Vietnamese spreadsheets write semicolons. */
const delimiterOf = async (path: string): Promise<string> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    const header = buffer.subarray(0, bytesRead).toString('utf8').split(/\r?\n/)[0] ?? '';
    const uses = (delimiter: string): number => header.split(delimiter).length;
    return DELIMITERS.toSorted((a, b) => uses(b) - uses(a))[0] ?? ',';
  } finally {
    await file.close();
  }
};

/**
 * The rows of a CSV file, one after another. Takes a byte order mark, CRLF, and commas, semicolons or tabs;
 * throws a `CsvFileError` for a header with unknown or repeated columns, an unclosed quote, or a file without rows.
 */
export async function* csvRows(
  path: string,
  columnsProblem: (columns: readonly string[]) => string | undefined,
): AsyncGenerator<CsvRow> {
  let rows = 0;
  const delimiter = await delimiterOf(path);
  const file = createReadStream(path);
  const parser = file.pipe(
    parse({
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
    }),
  );
  file.on('error', (error) => parser.destroy(error));
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: Record<string, string>;
      info: { lines: number; error?: CsvError };
    }>) {
      rows += 1;
      const cells = Object.fromEntries(Object.entries(record).filter(([, cell]) => cell !== ''));
      const wrong = info.error ? { fault: `has another number of cells than the header` } : {};
      yield { line: info.lines, cells, ...wrong };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = 'lines' in error ? `line ${error.lines}: ` : '';
    throw new CsvFileError(`${line}${error.message}`);
  }
  if (rows === 0) throw new CsvFileError('the file has no rows below its header');
}
