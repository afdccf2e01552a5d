import { createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { base64url } from '@scure/base';
import * as z from 'zod/mini';
import { localIsoOf, parseInstant } from '#domain/time.ts';

/**
 * ```
 *            rotate            rotate              rotate, once its last receipt has expired
 *  next ──────────▶ current ──────────▶ retired ──────────▶ forgotten
 *  verifies          signs, verifies     verifies what is dated before it was retired
 * ```
 * The next key is known everywhere before the first token is signed with it.
 */
export type KeyState = 'current' | 'next' | 'retired';

export type SigningKey = {
  /** 1 to 255; it stands in each token. */
  readonly id: number;
  readonly state: KeyState;
  /** As an object, with which a hash takes 2 µs, not 10 as with its bytes (Node 24). */
  readonly secret: KeyObject;
  /** Epoch milliseconds, of a retired key. */
  readonly retiredMs?: number;
  /** The units whose receipts it may sign; absent in a key of the platform's own. */
  readonly units?: readonly string[];
};

/** What signs and verifies receipts, and hashes their numbers. */
export type Keyring = {
  readonly keys: readonly SigningKey[];
  /** What numbers of receipts of the unit are hashed with. It never changes, or one dossier would become two. */
  readonly identityOf: (unit: string) => KeyObject;
};

/** Says what is wrong with a keyring that was handed over; never what is in it. */
export class KeyringError extends Error {
  override readonly name = 'KeyringError';
}

const secretSchema = z.pipe(
  z.string().check(z.regex(/^[\w-]{43}=?$/, 'must be 32 bytes in base64url')),
  z.transform((text: string) => base64url.decode(text.length === 43 ? `${text}=` : text)),
);

const keyringSchema = z.strictObject({
  identity: z.optional(secretSchema),
  identities: z.optional(z.record(z.string(), secretSchema)),
  keys: z
    .array(
      z.strictObject({
        id: z.int().check(z.gte(1), z.lte(255)),
        state: z.enum(['current', 'next', 'retired']),
        secret: secretSchema,
        retiredAt: z.optional(z.string()),
        units: z.optional(z.array(z.string()).check(z.minLength(1))),
      }),
    )
    .check(z.minLength(1)),
});

type KeyringFile = z.infer<typeof keyringSchema>;

const SEED_LENGTH = 32;

const derived = (seed: string, use: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', seed, '', `satisfaction-survey ${use}`, 32));

/** The ring of a stage that has never rotated its keys: everything comes from one secret, drawn by Secrets Manager. */
const fileOfSeed = (seed: string): KeyringFile => ({
  identity: derived(seed, 'identity'),
  keys: [
    { id: 1, state: 'current', secret: derived(seed, 'key 1') },
    { id: 2, state: 'next', secret: derived(seed, 'key 2') },
  ],
});

const fileOf = (text: string): KeyringFile => {
  if (!text.trimStart().startsWith('{')) {
    if (text.trim().length >= SEED_LENGTH) return fileOfSeed(text.trim());
    throw new KeyringError(`a secret to make receipt keys of needs ${SEED_LENGTH} characters or more`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new KeyringError('the receipt keys are no JSON');
  }
  const parsed = keyringSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new KeyringError(`the receipt keys are wrong at ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { keys, identity, identities } = parsed.data;
  if (!identity && !identities) throw new KeyringError('the receipt keys have no "identity"');
  if (new Set(keys.map(({ id }) => id)).size < keys.length) {
    throw new KeyringError('two receipt keys have the same id');
  }
  if (keys.filter(({ state, units }) => state === 'current' && !units).length > 1) {
    throw new KeyringError('two receipt keys are current; exactly one signs');
  }
  return parsed.data;
};

/**
 * The keyring that a secret says: JSON as `rotated` writes it, or any text of 32 characters or more, from which the first
 * keys are derived. Throws a `KeyringError`.
 */
export const keyringOf = (text: string): Keyring => {
  const { identity, identities, keys } = fileOf(text);
  return {
    keys: keys.map(({ retiredAt, ...key }) => {
      const retiredMs = retiredAt === undefined ? undefined : parseInstant(retiredAt);
      if ((key.state === 'retired') !== (retiredMs !== undefined)) {
        throw new KeyringError(`receipt key ${key.id} must say "retiredAt" if and only if it is retired`);
      }
      const secret = createSecretKey(key.secret);
      return { ...key, secret, ...(retiredMs === undefined ? {} : { retiredMs }) } as SigningKey;
    }),
    identityOf: remembered((unit) => {
      const known = identity ? identityOfUnit(identity, unit) : identities?.[unit];
      if (!known) throw new KeyringError(`these receipt keys are not for unit ${unit}`);
      return createSecretKey(known);
    }),
  };
};

/** More units than the country has. */
const MOST_REMEMBERED = 5000;

const remembered = (identityOf: (unit: string) => KeyObject): ((unit: string) => KeyObject) => {
  const known = new Map<string, KeyObject>();
  return (unit) => {
    const found = known.get(unit) ?? identityOf(unit);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(unit, found);
    return found;
  };
};

const identityOfUnit = (identity: Uint8Array, unit: string): Uint8Array =>
  createHmac('sha256', identity).update(unit).digest();

const encoded = (secret: Uint8Array): string => base64url.encode(secret).replaceAll('=', '');

const textOf = ({ identity, identities, keys }: KeyringFile): string =>
  `${JSON.stringify(
    {
      ...(identity ? { identity: encoded(identity) } : {}),
      ...(identities
        ? {
            identities: Object.fromEntries(
              Object.entries(identities).map(([unit, secret]) => [unit, encoded(secret)]),
            ),
          }
        : {}),
      keys: keys.map((key) => ({ ...key, secret: encoded(key.secret) })),
    },
    undefined,
    2,
  )}\n`;

/** The id after the last, so that one is taken again only when all 255 were used: receipts outlive their keys. */
const unusedId = (keys: KeyringFile['keys']): number => {
  const last = Math.max(...keys.map(({ id }) => id));
  for (let step = 0; step < 255; step++) {
    const id = ((last + step) % 255) + 1;
    if (keys.every((key) => key.id !== id)) return id;
  }
  throw new KeyringError('all 255 ids of receipt keys are taken; forget some retired ones first');
};

/**
 * The secret after a rotation: the next key signs, the current one is retired, and a new next one is made. Keys that
 * were retired before `forgetBeforeMs` are left out; whatever they signed has expired. Keys of integrations stay.
 */
export const rotated = (text: string, nowMs: number, forgetBeforeMs: number): string => {
  const { keys, ...rest } = fileOf(text);
  const kept = keys.filter(
    ({ retiredAt }) => !retiredAt || (parseInstant(retiredAt) ?? nowMs) >= forgetBeforeMs,
  );
  const next = { id: unusedId(keys), state: 'next' as const, secret: randomBytes(32) };
  return textOf({
    ...rest,
    keys: [
      ...kept.map((key) => {
        if (key.units || key.state === 'retired') return key;
        return key.state === 'next'
          ? { ...key, state: 'current' as const }
          : { ...key, state: 'retired' as const, retiredAt: localIsoOf(nowMs) };
      }),
      next,
    ],
  });
};

/**
 * A key for a system that issues receipts of these units by itself: `ring` is the platform's secret with the key in it,
 * `grant` the secret for that system, which signs and hashes for these units alone.
 */
export const granted = (
  text: string,
  units: readonly string[],
): { readonly ring: string; readonly grant: string } => {
  const file = fileOf(text);
  const { identity } = file;
  if (!identity) throw new KeyringError('only the platform’s own keyring can grant a key');
  const key = {
    id: unusedId(file.keys),
    state: 'current' as const,
    secret: randomBytes(32),
    units: [...units],
  };
  return {
    ring: textOf({ ...file, keys: [...file.keys, key] }),
    grant: textOf({
      identities: Object.fromEntries(units.map((unit) => [unit, identityOfUnit(identity, unit)])),
      keys: [key],
    }),
  };
};
