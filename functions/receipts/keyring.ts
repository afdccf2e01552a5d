import { createHash, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { base64url } from '@scure/base';
import * as z from 'zod/mini';
import { parseInstant } from '#domain/time.ts';

/**
 * ```
 *            rotate            rotate              rotate, once its last receipt has expired
 *  next ──────────▶ current ──────────▶ retired ──────────▶ forgotten
 *  verifies          signs, verifies     verifies what is dated before it was retired
 *      └─────────────────┴──── revoke ───────────┴───────▶ revoked
 *                                                  verifies nothing
 * ```
 * The next key is known everywhere before the first token is signed with it. The date of a token is its signer's word: to
 * retire a key is for keys that nobody else knows, since whoever knows one dates back what he signs, and of what it
 * has signed nothing tells his from ours. Such a key is revoked.
 */
export type KeyState = 'current' | 'next' | 'retired' | 'revoked';

export type SigningKey = {
  /** 1 to 255; it stands in each token. */
  readonly id: number;
  readonly state: KeyState;
  /** As an object, with which a hash takes 2 µs, not 10 as with its bytes (Node 24). */
  readonly secret: KeyObject;
  /** Epoch milliseconds, of a key that is retired or revoked. */
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
        state: z.enum(['current', 'next', 'retired', 'revoked']),
        secret: secretSchema,
        retiredAt: z.optional(z.string()),
        units: z.optional(z.array(z.string()).check(z.minLength(1))),
      }),
    )
    .check(z.minLength(1)),
});

export type KeyringFile = z.infer<typeof keyringSchema>;

const SEED_LENGTH = 32;
/** An id is one byte of a token, and not 0. */
const MOST_KEYS = 255;

const derived = (seed: string, use: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', seed, '', `satisfaction-survey ${use}`, 32));

/**
 * The id of a new key, drawn from the key itself, and the next that is free where it is taken. So keys of another city have
 * other ids, but for one in a hundred or so, and its receipts are known to be another's without its keys.
 */
export const idOfKey = (secret: Uint8Array, taken: readonly number[]): number => {
  const [drawn = 0] = createHash('sha256').update('key id\0').update(secret).digest();
  for (let step = 0; step < MOST_KEYS; step++) {
    const id = ((drawn + step) % MOST_KEYS) + 1;
    if (!taken.includes(id)) return id;
  }
  throw new KeyringError('all 255 ids of receipt keys are taken; forget some retired ones first');
};

/** The ring of a stage that has never rotated its keys: everything comes from one secret, drawn by Secrets Manager. */
const fileOfSeed = (seed: string): KeyringFile => {
  const [first, second] = [derived(seed, 'key 1'), derived(seed, 'key 2')];
  const id = idOfKey(first, []);
  return {
    identity: derived(seed, 'identity'),
    keys: [
      { id, state: 'current', secret: first },
      { id: idOfKey(second, [id]), state: 'next', secret: second },
    ],
  };
};

/** What a secret says, as it may be written. Throws a `KeyringError`. */
export const fileOf = (text: string): KeyringFile => {
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
 * The keyring that a secret says: JSON as a rotation writes it, or any text of 32 characters or more, from which the first
 * keys are derived. Throws a `KeyringError`.
 */
export const keyringOf = (text: string): Keyring => {
  const { identity, identities, keys } = fileOf(text);
  return {
    keys: keys.map(({ retiredAt, ...key }) => {
      const retiredMs = retiredAt === undefined ? undefined : parseInstant(retiredAt);
      const ended = key.state === 'retired' || key.state === 'revoked';
      if (ended !== (retiredMs !== undefined)) {
        throw new KeyringError(
          `receipt key ${key.id} must say "retiredAt" if and only if it is retired or revoked`,
        );
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

/** What numbers of receipts of one unit are hashed with. */
export const identityOfUnit = (identity: Uint8Array, unit: string): Uint8Array =>
  createHmac('sha256', identity).update(unit).digest();
