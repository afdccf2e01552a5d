import { createLocalJWKSet, importJWK, SignJWT } from 'jose';
import { USUAL_CLAIM_NAMES } from '#domain/claims.ts';
import type { Principal } from '#domain/policy.ts';
import type { Authenticate } from '../../api/requires.ts';
import { authenticateByToken, type TrustedTokens } from '../../api/token-sign-in.ts';
import { type SigningKey, signingKeyOf } from './signing-key.ts';

/** The sign-in of `npm start`: tokens signed with a key that never leaves the data folder. */
export type LocalSignIn = {
  readonly key: SigningKey;
  /** A token for scripts, such as `npm run token` prints. */
  readonly issueToken: (principal: Principal) => Promise<string>;
  /** Which tokens are the installation's own. */
  readonly trusted: TrustedTokens;
  readonly authenticate: Authenticate;
};

/** What tokens of this product are for; an ID token, which is for the page, is another. */
export const API_AUDIENCE = 'urn:satisfaction-survey:api';

/** Scripts have no provider's address, as the server may not run, or run on another port tomorrow. */
const SCRIPTS_ISSUER = 'urn:satisfaction-survey:scripts';
const LIFETIME_MS = 12 * 3_600_000;

/** `isProvider` knows the addresses of the provider whose tokens the same key signs. */
export const openSignIn = (
  dataDirectory: string,
  now: () => number,
  isProvider: (issuer: string) => boolean = () => false,
): LocalSignIn => {
  const key = signingKeyOf(dataDirectory);
  const { d: _, ...publicKey } = key;
  const trusted: TrustedTokens = {
    keys: createLocalJWKSet({ keys: [publicKey] }),
    isIssuer: (issuer) => issuer === SCRIPTS_ISSUER || isProvider(issuer),
    audience: API_AUDIENCE,
    now,
  };
  return {
    key,
    trusted,
    authenticate: authenticateByToken(trusted),
    issueToken: async ({ role, unit }) =>
      new SignJWT({ [USUAL_CLAIM_NAMES.role]: role, [USUAL_CLAIM_NAMES.unit]: unit })
        .setProtectedHeader({ alg: key.alg, kid: key.kid })
        .setIssuer(SCRIPTS_ISSUER)
        .setAudience(API_AUDIENCE)
        .setSubject(`${role}@${unit}`)
        .setIssuedAt(Math.floor(now() / 1000))
        .setExpirationTime(new Date(now() + LIFETIME_MS))
        .sign(await importJWK(key, key.alg)),
  };
};
