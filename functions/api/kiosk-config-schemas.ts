import * as z from 'zod/mini';

const text = z.strictObject(
  { vi: z.string().check(z.minLength(1), z.maxLength(200)), en: z.string().check(z.maxLength(200)) },
  'must have the texts "vi" and "en", of at most 200 letters',
);
const TIME = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const time = z.string('must be a time such as 08:00').check(z.regex(TIME, 'must be a time such as 08:00'));
const yesOrNo = z.boolean('must be true or false');

const hours = z.strictObject({
  days: z
    .array(z.int('must be 1 (Monday) to 7 (Sunday)').check(z.minimum(1), z.maximum(7)))
    .check(z.minLength(1, 'must name at least one day'), z.maxLength(7)),
  from: time,
  to: time,
});

/** The fields that may be set for a unit or a device; those left out are inherited. */
const fields = {
  languages: z.optional(
    z
      .array(z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a tag such as vi or en')))
      .check(z.minLength(1, 'must name at least one language'), z.maxLength(6)),
  ),
  questionnaire: z.optional(z.strictObject({ id: z.string(), version: z.int() })),
  reasons: z.optional(yesOrNo),
  elements: z.optional(yesOrNo),
  comment: z.optional(yesOrNo),
  services: z.optional(
    z
      .array(z.strictObject({ code: z.string().check(z.minLength(1), z.maxLength(40)), name: text }))
      .check(z.maxLength(8, 'may have at most 8 services')),
  ),
  hours: z.optional(z.array(hours).check(z.maxLength(14))),
  speech: z.optional(z.enum(['off', 'synthesis', 'recorded'], 'must be one of off, synthesis and recorded')),
  volumePercent: z.optional(
    z
      .int('must be a whole number of 0 to 100')
      .check(z.minimum(0, 'must be 0 to 100'), z.maximum(100, 'must be 0 to 100')),
  ),
  message: z.optional(text),
  hand: z.optional(z.enum(['right', 'left'], 'must be right or left')),
  prompts: z.optional(yesOrNo),
  minimumIntervalSeconds: z.optional(
    z
      .number('must be 1 to 60 seconds')
      .check(z.minimum(1, 'must be 1 to 60'), z.maximum(60, 'must be 1 to 60')),
  ),
};

const pin = z.object({ salt: z.string(), hash: z.string(), iterations: z.int() });

/** What an officer sends: the whole set of one place, over the version that he has seen. */
export const settingsChangeSchema = z.strictObject(
  {
    replaces: z
      .int('must be the version that was read')
      .check(z.minimum(0), z.describe('Version that is replaced; 0 where nothing is set yet')),
    set: z.strictObject(
      {
        ...fields,
        exitPin: z.optional(
          z
            .string()
            .check(
              z.regex(/^(\d{6,12}|keep)$/, 'must be 6 to 12 digits, or "keep" for the PIN that is set'),
              z.describe('Digits of a new PIN, stored only as a hash'),
            ),
        ),
      },
      {
        error: (issue) =>
          issue.code === 'unrecognized_keys'
            ? `has settings that there are not: ${issue.keys.join(', ').slice(0, 80)}`
            : 'must be an object of settings',
      },
    ),
  },
  'must have the fields "replaces" and "set", and no others',
);

/** What is set at a place, without the hash of its PIN. */
export const settingsSchema = z.object({
  version: z.int(),
  set: z.object({ ...fields, exitPin: z.optional(z.literal('keep')) }),
  inherited: z.object(fields).check(z.describe('What holds where nothing is set here')),
});

export const kioskConfigSchema = z.object({
  version: z.int(),
  ...fields,
  exitPin: z.optional(pin),
});

export type SettingsAnswer = z.output<typeof settingsSchema>;
export type SettingsChange = z.output<typeof settingsChangeSchema>;
