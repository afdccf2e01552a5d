import type { Context } from 'hono';
import type { Principal } from '#domain/policy.ts';
import { ProblemError } from './problem.ts';

/** Who asks, by its bearer token or what the gateway verified; `undefined` where it has none that is valid. */
export type Authenticate = (request: Request, environment: unknown) => Promise<Principal | undefined>;

/** Who asks; throws the problem of a request that is not signed in. */
export const signedIn = async (c: Context, authenticate: Authenticate): Promise<Principal> => {
  const principal = await authenticate(c.req.raw, c.env);
  if (principal) return principal;
  throw new ProblemError(
    'not-signed-in',
    'Send the header "Authorization: Bearer <token>" with a valid token.',
    { headers: { 'www-authenticate': 'Bearer' } },
  );
};
