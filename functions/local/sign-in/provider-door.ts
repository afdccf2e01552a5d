import type { RequestListener } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { verifiedClaims } from '../../api/token-sign-in.ts';
import type { DemonstrationPerson } from './demonstration-people.ts';
import { PROVIDER_PATH } from './demonstration-settings.ts';
import { isOwnMachine, isOwnOrigin } from './own-machine.ts';
import { elsewherePage, type Page, peoplePage, troublePage } from './people-page.ts';
import { createDemonstrationProvider, type DemonstrationProvider } from './provider.ts';
import type { LocalSignIn } from './sign-in.ts';

/** Whether this is how the demonstration's provider calls itself, at any of the machine's own addresses. */
export const isOwnProvider = (issuer: string): boolean =>
  issuer.endsWith(PROVIDER_PATH) && isOwnOrigin(issuer) && new URL(issuer).pathname === PROVIDER_PATH;

export type ProviderDoorDeps = {
  readonly signIn: LocalSignIn;
  readonly people: () => Promise<readonly DemonstrationPerson[]>;
  readonly now: () => number;
};

/** A machine has three names, and a few forwarded ports. */
const MOST_ORIGINS = 8;

const shown = (c: Context, { html, headers }: Page, status: 200 | 400 | 403 = 200): Response =>
  c.html(html, status, headers);

/**
 * The demonstration's provider and its page of people, for browsers on this machine alone. A provider is made when it is
 * first asked for, so that nothing waits for it; each name of the machine has its own, as an issuer has one address.
 */
export const createProviderDoor = ({ signIn, people, now }: ProviderDoorDeps): RequestListener => {
  const providers = new Map<string, Promise<DemonstrationProvider>>();
  const providerAt = (origin: string): Promise<DemonstrationProvider> => {
    const known = providers.get(origin);
    if (known) return known;
    const [oldest] = providers.keys();
    if (providers.size >= MOST_ORIGINS && oldest !== undefined) providers.delete(oldest);
    const made = createDemonstrationProvider({
      issuer: origin + PROVIDER_PATH,
      origin,
      key: signIn.key,
      people,
      now,
    });
    providers.set(origin, made);
    return made;
  };
  const providerOf = (c: Context) => providerAt(new URL(c.req.url).origin);

  const app = new Hono<{ Bindings: HttpBindings }>().basePath(PROVIDER_PATH);

  app.use(async (c, next) =>
    isOwnMachine(c.req.url, getConnInfo(c).remote.address) ? next() : shown(c, elsewherePage(), 403),
  );

  app.get('/people/:uid', async (c) => {
    const { provider } = await providerOf(c);
    try {
      const { params } = await provider.interactionDetails(c.env.incoming, c.env.outgoing);
      return shown(c, peoplePage(await people(), languageOf(params.ui_locales)));
    } catch (error) {
      return shown(c, troublePage((error as Error).message), 400);
    }
  });

  app.post('/people/:uid', async (c) => {
    const { provider } = await providerOf(c);
    const { person } = await c.req.parseBody();
    try {
      // Fails where the cookie of this interaction does not come along, as from another site.
      await provider.interactionDetails(c.env.incoming, c.env.outgoing);
      const chosen = (await people()).find(({ id }) => id === person);
      if (!chosen) return shown(c, troublePage('no such person'), 400);
      const next = await provider.interactionResult(c.env.incoming, c.env.outgoing, {
        login: { accountId: chosen.id, amr: ['demonstration'] },
      });
      return c.redirect(next, 303);
    } catch (error) {
      return shown(c, troublePage((error as Error).message), 400);
    }
  });

  // In the shape of Cognito's GlobalSignOut, so that the page says the same to both.
  app.post('/everywhere', async (c) => {
    const { AccessToken: token } = (await c.req.json().catch(() => ({}))) as { AccessToken?: unknown };
    const claims = typeof token === 'string' ? await verifiedClaims(signIn.trusted, token) : undefined;
    if (!claims?.sub)
      return c.json({ message: 'Send {"AccessToken": "…"} with a token that is valid.' }, 401);
    for (const { memory } of await Promise.all(providers.values())) memory.forget(claims.sub);
    return c.json({});
  });

  app.all('/*', async (c) => {
    const { provider } = await providerOf(c);
    const { incoming, outgoing } = c.env;
    Object.assign(incoming, { originalUrl: incoming.url });
    incoming.url = incoming.url?.slice(PROVIDER_PATH.length) || '/';
    await provider.callback()(incoming, outgoing);
    return RESPONSE_ALREADY_SENT;
  });

  return getRequestListener(app.fetch);
};

const languageOf = (locales: unknown): 'vi' | 'en' =>
  typeof locales === 'string' && locales.startsWith('en') ? 'en' : 'vi';
