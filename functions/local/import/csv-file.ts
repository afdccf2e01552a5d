import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { parse } from 'csv-parse';
import {
  type ColumnsProblem,
  CsvFileError,
  type CsvRow,
  csvFaultOf,
  csvOptions,
  csvRowOf,
  delimiterOf,
  NO_ROWS,
  type ParsedRecord,
} from '../../api/csv-table.ts';

const beginningOf = async (path: string): Promise<string> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    return buffer.subarray(0, bytesRead).toString('utf8');
  } finally {
    await file.close();
  }
};

/**
 * The rows of a CSV file, one after another. Takes a byte order mark, CRLF, and commas, semicolons or tabs;
 * throws a `CsvFileError` for a header with unknown or repeated columns, an unclosed quote, or a file without rows.
 */
export async function* csvRows(path: string, columnsProblem: ColumnsProblem): AsyncGenerator<CsvRow> {
  let rows = 0;
  const delimiter = delimiterOf(await beginningOf(path));
  const file = createReadStream(path);
  const parser = file.pipe(parse(csvOptions(delimiter, columnsProblem)));
  file.on('error', (error) => parser.destroy(error));
  try {
    for await (const parsed of parser as AsyncIterable<ParsedRecord>) {
      rows += 1;
      yield csvRowOf(parsed);
    }
  } catch (error) {
    if (error instanceof CsvFileError) throw error;
    throw csvFaultOf(error);
  }
  if (rows === 0) throw new CsvFileError(NO_ROWS);
}
