import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { base32crockford } from '@scure/base';
import { type ApiKey, apiKeyStateOf } from '#domain/api-key.ts';
import { localIsoOf, parseInstant } from '#domain/time.ts';
import type { ApiKeys } from '../store/api-keys.ts';
import type { Authenticate } from './requires.ts';

/** The beginning is the same in all keys, so that one that was published by mistake can be searched for. */
const KEY = /^survey_([0-9A-HJKMNP-TV-Z]{10})_([0-9A-HJKMNP-TV-Z]{32})$/;

const ID_LETTERS = 10;
const SECRET_LETTERS = 32;
const HOUR_MS = 3_600_000;

const drawn = (letters: number): string =>
  base32crockford.encode(Uint8Array.from(randomBytes(Math.ceil((letters * 5) / 8)))).slice(0, letters);

// 160 random bits cannot be guessed, so a fast hash without a salt is as good as a slow one.
const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** A key as it is handed over, once, and what is kept of it. */
export const newApiKey = (): { readonly id: string; readonly text: string; readonly secretHash: string } => {
  const [id, secret] = [drawn(ID_LETTERS), drawn(SECRET_LETTERS)];
  return { id, text: `survey_${id}_${secret}`, secretHash: hashOf(secret).toString('hex') };
};

/** A role by the API key in `Authorization: Bearer survey_…`; a key that was revoked opens nothing from then on. */
export const authenticateByApiKey =
  (keys: ApiKeys, now: () => number): Authenticate =>
  async (request) => {
    const [, token = ''] = request.headers.get('authorization')?.split(' ') ?? [];
    const [, id, secret] = KEY.exec(token) ?? [];
    if (!id || !secret) return undefined;
    const key = await keys.keyWithId(id);
    if (!key || !timingSafeEqual(Buffer.from(key.secretHash, 'hex'), hashOf(secret))) return undefined;
    const nowMs = now();
    if (apiKeyStateOf(key, nowMs) !== 'active') return undefined;
    await noteUse(keys, key, nowMs);
    return { role: 'integration', unit: key.unit, subject: key.id };
  };

/** Where somebody changes the key at the same moment, the use is noted with the next request. */
const noteUse = async (keys: ApiKeys, key: ApiKey, nowMs: number): Promise<void> => {
  const hour = localIsoOf(Math.floor(nowMs / HOUR_MS) * HOUR_MS);
  if ((parseInstant(key.lastUsedAt ?? '') ?? 0) >= (parseInstant(hour) ?? 0)) return;
  await keys.changeKey({ ...key, version: key.version + 1, lastUsedAt: hour });
};

/** Who asks by the first of the ways that knows. */
export const firstOf =
  (...ways: readonly Authenticate[]): Authenticate =>
  async (request, environment) => {
    for (const way of ways) {
      const principal = await way(request, environment);
      if (principal) return principal;
    }
    return undefined;
  };
