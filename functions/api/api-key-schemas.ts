import * as z from 'zod/mini';
import { UNIT_ID } from '#domain/unit.ts';

const DAY_MESSAGE = 'must be a day such as 2027-06-30';

export const newKeySchema = z.strictObject({
  name: z
    .string('must be text')
    .check(
      z.trim(),
      z.minLength(1, 'must say which programme uses the key'),
      z.maxLength(80, 'may have 80 letters'),
    ),
  unit: z
    .string('must be the id of a unit')
    .check(z.regex(UNIT_ID, 'must be the id of a unit, such as 00070')),
  /** The last day on which it opens anything. */
  until: z.string(DAY_MESSAGE).check(z.regex(/^\d{4}-\d{2}-\d{2}$/, DAY_MESSAGE)),
});

export const keyListQuerySchema = z.object({ unit: z.optional(z.string()) });

export const apiKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  state: z.enum(['active', 'expired', 'revoked']),
  createdAt: z.string(),
  createdBy: z.string(),
  expiresAt: z.string(),
  revoked: z.optional(z.object({ at: z.string(), by: z.string() })),
  lastUsedAt: z.optional(z.string()),
});

export const apiKeyListSchema = z.object({ unit: z.string(), keys: z.array(apiKeySchema) });

/** `key` is said this once. */
export const createdKeySchema = z.extend(apiKeySchema, { key: z.string() });

export type ApiKeyList = z.infer<typeof apiKeyListSchema>;
export type CreatedKey = z.infer<typeof createdKeySchema>;
export type ShownKey = z.infer<typeof apiKeySchema>;
