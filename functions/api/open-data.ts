import { type PublishedMonth, publicEvidenceOf } from '#domain/published-month.ts';
import { questionnaireKey } from '#domain/questionnaire.ts';
import { csvText } from './csv-text.ts';

export const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';

type Row = PublishedMonth['units'][number];
type Column = {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'yearmonth';
  readonly description: string;
  readonly required?: true;
  readonly of: (row: Row, month: PublishedMonth) => string | number | boolean | null | undefined;
};

const count = (score: 1 | 2 | 3 | 4 | 5): Column => ({
  name: `count_${score}`,
  type: 'integer',
  description: `Answers of ${score} on the scale of five; empty where they are withheld, or would tell those that are`,
  of: ({ counts }) => counts?.[(score - 1) as 0],
});

const COLUMNS: readonly Column[] = [
  {
    name: 'month',
    type: 'yearmonth',
    required: true,
    description: 'Month of service',
    of: (_, { month }) => month,
  },
  { name: 'unit', type: 'string', required: true, description: 'Code of the unit', of: ({ unit }) => unit },
  { name: 'name_vi', type: 'string', required: true, description: 'Tên đơn vị', of: ({ name }) => name.vi },
  {
    name: 'name_en',
    type: 'string',
    required: true,
    description: 'Name of the unit',
    of: ({ name }) => name.en,
  },
  { name: 'kind', type: 'string', required: true, description: 'Kind of the unit', of: ({ kind }) => kind },
  { name: 'parent', type: 'string', description: 'Unit of which it is a part', of: ({ parent }) => parent },
  {
    name: 'withheld',
    type: 'boolean',
    required: true,
    description: 'Fewer than ten people, or one of those that hide them: what they answered is not given',
    of: ({ withheld }) => withheld,
  },
  {
    name: 'responses',
    type: 'integer',
    description:
      'Responses to the forms, also where withheld; empty only in months that were published without them',
    of: ({ n }) => n,
  },
  {
    name: 'evidence',
    type: 'string',
    description:
      'What so many responses prove: hidden (under 10), reference (10 to 29, for reference only) or full',
    of: publicEvidenceOf,
  },
  count(1),
  count(2),
  count(3),
  count(4),
  count(5),
  {
    name: 'index_percent',
    type: 'number',
    description: 'Satisfaction index: answers of 4 and 5 in all answers; empty where withheld',
    of: ({ indexPercent }) => indexPercent,
  },
  {
    name: 'interval_low_percent',
    type: 'number',
    description: 'Lower end of the 95 % interval (Wilson)',
    of: ({ interval }) => interval?.lowPercent,
  },
  {
    name: 'interval_high_percent',
    type: 'number',
    description: 'Upper end of the 95 % interval (Wilson)',
    of: ({ interval }) => interval?.highPercent,
  },
  { name: 'target_percent', type: 'number', description: 'Target', of: ({ targetPercent }) => targetPercent },
  {
    name: 'verdict',
    type: 'string',
    description: 'met, notMet or notEnoughEvidence: the whole interval against the target',
    of: ({ verdict }) => verdict,
  },
  {
    name: 'completed_dossiers',
    type: 'integer',
    description:
      'Dossiers completed in the month; empty where none are reported, or where withheld: under ten, or one of those that hide them',
    of: ({ completed }) => completed,
  },
  {
    name: 'rated_dossiers',
    type: 'integer',
    description:
      'Of the dossiers completed, those rated on their result; not all responses are of these. Empty where withheld or not known',
    of: ({ rated }) => rated,
  },
  {
    name: 'coverage_percent',
    type: 'number',
    description: 'rated_dossiers in completed_dossiers; empty where either is',
    of: ({ coveragePercent }) => coveragePercent,
  },
  {
    name: 'questionnaires',
    type: 'string',
    required: true,
    description: 'Forms that were counted, with their versions',
    of: (_, { questionnaires }) =>
      questionnaires.map(({ id, version }) => questionnaireKey(id, version)).join(' '),
  },
  {
    name: 'formula',
    type: 'string',
    required: true,
    description: 'Formula of the index, with its version',
    of: (_, { formula }) => `${formula.id}@${formula.version}`,
  },
];

export const csvFileOf = (month: string): string => `satisfaction-${month}.csv`;

/** Without the byte order mark, which validators of both standards take for a part of the first column's name. */
export const csvOfMonth = (month: PublishedMonth): string =>
  csvText(
    COLUMNS.map(({ name }) => name),
    month.units.map((row) => COLUMNS.map(({ of }) => String(of(row, month) ?? ''))),
  ).slice(1);

const TITLE = 'Chỉ số hài lòng theo đơn vị và tháng · Satisfaction index by unit and month';

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
        fields: COLUMNS.map(({ name, type, description, required }) => ({
          name,
          type,
          description,
          ...(required ? { constraints: { required } } : {}),
        })),
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

/** CSV on the Web (W3C, Metadata Vocabulary for Tabular Data). */
export const csvwOf = (months: readonly PublishedMonth[]): object => ({
  '@context': 'http://www.w3.org/ns/csvw',
  'dc:title': TITLE,
  'dc:license': { '@id': LICENCE },
  tableSchema: {
    columns: COLUMNS.map(({ name, type, description, required }) => ({
      name,
      titles: name,
      datatype: CSVW_TYPES[type],
      'dc:description': description,
      ...(required ? { required } : {}),
    })),
    primaryKey: ['month', 'unit'],
  },
  tables: months.map(({ month }) => ({ url: csvFileOf(month) })),
});
