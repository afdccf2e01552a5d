import { Zip, ZipDeflate } from 'fflate';
import type { Cell, Sheet } from './cell.ts';
import { proseXml, rowXml, STYLES, sheetFoot, sheetHead } from './sheet-xml.ts';
import { workbookParts } from './workbook-parts.ts';

export const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Excel's limit, 2²⁰ rows, of which one has the headings. */
const MOST_ROWS = 1_048_575;
const PIECE = 65_536;

/** A subject and what there is to say of it. */
export type Note = readonly [subject: string, said: string];

export type Workbook = {
  readonly sheet: Sheet;
  readonly notesName: string;
  readonly notesColumns: readonly [string, string];
  /** Asked for when the rows are written, since they may say how many there were. */
  readonly notes: () => readonly Note[];
  /** Where a sheet ends and another of the same name begins. */
  readonly mostRows?: number;
};

/**
 * An XLSX workbook of one table and a sheet of notes, piece by piece. Rows are asked for as pieces are taken, and nothing but
 * the piece at hand is kept: a workbook of two million rows needs no more memory than one of two. What does not fit a sheet
 * goes on in another.
 */
export const workbookPieces = async function* (workbook: Workbook): AsyncGenerator<Uint8Array> {
  const { sheet, notesName, notesColumns, mostRows = MOST_ROWS } = workbook;
  const zip = openZip();
  const names: string[] = [];
  const begin = (name: string): Entry => zip.entry(`xl/worksheets/sheet${names.push(name)}.xml`);
  const rows = iteratorOf(sheet.rows);
  let next = await rows.next();
  do {
    const name = names.length === 0 ? sheet.name : `${sheet.name} (${names.length + 1})`;
    const entry = begin(name);
    let [text, count] = [sheetHead(sheet), 0];
    for (; !next.done && count < mostRows; next = await rows.next()) {
      text += rowXml(next.value);
      count += 1;
      if (text.length < PIECE) continue;
      entry.write(text);
      text = '';
      yield* zip.taken();
    }
    entry.end(text + sheetFoot(sheet, count));
    yield* zip.taken();
  } while (!next.done);

  const columns = notesColumns.map((heading, at) => ({ heading, width: at === 0 ? 28 : 100 }));
  const notes = workbook.notes();
  begin(notesName).end(
    sheetHead({ columns }) + notes.map(proseXml).join('') + sheetFoot({ columns }, notes.length),
  );
  for (const [path, xml] of [...workbookParts(names), ['xl/styles.xml', STYLES] as const]) {
    zip.entry(path).end(xml);
  }
  zip.end();
  yield* zip.taken();
};

const iteratorOf = async function* (rows: Sheet['rows']): AsyncGenerator<readonly Cell[]> {
  yield* rows;
};

type Entry = { readonly write: (text: string) => void; readonly end: (text: string) => void };

/** A zip archive that grows in memory until what there is of it is taken. */
const openZip = () => {
  const encoder = new TextEncoder();
  let pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  return {
    entry: (path: string): Entry => {
      // The fastest of its levels: the text of a sheet repeats itself so much that others save little.
      const entry = new ZipDeflate(path, { level: 1 });
      entry.mtime = EPOCH;
      zip.add(entry);
      return {
        write: (text) => entry.push(encoder.encode(text)),
        end: (text) => entry.push(encoder.encode(text), true),
      };
    },
    end: () => zip.end(),
    taken: (): readonly Uint8Array[] => {
      const taken = pieces;
      pieces = [];
      return taken;
    },
  };
};

/** The earliest that a zip can say, so that the same figures give the same file. */
const EPOCH = new Date(1980, 0, 1);

/** A small workbook, whole. */
export const workbookBytes = async (workbook: Workbook): Promise<Uint8Array<ArrayBuffer>> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of workbookPieces(workbook)) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
};
