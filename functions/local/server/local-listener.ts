import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { problemOf } from '../../api/problem.ts';
import { admission } from '../admission.ts';
import { BOUNDS } from '../server-limits.ts';
import { demonstrationPeople } from '../sign-in/demonstration-people.ts';
import { PROVIDER_PATH } from '../sign-in/demonstration-settings.ts';
import { createProviderDoor } from '../sign-in/provider-door.ts';
import { shownCounterOf } from '../start-page.ts';
import type { LocalParts } from './local-parts.ts';

/** Lets requests in as long as there is room for them; what they are answered by is turned into what Node speaks. */
export const localListener = async ({
  fetch,
  busy,
  provider,
}: {
  readonly fetch: Parameters<typeof getRequestListener>[0];
  /** Answers where there is no room. */
  readonly busy: Hono;
  /** Where people sign in, if that is here. */
  readonly provider: RequestListener | undefined;
}): Promise<RequestListener> => {
  const product = getRequestListener(fetch);
  return admission({
    bounds: BOUNDS,
    admitted: refusingTrace(provider ? below(PROVIDER_PATH, provider, product) : product),
    handBack: getRequestListener(busy.fetch),
    busyPage: await (await busy.request('/q/busy')).text(),
  });
};

/** The demonstration's own provider, where anybody may be anybody. */
export const demonstrationProvider = ({ signIn, organisation, now }: LocalParts): RequestListener =>
  createProviderDoor({
    signIn,
    now,
    people: async () => {
      const index = await organisation();
      return demonstrationPeople(index, now(), index.counters.get(shownCounterOf(index) ?? '')?.unit.id);
    },
  });

/** A `Request` cannot be made of these methods (Fetch, section 2.2.1), so no app can answer them. */
const UNANSWERABLE = new Set(['TRACE', 'TRACK', 'CONNECT']);

const refusingTrace =
  (listener: RequestListener): RequestListener =>
  (request, response) => {
    if (!UNANSWERABLE.has(request.method ?? '')) return listener(request, response);
    const problem = problemOf('method-not-allowed', `${request.method} is offered nowhere.`);
    response
      .writeHead(problem.status, { 'content-type': 'application/problem+json' })
      .end(JSON.stringify(problem));
  };

const below =
  (path: string, inside: RequestListener, outside: RequestListener): RequestListener =>
  (request, response) =>
    (request.url?.startsWith(`${path}/`) ? inside : outside)(request, response);
