import * as z from 'zod/mini';
import { ONLINE_LEVELS, SERVICE_LEVELS } from '#domain/service.ts';

/* Administrative procedures (thủ tục hành chính) as they are listed, changed and imported. */

const text = z.object({ vi: z.string(), en: z.string() });
const level = z.enum(SERVICE_LEVELS, `must be one of ${SERVICE_LEVELS.join(', ')}`);
const onlineLevel = z.enum(ONLINE_LEVELS, `must be one of ${ONLINE_LEVELS.join(', ')}`);

const serviceSchema = z.object({
  code: z.string(),
  name: text,
  field: text,
  level,
  onlineLevel: z.optional(onlineLevel),
  integrated: z.optional(z.boolean()),
  units: z.optional(z.array(z.string())),
  validFrom: z.optional(z.string()),
  validUntil: z.optional(z.string()),
});

export const servicesQuerySchema = z.object({
  q: z.optional(
    z
      .string()
      .check(
        z.maxLength(100, 'may have 100 letters'),
        z.describe('Words of code or name; marks and case do not matter'),
      ),
  ),
  field: z.optional(z.string().check(z.describe('Name of a field, in either language'))),
  level: z.optional(level),
  online: z.optional(onlineLevel),
  integrated: z.optional(z.enum(['true', 'false'], 'must be true or false')),
  unit: z.optional(z.string().check(z.describe('What this unit offers'))),
});

/** `GET /v1/services` */
export const serviceListSchema = z.object({
  /** Those that fit what was asked for; `version` is what a change of it must name. */
  services: z.array(
    z.extend(serviceSchema, { state: z.enum(['offered', 'ended', 'to-come']), version: z.string() }),
  ),
  /** Of all that are offered this month, whatever was asked for. */
  counts: z.object({ all: z.int(), online: z.int(), full: z.int(), integrated: z.int() }),
  fields: z.array(text),
  mayChange: z.boolean(),
});

const plainText = z.strictObject(
  { vi: z.string('must be text'), en: z.string('must be text') },
  'must be {vi, en}',
);

/** `PUT /v1/services/{code}`: all of it as it is to stand. */
export const serviceChangeSchema = z.strictObject({
  replaces: z.nullable(z.string('must be the version that was read, or null for a procedure that is new')),
  name: plainText,
  field: plainText,
  level,
  onlineLevel: z.optional(onlineLevel),
  integrated: z.optional(z.boolean('must be true or false')),
  units: z.optional(
    z
      .array(z.string('must be the id of a unit'), 'must be a list of ids of units')
      .check(
        z.minLength(1, 'names a unit at least; leave it out where all offer it'),
        z.maxLength(500, 'may name 500 units'),
      ),
  ),
  validFrom: z.optional(z.string('must be a month such as 2025-07')),
  validUntil: z.optional(z.string('must be a month such as 2026-06')),
});

const change = z.object({
  code: z.string(),
  name: text,
  kind: z.enum(['added', 'changed']),
  /** What is other than before, where it was there before. */
  fields: z.array(z.string()),
});

export const serviceChangedSchema = z.object({
  service: z.extend(serviceSchema, { version: z.string() }),
  changed: z.boolean(),
});

export const importQuerySchema = z.object({
  replaces: z.optional(
    z
      .string()
      .check(
        z.regex(/^\d{1,8}$/, 'must be the version that the trial answered'),
        z.describe(
          'The version that was seen; without it nothing is written, and the answer says what would be',
        ),
      ),
  ),
});

/** `POST /v1/services/import` */
export const serviceImportSchema = z.object({
  /** False for a trial. */
  applied: z.boolean(),
  /** Of the organisation: over which the import may be applied, or which it has made. */
  version: z.int(),
  rows: z.int(),
  changes: z.array(change),
});

export type ServiceList = z.infer<typeof serviceListSchema>;
export type ServiceChanged = z.infer<typeof serviceChangedSchema>;
export type ServiceImported = z.infer<typeof serviceImportSchema>;
