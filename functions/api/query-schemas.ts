import * as z from 'zod/mini';
import { isMonth } from '#domain/time.ts';
import { aggregationSchema, formulaIdSchema } from './result-schemas.ts';

export const month = z
  .string()
  .check(
    z.refine(isMonth, 'must be a month from 1900-01 to 2099-12, such as 2026-11'),
    z.describe('Calendar month, such as 2026-11'),
  );

export const unitsQuerySchema = z.object({ month: z.optional(month) });

export const resultsQuerySchema = z.object({
  month: z.optional(month),
  from: z.optional(month),
  to: z.optional(month),
  questionnaire: z.optional(z.string().check(z.describe('Questionnaire id, such as post-service'))),
  formula: z.optional(formulaIdSchema),
  aggregation: z.optional(aggregationSchema),
});
