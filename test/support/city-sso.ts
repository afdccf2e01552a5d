import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';
import type { CityProvider } from '../../functions/local/sign-in/city-provider.ts';

export type CitySso = {
  readonly provider: CityProvider;
  /** Lets the page of this origin sign people in. */
  readonly register: (origin: string) => Promise<void>;
  readonly close: () => void;
};

const CLIENT_ID = 'satisfaction';
const SCOPES = 'openid profile survey';

/**
 * A provider such as a city has: of another origin than the product, with one person behind a button, who is head of
 * `unit`. It writes what it knows of people into the ID token alone, as Cognito does.
 */
export const openCitySso = async (unit: string): Promise<CitySso> => {
  let sso: Provider | undefined;
  const http: Server = createServer(async (request, response) => {
    if (!request.url?.startsWith('/login/')) return sso?.callback()(request, response);
    if (request.method === 'POST') {
      return sso?.interactionFinished(request, response, { login: { accountId: 'head' } });
    }
    return response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<form method="post"><button>Sign in to the city</button></form>');
  }).listen(0, '127.0.0.1');
  await once(http, 'listening');
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });

  return {
    provider: {
      issuer,
      clientId: CLIENT_ID,
      scopes: SCOPES,
      bearer: 'id_token',
      audience: CLIENT_ID,
      roleClaim: 'survey_role',
      unitClaim: 'survey_unit',
      origins: [],
    },
    register: async (origin) => {
      const provider: Provider = new Provider(issuer, {
        jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'city', alg: 'RS256', use: 'sig' }] },
        clients: [
          {
            client_id: CLIENT_ID,
            token_endpoint_auth_method: 'none',
            redirect_uris: [`${origin}/manage/`],
            post_logout_redirect_uris: [`${origin}/manage/`],
            grant_types: ['authorization_code', 'refresh_token'],
            response_types: ['code'],
          },
        ],
        scopes: SCOPES.split(' '),
        claims: { openid: ['sub'], profile: ['name'], survey: ['survey_role', 'survey_unit'] },
        conformIdTokenClaims: false,
        clientBasedCORS: (_, asking) => asking === origin,
        cookies: { keys: ['a key of the tests'] },
        rotateRefreshToken: true,
        issueRefreshToken: async () => true,
        interactions: { url: (_, { uid }) => `/login/${uid}` },
        findAccount: async (_, id) => ({
          accountId: id,
          claims: async () => ({ sub: id, name: 'Nguyễn Văn A', survey_role: 'manager', survey_unit: unit }),
        }),
        loadExistingGrant: async ({ oidc: { client, session } }) => {
          const known = client && session?.grantIdFor(client.clientId);
          const grant = (known && (await provider.Grant.find(known))) || undefined;
          if (grant || !client || !session?.accountId) return grant;
          const given = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
          given.addOIDCScope(SCOPES);
          await given.save();
          return given;
        },
        features: { devInteractions: { enabled: false }, revocation: { enabled: true } },
        ttl: {
          AccessToken: 900,
          IdToken: 900,
          Session: 3600,
          Grant: 3600,
          RefreshToken: 3600,
          Interaction: 600,
        },
      });
      sso = provider;
    },
    close: () => {
      http.close();
      http.closeAllConnections();
    },
  };
};
