import * as z from 'zod/mini';
import { INDICATOR_IDS } from '#domain/scorecard.ts';

const text = z.object({ vi: z.string(), en: z.string() });
const indicator = z.enum(INDICATOR_IDS);
const interval = z.object({ level: z.number(), lowPercent: z.number(), highPercent: z.number() });
const standing = z.enum(['met', 'notMet', 'notEnoughEvidence', 'noTarget', 'noData']);

export const scorecardQuerySchema = z.object({
  year: z.optional(
    z
      .string()
      .check(
        z.regex(/^20\d{2}$/, 'must be a year of this century, such as 2026'),
        z.describe('The present year where it is left out'),
      ),
  ),
});

/** What the platform knows by itself. Values of fewer than ten people are withheld, hence null. */
const computedSchema = z.object({
  period: z.string(),
  value: z.nullable(z.number()),
  numerator: z.nullable(z.number()),
  denominator: z.nullable(z.number()),
  interval: z.nullable(interval),
  target: z.nullable(z.number()),
  standing,
  source: text,
  /** When the facts behind it were last counted; null where there are none. */
  at: z.nullable(z.string()),
  /** The twelve months that end with the period, oldest first. A line must not go on over a break. */
  months: z.array(z.object({ month: z.string(), value: z.nullable(z.number()), breakBefore: z.boolean() })),
});

/** One version of what an officer has entered. */
export const entrySchema = z.object({
  indicator,
  period: z.string(),
  version: z.int(),
  value: z.number(),
  numerator: z.nullable(z.number()),
  denominator: z.nullable(z.number()),
  target: z.nullable(z.number()),
  standing,
  document: z.string(),
  documentDate: z.nullable(z.string()),
  note: z.nullable(z.string()),
  enteredBy: z.string(),
  enteredAt: z.string(),
});

/** `GET /v1/units/{id}/scorecard` */
export const scorecardSchema = z.object({
  unit: z.string(),
  name: text,
  year: z.string(),
  mayEnter: z.boolean(),
  /** Who enters figures of his own unit may not set their targets. */
  maySetTargets: z.boolean(),
  indicators: z.array(
    z.object({
      id: indicator,
      name: text,
      measure: z.enum(['share', 'count', 'rank']),
      unitOfMeasure: text,
      better: z.nullable(z.enum(['higher', 'lower'])),
      /** Null where the platform has no facts of its own. */
      computed: z.nullable(computedSchema),
      /** The newest figure that was entered for a period that ends in the year or before; never joined with the computed one. */
      reported: z.nullable(entrySchema),
      /** The standing figures of all periods up to the year, oldest first. */
      history: z.array(entrySchema),
      /** Every version of those, the newest first: a correction leaves what it corrects to be read. */
      versions: z.array(entrySchema),
    }),
  ),
});

const number = (what: string) => z.optional(z.number(`must be ${what}`));

/** `PUT /v1/units/{id}/scorecard/{indicator}/{period}` */
export const newEntrySchema = z.strictObject({
  replaces: z
    .int('must be the version that was read, 0 where there is none')
    .check(z.minimum(0, 'must be the version that was read, 0 where there is none')),
  value: number('a number'),
  numerator: number('a whole number'),
  denominator: number('a whole number'),
  target: number('a number'),
  document: z
    .string('must name the document, with its number')
    .check(
      z.trim(),
      z.minLength(3, 'must name the document, with its number'),
      z.maxLength(300, 'may have 300 letters'),
    ),
  documentDate: z.optional(z.string('must be a day such as 2020-12-31')),
  note: z.optional(z.string('must be text').check(z.trim(), z.maxLength(500, 'may have 500 letters'))),
});

export type Scorecard = z.infer<typeof scorecardSchema>;
export type ShownEntry = z.infer<typeof entrySchema>;
export type NewEntry = z.infer<typeof newEntrySchema>;
