import { createHmac, type KeyObject } from 'node:crypto';
import { base32crockford } from '@scure/base';
import type { Moment } from '#domain/response.ts';

/** How many bytes of a dossier's hash a token carries: enough to tell the dossiers of one unit and hour apart. */
export const DOSSIER_HASH_BYTES = 4;

/** The number of a receipt as it is meant, however it was typed: ` h29.1 0042` is `H29.1 0042`. */
export const plainReceipt = (typed: string): string =>
  typed.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toUpperCase();

const keyed = (identity: KeyObject, ...parts: readonly (string | Uint8Array)[]): Buffer => {
  const hmac = createHmac('sha256', identity);
  for (const part of parts) hmac.update(part).update('\0');
  return hmac.digest();
};

/** 26 letters of Crockford's base 32 in the form of a ULID, whose first letter is at most 7. */
export const ulidOf = (digest: Uint8Array): string => {
  const bytes = Uint8Array.from(digest.subarray(0, 17));
  bytes[0] = (bytes[0] ?? 0) & 0x3f;
  return base32crockford.encode(bytes).slice(0, 26);
};

/**
 * What stands for the number of a receipt wherever it is stored. The number has few digits: without the key, which is
 * the unit's own, it would be found by trying all of them.
 */
export const dossierId = (identity: KeyObject, receipt: string): string =>
  ulidOf(keyed(identity, 'dossier', plainReceipt(receipt)));

/** The same as `dossierId`, short enough for a token. */
export const dossierHash = (identity: KeyObject, receipt: string): Uint8Array =>
  Uint8Array.from(keyed(identity, 'hash', plainReceipt(receipt)).subarray(0, DOSSIER_HASH_BYTES));

/**
 * The one response that a moment of a dossier may have. It is the same for whoever scans the receipt, types its code or
 * is asked by the kiosk; `hour` is the hour of the moment, `2026-11-23T09`.
 */
export const dossierResponseId = (
  identity: KeyObject,
  hash: Uint8Array,
  moment: Moment,
  hour: string,
): string => ulidOf(keyed(identity, 'response', hash, moment, hour));
