import * as z from 'zod/mini';
import { resultsQuerySchema } from './query-schemas.ts';

const lang = z.optional(
  z
    .enum(['vi', 'en'], 'must be vi or en')
    .check(z.describe('The language of headings and names; vi, if it is left out')),
);

export const exportQuerySchema = z.object({ ...resultsQuerySchema.def.shape, lang });
