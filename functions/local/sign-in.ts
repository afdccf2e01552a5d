import { jwtVerify, SignJWT } from 'jose';
import { type Principal, ROLES, type Role } from '#domain/policy.ts';
import { secretOf } from './secret.ts';

/** The sign-in of `npm start`: tokens signed with a key that never leaves the data folder. */
export type LocalSignIn = {
  readonly issueToken: (principal: Principal) => Promise<string>;
  /** `undefined` for a missing, forged, expired or foreign token. */
  readonly authenticate: (request: Request) => Promise<Principal | undefined>;
};

const ISSUER = 'satisfaction-survey-local';
const AUDIENCE = 'satisfaction-survey';
const LIFETIME = '12h';

const isRole = (value: unknown): value is Role => (ROLES as readonly unknown[]).includes(value);

export const openSignIn = (dataDirectory: string): LocalSignIn => {
  const key = new Uint8Array(secretOf(dataDirectory, 'sign-in.key'));
  return {
    issueToken: ({ role, unit }) =>
      new SignJWT({ role, unit })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime(LIFETIME)
        .sign(key),
    authenticate: async (request) => {
      const [scheme, token] = request.headers.get('authorization')?.split(' ') ?? [];
      if (scheme?.toLowerCase() !== 'bearer' || !token) return undefined;
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          issuer: ISSUER,
          audience: AUDIENCE,
        });
        const { role, unit } = payload;
        return isRole(role) && typeof unit === 'string' ? { role, unit } : undefined;
      } catch {
        return undefined;
      }
    },
  };
};
