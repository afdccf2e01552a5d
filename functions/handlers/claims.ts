import type { LambdaEvent } from 'hono/aws-lambda';
import { type ClaimNames, principalOfClaims } from '#domain/claims.ts';
import type { Authenticate } from '../api/requires.ts';

/** Who asks, by the claims that the API's authoriser has verified; without an authoriser there are none. */
export const authenticateByClaims =
  (names: ClaimNames): Authenticate =>
  async (_request, environment) => {
    const { event } = environment as { event: LambdaEvent };
    const context = 'requestContext' in event ? event.requestContext : undefined;
    const claims = (context as { authorizer?: { jwt?: { claims?: Record<string, unknown> } } } | undefined)
      ?.authorizer?.jwt?.claims;
    return claims && principalOfClaims(claims, names);
  };
