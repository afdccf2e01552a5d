import * as z from 'zod/mini';
import { DEVICE_STATES } from '#domain/device.ts';
import { MOMENTS } from '#domain/response.ts';
import { kioskConfigSchema } from './kiosk-config-schemas.ts';

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const DEVICE_ID = 'must be a ULID in capital letters: 26 characters of Crockford base 32';
const CODE = 'must be the code that the device shows, such as K3QF-7M2A';
const instant = z.string().check(z.describe('RFC 3339 with offset'));
const coordinate = z
  .string('must be a coordinate of P-256 in base64url')
  .check(z.regex(/^[\w-]{43}$/, 'must be a coordinate of P-256 in base64url, 43 characters'));
const whole = (most: number) =>
  z.int(`must be a whole number of 0 to ${most}`).check(z.minimum(0), z.maximum(most));
/** Texts of a device are short and plain: they are shown to officers. */
const plain = (longest: number) =>
  z
    .string()
    .check(
      z.minLength(1),
      z.maxLength(longest, `may have at most ${longest} letters`),
      z.regex(/^[^\p{Cc}<>]*$/u, 'may have no control characters, < or >'),
    );

export const pairingSchema = z.strictObject(
  {
    publicKey: z.strictObject(
      { kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate, y: coordinate },
      'must be a JWK of a P-256 key, with kty, crv, x and y and no more',
    ),
  },
  'must have the field "publicKey", and no others',
);

export const pairingOfferSchema = z.object({
  code: z.string().check(z.describe('Eight letters that an officer types, used once')),
  expiresAt: instant,
  serverTime: instant,
});

export const pairingStateSchema = z.object({
  status: z.enum(['waiting', 'paired']),
  device: z.optional(z.object({ id: z.string(), unit: z.string(), counter: z.string() })),
});

export const enrolmentSchema = z.strictObject(
  {
    id: z
      .string(DEVICE_ID)
      .check(z.regex(ULID, DEVICE_ID), z.describe('ULID made by the caller; a repeat enrols nothing twice')),
    counter: z.string('must be the code of a counter, such as 00070-03'),
    name: z.optional(plain(60)),
    pairingCode: z.string(CODE),
  },
  'must have the fields id, counter and pairingCode, may have name, and no others',
);

export const pairAgainSchema = z.strictObject({ code: z.string(CODE) }, 'must have the field "code" alone');
export const revocationSchema = z.strictObject(
  { reason: plain(200) },
  'must have the field "reason" alone, of 1 to 200 letters',
);

export const heartbeatSchema = z.strictObject(
  {
    release: plain(60),
    queueDepth: whole(1e6),
    oldestUnsentAt: z.optional(instant),
    refused: whole(1e6),
    batteryPercent: z.optional(whole(100)),
    charging: z.optional(z.boolean()),
    storageUsedBytes: z.optional(z.number()),
    storageQuotaBytes: z.optional(z.number()),
    persisted: z.optional(z.boolean()),
    lastRatingAt: z.optional(instant),
    clockSkewSeconds: z.int(),
    configVersion: z.int(),
  },
  'must be an object with the fields of a heartbeat',
);

export const heartbeatAnswerSchema = z.object({
  serverTime: instant,
  release: z.string().check(z.describe('Release that the server runs')),
  config: z.nullable(kioskConfigSchema).check(z.describe('null where the device has the present version')),
});

export const promptSchema = z.strictObject(
  {
    receipt: z
      .string()
      .check(
        z.minLength(1),
        z.maxLength(100),
        z.describe('Number of the receipt; only a keyed hash of it is kept'),
      ),
    service: z.optional(z.string()),
    moment: z.enum(MOMENTS, `must be one of ${MOMENTS.join(', ')}`),
    at: z.string().check(z.describe('When the dossier was closed: the same at each repeat')),
  },
  'must have the fields receipt, moment and at, may have service, and no others',
);

export const promptedSchema = z.object({
  response: z.string().check(z.describe('Id of the one response that this moment of the dossier may have')),
});

export const promptAnswerSchema = z.object({
  prompt: z.nullable(
    z.object({
      response: z.object({ id: z.string(), at: instant }),
      service: z.optional(z.string()),
      moment: z.enum(MOMENTS),
    }),
  ),
});

const deviceSchema = z.object({
  id: z.string(),
  unit: z.string(),
  counter: z.string(),
  name: z.optional(z.string()),
  enrolledAt: instant,
  enrolledBy: z.string(),
  pairedAt: instant,
  keyExpiresAt: instant,
  revoked: z.optional(z.object({ at: instant, by: z.string(), reason: z.string() })),
});

export const enrolledSchema = deviceSchema;

export const fleetQuerySchema = z.object({
  unit: z.optional(
    z.string().check(z.describe('Its kiosks and those below it; the caller’s own unit where left out')),
  ),
});

export const fleetSchema = z.object({
  unit: z.string(),
  release: z.string(),
  serverTime: instant,
  devices: z.array(
    z.object({
      ...deviceSchema.shape,
      unitName: z.object({ vi: z.string(), en: z.string() }),
      state: z.enum(DEVICE_STATES),
      heartbeat: z.optional(z.object({ receivedAt: instant, ...heartbeatSchema.shape })),
      silence: z.optional(
        z.object({
          isSilent: z.boolean(),
          expected: z.number().check(z.describe('Ratings that usually come in such a time')),
          chance: z.number().check(z.describe('Chance of as long a silence where all is well')),
        }),
      ),
    }),
  ),
});

export type Fleet = z.output<typeof fleetSchema>;
export type Enrolled = z.output<typeof enrolledSchema>;
