import * as z from 'zod/mini';
import { WORKBOOK_TYPE } from '../tables/workbook.ts';
import { OF_PEOPLE } from './device-operations.ts';
import { exportQuerySchema } from './export-schemas.ts';
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
];
