import { readFileSync } from 'node:fs';
import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import * as z from 'zod/mini';
import type { SignInSettings } from '../../api/sign-in-schemas.ts';
import type { TrustedTokens } from '../../api/token-sign-in.ts';
import { isOwnOrigin } from './own-machine.ts';

const providerUrl = z
  .url('must be an address')
  .check(
    z.refine(
      (url) => url.startsWith('https://') || isOwnOrigin(url),
      'must begin with https://, except on this machine',
    ),
  );

const text = z.string('must be a text').check(z.minLength(1, 'must be a text'));

const cityProviderSchema = z.strictObject({
  issuer: providerUrl,
  clientId: text,
  scopes: text.check(z.regex(/\bopenid\b/, 'must name openid')),
  /** Which token says role and unit. */
  bearer: z.enum(['access_token', 'id_token'], 'must be access_token or id_token'),
  /** What that token says it is for. */
  audience: text,
  roleClaim: text,
  unitClaim: text,
  /** Where its addresses for tokens and revocation stand, beside the issuer's own origin. */
  origins: z._default(z.array(providerUrl), []),
});

/** An OpenID provider of the city's own, in the place of the demonstration's: the same as `identityProvider` in AWS. */
export type CityProvider = z.infer<typeof cityProviderSchema>;

/** Reads the file that `SIPAS_SIGN_IN` names; throws an error that names each wrong field. */
export const readCityProvider = (path: string): CityProvider => {
  const read = cityProviderSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (read.success) return read.data;
  const faults = read.error.issues.map((issue) =>
    issue.code === 'unrecognized_keys'
      ? `  ${issue.keys.join(', ')}: is not known`
      : `  ${issue.path.join('.') || 'file'}: ${issue.message}`,
  );
  throw new Error(`${path}:\n${faults.join('\n')}`);
};

export const citySettings = (provider: CityProvider, idleMinutes: number): SignInSettings => ({
  issuer: provider.issuer,
  clientId: provider.clientId,
  scopes: provider.scopes,
  bearer: provider.bearer,
  logoutReturnParameter: 'post_logout_redirect_uri',
  signOutEverywhere: null,
  idleMinutes,
  demonstration: false,
});

/** With whom the page speaks to sign in, beside its own origin. */
export const originsOf = ({ issuer, origins }: CityProvider): readonly string[] => [
  ...new Set([issuer, ...origins].map((url) => new URL(url).origin)),
];

const DISCOVERY = '/.well-known/openid-configuration';

/** Its tokens, by the keys that its discovery document names (OpenID Connect Discovery, 4). */
export const cityTokens = (provider: CityProvider, now: () => number): TrustedTokens => {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const discovered = async (): Promise<JWTVerifyGetKey> => {
    const answer = await fetch(provider.issuer.replace(/\/$/, '') + DISCOVERY);
    const { jwks_uri: address } = (await answer.json()) as { jwks_uri: string };
    return createRemoteJWKSet(new URL(address));
  };
  return {
    keys: async (header, token) => {
      keys ??= discovered().catch((error: unknown) => {
        keys = undefined;
        throw error;
      });
      return (await keys)(header, token);
    },
    isIssuer: (issuer) => issuer === provider.issuer,
    audience: provider.audience,
    claimNames: { role: provider.roleClaim, unit: provider.unitClaim },
    now,
  };
};
