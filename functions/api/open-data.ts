import type { PublishedMonth } from '#domain/published-month.ts';
import { csvText } from './csv-text.ts';
import { COLUMNS, type Column } from './open-data-columns.ts';

export const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';

export const csvFileOf = (month: string): string => `satisfaction-${month}.csv`;

/** Without the byte order mark, which validators of both standards take for a part of the first column's name. */
export const csvOfMonth = (month: PublishedMonth): string =>
  csvText(
    COLUMNS.map(({ name }) => name),
    month.units.map((row) => COLUMNS.map(({ of }) => String(of(row, month) ?? ''))),
  ).slice(1);

const TITLE = 'Chỉ số hài lòng theo đơn vị và tháng · Satisfaction index by unit and month';

/** In the words of Table Schema. */
const constraintsOf = ({ required, among, from, to }: Column): object | undefined => {
  const constraints = {
    ...(required && { required }),
    ...(among && { enum: among }),
    ...(from !== undefined && { minimum: from }),
    ...(to !== undefined && { maximum: to }),
  };
  return Object.keys(constraints).length > 0 ? constraints : undefined;
};

/** Data Package, with a Table Schema (specs.frictionlessdata.io). */
export const dataPackageOf = (months: readonly PublishedMonth[]): object => ({
  profile: 'tabular-data-package',
  name: 'satisfaction-index',
  title: TITLE,
  licenses: [{ name: 'CC-BY-4.0', path: LICENCE }],
  ...(months[0]?.notice ? { description: `${months[0].notice.vi} ${months[0].notice.en}` } : {}),
  resources: [
    {
      profile: 'tabular-data-resource',
      name: 'satisfaction',
      path: months.map(({ month }) => csvFileOf(month)),
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      schema: {
        fields: COLUMNS.map((column) => {
          const { name, type, description } = column;
          const constraints = constraintsOf(column);
          return { name, type, description, ...(constraints ? { constraints } : {}) };
        }),
        primaryKey: ['month', 'unit'],
        missingValues: [''],
      },
    },
  ],
});

const CSVW_TYPES = {
  string: 'string',
  integer: 'integer',
  number: 'decimal',
  boolean: 'boolean',
  yearmonth: 'gYearMonth',
} as const;

/** A number with its bounds, or words by the pattern that allows these alone. */
const datatypeOf = ({ type, among, from, to }: Column): string | object => {
  const base = CSVW_TYPES[type];
  if (among) return { base, format: among.join('|') };
  if (from === undefined && to === undefined) return base;
  return {
    base,
    ...(from !== undefined && { minimum: from }),
    ...(to !== undefined && { maximum: to }),
  };
};

const CSVW_SCHEMA = {
  columns: COLUMNS.map((column) => ({
    name: column.name,
    titles: column.name,
    datatype: datatypeOf(column),
    'dc:description': column.description,
    ...(column.required ? { required: column.required } : {}),
  })),
  primaryKey: ['month', 'unit'],
};

/**
 * CSV on the Web (W3C, Metadata Vocabulary for Tabular Data). Each table has the schema itself: one that stands at the group
 * is the same by the standard, but validators are in use that do not look there, and find every table right.
 */
export const csvwOf = (months: readonly PublishedMonth[]): object => ({
  '@context': 'http://www.w3.org/ns/csvw',
  'dc:title': TITLE,
  'dc:license': { '@id': LICENCE },
  tables: months.map(({ month }) => ({ url: csvFileOf(month), tableSchema: CSVW_SCHEMA })),
});
