import { type PublishedMonth, publicEvidenceOf } from '#domain/published-month.ts';
import { questionnaireKey } from '#domain/questionnaire.ts';

type Row = PublishedMonth['units'][number];
/** A column of the published table, as all its descriptions say it. */
export type Column = {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'yearmonth';
  readonly description: string;
  readonly required?: true;
  readonly among?: readonly string[];
  /** Of numbers. */
  readonly from?: number;
  readonly to?: number;
  readonly of: (row: Row, month: PublishedMonth) => string | number | boolean | null | undefined;
};

/** No number is below, and no percentage above these. */
const COUNT = { type: 'integer', from: 0 } as const;
const PERCENT = { type: 'number', from: 0, to: 100 } as const;

const count = (score: 1 | 2 | 3 | 4 | 5): Column => ({
  name: `count_${score}`,
  ...COUNT,
  description: `Answers of ${score} on the scale of five; empty where they are withheld, or would tell those that are`,
  of: ({ counts }) => counts?.[(score - 1) as 0],
});

/** In the order of the table. */
export const COLUMNS: readonly Column[] = [
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
    ...COUNT,
    description:
      'Responses to the forms, also where withheld; empty only in months that were published without them',
    of: ({ n }) => n,
  },
  {
    name: 'evidence',
    type: 'string',
    among: ['hidden', 'reference', 'full'],
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
    ...PERCENT,
    description: 'Satisfaction index: answers of 4 and 5 in all answers; empty where withheld',
    of: ({ indexPercent }) => indexPercent,
  },
  {
    name: 'interval_low_percent',
    ...PERCENT,
    description: 'Lower end of the 95% interval (Wilson)',
    of: ({ interval }) => interval?.lowPercent,
  },
  {
    name: 'interval_high_percent',
    ...PERCENT,
    description: 'Upper end of the 95% interval (Wilson)',
    of: ({ interval }) => interval?.highPercent,
  },
  { name: 'target_percent', ...PERCENT, description: 'Target', of: ({ targetPercent }) => targetPercent },
  {
    name: 'verdict',
    type: 'string',
    among: ['met', 'notMet', 'notEnoughEvidence'],
    description: 'met, notMet or notEnoughEvidence: the whole interval against the target',
    of: ({ verdict }) => verdict,
  },
  {
    name: 'completed_dossiers',
    ...COUNT,
    description:
      'Dossiers completed in the month; empty where none are reported, or where withheld: under ten, or one of those that hide them',
    of: ({ completed }) => completed,
  },
  {
    name: 'rated_dossiers',
    ...COUNT,
    description:
      'Of the dossiers completed, those rated on their result; not all responses are of these. Empty where withheld or not known',
    of: ({ rated }) => rated,
  },
  {
    name: 'coverage_percent',
    // Months that were published before this was known may have more.
    type: 'number',
    from: 0,
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
