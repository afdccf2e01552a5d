import type { LambdaEvent } from 'hono/aws-lambda';
import { type Principal, ROLES, type Role } from '#domain/policy.ts';

/** Who asks, by the claims that the API's authoriser has verified; without an authoriser there are none. */
export const authenticateByClaims = async (
  _request: Request,
  environment: unknown,
): Promise<Principal | undefined> => {
  const { event } = environment as { event: LambdaEvent };
  const context = 'requestContext' in event ? event.requestContext : undefined;
  const claims = (context as { authorizer?: { jwt?: { claims?: Record<string, unknown> } } } | undefined)
    ?.authorizer?.jwt?.claims;
  const role = claims?.['custom:role'];
  const unit = claims?.['custom:unit'];
  return (ROLES as readonly unknown[]).includes(role) && typeof unit === 'string'
    ? { role: role as Role, unit }
    : undefined;
};
