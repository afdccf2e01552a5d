import { createHmac, timingSafeEqual } from 'node:crypto';
import { base32crockford } from '@scure/base';
import { MOMENTS, type Moment } from '#domain/response.ts';
import { UNIT_ID } from '#domain/unit.ts';
import { DOSSIER_HASH_BYTES } from './dossier-id.ts';
import type { Keyring, SigningKey } from './keyring.ts';

/** How long a receipt may be rated, in days. Responses are taken for 92 days, so none is longer. */
export const VALIDITIES = [7, 14, 30, 90] as const;
export type ValidDays = (typeof VALIDITIES)[number];

/** Printed on the receipt, or sent as a link. */
export const RECEIPT_CHANNELS = ['receipt', 'link'] as const;

/** What a token says: which service, when and where, and of which dossier, by a keyed hash. */
export type ReceiptToken = {
  readonly unit: string;
  /** The number of the counter, `3` of `00070-03`. */
  readonly counter?: number;
  readonly service?: string;
  readonly moment: Moment;
  readonly channel: (typeof RECEIPT_CHANNELS)[number];
  /** Epoch milliseconds of the full hour in which the moment was. */
  readonly hourMs: number;
  readonly validDays: ValidDays;
  readonly dossier: Uint8Array;
};

/** Why a token is refused; nothing was read to find out. */
export type Refusal =
  | 'malformed'
  | 'unknown-key'
  | 'forged'
  | 'out-of-scope'
  | 'key-retired'
  | 'key-revoked'
  | 'not-yet'
  | 'expired';

export type Verified =
  | { readonly ok: true; readonly token: ReceiptToken; readonly key: SigningKey; readonly untilMs: number }
  | { readonly ok: false; readonly refusal: Refusal };

/** A token that is wrong before it is signed: the caller's mistake. */
export class TokenFieldError extends Error {
  override readonly name = 'TokenFieldError';
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
export const FIRST_HOUR_MS = Date.parse('2020-01-01T00:00:00+07:00');
const VERSION = 1;
const TAG_BYTES = 16;
const MOST_COUNTERS = 999;
/** Longer than any that was issued, so that nobody makes us hash for long. */
const LONGEST_TOKEN = 128;
/** Clocks of those who issue run apart from ours. */
export const AHEAD_MS = 5 * 60_000;
export const SERVICE = /^[\x21-\x7e]{0,24}$/;

/*
 *  byte  0        1     2..4    5..6      7..10     11            12..           ..      last 16
 *  ┌──────────┬─────┬───────┬─────────┬─────────┬─────────────┬───────────┬─────────┬───────────────┐
 *  │ v m c d  │ key │ hour  │ counter │ dossier │ unit length │ unit      │ service │ HMAC-SHA-256  │
 *  └──────────┴─────┴───────┴─────────┴─────────┴─────────────┴───────────┴─────────┴───────────────┘
 *  v version, 3 bits; m moment, 2; c channel, 1; d days of validity, 2.  Hours since 2020 at the place of service.
 *  Unit and service are ASCII. The tag is cut to 128 bits (RFC 2104, section 5).
 */
const HEAD_BYTES = 12;

const tagOf = (key: SigningKey, body: Uint8Array): Buffer =>
  createHmac('sha256', key.secret).update('token\0').update(body).digest().subarray(0, TAG_BYTES);

/** Throws a `TokenFieldError` for a field that no token can say. */
const bodyOf = (token: ReceiptToken, keyId: number): Buffer => {
  const { unit, counter = 0, service = '', dossier } = token;
  const hour = Math.floor((token.hourMs - FIRST_HOUR_MS) / HOUR_MS);
  if (!UNIT_ID.test(unit)) throw new TokenFieldError('unit is no id of a unit');
  if (!SERVICE.test(service)) throw new TokenFieldError('service is no code of a procedure');
  if (!(hour >= 0 && hour < 2 ** 18)) throw new TokenFieldError('the moment must be between 2020 and 2049');
  if (!(counter >= 0 && counter <= MOST_COUNTERS))
    throw new TokenFieldError('counter must have 1 to 3 digits');
  const body = Buffer.alloc(HEAD_BYTES + unit.length + service.length);
  body[0] =
    (VERSION << 5) |
    (MOMENTS.indexOf(token.moment) << 3) |
    (RECEIPT_CHANNELS.indexOf(token.channel) << 2) |
    VALIDITIES.indexOf(token.validDays);
  body[1] = keyId;
  body.writeUIntBE(hour, 2, 3);
  body.writeUInt16BE(counter, 5);
  body.set(dossier.subarray(0, DOSSIER_HASH_BYTES), 7);
  body[11] = unit.length;
  body.write(unit + service, HEAD_BYTES, 'latin1');
  return body;
};

/** The token as it stands in an address, in capital letters and digits, which a QR code holds most densely. */
export const signedToken = (token: ReceiptToken, key: SigningKey): string => {
  const body = bodyOf(token, key.id);
  return base32crockford.encode(Buffer.concat([body, tagOf(key, body)]));
};

const bytesOf = (text: string): Buffer | undefined => {
  if (text.length > LONGEST_TOKEN) return undefined;
  try {
    return Buffer.from(base32crockford.decode(text));
  } catch {
    return undefined;
  }
};

const refused = (refusal: Refusal): Verified => ({ ok: false, refusal });

/**
 * Whether the token is ours and of now, and what it says. Needs no table and no network; the time it takes says nothing
 * of the tag (the comparison is constant-time).
 */
export const verifiedToken = ({ keys }: Keyring, text: string, nowMs: number): Verified => {
  const bytes = bytesOf(text);
  if (!bytes || bytes.length < HEAD_BYTES + 1 + TAG_BYTES) return refused('malformed');
  const body = bytes.subarray(0, -TAG_BYTES);
  const head = body[0] ?? 0;
  if (head >> 5 !== VERSION) return refused('malformed');
  const key = keys.find(({ id }) => id === body[1]);
  if (!key) return refused('unknown-key');
  if (!timingSafeEqual(tagOf(key, body), bytes.subarray(-TAG_BYTES))) return refused('forged');
  const counter = body.readUInt16BE(5);
  const unitEnd = HEAD_BYTES + (body[11] ?? 0);
  const service = body.toString('latin1', unitEnd);
  return datedWell(
    {
      unit: body.toString('latin1', HEAD_BYTES, unitEnd),
      ...(counter === 0 ? {} : { counter }),
      ...(service === '' ? {} : { service }),
      moment: MOMENTS[(head >> 3) & 3] as Moment,
      channel: RECEIPT_CHANNELS[(head >> 2) & 1] as ReceiptToken['channel'],
      hourMs: FIRST_HOUR_MS + body.readUIntBE(2, 3) * HOUR_MS,
      validDays: VALIDITIES[head & 3] as ValidDays,
      dossier: Uint8Array.from(body.subarray(7, 7 + DOSSIER_HASH_BYTES)),
    },
    key,
    nowMs,
  );
};

/** Epoch milliseconds from which on the token is refused. */
export const expiryOf = ({ hourMs, validDays }: ReceiptToken): number => hourMs + validDays * DAY_MS;

/** What is signed well, if it is of now too. */
export const datedWell = (token: ReceiptToken, key: SigningKey, nowMs: number): Verified => {
  if (key.units && !key.units.includes(token.unit)) return refused('out-of-scope');
  if (key.state === 'revoked') return refused('key-revoked');
  if (key.retiredMs !== undefined && token.hourMs > key.retiredMs) return refused('key-retired');
  if (token.hourMs > nowMs + AHEAD_MS) return refused('not-yet');
  const untilMs = expiryOf(token);
  return nowMs >= untilMs ? refused('expired') : { ok: true, token, key, untilMs };
};
