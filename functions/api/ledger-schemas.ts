import * as z from 'zod/mini';
import { DECISION_REASONS, DECISIONS } from '#domain/decision.ts';

const hash = z.string().check(z.describe('SHA-256 in hexadecimal'));
const instant = z.string().check(z.describe('RFC 3339 with offset'));
const state = z.enum(['counted', 'held', 'void', 'erased', 'synthetic']);

const blockSchema = z.object({
  number: z.int(),
  day: z.string().check(z.describe('Day of service')),
  late: z.boolean().check(z.describe('Whether it adds to a day that was closed before')),
  from: z.string().check(z.describe('Responses received from then on; empty: from the beginning')),
  until: instant,
  responses: z.int(),
  root: hash.check(z.describe('Merkle root (RFC 9162) of the responses in the order of their keys')),
  previous: hash.check(z.describe('`hash` of the block before; 64 zeros in the first')),
  hash: hash.check(
    z.describe(
      'SHA-256 of the JSON array [unit, number, day, late, from, until, responses, root, previous], without blanks, as UTF-8',
    ),
  ),
});

export const ledgerQuerySchema = z.object({
  before: z.optional(
    z
      .string()
      .check(
        z.regex(/^[1-9]\d{0,7}$/, 'must be the number of a block, such as 120'),
        z.describe('Only blocks with a lower number'),
      ),
  ),
});

export const ledgerSchema = z.object({
  unit: z.string(),
  blocks: z.array(blockSchema),
  next: z.nullable(z.int().check(z.describe('`before` of the next page; null on the last'))),
});

export const proofSchema = z.object({
  code: z.string(),
  responses: z.array(
    z.object({
      unit: z.object({ id: z.string(), name: z.object({ vi: z.string(), en: z.string() }) }),
      day: z.string(),
      receivedAt: instant,
      state,
      inclusion: z.nullable(
        z.object({
          unchanged: z.boolean().check(z.describe('Whether the responses of the block still have its root')),
          leafHash: hash,
          position: z.int(),
          path: z.array(hash),
          block: blockSchema,
        }),
      ),
    }),
  ),
});

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const DECISION_ID = 'must be a ULID in capital letters: 26 characters of Crockford base 32';

export const decisionSchema = z.strictObject(
  {
    id: z
      .string(DECISION_ID)
      .check(
        z.regex(ULID, DECISION_ID),
        z.describe('ULID made by the caller; a repeat with the same id is the same decision'),
      ),
    code: z.string('must be the thank-you code of the response, such as 7KQ2M-XRD4T'),
    decision: z.enum(DECISIONS, `must be one of ${DECISIONS.join(', ')}`),
    reason: z.enum(DECISION_REASONS, `must be one of ${DECISION_REASONS.join(', ')}`),
    response: z.optional(
      z
        .string('must be the id of a response')
        .check(z.describe('Id of the response; needed only where several share the code')),
    ),
  },
  'must be an object with the fields id, code, decision and reason, and no others',
);

export const decidedSchema = z.object({
  id: z.string(),
  code: z.string(),
  unit: z.string(),
  day: z.string(),
  state,
  decisions: z.array(
    z.object({
      id: z.string(),
      decision: z.enum(DECISIONS),
      reason: z.enum(DECISION_REASONS),
      by: z.string(),
      at: instant,
    }),
  ),
});

export type LedgerPage = z.output<typeof ledgerSchema>;
export type ProofAnswer = z.output<typeof proofSchema>;
export type Decided = z.output<typeof decidedSchema>;
