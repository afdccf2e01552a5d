import { type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { type ClaimNames, principalOfClaims } from '#domain/claims.ts';
import type { Authenticate } from './requires.ts';

/** Whose tokens are taken, and what they must say. */
export type TrustedTokens = {
  /** The provider's public keys. */
  readonly keys: JWTVerifyGetKey;
  readonly isIssuer: (issuer: string) => boolean;
  readonly audience: string;
  readonly claimNames?: ClaimNames;
  readonly now: () => number;
};

/** Keys of which only the provider has the private half: neither `none` nor a shared secret is among them (RFC 8725, 3.1). */
const ALGORITHMS = ['ES256', 'ES384', 'ES512', 'PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512', 'EdDSA'];

/** As far as the provider's clock may be from ours. */
const TOLERATED_SKEW_SECONDS = 10;

/** What a token says, if it is one of those; forged, altered, expired and foreign ones all say nothing. */
export const verifiedClaims = async (
  { keys, isIssuer, audience, now }: TrustedTokens,
  token: string,
): Promise<JWTPayload | undefined> => {
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ALGORITHMS,
      audience,
      requiredClaims: ['exp', 'sub', 'iss'],
      clockTolerance: TOLERATED_SKEW_SECONDS,
      currentDate: new Date(now()),
    });
    return payload.iss !== undefined && isIssuer(payload.iss) ? payload : undefined;
  } catch {
    return undefined;
  }
};

/** A role by the bearer token of an OpenID provider, where no gateway has verified it before. */
export const authenticateByToken =
  (trusted: TrustedTokens): Authenticate =>
  async (request) => {
    const [scheme, token] = request.headers.get('authorization')?.split(' ') ?? [];
    if (scheme?.toLowerCase() !== 'bearer' || !token) return undefined;
    const claims = await verifiedClaims(trusted, token);
    return claims && principalOfClaims(claims, trusted.claimNames);
  };
