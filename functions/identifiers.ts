import { createHmac, randomBytes, randomInt } from 'node:crypto';
import type { SurveyResponse } from '#domain/response.ts';
import { CODE_RANDOM_VALUES, thankYouCode } from '#domain/thank-you-code.ts';

/** What a response gets when it is received: see `Receipt` of the store. */
export const newReceipt = (
  { unit, at }: Pick<SurveyResponse, 'unit' | 'at'>,
  receivedAt: string,
): { readonly code: string; readonly receivedAt: string; readonly salt: Uint8Array } => ({
  code: thankYouCode(unit, at.slice(0, 10), randomInt(CODE_RANDOM_VALUES)),
  receivedAt,
  salt: randomBytes(16),
});

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The number of a receipt as it is meant, however it was typed: ` h29.1 0042` is `H29.1 0042`. */
const plainReceipt = (typed: string): string =>
  typed.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toUpperCase();

/**
 * A ULID that only `key` makes of these, the same each time: the one response that a moment of a dossier may have. The
 * number of a receipt has few digits, so that without a key it would be found by trying all of them.
 */
export const keyedResponseId =
  (key: string) =>
  (unit: string, receipt: string, moment: string): string => {
    const digest = createHmac('sha256', key)
      .update(JSON.stringify([unit, plainReceipt(receipt), moment]))
      .digest();
    const letters = Array.from(digest.subarray(0, 26), (byte) => CROCKFORD[byte % 32]).join('');
    return `${CROCKFORD[(digest[26] ?? 0) % 8]}${letters.slice(1)}`;
  };

/** What a device shows and an officer types: `K3QF-7M2A`, 40 random bits. */
export const newPairingCode = (): string => {
  const letters = Array.from({ length: 8 }, () => CROCKFORD[randomInt(32)]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
};
