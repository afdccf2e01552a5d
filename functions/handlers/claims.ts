import type { LambdaEvent } from 'hono/aws-lambda';
import { principalOfClaims } from '#domain/claims.ts';
import type { Principal } from '#domain/policy.ts';

/** Who asks, by the claims that the API's authoriser has verified; without an authoriser there are none. */
export const authenticateByClaims = async (
  _request: Request,
  environment: unknown,
): Promise<Principal | undefined> => {
  const { event } = environment as { event: LambdaEvent };
  const context = 'requestContext' in event ? event.requestContext : undefined;
  const claims = (context as { authorizer?: { jwt?: { claims?: Record<string, unknown> } } } | undefined)
    ?.authorizer?.jwt?.claims;
  return claims && principalOfClaims(claims);
};
