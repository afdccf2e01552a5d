import { randomInt } from 'node:crypto';

/** Crockford's base 32: no letter that is mistaken for a digit when read aloud. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A thank-you code, `7KQM-2XRD`: 40 random bits that say nothing of the response or the citizen. */
export const newThankYouCode = (): string => {
  const letters = Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
};
