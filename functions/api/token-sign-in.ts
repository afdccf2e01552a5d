import { type JWTVerifyGetKey, jwtVerify } from 'jose';
import { type ClaimNames, principalOfClaims } from '#domain/claims.ts';
import type { Authenticate } from './requires.ts';

/** Whose tokens are taken, and what they must say. */
export type TrustedTokens = {
  /** The provider's public keys. */
  readonly keys: JWTVerifyGetKey;
  /** Asked at each request: the own provider has no address before the server listens. */
  readonly issuers: () => readonly string[];
  readonly audience: string;
  readonly claimNames?: ClaimNames;
  readonly now: () => number;
};

/** Keys of which only the provider has the private half: neither `none` nor a shared secret is among them (RFC 8725, 3.1). */
const ALGORITHMS = ['ES256', 'ES384', 'ES512', 'PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512', 'EdDSA'];

/** As far as the provider's clock may be from ours. */
const TOLERATED_SKEW_SECONDS = 10;

/**
 * A role by the bearer token of an OpenID provider, where no gateway has verified it before. Forged, altered, expired and
 * foreign tokens are all the same to the caller: nobody is signed in.
 */
export const authenticateByToken =
  ({ keys, issuers, audience, claimNames, now }: TrustedTokens): Authenticate =>
  async (request) => {
    const [scheme, token] = request.headers.get('authorization')?.split(' ') ?? [];
    if (scheme?.toLowerCase() !== 'bearer' || !token) return undefined;
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ALGORITHMS,
        issuer: [...issuers()],
        audience,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: TOLERATED_SKEW_SECONDS,
        currentDate: new Date(now()),
      });
      return principalOfClaims(payload, claimNames);
    } catch {
      return undefined;
    }
  };
