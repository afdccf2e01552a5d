import type { SignInSettings } from '../../api/sign-in-schemas.ts';

/** Where the provider stands below the server's address. */
export const PROVIDER_PATH = '/sign-in';

/** The page's name at the provider. It is public: what proves that a code is its own is PKCE (RFC 7636). */
export const CLIENT_ID = 'manage';
export const SCOPES = 'openid profile';

/** Long enough for a meeting, short enough for a desk that is left. */
export const USUAL_IDLE_MINUTES = 20;

/** How the page signs in at the demonstration's provider, which stands at the page's own address. */
export const demonstrationSettings =
  (idleMinutes: number = USUAL_IDLE_MINUTES) =>
  (origin: string): SignInSettings => ({
    issuer: origin + PROVIDER_PATH,
    clientId: CLIENT_ID,
    scopes: SCOPES,
    bearer: 'access_token',
    logoutReturnParameter: 'post_logout_redirect_uri',
    signOutEverywhere: { url: `${origin}${PROVIDER_PATH}/everywhere`, target: null },
    idleMinutes,
    demonstration: true,
  });
