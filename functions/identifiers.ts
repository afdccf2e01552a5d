import { randomBytes, randomInt } from 'node:crypto';
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

/** What a device shows and an officer types: `K3QF-7M2A`, 40 random bits. */
export const newPairingCode = (): string => {
  const letters = Array.from({ length: 8 }, () => CROCKFORD[randomInt(32)]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
};
