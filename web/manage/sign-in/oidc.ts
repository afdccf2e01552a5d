import {
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  type Client,
  calculatePKCECodeChallenge,
  discoveryRequest,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
  getValidatedIdTokenClaims,
  None,
  processAuthorizationCodeResponse,
  processDiscoveryResponse,
  processRefreshTokenResponse,
  ResponseBodyError,
  refreshTokenGrantRequest,
  revocationRequest,
  type TokenEndpointResponse,
  validateAuthResponse,
} from 'oauth4webapi';
import type { SignInSettings } from '../../shared/api-types.ts';
import type { Pending } from './kept-session.ts';

/** What the provider has given. */
export type Tokens = {
  /** The one that the API takes. */
  readonly bearer: string;
  readonly access: string;
  /** Good once; absent where the provider gives none, and with a token that was handed over by itself. */
  readonly refresh?: string;
  /** Epoch milliseconds at which `bearer` ends, by this device's clock. */
  readonly endsAt: number;
  /** What the provider calls the person; empty where it says nothing. */
  readonly name: string;
};

/** The provider as this page speaks with it. */
export type Oidc = {
  /** Where to send the browser, and what to remember until it comes back. */
  readonly begin: (returnPath: string, language: string) => Promise<{ url: string; pending: Pending }>;
  /** Of the address that the provider has sent the browser to; rejects where anything in it is not as it was begun. */
  readonly tokensOf: (answer: URL, pending: Pending) => Promise<Tokens>;
  /** `undefined` where the provider says that the session has ended; rejects where it cannot be asked. */
  readonly refreshed: (tokens: Tokens) => Promise<Tokens | undefined>;
  readonly revoke: (refresh: string) => Promise<void>;
  /** Where the provider ends its own session, so that the next person at this desk is asked who he is. */
  readonly leave: () => Promise<string | undefined>;
};

export type OidcPorts = {
  readonly settings: SignInSettings;
  /** Where the provider is to send people back to. */
  readonly pageUrl: string;
  readonly now: () => number;
};

/** The library does what the standards say: PKCE (RFC 7636), `state`, `nonce`, `iss` (RFC 9207), checks of the ID token. */
export const createOidc = ({ settings, pageUrl, now }: OidcPorts): Oidc => {
  const issuer = new URL(settings.issuer);
  const client: Client = { client_id: settings.clientId };
  // A machine speaks with itself without TLS; `localhost` is as secure a context as any (Secure Contexts, 3.1).
  const options = { [allowInsecureRequests]: issuer.protocol === 'http:' };

  const discovered = async () =>
    processDiscoveryResponse(issuer, await discoveryRequest(issuer, { ...options, algorithm: 'oidc' }));
  let known: ReturnType<typeof discovered> | undefined;
  const provider = (): ReturnType<typeof discovered> => {
    known ??= discovered().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };

  const tokensFrom = (answer: TokenEndpointResponse, before?: Tokens): Tokens => {
    const claims = getValidatedIdTokenClaims(answer);
    const bearer = answer[settings.bearer];
    if (!bearer) throw new Error(`the provider gave no ${settings.bearer}`);
    const refresh = answer.refresh_token ?? before?.refresh;
    const name = claims?.name ?? claims?.email ?? claims?.preferred_username;
    return {
      bearer,
      access: answer.access_token,
      endsAt: now() + (answer.expires_in ?? USUAL_SECONDS) * 1000,
      name: typeof name === 'string' ? name : (before?.name ?? ''),
      ...(refresh ? { refresh } : {}),
    };
  };

  return {
    begin: async (returnPath, language) => {
      const { authorization_endpoint: endpoint } = await provider();
      if (!endpoint) throw new Error('the provider names no page to sign in at');
      const pending = {
        state: generateRandomState(),
        nonce: generateRandomNonce(),
        verifier: generateRandomCodeVerifier(),
        returnPath,
      };
      const url = new URL(endpoint);
      const asked = {
        client_id: settings.clientId,
        response_type: 'code',
        redirect_uri: pageUrl,
        scope: settings.scopes,
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: 'S256',
        ui_locales: language,
      };
      for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
      return { url: url.href, pending };
    },

    tokensOf: async (address, { state, nonce, verifier }) => {
      const server = await provider();
      const parameters = validateAuthResponse(server, client, address, state);
      const answer = await authorizationCodeGrantRequest(
        server,
        client,
        None(),
        parameters,
        pageUrl,
        verifier,
        options,
      );
      return tokensFrom(
        await processAuthorizationCodeResponse(server, client, answer, {
          expectedNonce: nonce,
          requireIdToken: true,
        }),
      );
    },

    refreshed: async (tokens) => {
      if (!tokens.refresh) return undefined;
      const server = await provider();
      const answer = await refreshTokenGrantRequest(server, client, None(), tokens.refresh, options);
      try {
        return tokensFrom(await processRefreshTokenResponse(server, client, answer), tokens);
      } catch (error) {
        if (error instanceof ResponseBodyError && error.status < 500) return undefined;
        throw error;
      }
    },

    revoke: async (refresh) => {
      await revocationRequest(await provider(), client, None(), refresh, options);
    },

    leave: async () => {
      const { end_session_endpoint: endpoint } = await provider();
      if (!endpoint) return undefined;
      const url = new URL(endpoint);
      // Not `id_token_hint`: no token stands in an address.
      url.searchParams.set('client_id', settings.clientId);
      url.searchParams.set(settings.logoutReturnParameter, pageUrl);
      return url.href;
    },
  };
};

/** Where the provider does not say how long its token lasts, as RFC 6749 (5.1) allows. */
const USUAL_SECONDS = 300;
