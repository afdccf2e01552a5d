import * as z from 'zod/mini';
import { CHANNELS, COMMENT_LIMIT, COMMENT_PATTERN, MOMENTS } from '#domain/response.ts';
import { BATCH_LIMIT } from './batch.ts';

/*
 * The shape of what citizens' pages and kiosks send, as the OpenAPI document says it. Intake itself checks by
 * `checkResponse` and `responsesOfBatch`, which name the meaning too and keep Zod out of a cold start that
 * a citizen waits for (12 of 80 ms); a test holds both to the same verdicts.
 */

const described = (pattern: RegExp, message: string, description: string) =>
  z.string().check(z.regex(pattern, message), z.describe(description));

export const responseSchema = z.strictObject({
  id: described(
    /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/,
    'must be a ULID in capital letters: 26 characters of Crockford base 32',
    'ULID made by the device; a repeat with the same id, unit and time is the same response',
  ),
  unit: z.string().check(z.minLength(1), z.describe('Code of the unit that served')),
  counter: z.optional(z.string().check(z.describe('Code of the counter, such as 00070-03'))),
  service: z.optional(z.string().check(z.describe('National code of the procedure, such as 1.001193'))),
  channel: z.enum(CHANNELS),
  moment: z.enum(MOMENTS),
  questionnaire: z.string().check(z.minLength(1)),
  questionnaireVersion: z.int().check(z.minimum(1)),
  at: z.string().check(z.describe('Time of service, RFC 3339 with offset: 2026-11-23T09:41:07+07:00')),
  deviceAt: z.optional(
    z.string().check(z.describe('The same moment by the kiosk’s own clock, where that was wrong')),
  ),
  answers: z
    .record(z.string(), z.int().check(z.minimum(1), z.maximum(5)))
    .check(z.describe('Question id → score 1 to 5; a blank question is left out')),
  reasons: z.optional(z.array(z.string())),
  comment: z.optional(
    z
      .string()
      .check(
        z.regex(COMMENT_PATTERN),
        z.maxLength(COMMENT_LIMIT),
        z.describe('In the citizen’s own words, on one line; personal data are removed before it is stored'),
      ),
  ),
  synthetic: z.optional(z.literal(true)),
});

export const batchSchema = z.strictObject({
  responses: z.array(z.unknown()).check(z.minLength(1), z.maxLength(BATCH_LIMIT)),
});

export const receiptSchema = z.object({
  id: z.string(),
  code: z.string().check(z.describe('Thank-you code: random, says nothing of the response')),
});

const issueSchema = z.object({ path: z.string(), message: z.string() });

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.optional(z.array(issueSchema)),
});

export const batchResultSchema = z.object({
  results: z.array(
    z.object({
      id: z.nullable(z.string()),
      status: z.int(),
      code: z.optional(z.string()),
      problem: z.optional(problemSchema),
    }),
  ),
});
