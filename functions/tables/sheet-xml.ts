import type { Cell, Sheet } from './cell.ts';

/** Places in the list of formats that `STYLES` makes. */
const STYLE = { heading: 1, percent: 2, day: 3, text: 4 } as const;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The formats of cells (ECMA-376, part 1, section 18.8); 10 is a percent with two decimals, 14 a day as the reader writes days. */
export const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="10" applyNumberFormat="1"/><xf numFmtId="14" applyNumberFormat="1"/><xf applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf></cellXfs></styleSheet>`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What may not stand in a document (XML 1.0, section 2.2): most control characters, and halves of surrogate pairs. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;
const NEEDS_CARE = /[&<>"\p{Cc}\p{Cs}\uFFFE\uFFFF]|_x/u;

/** Spreadsheets read `_x000D_` as a character (section 22.9.2.19), so that what only looks like one is written as its escape. */
export const xmlText = (text: string): string =>
  NEEDS_CARE.test(text)
    ? text
        .replaceAll(FORBIDDEN, '\uFFFD')
        .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
        .replaceAll(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter)
    : text;

/** The most that a cell holds (Excel's specifications and limits). */
const LONGEST_TEXT = 32_767;

/** What readers may take away at the ends of a text, or join, unless they are told not to. */
const EDGES = /^\s|\s$|[\n\r\t]/;

const textCell = (text: string, style: number): string => {
  const kept = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
  // `inlineStr` is text and nothing else: a formula would be another element, `f`.
  const [styled, spaced] = [
    style === 0 ? '' : ` s="${style}"`,
    EDGES.test(kept) ? ' xml:space="preserve"' : '',
  ];
  return `<c t="inlineStr"${styled}><is><t${spaced}>${xmlText(kept)}</t></is></c>`;
};

const EPOCH_DAYS = Date.UTC(1899, 11, 30) / 86_400_000;

/** The number by which spreadsheets know a day of after February 1900. */
export const serialOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000 - EPOCH_DAYS;

/** Binary has no 0.843; ten decimals are what is meant, and no more. */
const shareOf = (percent: number): number => Number((percent / 100).toFixed(10));

const cellXml = (cell: Cell): string => {
  if (cell === null) return '<c/>';
  if (typeof cell === 'string') return cell === '' ? '<c/>' : textCell(cell, 0);
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
  return 'percent' in cell
    ? `<c s="${STYLE.percent}"><v>${shareOf(cell.percent)}</v></c>`
    : `<c s="${STYLE.day}"><v>${serialOf(cell.day)}</v></c>`;
};

/** A row; cells without an address stand one after the other (section 18.3.1.4), and those that are blank at its end need not. */
export const rowXml = (cells: readonly Cell[]): string => {
  const last = cells.findLastIndex((cell) => cell !== null);
  let xml = '<row>';
  for (let at = 0; at <= last; at++) xml += cellXml(cells[at] ?? null);
  return `${xml}</row>`;
};

/** A row of texts that may be long, as in notes. */
export const proseXml = (cells: readonly string[]): string =>
  `<row>${cells.map((text) => textCell(text, STYLE.text)).join('')}</row>`;

/** `A`, `Z`, `AA` */
export const columnName = (at: number): string =>
  at < 26
    ? String.fromCharCode(65 + at)
    : columnName(Math.floor(at / 26) - 1) + String.fromCharCode(65 + (at % 26));

/** All of a sheet before its rows: the headings stay in sight. */
export const sheetHead = ({ columns }: Pick<Sheet, 'columns'>): string => {
  const widths = columns.map(
    ({ width = 12 }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const headings = columns.map(({ heading }) => textCell(heading, STYLE.heading));
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row>${headings.join('')}</row>`;
};

/** And after them; a filter over every column. */
export const sheetFoot = ({ columns }: Pick<Sheet, 'columns'>, rows: number): string =>
  `</sheetData><autoFilter ref="A1:${columnName(columns.length - 1)}${rows + 1}"/></worksheet>`;
