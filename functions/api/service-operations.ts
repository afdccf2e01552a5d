import * as z from 'zod/mini';
import { SERVICE_COLUMNS } from '#domain/service-import.ts';
import { OF_BODIES, OF_PEOPLE } from './device-operations.ts';
import type { Operation } from './operation.ts';
import {
  importQuerySchema,
  serviceChangedSchema,
  serviceChangeSchema,
  serviceImportSchema,
  serviceListSchema,
  servicesQuerySchema,
} from './service-schemas.ts';

/** The catalogue of administrative procedures. */
export const SERVICE_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/services',
    summary: 'The administrative procedures, under their national codes, and how many are online',
    signedIn: true,
    query: servicesQuerySchema,
    answers: { '200': { description: 'Those that fit', schema: serviceListSchema } },
    problems: [...OF_PEOPLE, 'invalid-query', 'unavailable'],
  },
  {
    method: 'get',
    path: '/v1/services/export',
    summary: 'The whole catalogue as CSV for spreadsheets; imported again, it changes nothing',
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
    method: 'put',
    path: '/v1/services/{code}',
    summary: 'Adds a procedure, or changes or ends it over the version that was read',
    signedIn: true,
    body: serviceChangeSchema,
    answers: { '200': { description: 'As it stands', schema: serviceChangedSchema } },
    problems: [...OF_BODIES, ...OF_PEOPLE, 'changed-meanwhile'],
  },
  {
    method: 'post',
    path: '/v1/services/import',
    summary: 'Tries a list of procedures (CSV, up to 1 MB), or applies it over the version that was seen',
    signedIn: true,
    query: importQuerySchema,
    table: SERVICE_COLUMNS,
    answers: {
      '200': { description: 'What is, or would be, other than before', schema: serviceImportSchema },
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
