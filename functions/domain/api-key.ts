import { parseInstant } from './time.ts';

/** What a programme of a city, such as the one-stop system, signs in with; bound to a unit and all below it. */
export type ApiKey = {
  readonly id: string;
  /** Grows with each change. */
  readonly version: number;
  /** Which programme uses it, in the words of who made it. */
  readonly name: string;
  readonly unit: string;
  /** SHA-256 of the secret in hexadecimal digits; the secret itself was shown once and is kept nowhere. */
  readonly secretHash: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly expiresAt: string;
  readonly revoked?: { readonly at: string; readonly by: string };
  /** To the hour, so that a busy key is not written with every request. */
  readonly lastUsedAt?: string;
};

/** The longest that a key may live: a forgotten one ends by itself. */
export const LONGEST_KEY_DAYS = 400;

/** Whether the key opens anything, if the secret is right. */
export type ApiKeyState = 'active' | 'expired' | 'revoked';

export const apiKeyStateOf = ({ revoked, expiresAt }: ApiKey, nowMs: number): ApiKeyState => {
  if (revoked) return 'revoked';
  return (parseInstant(expiresAt) ?? 0) <= nowMs ? 'expired' : 'active';
};
