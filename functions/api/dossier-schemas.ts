import * as z from 'zod/mini';
import { CHANNEL_OF_LEVEL, DOSSIER_CHANNELS, OUTCOMES } from '#domain/dossier.ts';
import { MOMENTS } from '#domain/response.ts';
import { problemSchema } from './response-schemas.ts';

/** More, and the one-stop system sends several requests. */
export const MOST_REPORTS = 500;

/*
 * As the OpenAPI document says it; what is sent is checked by `checkDossier` and `checkIssued`, which the import uses too
 * and which know the organisation.
 */
const time = (what: string) =>
  z.string().check(z.describe(`${what}: RFC 3339 with offset, or a day, such as 2026-11-23`));

const dossierSchema = z.strictObject({
  receipt: z
    .string()
    .check(
      z.minLength(1),
      z.maxLength(64),
      z.describe('Number of the receipt; a keyed hash of it is kept, the number is not'),
    ),
  unit: z.string().check(z.describe('Code of the unit that received it, or took over from that')),
  service: z.string().check(z.describe('National code of the procedure, such as 1.001193')),
  channel: z
    .enum([...DOSSIER_CHANNELS, ...Object.keys(CHANNEL_OF_LEVEL)])
    .check(z.describe('How it was handed in (Decree 42/2022); levels are those of before 2022')),
  received: time(
    'When it was received; the day that was told first stands, and a report with another is refused (409)',
  ),
  due: time('When the result was promised'),
  completed: z.optional(time('When it ended; left out while it is open')),
  outcome: z.optional(z.enum(OUTCOMES).check(z.describe('How it ended; together with completed'))),
  reportedAt: z.optional(
    z
      .string()
      .check(
        z.describe(
          'When the one-stop system says this, RFC 3339 with offset: the latest report stands. Where left out, when the dossier ended, or was received; needed to correct',
        ),
      ),
  ),
});

export const dossiersBodySchema = z.strictObject({
  dossiers: z.array(dossierSchema).check(z.minLength(1), z.maxLength(MOST_REPORTS)),
});

const count = z.int().check(z.minimum(1));

export const issuedBodySchema = z.strictObject({
  reports: z
    .array(
      z.strictObject({
        id: z.string().check(z.describe('ULID made for this report; a repeat has the same')),
        unit: z.string(),
        day: z.string().check(z.describe('On which they were issued, such as 2026-11-23')),
        counts: z.partialRecord(z.enum(MOMENTS), count),
      }),
    )
    .check(z.minLength(1), z.maxLength(MOST_REPORTS)),
});

const result = {
  id: z
    .nullable(z.string())
    .check(z.describe('What stands for it in the table; null where it was not taken')),
  status: z.int(),
  problem: z.optional(problemSchema),
};

export const dossierResultsSchema = z.object({
  results: z.array(
    z.object({ ...result, outcome: z.optional(z.enum(['recorded', 'replaced', 'repeated', 'superseded'])) }),
  ),
});

export const issuedResultsSchema = z.object({
  results: z.array(z.object({ ...result, outcome: z.optional(z.enum(['recorded', 'repeated'])) })),
});
