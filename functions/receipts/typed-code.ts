import { createHmac, timingSafeEqual } from 'node:crypto';
import { MOMENTS, type Moment } from '#domain/response.ts';
import type { Keyring, SigningKey } from './keyring.ts';
import {
  datedWell,
  FIRST_HOUR_MS,
  type ReceiptToken,
  VALIDITIES,
  type ValidDays,
  type Verified,
} from './token.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LETTERS = 20;
const TAG_BITS = 45n;
const HOUR_MS = 3_600_000;

/*
 *  20 letters of 5 bits, typed beside the code of the counter, which says the unit:
 *
 *  0 | moment 2 | days 2 | hours since 2020, 18 | dossier 32 | tag 45
 *
 *  A guess is right once in 2^45: at 10,000 a second, once in a hundred years. The key is not named, for want of room,
 *  so every key is tried. It says what the token says but for the service.
 */

const tagOf = (key: SigningKey, unit: string, said: bigint): bigint => {
  const digest = createHmac('sha256', key.secret).update(`typed\0${unit}\0${said}`).digest();
  return digest.readBigUInt64BE(0) >> (64n - TAG_BITS);
};

/** `7KQ2-MXRD-40HN-9V3T-AB1C`: the token for who cannot scan it. */
export const typedCode = (token: ReceiptToken, key: SigningKey): string => {
  const hour = BigInt(Math.floor((token.hourMs - FIRST_HOUR_MS) / HOUR_MS));
  const said =
    (BigInt(MOMENTS.indexOf(token.moment)) << 52n) |
    (BigInt(VALIDITIES.indexOf(token.validDays)) << 50n) |
    (hour << 32n) |
    BigInt(Buffer.from(token.dossier).readUInt32BE(0));
  const value = (said << TAG_BITS) | tagOf(key, token.unit, said);
  const letters = Array.from(
    { length: LETTERS },
    (_, at) => ALPHABET[Number((value >> BigInt(5 * (LETTERS - 1 - at))) & 31n)],
  ).join('');
  return letters.replaceAll(/.{4}(?=.)/g, '$&-');
};

/** The 100 bits that were typed: small letters, blanks and dashes are put right, and O, I and L read as digits. */
const numberOf = (typed: string): bigint | undefined => {
  const letters = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (letters.length !== LETTERS) return undefined;
  let value = 0n;
  for (const letter of letters) {
    const at = ALPHABET.indexOf(letter);
    if (at < 0) return undefined;
    value = (value << 5n) | BigInt(at);
  }
  return value;
};

const bytesOf = (tag: bigint): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(tag);
  return bytes;
};

/** Whether the code, typed for this unit, is ours and of now, and what it says. */
export const verifiedTypedCode = (
  { keys }: Keyring,
  typed: string,
  place: { readonly unit: string; readonly counter?: number },
  nowMs: number,
): Verified => {
  const value = numberOf(typed);
  if (value === undefined || value >> 99n !== 0n) return { ok: false, refusal: 'malformed' };
  const said = value >> TAG_BITS;
  const tag = bytesOf(value & ((1n << TAG_BITS) - 1n));
  const key = keys.find((each) => timingSafeEqual(bytesOf(tagOf(each, place.unit, said)), tag));
  if (!key) return { ok: false, refusal: 'forged' };
  const dossier = Buffer.alloc(4);
  dossier.writeUInt32BE(Number(said & 0xffffffffn));
  return datedWell(
    {
      ...place,
      moment: MOMENTS[Number((said >> 52n) & 3n)] as Moment,
      channel: 'receipt',
      hourMs: FIRST_HOUR_MS + Number((said >> 32n) & 0x3ffffn) * HOUR_MS,
      validDays: VALIDITIES[Number((said >> 50n) & 3n)] as ValidDays,
      dossier: Uint8Array.from(dossier),
    },
    key,
    nowMs,
  );
};
