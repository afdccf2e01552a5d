import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import {
  type ColumnsProblem,
  CsvFileError,
  type CsvRow,
  csvFaultOf,
  csvOptions,
  delimiterOf,
  NO_ROWS,
  type ParsedRecord,
  rowsReader,
} from '../../api/csv-table.ts';
import { textOfFile } from './file-text.ts';

async function* partsFrom(beginning: string, others: AsyncIterable<string>): AsyncGenerator<string> {
  yield beginning;
  yield* others;
}

/**
 * The rows of a CSV file, one after another. Takes a byte order mark, CRLF, and commas, semicolons or tabs;
 * throws a `CsvFileError` for another encoding than UTF-8 or UTF-16, a header with unknown or repeated columns, an unclosed
 * quote, or a file without rows.
 */
export async function* csvRows(path: string, columnsProblem: ColumnsProblem): AsyncGenerator<CsvRow> {
  let rows = 0;
  const text = textOfFile(path);
  const { value: beginning = '' } = await text.next();
  const rowOf = rowsReader();
  const source = Readable.from(partsFrom(beginning, text));
  const parser = source.pipe(parse(csvOptions(delimiterOf(beginning), columnsProblem)));
  source.on('error', (error) => parser.destroy(error));
  try {
    for await (const parsed of parser as AsyncIterable<ParsedRecord>) {
      rows += 1;
      yield rowOf(parsed);
    }
  } catch (error) {
    if (error instanceof CsvFileError) throw error;
    throw csvFaultOf(error);
  }
  if (rows === 0) throw new CsvFileError(NO_ROWS);
}
