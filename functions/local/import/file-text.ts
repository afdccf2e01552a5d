import { createReadStream } from 'node:fs';
import { CsvFileError } from '../../api/csv-table.ts';

/** No row of any list is so long; what is has no line breaks, and is no text. */
const LONGEST_LINE_BYTES = 4 * 1024 * 1024;
const NEWLINE = 0x0a;

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

const otherEncoding = (line: number): CsvFileError =>
  new CsvFileError(
    `line ${line}: is not written in UTF-8, but perhaps in Windows-1258, TCVN3 or VNI, and would be read wrongly; save the list as "CSV UTF-8" in the spreadsheet`,
  );

/** The first of these lines, of which `from` is the first, that is not UTF-8. */
const wrongLine = (bytes: Buffer, from: number): number => {
  let line = from;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(NEWLINE, start);
    if (!isUtf8(bytes.subarray(start, end < 0 ? undefined : end))) return line;
    start = end < 0 ? bytes.length : end + 1;
  }
  return line;
};

const newlinesIn = (bytes: Buffer): number =>
  bytes.reduce((sum, byte) => sum + (byte === NEWLINE ? 1 : 0), 0);

/** UTF-16, as some spreadsheets export "Unicode text", says so in its first two bytes. */
const wideEncodingOf = ([first, second]: Uint8Array): string | undefined => {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
};

/**
 * The text of a list, part by part: in UTF-8, or in UTF-16 with a byte order mark. Throws a `CsvFileError` that names the
 * first line of another encoding: read as UTF-8, letters would be lost, and two numbers could become one.
 */
export async function* textOfFile(path: string): AsyncGenerator<string> {
  let line = 1;
  let rest: Buffer = Buffer.alloc(0);
  let wide: TextDecoder | undefined;
  let first = true;
  for await (const part of createReadStream(path) as AsyncIterable<Buffer>) {
    const encoding = first ? wideEncodingOf(part) : undefined;
    first = false;
    if (encoding) wide = new TextDecoder(encoding);
    if (wide) {
      yield wide.decode(part, { stream: true });
      continue;
    }
    if (part.includes(0)) throw new CsvFileError('it holds zeros: this is no list, but perhaps a workbook');
    const bytes = Buffer.concat([rest, part]);
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    const whole = bytes.subarray(0, end);
    rest = bytes.subarray(end);
    if (!isUtf8(whole)) throw otherEncoding(wrongLine(whole, line));
    line += newlinesIn(whole);
    if (rest.length > LONGEST_LINE_BYTES) {
      throw new CsvFileError(`line ${line}: goes on for more than 4 MB; this is no list`);
    }
    yield whole.toString('utf8');
  }
  if (!isUtf8(rest)) throw otherEncoding(line);
  yield rest.toString('utf8');
}
