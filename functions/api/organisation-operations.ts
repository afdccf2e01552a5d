import * as z from 'zod/mini';
import { UNIT_COLUMNS } from '#domain/unit-cells.ts';
import { OF_PEOPLE } from './device-operations.ts';
import type { Operation } from './operation.ts';
import { organisationImportSchema } from './organisation-schemas.ts';
import { importQuerySchema } from './service-schemas.ts';

/** Units, as officers change them. */
export const ORGANISATION_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/organisation/export',
    summary: 'The units within reach as CSV for spreadsheets; imported again, it changes nothing',
    signedIn: true,
    answers: {
      '200': {
        description: 'In UTF-8; no cell is a formula',
        mediaType: 'text/csv',
        schema: z.string(),
      },
    },
    problems: [...OF_PEOPLE, 'invalid-query', 'unavailable'],
  },
  {
    method: 'post',
    path: '/v1/organisation/import',
    summary:
      'Tries a list of units (CSV, up to 1 MB): what is merged, moved, closed; or applies it over the version seen',
    signedIn: true,
    query: importQuerySchema,
    table: UNIT_COLUMNS,
    answers: {
      '200': { description: 'What is, or would be, other than before', schema: organisationImportSchema },
    },
    problems: [
      ...OF_PEOPLE,
      'invalid-table',
      'unsupported-media-type',
      'body-too-large',
      'invalid-query',
      'changed-meanwhile',
      'unavailable',
    ],
  },
];
