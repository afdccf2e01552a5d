import type { Hono } from 'hono';
import { type DeviceKey, PAIRING_MINUTES, pairingCodeOf } from '#domain/device.ts';
import { localIsoOf } from '#domain/time.ts';
import type { Devices, PairingCode } from '../store/devices.ts';
import { pairingSchema } from './device-schemas.ts';
import { checkSignature, keyIdIn } from './device-signature.ts';
import { ProblemError } from './problem.ts';
import { bodyOf, refuseQuery } from './request.ts';

export type PairingDeps = {
  readonly devices: Devices;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Eight characters of Crockford's base 32, drawn at random. */
  readonly newPairingCode: () => string;
};

const BODY_LIMIT_BYTES = 4 * 1024;
const ATTEMPTS = 4;

/** What a device does before an officer has given it a place. Anybody may show a code; only an officer can use one. */
export const addPairingRoutes = (app: Hono, deps: PairingDeps): Hono => {
  app.post('/v1/pairings', async (c) => {
    refuseQuery(c);
    const { publicKey } = await bodyOf(c, pairingSchema, BODY_LIMIT_BYTES);
    const nowMs = deps.now();
    const expiresAtMs = nowMs + PAIRING_MINUTES * 60_000;
    const { code } = await offered(deps, publicKey, expiresAtMs);
    return c.json({ code, expiresAt: localIsoOf(expiresAtMs), serverTime: localIsoOf(nowMs) }, 201, {
      'cache-control': 'no-store',
    });
  });

  app.get('/v1/pairings/:code', async (c) => {
    refuseQuery(c);
    const pairing = await livePairing(deps, c.req.param('code'));
    if (keyIdIn(c) !== pairing.thumbprint) {
      throw new ProblemError(
        'device-signature-invalid',
        'Sign the request with the key that the code was given for, and its thumbprint as "kid".',
      );
    }
    await checkSignature(c, deps, { keyId: pairing.thumbprint, key: pairing.key, body: '' });
    return c.json(await stateOf(deps, pairing), 200, { 'cache-control': 'no-store' });
  });

  return app;
};

/** The code, if it exists and is not too old; throws the problem of one that cannot be used. */
export const livePairing = async (
  { devices, now }: Pick<PairingDeps, 'devices' | 'now'>,
  typed: string,
): Promise<PairingCode> => {
  const code = pairingCodeOf(typed);
  const pairing = code === undefined ? undefined : await devices.pairingWithCode(code);
  if (pairing && pairing.expiresAtMs > now()) return pairing;
  throw new ProblemError(
    'not-found',
    `No device shows this code now; codes last ${PAIRING_MINUTES} minutes and are used once.`,
  );
};

const offered = async (deps: PairingDeps, key: DeviceKey, expiresAtMs: number): Promise<PairingCode> => {
  const { importJWK, calculateJwkThumbprint } = await import('jose');
  const thumbprint = await importJWK(key, 'ES256')
    .then(() => calculateJwkThumbprint(key))
    .catch(() => {
      const message = 'is no point of the curve P-256';
      throw new ProblemError('invalid-request', `publicKey ${message}.`, {
        errors: [{ path: 'publicKey', message }],
      });
    });
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const pairing = { code: deps.newPairingCode(), key, thumbprint, expiresAtMs };
    if (await deps.devices.offerPairing(pairing)) return pairing;
  }
  throw new ProblemError('too-many-requests', 'No code is free; ask again in a minute.', {
    headers: { 'retry-after': '60' },
  });
};

/** A code that is used belongs to a device as soon as that device stands with its key. */
const stateOf = async ({ devices }: PairingDeps, pairing: PairingCode): Promise<object> => {
  const device = pairing.device === undefined ? undefined : await devices.deviceWithId(pairing.device);
  if (!device || device.key.x !== pairing.key.x || device.key.y !== pairing.key.y) {
    return { status: 'waiting' };
  }
  return { status: 'paired', device: { id: device.id, unit: device.unit, counter: device.counter } };
};
