import * as z from 'zod/mini';
import { AUDIT_KINDS } from '#domain/audit.ts';
import { isDay } from '#domain/time.ts';

const day = z.string().check(z.refine(isDay, 'must be a day such as 2026-11-23'));

const filters = {
  unit: z.optional(
    z.string().check(z.describe('Only what was done about this unit and those below it, such as 00070')),
  ),
  kind: z.optional(z.enum(AUDIT_KINDS, `must be one of ${AUDIT_KINDS.join(', ')}`)),
  who: z.optional(
    z
      .string()
      .check(z.maxLength(128, 'may have 128 letters'), z.describe('A role, or the id of a person or a key')),
  ),
  from: z.optional(day.check(z.describe('First day; a year before the last one, if it is left out'))),
  to: z.optional(day.check(z.describe('Last day; today, if it is left out'))),
};

export const auditExportQuerySchema = z.object(filters);

export const auditQuerySchema = z.object({
  ...filters,
  before: z.optional(
    z
      .string()
      .check(
        z.regex(/^\d{4}-\d{2}#\d{1,8}$/, 'must be what "next" of another page says, such as 2026-11#123'),
        z.describe('Where another page ended: its "next"'),
      ),
  ),
});

const values = z.nullable(z.record(z.string(), z.unknown()));
const text = z.object({ vi: z.string(), en: z.string() });

const auditEntrySchema = z.object({
  month: z.string(),
  number: z.int(),
  at: z.string(),
  kind: z.enum(AUDIT_KINDS),
  who: z.object({ role: z.string(), unit: z.string(), unitName: text, subject: z.optional(z.string()) }),
  unit: z.string(),
  unitName: text,
  target: z.string(),
  before: values,
  after: values,
  from: z.string().check(z.describe('The id of the request')),
  outcome: z
    .enum(['done', 'refused', 'attempted'])
    .check(z.describe('"attempted": begun, and not known to have ended')),
  hash: z.string().check(z.describe('SHA-256 over the entry and the hash of the one before it')),
});

export const auditPageSchema = z.object({
  entries: z.array(auditEntrySchema),
  next: z.optional(z.string().check(z.describe('To be given as "before"; absent where nothing follows'))),
});

export type AuditFilter = z.output<typeof auditExportQuerySchema>;
export type ShownAuditEntry = z.infer<typeof auditEntrySchema>;
export type AuditPage = z.infer<typeof auditPageSchema>;
