import * as z from 'zod/mini';

const text = z.object({ vi: z.string(), en: z.string() });
const count = z.int().check(z.minimum(0));

const figures = {
  withheld: z
    .boolean()
    .check(z.describe('Fewer than ten people, or one of those that hide them; every figure is null then')),
  n: z.nullable(count),
  counts: z.nullable(z.tuple([count, count, count, count, count])),
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
  completed: z.nullable(count.check(z.describe('Dossiers completed in the month, of ten or more'))),
  coveragePercent: z.nullable(z.number().check(z.describe('Of the dossiers completed, those rated'))),
});

const method = {
  publishedAt: z.string(),
  formula: z.object({ id: z.string(), version: z.number() }),
  questionnaires: z.array(z.object({ id: z.string(), version: z.int(), title: text })),
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
