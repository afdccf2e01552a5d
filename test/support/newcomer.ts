import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as oauth from 'oauth4webapi';
import type { Principal } from '#domain/policy.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { demonstrationPeople } from '../../functions/local/sign-in/demonstration-people.ts';
import { CLIENT_ID, PROVIDER_PATH, SCOPES } from '../../functions/local/sign-in/demonstration-settings.ts';
import { createProviderDoor, isOwnProvider } from '../../functions/local/sign-in/provider-door.ts';
import { openSignIn } from '../../functions/local/sign-in/sign-in.ts';
import { ORGANISATION } from './sample.ts';

const INSECURE = { [oauth.allowInsecureRequests]: true };
const CLIENT: oauth.Client = { client_id: CLIENT_ID };

export type Provider = {
  readonly origin: string;
  readonly server: oauth.AuthorizationServer;
  readonly principalOf: (token: string) => Promise<Principal | undefined>;
  readonly close: () => Promise<void>;
};

/** The demonstration's provider on a port of its own, over the units of the samples. */
export const openProvider = async (): Promise<Provider> => {
  const folder = mkdtempSync(join(tmpdir(), 'survey-provider-'));
  const signIn = openSignIn(folder, Date.now, isOwnProvider);
  const index = indexOrganisation(ORGANISATION);
  const http = createServer(
    createProviderDoor({
      signIn,
      now: Date.now,
      people: async () => demonstrationPeople(index, Date.now(), index.organisation.units.at(-1)?.id),
    }),
  ).listen(0, '127.0.0.1');
  await once(http, 'listening');
  const origin = `http://localhost:${(http.address() as AddressInfo).port}`;
  const issuer = new URL(origin + PROVIDER_PATH);
  return {
    origin,
    server: await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, INSECURE)),
    principalOf: (token) =>
      signIn.authenticate(new Request(origin, { headers: { authorization: `Bearer ${token}` } }), undefined),
    close: async () => {
      http.close();
      http.closeAllConnections();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

type Answer = {
  readonly status: number;
  readonly location: string | undefined;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
};

/** Somebody with a browser that keeps cookies, and follows no redirect unasked. */
export const newcomer = (provider: Provider) => {
  const jar = new Map<string, string>();

  const ask = (
    url: string,
    options: { form?: Record<string, string>; headers?: Record<string, string>; cookies?: boolean } = {},
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { pathname, search, port } = new URL(url, provider.origin);
      const form = options.form && new URLSearchParams(options.form).toString();
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const asked = request(
        {
          host: '127.0.0.1',
          port,
          path: pathname + search,
          method: form === undefined ? 'GET' : 'POST',
          headers: {
            host: `localhost:${port}`,
            ...(cookie && options.cookies !== false ? { cookie } : {}),
            ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
            ...options.headers,
          },
        },
        (answer) => {
          for (const line of answer.headers['set-cookie'] ?? []) {
            const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
            if (value === '') jar.delete(name);
            else jar.set(name, value);
          }
          let body = '';
          answer.setEncoding('utf8');
          answer.on('data', (chunk) => {
            body += chunk;
          });
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              location: answer.headers.location,
              headers: answer.headers,
              body,
            }),
          );
        },
      );
      asked.on('error', reject);
      asked.end(form);
    });

  /** The way to the code; each part may be made wrong. */
  const start = async (wrong: { redirectUri?: string; challenge?: null } = {}) => {
    const verifier = oauth.generateRandomCodeVerifier();
    const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()];
    const url = new URL(provider.server.authorization_endpoint ?? '');
    url.search = new URLSearchParams({
      client_id: CLIENT_ID,
      response_type: 'code',
      redirect_uri: wrong.redirectUri ?? `${provider.origin}/manage/`,
      scope: SCOPES,
      state,
      nonce,
      ...(wrong.challenge === null
        ? {}
        : {
            code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
            code_challenge_method: 'S256',
          }),
    }).toString();
    return { verifier, state, nonce, answer: await ask(url.href) };
  };

  /** Follows redirects within the provider to the address of the page. */
  const follow = async (from: string | undefined): Promise<URL> => {
    let next = new URL(from ?? '', provider.origin);
    while (next.pathname.startsWith(PROVIDER_PATH)) {
      const { location, status, body } = await ask(next.href);
      if (!location) throw new Error(`${next.pathname} answered ${status}: ${body.slice(0, 500)}`);
      next = new URL(location, provider.origin);
    }
    return next;
  };

  const exchange = async (callback: URL, { verifier, state, nonce }: Awaited<ReturnType<typeof start>>) => {
    const parameters = oauth.validateAuthResponse(provider.server, CLIENT, callback, state);
    const answer = await oauth.authorizationCodeGrantRequest(
      provider.server,
      CLIENT,
      oauth.None(),
      parameters,
      `${provider.origin}/manage/`,
      verifier,
      INSECURE,
    );
    return oauth.processAuthorizationCodeResponse(provider.server, CLIENT, answer, { expectedNonce: nonce });
  };

  return {
    ask,
    start,
    follow,
    exchange,
    /** All of it, as the person with this id. */
    signIn: async (person: string): Promise<oauth.TokenEndpointResponse> => {
      const started = await start();
      const chosen = await ask(started.answer.location ?? '', { form: { person } });
      return exchange(await follow(chosen.location), started);
    },
    refresh: async (refreshToken: string): Promise<oauth.TokenEndpointResponse> =>
      oauth.processRefreshTokenResponse(
        provider.server,
        CLIENT,
        await oauth.refreshTokenGrantRequest(provider.server, CLIENT, oauth.None(), refreshToken, INSECURE),
      ),
    revoke: async (token: string): Promise<void> =>
      oauth.processRevocationResponse(
        await oauth.revocationRequest(provider.server, CLIENT, oauth.None(), token, INSECURE),
      ),
  };
};
