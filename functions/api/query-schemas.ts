import * as z from 'zod/mini';
import { parsePeriod } from '#domain/period.ts';
import { isDay, isMonth } from '#domain/time.ts';
import { aggregationSchema, formulaIdSchema } from './result-schemas.ts';

export const month = z
  .string()
  .check(
    z.refine(isMonth, 'must be a month from 1900-01 to 2099-12, such as 2026-11'),
    z.describe('Calendar month, such as 2026-11'),
  );

/** Months or days; that both are alike is seen when they are read together. */
const end = z.string().check(
  z.refine(
    (text) => isMonth(text) || isDay(text),
    'must be a month from 1900-01 to 2099-12, such as 2026-11, or a day, such as 2026-11-23',
  ),
  z.describe('Calendar month or day, such as 2026-11 or 2026-11-23; from and to are of the same kind'),
);

/** The ways to say which period is meant, one of which a query takes. */
export const periodQuery = {
  period: z.optional(
    z.string().check(
      z.refine(
        (text) => parsePeriod(text) !== undefined,
        'must be a period, such as 2026-11-25, 2026-W48, 2026-11, 2026-Q4, 2026-H2, 2026 or 2026-11-03..2026-11-17',
      ),
      z.describe(
        'Day, ISO week, month, quarter, half, year or days from..to, such as 2026-11-25, 2026-W48, 2026-11, 2026-Q4, 2026-H2, 2026 or 2026-11-03..2026-11-17',
      ),
    ),
  ),
  from: z.optional(end),
  to: z.optional(end),
};

export const unitsQuerySchema = z.object({ month: z.optional(month) });

export const resultsQuerySchema = z.object({
  month: z.optional(month),
  ...periodQuery,
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
