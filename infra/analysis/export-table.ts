/** The table of exported items, before any view. */
export const EXPORT_TABLE = 'export_items';

const text = 'struct<s:string>';

/**
 * The one column of a line of an export, `{"Item": {"pk": {"S": "…"}, …}}`: what a response has, in DynamoDB's own JSON.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.Output.html
 */
export const EXPORT_COLUMN = {
  name: 'item',
  type: `struct<${[
    `pk:${text}`,
    `sk:${text}`,
    `state:${text}`,
    `counter:${text}`,
    `service:${text}`,
    `channel:${text}`,
    `moment:${text}`,
    `questionnaire:${text}`,
    'version:struct<n:string>',
    'answers:struct<m:map<string,struct<n:string>>>',
    `reasons:struct<l:array<${text}>>`,
  ].join(',')}>`,
} as const;
