import * as z from 'zod/mini';
import { auditExportQuerySchema, auditPageSchema, auditQuerySchema } from './audit-schemas.ts';
import { OF_PEOPLE } from './device-operations.ts';
import type { Operation } from './operation.ts';

/** The log of changes, as administrators and inspectors read it. */
export const AUDIT_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/audit',
    summary: 'Who changed what, the newest first, page by page',
    signedIn: true,
    query: auditQuerySchema,
    answers: {
      '200': { description: 'Some entries, and where the next ones begin', schema: auditPageSchema },
    },
    problems: [...OF_PEOPLE, 'invalid-query', 'unavailable'],
  },
  {
    method: 'get',
    path: '/v1/audit/export',
    summary: 'The same as a table for spreadsheets; the export is an entry too',
    signedIn: true,
    query: auditExportQuerySchema,
    answers: {
      '200': {
        description: 'The table in UTF-8; no cell is a formula',
        schema: z.string(),
        mediaType: 'text/csv',
      },
    },
    problems: [...OF_PEOPLE, 'invalid-query', 'unavailable'],
  },
];
