import { lettersIn, linesOf } from './lines-of.ts';

const NAME_SIZE = 13;
/** From a line of a name to the next. */
export const NAME_LINE = 16;
const GAP = 14;
/** Of the width, for the names. */
const NAMES = 0.36;

/** Where the names end and the marks may begin. */
export const namesWidth = (width: number): number => Math.round(width * NAMES);

/** The rows beneath each other, with the lines of their names at the left, how far down each begins and how high it is. */
export const namedRows = <Row extends { readonly name: string }>(
  rows: readonly Row[],
  width: number,
  from: number,
) => {
  let y = from;
  return rows.map((row) => {
    const lines = linesOf(row.name, lettersIn(namesWidth(width) - GAP, NAME_SIZE));
    const height = lines.length * NAME_LINE + 10;
    const top = y;
    y += height;
    return { row, lines, top, height, middle: top + height / 2 };
  });
};

/** Where the last of them ends. */
export const rowsEnd = (rows: ReturnType<typeof namedRows>, from: number): number =>
  rows.reduce((end, { top, height }) => Math.max(end, top + height), from);
