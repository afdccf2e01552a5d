import { randomBytes } from 'node:crypto';
import { base64url } from '@scure/base';
import { localIsoOf, parseInstant } from '#domain/time.ts';
import { fileOf, identityOfUnit, idOfKey, KeyringError, type KeyringFile, type KeyState } from './keyring.ts';

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

const newKey = <S extends KeyState>(keys: KeyringFile['keys'], state: S) => {
  const secret = Uint8Array.from(randomBytes(32));
  return {
    id: idOfKey(
      secret,
      keys.map(({ id }) => id),
    ),
    state,
    secret,
  };
};

/**
 * The secret after a rotation: the next key signs, the current one is retired, and a new next one is made. Keys that
 * were retired or revoked before `forgetBeforeMs` are left out; whatever they signed has expired. Keys of integrations go on signing.
 */
export const rotated = (text: string, nowMs: number, forgetBeforeMs: number): string => {
  const { keys, ...rest } = fileOf(text);
  const kept = keys.filter(
    ({ retiredAt }) => !retiredAt || (parseInstant(retiredAt) ?? nowMs) >= forgetBeforeMs,
  );
  return textOf({
    ...rest,
    keys: [
      ...kept.map((key) => {
        if (key.units || key.retiredAt) return key;
        return key.state === 'next'
          ? { ...key, state: 'current' as const }
          : { ...key, state: 'retired' as const, retiredAt: localIsoOf(nowMs) };
      }),
      newKey(keys, 'next'),
    ],
  });
};

/**
 * The secret after a key has ended, of the platform or of an integration. What it has signed is refused from then on, or,
 * where `papers` are `good`, can be rated if it is dated before: that is for a key that nobody else knows. Where it was
 * the current key, the next one signs, and there is a new next one. Throws a `KeyringError` for a key that is not there.
 */
export const revoked = (text: string, id: number, nowMs: number, papers: 'refused' | 'good'): string => {
  const { keys, ...rest } = fileOf(text);
  const key = keys.find((each) => each.id === id);
  if (!key) {
    throw new KeyringError(
      `no receipt key has the id ${id}; there are ${keys.map((each) => each.id).join(', ')}`,
    );
  }
  const state = papers === 'good' && key.state !== 'revoked' ? ('retired' as const) : ('revoked' as const);
  const ended = { ...key, state, retiredAt: key.retiredAt ?? localIsoOf(nowMs) };
  const replaced = !key.units && (key.state === 'current' || key.state === 'next');
  return textOf({
    ...rest,
    keys: [
      ...keys.map((each) => {
        if (each === key) return ended;
        const follows = key.state === 'current' && !key.units && each.state === 'next';
        return follows ? { ...each, state: 'current' as const } : each;
      }),
      ...(replaced ? [newKey(keys, 'next')] : []),
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
): { readonly id: number; readonly ring: string; readonly grant: string } => {
  const file = fileOf(text);
  const { identity } = file;
  if (!identity) throw new KeyringError('only the platform’s own keyring can grant a key');
  const key = { ...newKey(file.keys, 'current'), units: [...units] };
  return {
    id: key.id,
    ring: textOf({ ...file, keys: [...file.keys, key] }),
    grant: textOf({
      identities: Object.fromEntries(units.map((unit) => [unit, identityOfUnit(identity, unit)])),
      keys: [key],
    }),
  };
};
