import * as z from 'zod/mini';
import { API_KEY_OPERATIONS } from './api-key-operations.ts';
import { AUDIT_OPERATIONS } from './audit-operations.ts';
import { CHANGE_OPERATIONS } from './change-operations.ts';
import { COMMENT_OPERATIONS } from './comment-operations.ts';
import { DEVICE_OPERATIONS, OF_DEVICES } from './device-operations.ts';
import { DOSSIER_OPERATIONS } from './dossier-operations.ts';
import { EXPORT_OPERATIONS } from './export-operations.ts';
import { IMPROVEMENT_OPERATIONS } from './improvement-operations.ts';
import { INVITATION_OPERATIONS } from './invitation-operations.ts';
import {
  decidedSchema,
  decisionSchema,
  ledgerQuerySchema,
  ledgerSchema,
  proofSchema,
} from './ledger-schemas.ts';
import type { Operation } from './operation.ts';
import { ORGANISATION_OPERATIONS } from './organisation-operations.ts';
import { PUBLIC_OPERATIONS } from './public-operations.ts';
import { resultsQuerySchema, unitsQuerySchema } from './query-schemas.ts';
import { QUESTIONNAIRE_OPERATIONS } from './questionnaire-operations.ts';
import { RECEIPT_OPERATIONS } from './receipt-operations.ts';
import { REPORT_SUBSCRIPTION_OPERATIONS } from './report-subscription-operations.ts';
import { batchResultSchema, batchSchema, receiptSchema, responseSchema } from './response-schemas.ts';
import {
  counterSchema,
  monthResultSchema,
  rangeResultSchema,
  unitDetailSchema,
  unitListSchema,
} from './result-schemas.ts';
import { SCORECARD_OPERATIONS } from './scorecard-operations.ts';
import { SERVICE_OPERATIONS } from './service-operations.ts';
import { SIGN_IN_OPERATIONS } from './sign-in-operations.ts';
import { WEBHOOK_OPERATIONS } from './webhook-operations.ts';

const healthSchema = z.object({
  status: z.enum(['ok']),
  build: z.string(),
  engine: z.string(),
  foldLagSeconds: z.nullable(z.number()),
});

const text = z.object({ vi: z.string(), en: z.string() });

const methodListSchema = z.object({
  methods: z.array(
    z.object({
      id: z.string(),
      name: text,
      source: text,
      parameters: z.array(
        z.object({
          name: z.string(),
          description: text,
          minimum: z.number(),
          maximum: z.number(),
          integer: z.boolean(),
        }),
      ),
      partOf: z.optional(
        z
          .array(z.array(z.string()))
          .check(z.describe('Pairs of parameters of which the first is a part of the second')),
      ),
    }),
  ),
});

const methodSchema = z.object({
  method: z.string(),
  source: text,
  parameters: z.record(z.string(), z.number()),
  values: z.record(z.string(), z.union([z.number(), z.string()])),
});

/** Every operation; a test holds this list to the routes of the apps, both ways. */
export const OPERATIONS: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/responses',
    summary: "Records one citizen's response, once, however often it is sent",
    signedIn: false,
    signedByDevice: 'where it is a kiosk',
    body: responseSchema,
    answers: {
      '201': { description: 'Recorded', schema: receiptSchema },
      '200': {
        description: 'An identical repeat: recorded before, answered as the first time',
        schema: receiptSchema,
      },
    },
    problems: [
      'invalid-response',
      'already-recorded',
      'malformed-json',
      'unsupported-media-type',
      'body-too-large',
      'invalid-query',
      'unavailable',
      'device-needed',
      'device-elsewhere',
      ...OF_DEVICES,
    ],
  },
  {
    method: 'post',
    path: '/v1/responses/batch',
    summary: 'Records up to 100 responses, each judged alone',
    signedIn: false,
    signedByDevice: 'where it is a kiosk',
    body: batchSchema,
    answers: { '200': { description: 'One result for each response, in order', schema: batchResultSchema } },
    problems: [
      'invalid-request',
      'malformed-json',
      'unsupported-media-type',
      'body-too-large',
      'invalid-query',
      ...OF_DEVICES,
      'unavailable',
    ],
  },
  {
    method: 'get',
    path: '/v1/counters/{code}',
    summary: 'What a kiosk must know of the counter it stands at',
    signedIn: false,
    answers: { '200': { description: 'The counter', schema: counterSchema } },
    problems: ['not-found', 'invalid-query', 'unavailable'],
  },
  {
    method: 'get',
    path: '/v1/units',
    summary: 'The units the caller may see, parents before children',
    signedIn: true,
    query: unitsQuerySchema,
    answers: { '200': { description: 'Units with names and targets', schema: unitListSchema } },
    problems: ['not-signed-in', 'not-allowed', 'invalid-query', 'unavailable'],
  },
  {
    method: 'get',
    path: '/v1/units/{id}',
    summary: 'One unit with its children',
    signedIn: true,
    query: unitsQuerySchema,
    answers: { '200': { description: 'The unit', schema: unitDetailSchema } },
    problems: ['not-signed-in', 'not-allowed', 'not-found', 'invalid-query', 'unavailable'],
  },
  {
    method: 'get',
    path: '/v1/units/{id}/results',
    summary: 'Results of a unit in a month (month=), or over a range of months (from= and to=)',
    signedIn: true,
    query: resultsQuerySchema,
    answers: {
      '200': {
        description: 'Index, interval, verdict and breakdowns; figures of fewer than ten people are null',
        schema: z.union([monthResultSchema, rangeResultSchema]),
      },
      '304': { description: 'Nothing changed since the ETag in If-None-Match' },
    },
    problems: ['not-signed-in', 'not-allowed', 'not-found', 'invalid-query', 'unavailable'],
  },
  {
    method: 'post',
    path: '/v1/decisions',
    summary: 'Holds, releases, voids or erases one response, known by its thank-you code',
    signedIn: true,
    body: decisionSchema,
    answers: { '200': { description: 'The response with all decisions on it', schema: decidedSchema } },
    problems: [
      'not-signed-in',
      'not-allowed',
      'not-found',
      'decision-refused',
      'invalid-request',
      'malformed-json',
      'unsupported-media-type',
      'body-too-large',
      'invalid-query',
      'unavailable',
    ],
  },
  {
    method: 'get',
    path: '/v1/ledger/{unit}',
    summary: 'The chain of blocks that fixes the responses of each closed day, the newest first',
    signedIn: false,
    query: ledgerQuerySchema,
    answers: { '200': { description: 'A page of blocks', schema: ledgerSchema } },
    problems: ['not-found', 'invalid-query', 'unavailable'],
  },
  {
    method: 'get',
    path: '/v1/proofs/{code}',
    summary: 'Whether the response with this thank-you code stands in the ledger, unchanged',
    signedIn: false,
    answers: {
      '200': {
        description: 'The response without its answers, and its path to the root',
        schema: proofSchema,
      },
    },
    problems: ['not-found', 'invalid-query', 'unavailable'],
  },
  {
    method: 'get',
    path: '/v1/methods',
    summary: 'The methods that published figures rest on, with their sources',
    signedIn: false,
    answers: { '200': { description: 'Methods with their parameters', schema: methodListSchema } },
    problems: ['invalid-query'],
  },
  {
    method: 'get',
    path: '/v1/methods/{id}',
    summary: 'Works a method with the numbers in the query',
    signedIn: false,
    numbersInQuery: 'The parameters of the method, such as satisfied=42&n=50; /v1/methods names them',
    answers: { '200': { description: 'The values', schema: methodSchema } },
    problems: ['not-found', 'invalid-query'],
  },
  {
    method: 'get',
    path: '/openapi.json',
    summary: 'This description (OpenAPI 3.1)',
    signedIn: false,
    answers: {
      '200': { description: 'The document', schema: z.looseObject({ openapi: z.string() }) },
    },
    problems: ['invalid-query'],
  },
  {
    method: 'get',
    path: '/reference',
    summary: 'This description, to be read',
    signedIn: false,
    answers: { '200': { description: 'A page', schema: z.string(), mediaType: 'text/html' } },
    problems: ['invalid-query'],
  },
  {
    method: 'get',
    path: '/healthz',
    summary: 'Build, engine, and how far the fold is behind',
    signedIn: false,
    answers: { '200': { description: 'In working order', schema: healthSchema } },
    problems: ['invalid-query'],
  },
  ...API_KEY_OPERATIONS,
  ...CHANGE_OPERATIONS,
  ...COMMENT_OPERATIONS,
  ...AUDIT_OPERATIONS,
  ...DEVICE_OPERATIONS,
  ...DOSSIER_OPERATIONS,
  ...EXPORT_OPERATIONS,
  ...ORGANISATION_OPERATIONS,
  ...IMPROVEMENT_OPERATIONS,
  ...PUBLIC_OPERATIONS,
  ...QUESTIONNAIRE_OPERATIONS,
  ...RECEIPT_OPERATIONS,
  ...REPORT_SUBSCRIPTION_OPERATIONS,
  ...SCORECARD_OPERATIONS,
  ...INVITATION_OPERATIONS,
  ...SIGN_IN_OPERATIONS,
  ...SERVICE_OPERATIONS,
  ...WEBHOOK_OPERATIONS,
];
