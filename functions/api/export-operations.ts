import * as z from 'zod/mini';
import { WORKBOOK_TYPE } from '../tables/workbook.ts';
import { OF_PEOPLE } from './device-operations.ts';
import { exportQuerySchema, responsesQuerySchema } from './export-schemas.ts';
import type { Operation } from './operation.ts';

const PROBLEMS: Operation['problems'] = [...OF_PEOPLE, 'not-found', 'invalid-query', 'unavailable'];

/** Tables of what the dashboard shows; each export is an entry of the audit log. */
export const EXPORT_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/units/{id}/results.csv',
    summary: 'Every figure of a result as one tidy table; the export is an entry of the audit log',
    signedIn: true,
    query: exportQuerySchema,
    answers: {
      '200': {
        description: 'The table in UTF-8 with a byte order mark; no cell is a formula',
        schema: z.string(),
        mediaType: 'text/csv',
      },
    },
    problems: PROBLEMS,
  },
  {
    method: 'get',
    path: '/v1/units/{id}/results.xlsx',
    summary: 'The same as a workbook with typed cells, and a sheet of notes on method, period and filters',
    signedIn: true,
    query: exportQuerySchema,
    answers: {
      '200': { description: 'The workbook', schema: z.string(), mediaType: WORKBOOK_TYPE },
    },
    problems: PROBLEMS,
  },
  {
    method: 'get',
    path: '/v1/units/{id}/responses.csv',
    summary:
      'Single responses of a unit and those below it, page by page; each page is an entry of the audit log',
    signedIn: true,
    query: responsesQuerySchema,
    answers: {
      '200': {
        description:
          'Rows without ids, codes, comments or minutes; the first page has the header. While the header Link names a next page, that is to be asked for, and its text put after this one',
        schema: z.string(),
        mediaType: 'text/csv',
      },
    },
    problems: PROBLEMS,
  },
];
