/**
 * What stands in a cell, by what it is, so that a spreadsheet can reckon with it. A text is never a formula, whatever it
 * begins with. `null` is a blank cell: withheld, or not there.
 */
export type Cell =
  | string
  | number
  | null
  /** 84.3 is shown as 84,30 %. */
  | { readonly percent: number }
  /** `2026-11-23` */
  | { readonly day: string };

/** A table as it is asked for: rows may come one by one, and are read once. */
export type Sheet = {
  readonly name: string;
  readonly columns: readonly { readonly heading: string; readonly width?: number }[];
  readonly rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
};

/** A cell as CSV has it: numbers with a point, days as ISO 8601 has them, and nothing for a blank. */
export const plainCell = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'object') return 'percent' in cell ? String(cell.percent) : cell.day;
  return String(cell);
};
