import type { Context } from 'hono';
import { type Device, type DeviceKey, SIGNATURE_WINDOW_SECONDS } from '#domain/device.ts';
import { localIsoOf } from '#domain/time.ts';
import type { Devices } from '../store/devices.ts';
import { ProblemError, type ProblemKind } from './problem.ts';

/** In which a device signs a request, and in which the server says its time to whoever does. */
export const DEVICE_HEADER = 'survey-device';
export const TIME_HEADER = 'survey-time';

export type SignatureDeps = {
  readonly devices: Pick<Devices, 'deviceWithId' | 'spendNonce'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/** What a signature says, before anybody has looked whether it is true. */
type Claims = {
  readonly htm?: unknown;
  readonly htu?: unknown;
  readonly iat?: unknown;
  readonly jti?: unknown;
  readonly bsh?: unknown;
};

/** What must have been signed, and by which key. */
type Signed = {
  readonly keyId: string;
  readonly key: DeviceKey;
  readonly body: string;
  /** Whether it does no harm to be sent twice. */
  readonly repeatable?: 'repeatable' | undefined;
};

const NONCE = /^[\w-]{16,64}$/;
const NONCE_KEPT_MS = 3 * SIGNATURE_WINDOW_SECONDS * 1000;
const MOST_LETTERS = 2_000;
const KEY_ID = /^[\w-]{1,64}$/;

const refused = (c: Context, kind: ProblemKind, detail: string, nowMs: number): ProblemError => {
  const headers = { [TIME_HEADER]: localIsoOf(nowMs) };
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  return new ProblemError(kind, detail, { headers });
};

const base64UrlSha256 = async (text: string): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('base64url');

/**
 * Checks that the request, with this body, is signed by the key, now, for the first time: a JWS in the manner of DPoP
 * (RFC 9449) over method, path, time, nonce and the hash of the body. Throws the problem of what is wrong.
 *
 * jose is loaded by the first signed request only: a citizen with a phone, whose request is not, does not wait for it.
 */
export const checkSignature = async (
  c: Context,
  deps: SignatureDeps,
  { keyId, key, body, repeatable }: Signed,
): Promise<void> => {
  const { compactVerify, importJWK } = await import('jose');
  const nowMs = deps.now();
  const invalid = (detail: string) => refused(c, 'device-signature-invalid', detail, nowMs);
  const claims = await compactVerify(signatureIn(c), await importJWK(key, 'ES256'), { algorithms: ['ES256'] })
    .then(({ payload }) => ({ ...JSON.parse(new TextDecoder().decode(payload)) }) as Claims)
    .catch(() => {
      throw invalid('The signature does not fit the key of this device.');
    });
  const { pathname, search } = new URL(c.req.url);
  if (claims.htm !== c.req.method || claims.htu !== pathname + search) {
    throw invalid(`"htm" and "htu" must be ${c.req.method} and ${pathname + search}, as the request is.`);
  }
  if (claims.bsh !== (await base64UrlSha256(body))) {
    throw invalid('"bsh" must be the SHA-256 of the body, in base64url.');
  }
  if (typeof claims.jti !== 'string' || !NONCE.test(claims.jti)) {
    throw invalid('"jti" must be 16 to 64 letters, digits, - or _, and new for each request.');
  }
  const aheadSeconds = Number(claims.iat) - nowMs / 1000;
  if (!(Math.abs(aheadSeconds) <= SIGNATURE_WINDOW_SECONDS)) {
    throw refused(
      c,
      'device-request-skewed',
      `"iat" is ${Math.round(aheadSeconds)} s ahead of the server, which says ${localIsoOf(nowMs)}; sign again with its time.`,
      nowMs,
    );
  }
  if (!repeatable && !(await deps.devices.spendNonce(keyId, claims.jti, nowMs + NONCE_KEPT_MS))) {
    throw refused(c, 'device-request-replayed', 'This request was received before; sign it anew.', nowMs);
  }
  c.header(TIME_HEADER, localIsoOf(nowMs));
};

const signatureIn = (c: Context): string => (c.req.header(DEVICE_HEADER) ?? '').slice(0, MOST_LETTERS);

/** The name of the key by which the request says it is signed. */
export const keyIdIn = (c: Context): string | undefined => {
  const [header] = signatureIn(c).split('.');
  try {
    const { kid } = JSON.parse(Buffer.from(header ?? '', 'base64url').toString('utf8')) as { kid?: unknown };
    return typeof kid === 'string' && KEY_ID.test(kid) ? kid : undefined;
  } catch {
    return undefined;
  }
};

/**
 * The device that has signed the request with this body. Whoever is not enrolled, or no more, is told so; a revocation
 * holds from the next request on, as the device is read each time.
 */
export const signedDevice = async (
  c: Context,
  deps: SignatureDeps,
  body: string,
  repeatable?: 'repeatable',
): Promise<Device> => {
  const nowMs = deps.now();
  const keyId = keyIdIn(c);
  const device = keyId === undefined ? undefined : await deps.devices.deviceWithId(keyId);
  if (keyId === undefined || !device) {
    throw refused(
      c,
      'device-unknown',
      `Sign the request in the header "${DEVICE_HEADER}", with the id of an enrolled device as "kid".`,
      nowMs,
    );
  }
  await checkSignature(c, deps, { keyId, key: device.key, body, repeatable });
  if (device.revoked) {
    throw refused(c, 'device-revoked', 'An officer must pair this device again before it may go on.', nowMs);
  }
  if (device.keyExpiresAt <= localIsoOf(nowMs)) {
    throw refused(
      c,
      'device-key-expired',
      `The key was good until ${device.keyExpiresAt}; an officer must pair this device again.`,
      nowMs,
    );
  }
  return device;
};
