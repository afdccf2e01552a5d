import * as z from 'zod/mini';
import { isDay } from '#domain/time.ts';
import { resultsQuerySchema } from './query-schemas.ts';

const lang = z.optional(
  z
    .enum(['vi', 'en'], 'must be vi or en')
    .check(z.describe('The language of headings and names; vi, if it is left out')),
);

export const exportQuerySchema = z.object({ ...resultsQuerySchema.def.shape, lang });

const day = z.string().check(z.refine(isDay, 'must be a day such as 2026-11-23'));

export const responsesQuerySchema = z.object({
  from: day.check(z.describe('First day')),
  to: day.check(z.describe('Last day')),
  after: z.optional(
    z
      .string()
      .check(
        z.regex(/^\d{4}-\d{2}-\d{2}#.{1,40}$/, 'must be what the Link of the page before says'),
        z.describe('Where the next page begins: of the header Link of the one before'),
      ),
  ),
  lang,
});
