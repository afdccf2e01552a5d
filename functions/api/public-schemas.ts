import * as z from 'zod/mini';

const text = z.object({ vi: z.string(), en: z.string() });
const count = z.int().check(z.minimum(0));

const figures = {
  withheld: z
    .boolean()
    .check(
      z.describe('Fewer than ten people, or one of those that hide them: all that they answered is null'),
    ),
  n: z
    .nullable(count)
    .check(
      z.describe('Responses, also of those withheld; null only in months that were published without them'),
    ),
  evidence: z
    .nullable(z.enum(['hidden', 'reference', 'full']))
    .check(z.describe('What so many responses prove: from 10 to 29 they are for reference only')),
  counts: z
    .nullable(z.tuple([count, count, count, count, count]))
    .check(z.describe('Answers of 1 to 5; null where they are withheld, or would tell those that are')),
  indexPercent: z.nullable(z.number()),
  interval: z.nullable(z.object({ level: z.number(), lowPercent: z.number(), highPercent: z.number() })),
  verdict: z.nullable(z.enum(['met', 'notMet', 'notEnoughEvidence'])),
};

const unit = z.object({
  unit: z.string(),
  name: text,
  kind: z.string(),
  parent: z.nullable(z.string()),
  targetPercent: z.number(),
  ...figures,
  completed: z
    .nullable(count)
    .check(z.describe('Dossiers completed in the month; null where none are reported, or they are withheld')),
  rated: z
    .nullable(count)
    .check(
      z.describe('Of the dossiers completed, those rated on their result; null where withheld or not known'),
    ),
  coveragePercent: z.nullable(z.number()).check(z.describe('`rated` in `completed`')),
});

const method = {
  publishedAt: z.string(),
  formula: z.object({ id: z.string(), version: z.number() }),
  questionnaires: z.array(z.object({ id: z.string(), version: z.int(), title: text })),
  comparabilityGroup: z
    .nullable(z.string())
    .check(
      z.describe(
        'Months of one group measure the same; others must not be compared. Null in months published without it',
      ),
    ),
  notice: z.nullable(text),
};

export const publicMonthsSchema = z.object({
  months: z
    .array(z.object({ month: z.string(), publishedAt: z.string(), url: z.string(), csv: z.string() }))
    .check(z.describe('The newest first')),
  licence: z.string(),
});

export const publicMonthSchema = z.object({
  month: z.string(),
  ...method,
  units: z.array(unit),
  channels: z.array(z.object({ unit: z.string(), channel: z.string(), ...figures })),
  licence: z.string(),
});

export const publicUnitSchema = z.object({
  unit: z.string(),
  name: text,
  months: z
    .array(z.object({ month: z.string(), ...method, ...unit.def.shape }))
    .check(z.describe('The newest first; a month in which the unit did not stand is left out')),
  licence: z.string(),
});

export type PublicMonths = z.output<typeof publicMonthsSchema>;
export type PublicMonth = z.output<typeof publicMonthSchema>;
export type PublicUnit = z.output<typeof publicUnitSchema>;
