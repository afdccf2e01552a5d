import * as z from 'zod/mini';
import { periodQuery } from './query-schemas.ts';
import { figures, formulaIdSchema, interval, text, verdictSchema } from './result-schemas.ts';

/*
 * What changed between two periods of a unit, and what moved it. Points are percentage points of the index, later less earlier.
 */

export const changesQuerySchema = z.object({
  ...periodQuery,
  against: z.optional(
    z
      .enum(['previous', 'year'], 'must be previous or year')
      .check(
        z.describe(
          'As long a period right before (previous), or the same of the year before (year): the same months or days, the ISO week of the same number',
        ),
      ),
  ),
  questionnaire: z.optional(z.string().check(z.describe('Questionnaire id, such as post-service'))),
  formula: z.optional(formulaIdSchema),
});

const period = z.object({
  from: z.string(),
  to: z.string(),
  ...figures,
  meanScore: z.nullable(z.number()),
  verdict: verdictSchema,
});

const contribution = z.object({
  /** `rest` for all groups together of which fewer than ten answered in a period. */
  id: z.string(),
  name: text,
  /** Answers in each period. */
  before: z.int(),
  now: z.int(),
  beforePercent: z.nullable(z.number()),
  nowPercent: z.nullable(z.number()),
  /** Its answers became more or fewer among all. */
  mixPoints: z.number(),
  /** Its own people became more or less satisfied. */
  withinPoints: z.number(),
  /** Whether its own index changed by more than chance does among so many: Newcombe's interval at 99.8 % lies above 0, below it, or holds it. */
  direction: z.enum(['rose', 'fell', 'notTold']),
});

const note = z.object({
  kind: z.enum([
    'unfinished',
    'fewResponses',
    'fewerResponses',
    'questionnaireChanged',
    'formulaChanged',
    'channelShift',
  ]),
  /** The channel whose part in all responses changed most, and that part before and now. */
  channel: z.optional(
    z.object({ id: z.string(), name: text, beforePercent: z.number(), nowPercent: z.number() }),
  ),
});

/** `GET /v1/units/{id}/changes` */
export const changesSchema = z.object({
  unit: z.string(),
  name: text,
  targetPercent: z.number(),
  against: z.enum(['previous', 'year']),
  now: period,
  before: period,
  /** Null where a period is withheld, or the two are not measured alike. */
  change: z.nullable(
    z.object({
      points: z.number(),
      interval,
      /** Whether the interval lies above 0, below it, or holds it. */
      direction: z.enum(['rose', 'fell', 'notTold']),
    }),
  ),
  /** Ways to take the change apart; within each, all points together are the change, but for rounding. */
  parts: z.array(
    z.object({
      by: z.enum(['services', 'channels', 'moments', 'counters', 'children']),
      mixPoints: z.number(),
      withinPoints: z.number(),
      groups: z.array(contribution),
    }),
  ),
  notes: z.array(note),
});

export type Changes = z.infer<typeof changesSchema>;
