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
  questionnaire: z.optional(
    z
      .string()
      .check(
        z.describe('Questionnaire id, such as post-service; or one version’s line, such as post-service@2'),
      ),
  ),
  formula: z.optional(formulaIdSchema),
  aggregation: z.optional(aggregationSchema),
  tree: z.optional(
    z
      .enum(['then', 'now'], 'must be then or now')
      .check(
        z.describe(
          'Of a range: each month by the units of that month (then), or all by those of the last month, credited with what the units they took over from were rated (now)',
        ),
      ),
  ),
});
