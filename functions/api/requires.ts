import type { MiddlewareHandler } from 'hono';
import {
  holds,
  may,
  type Permission,
  POLICY,
  type Principal,
  rolesWith,
  topsReached,
} from '#domain/policy.ts';
import type { UnitTree } from '#domain/unit-tree.ts';
import { ProblemError } from './problem.ts';

/** Who asks, by its bearer token or what the gateway verified; `undefined` where it has none that is valid. */
export type Authenticate = (request: Request, environment: unknown) => Promise<Principal | undefined>;

/** What a signed-in caller may do on the route that was asked: always by the permission that the route declares. */
export type Access = {
  readonly principal: Principal;
  /** `officer of 00070`, as it is kept with what was changed. */
  readonly by: string;
  readonly reaches: (tree: UnitTree, unit: string) => boolean;
  /** Throws the problem of a unit that is out of reach. */
  readonly demand: (tree: UnitTree, unit: string) => void;
  /** The units that, with all below them, are within reach. */
  readonly tops: (tree: UnitTree) => readonly string[];
};

type WithAccess = { readonly Variables: { readonly access: Access } };

const DECLARED = new WeakMap<object, Permission>();

/** The permission that a handler of a route demands; `undefined` of one that demands none. */
export const permissionDemandedBy = (handler: object): Permission | undefined => DECLARED.get(handler);

/**
 * The one door of all who sign in: `app.get(path, requires('results.read', deps.authenticate), …)`. It refuses who is not
 * signed in and whose role has the permission nowhere; the route then asks its `access` about the unit. There is no other
 * way to learn who asks, and a test walks over all routes with every role.
 */
export const requires = (
  permission: Permission,
  authenticate: Authenticate,
): MiddlewareHandler<WithAccess> => {
  const handler: MiddlewareHandler<WithAccess> = async (c, next) => {
    const principal = await authenticate(c.req.raw, c.env);
    if (!principal) throw notSignedIn();
    if (!holds(principal, permission)) throw notGranted(principal, permission);
    c.set('access', accessOf(principal, permission));
    await next();
  };
  DECLARED.set(handler, permission);
  return handler;
};

const accessOf = (principal: Principal, permission: Permission): Access => {
  const reaches = (tree: UnitTree, unit: string): boolean => may(principal, permission, tree, unit);
  return {
    principal,
    by: `${principal.role} of ${principal.unit}`,
    reaches,
    demand: (tree, unit) => {
      if (reaches(tree, unit)) return;
      throw new ProblemError(
        'not-allowed',
        `The role "${principal.role}" of ${principal.unit} does not ${POLICY[permission].does} of ${unit.slice(0, 40)}: it reaches ${principal.unit} and what is below it.`,
      );
    },
    tops: (tree) => topsReached(principal, permission, tree),
  };
};

const notSignedIn = (): ProblemError =>
  new ProblemError('not-signed-in', 'Send the header "Authorization: Bearer <token>" with a valid token.', {
    headers: { 'www-authenticate': 'Bearer' },
  });

const notGranted = ({ role }: Principal, permission: Permission): ProblemError =>
  new ProblemError(
    'not-allowed',
    `The role "${role}" does not ${POLICY[permission].does}; who does: ${rolesWith(permission)
      .map((each) => (each === 'integration' ? 'programmes that sign in by an API key' : each))
      .join(', ')}.`,
  );
