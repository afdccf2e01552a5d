import { randomBytes } from 'node:crypto';
import type { Configuration, KoaContextWithOIDC, Provider } from 'oidc-provider';
import { USUAL_CLAIM_NAMES } from '#domain/claims.ts';
import type { DemonstrationPerson } from './demonstration-people.ts';
import { CLIENT_ID, SCOPES } from './demonstration-settings.ts';
import { leavingPage, type Page, troublePage } from './people-page.ts';
import { createProviderMemory, type ProviderMemory } from './provider-memory.ts';
import { API_AUDIENCE } from './sign-in.ts';
import type { SigningKey } from './signing-key.ts';

export type DemonstrationProvider = { readonly provider: Provider; readonly memory: ProviderMemory };

export type ProviderDeps = {
  readonly issuer: string;
  /** `http://localhost:4000`, where the page stands. */
  readonly origin: string;
  readonly key: SigningKey;
  readonly people: () => Promise<readonly DemonstrationPerson[]>;
  readonly now: () => number;
};

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** As Cognito in AWS is set: see infra/sign-in.ts. */
const TTL = {
  AccessToken: 15 * MINUTE,
  AuthorizationCode: MINUTE,
  Grant: 12 * HOUR,
  IdToken: 15 * MINUTE,
  Interaction: HOUR,
  RefreshToken: 12 * HOUR,
  Session: 12 * HOUR,
};

/**
 * A certified OpenID provider, as a city's own would be, over invented people and without a password. It differs from a
 * real one in that alone: code flow with PKCE, rotating refresh tokens, revocation and sign-out are the library's.
 */
export const createDemonstrationProvider = async (deps: ProviderDeps): Promise<DemonstrationProvider> => {
  // Here and not above: it takes a fifth of a second, and the first page is not to wait for it.
  const { Provider } = await import('oidc-provider');
  const { issuer, origin, key, people, now } = deps;
  const memory = createProviderMemory(now);
  const personOf = async (id: string | undefined) => (await people()).find((each) => each.id === id);

  const claimsOf = async (id: string | undefined): Promise<Record<string, string>> => {
    const person = await personOf(id);
    if (!person) return {};
    const { role, unit } = person.principal;
    return { [USUAL_CLAIM_NAMES.role]: role, [USUAL_CLAIM_NAMES.unit]: unit };
  };

  const configuration: Configuration = {
    adapter: memory.adapter,
    jwks: { keys: [key] },
    clients: [
      {
        client_id: CLIENT_ID,
        token_endpoint_auth_method: 'none',
        redirect_uris: [`${origin}/manage/`],
        post_logout_redirect_uris: [`${origin}/manage/`],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        id_token_signed_response_alg: key.alg,
      },
    ],
    scopes: SCOPES.split(' '),
    claims: { openid: ['sub'], profile: ['name'] },
    conformIdTokenClaims: false,
    enabledJWA: { idTokenSigningAlgValues: [key.alg] },
    responseTypes: ['code'],
    // A browser names the origin with each POST, to its own too; no other is to read the answers.
    clientBasedCORS: (_, requestOrigin) => requestOrigin === origin,
    pkce: { required: () => true },
    ttl: TTL,
    rotateRefreshToken: true,
    issueRefreshToken: async (_, client) => client.grantTypeAllowed('refresh_token'),
    cookies: { keys: [randomBytes(32).toString('hex')] },
    interactions: { url: (_, { uid }) => `${new URL(issuer).pathname}/people/${uid}` },
    findAccount: async (_, id) => {
      const person = await personOf(id);
      return person && { accountId: id, claims: async () => ({ sub: id, name: person.name }) };
    },
    extraTokenClaims: async (_, token) => ('accountId' in token ? claimsOf(token.accountId) : {}),
    // Whoever chooses a person has agreed to all that there is.
    loadExistingGrant: async (ctx) => {
      const { session, client } = ctx.oidc;
      const known = client && session?.grantIdFor(client.clientId);
      const grant = (known && (await provider.Grant.find(known))) || undefined;
      if (grant || !client || !session?.accountId) return grant;
      const given = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      given.addOIDCScope(SCOPES);
      await given.save();
      return given;
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      revocation: { enabled: true, allowedPolicy: (_, client, token) => token.clientId === client.clientId },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => API_AUDIENCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience: API_AUDIENCE,
          accessTokenFormat: 'jwt',
          accessTokenTTL: TTL.AccessToken,
          jwt: { sign: { alg: key.alg } },
        }),
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => answer(ctx, leavingPage(form)),
        postLogoutSuccessSource: (ctx) => ctx.redirect(`${origin}/manage/`),
      },
    },
    renderError: (ctx, { error, error_description: description }) =>
      answer(ctx, troublePage(`${error}${description ? `: ${description}` : ''}`)),
  };
  const provider: Provider = new Provider(issuer, configuration);
  return { provider, memory };
};

/** Never in a frame, nor kept. */
const answer = (ctx: KoaContextWithOIDC, page: Page): void => {
  ctx.type = 'html';
  ctx.set(page.headers);
  ctx.body = page.html;
};
