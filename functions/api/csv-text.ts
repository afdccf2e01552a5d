/** What spreadsheets take for a formula, and run (OWASP, CSV injection). */
const FORMULA = /^["']*[=+\-@\t\r]/;

/** The same behind what other spreadsheets take for the end of a cell: where the decimal mark is a comma, a semicolon is. */
const FORMULA_BEHIND_SEPARATOR = /(?<=[,;\t\n]["']*)(?=[=+\-@])/g;

/** An apostrophe before a formula makes it text, and is taken away again when a table is read (`csvRowsOf`). */
const defused = (cell: string): string =>
  (FORMULA.test(cell) ? `'${cell}` : cell).replaceAll(FORMULA_BEHIND_SEPARATOR, "'");

const quoted = (cell: string): string =>
  /["\n\r,;\t']|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Lines of a table that goes on, each ended; no live formula. */
export const csvLines = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map((cell) => quoted(defused(cell))).join(',')}\r\n`).join('');

/** A CSV table for spreadsheets: a byte order mark, without which they take it for another encoding, and no live formula. */
export const csvText = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  `\uFEFF${csvLines([header, ...rows])}`;
