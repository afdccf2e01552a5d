import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseInstant } from '#domain/time.ts';
import { CsvFileError } from '../../api/csv-table.ts';
import { csvRows } from './csv-file.ts';

/** What a line says a response is, not yet checked; `fault` where it cannot even be read. */
export type ResponseRow = { readonly line: number; readonly input: unknown; readonly fault?: string };

const PLAIN_COLUMNS = [
  'id',
  'unit',
  'counter',
  'service',
  'channel',
  'moment',
  'questionnaire',
  'questionnaire_version',
  'at',
  'reasons',
] as const;

const ANSWER_COLUMN = /^answers\.([a-z0-9-]+)$/;

const columnsProblem = (columns: readonly string[]): string | undefined => {
  const known = (name: string): boolean =>
    (PLAIN_COLUMNS as readonly string[]).includes(name) || ANSWER_COLUMN.test(name);
  const unknown = columns.filter((name) => !known(name));
  if (unknown.length > 0) {
    return `unknown column "${unknown.join('", "')}"; known are ${PLAIN_COLUMNS.join(', ')} and answers.<question>`;
  }
  const missing = ['unit', 'channel', 'moment', 'questionnaire', 'questionnaire_version', 'at'].filter(
    (name) => !columns.includes(name),
  );
  return missing.length > 0 ? `column "${missing.join('", "')}" is missing` : undefined;
};

/** A number where the cell is one, else the text itself, which the check will refuse by name. */
const numeric = (cell: string): unknown => (/^\d+$/.test(cell) ? Number(cell) : cell);

const inputOfCells = (cells: Readonly<Record<string, string>>): Record<string, unknown> => {
  const { questionnaire_version: version, reasons, ...rest } = cells;
  const answers: Record<string, unknown> = {};
  const plain: Record<string, unknown> = {};
  for (const [column, cell] of Object.entries(rest)) {
    const question = ANSWER_COLUMN.exec(column)?.[1];
    if (question) answers[question] = numeric(cell);
    else plain[column] = cell;
  }
  return {
    ...plain,
    ...(version === undefined ? {} : { questionnaireVersion: numeric(version) }),
    ...(reasons === undefined ? {} : { reasons: reasons.split(/[\s;]+/) }),
    answers,
  };
};

async function* jsonLines(path: string): AsyncGenerator<ResponseRow> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    line += 1;
    const trimmed = text.replace(/^\uFEFF/, '').trim();
    if (trimmed === '') continue;
    try {
      yield { line, input: JSON.parse(trimmed) };
    } catch (error) {
      yield { line, input: text, fault: `is not JSON: ${(error as Error).message}` };
    }
  }
  if (line === 0) throw new CsvFileError('the file is empty');
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const base32 = (value: bigint, length: number): string => {
  let text = '';
  for (let rest = value; text.length < length; rest >>= 5n) text = CROCKFORD[Number(rest & 31n)] + text;
  return text;
};

/**
 * The id of a line that has none: a ULID of its time of service and of a hash of what it says and of how
 * many equal lines stand before it. So the same file gives the same ids, whenever it is imported.
 */
export const derivedId = (at: number, content: string, occurrence: number): string => {
  const hash = createHash('sha256').update(`${occurrence}\n${content}`).digest('hex');
  return base32(BigInt(at), 10) + base32(BigInt(`0x${hash.slice(0, 20)}`), 16);
};

/** The responses of a `.csv` or `.jsonl` file in their order, each with an id. */
export async function* responseRows(path: string): AsyncGenerator<ResponseRow> {
  const occurrences = new Map<string, number>();
  const withId = (row: ResponseRow): ResponseRow => {
    const { input } = row;
    if (typeof input !== 'object' || input === null || 'id' in input) return row;
    const at = 'at' in input && typeof input.at === 'string' ? parseInstant(input.at) : undefined;
    if (at === undefined || at < 0) return row;
    const content = JSON.stringify(input);
    const occurrence = occurrences.get(content) ?? 0;
    occurrences.set(content, occurrence + 1);
    return { ...row, input: { id: derivedId(at, content, occurrence), ...input } };
  };
  if (path.toLowerCase().endsWith('.jsonl')) {
    for await (const row of jsonLines(path)) yield withId(row);
    return;
  }
  for await (const { line, cells, fault } of csvRows(path, columnsProblem)) {
    yield fault ? { line, input: cells, fault } : withId({ line, input: inputOfCells(cells) });
  }
}
