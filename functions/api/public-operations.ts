import * as z from 'zod/mini';
import type { Operation } from './operation.ts';
import { publicMonthSchema, publicMonthsSchema, publicUnitSchema } from './public-schemas.ts';

const problems = ['not-found', 'invalid-query', 'unavailable'] as const;
const UNCHANGED = { '304': { description: 'Nothing changed since the ETag in If-None-Match' } };

/** Open data: closed months, each frozen when it was published. */
export const PUBLIC_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/public/months',
    summary: 'The months that are published',
    signedIn: false,
    answers: { '200': { description: 'Months', schema: publicMonthsSchema }, ...UNCHANGED },
    problems: ['invalid-query', 'unavailable'],
  },
  {
    method: 'get',
    path: '/v1/public/months/{month}',
    summary:
      'A published month: every unit, and the channels of the whole; what few people answered is withheld',
    signedIn: false,
    answers: { '200': { description: 'The month', schema: publicMonthSchema }, ...UNCHANGED },
    problems,
  },
  {
    method: 'get',
    path: '/v1/public/units/{id}',
    summary: 'The published months of one unit, at most 36',
    signedIn: false,
    answers: { '200': { description: 'The unit', schema: publicUnitSchema }, ...UNCHANGED },
    problems,
  },
  {
    method: 'get',
    path: '/open-data/datapackage.json',
    summary: 'The tables described as a Data Package (Frictionless) with a Table Schema',
    signedIn: false,
    answers: { '200': { description: 'The description', schema: z.looseObject({}) }, ...UNCHANGED },
    problems,
  },
  {
    method: 'get',
    path: '/open-data/csv-metadata.json',
    summary: 'The tables described as CSV on the Web (W3C)',
    signedIn: false,
    answers: {
      '200': {
        description: 'The description',
        schema: z.looseObject({}),
        mediaType: 'application/csvm+json',
      },
      ...UNCHANGED,
    },
    problems,
  },
  {
    method: 'get',
    path: '/open-data/{file}',
    summary: 'The table of a published month, such as satisfaction-2026-10.csv',
    signedIn: false,
    answers: {
      '200': { description: 'The table', schema: z.string(), mediaType: 'text/csv' },
      ...UNCHANGED,
    },
    problems,
  },
];
