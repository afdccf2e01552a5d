import { PrecacheController, type PrecacheEntry } from 'workbox-precaching';
import { createTrials } from './trials.ts';

declare const self: ServiceWorkerGlobalScope;
/** Written in by the build. */
declare const __RELEASE__: string;
declare const __FILES__: PrecacheEntry[];

const PREFIX = 'kiosk-';
const OWN_CACHE = PREFIX + __RELEASE__;
const PAGE = '/kiosk/';
const LANGUAGES = '/kiosk/languages/';
const LANGUAGES_CACHE = 'languages';

/** How long a new page has to show that it works. */
const TRIAL_MS = 20_000;

const precache = new PrecacheController({ cacheName: OWN_CACHE });
precache.addToCacheList(__FILES__);
const trials = createTrials();

/*
 *  install    fetches all files of this release into a cache of its own; where one is missing, the release is not taken
 *  activate   keeps the caches of former releases: this one is on trial
 *  navigate   serves this release's page, and waits for its "alive"; where that does not come, the release is
 *             marked as bad, the page is opened again, and the last release that was alive is served instead
 *  alive      this release is good: the caches of all others go
 *
 *  Nothing but GET is touched, and of those only the app's own files: ratings go their own way.
 */
self.addEventListener('install', (event) => {
  event.waitUntil(precache.install(event));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void self.skipWaiting();
  if (data === 'alive') void trials.passed(OWN_CACHE, PREFIX);
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    event.respondWith(page());
    event.waitUntil(onTrial());
  } else if (pathname.startsWith('/assets/') || pathname === '/kiosk/manifest.webmanifest') {
    event.respondWith(fromAnyCache(request));
  } else if (pathname.startsWith(LANGUAGES)) {
    event.respondWith(freshest(request));
  }
});

/** Of a release that was bad, the one before; where there is none, whatever the network has. */
const page = async (): Promise<Response> => {
  const cache = await caches.open(await trials.serving(OWN_CACHE, PREFIX));
  const key = (await cache.keys()).find(({ url }) => new URL(url).pathname === PAGE);
  return (key && (await cache.match(key))) ?? fetch(PAGE);
};

/** Assets are named by what is in them, so that it does not matter which release has kept one. */
const fromAnyCache = async (request: Request): Promise<Response> =>
  (await caches.match(request, { ignoreSearch: true })) ?? fetch(request);

/**
 * Language packs and their sounds change without a release: the network's, or the last that it had. A sound is asked for
 * whole, whatever part of it the player wants: a part cannot be kept, and the whole plays as well.
 */
const freshest = async ({ url }: Request): Promise<Response> => {
  const cache = await caches.open(LANGUAGES_CACHE);
  try {
    const answer = await fetch(url, { credentials: 'omit' });
    if (answer.status === 200) await cache.put(url, answer.clone());
    return answer;
  } catch (error) {
    const kept = await cache.match(url);
    if (kept) return kept;
    throw error;
  }
};

const onTrial = async (): Promise<void> => {
  if (!(await trials.isOpen(OWN_CACHE, PREFIX))) return;
  await new Promise((resolve) => setTimeout(resolve, TRIAL_MS));
  if (!(await trials.isOpen(OWN_CACHE, PREFIX))) return;
  await trials.failed(OWN_CACHE);
  const pages = await self.clients.matchAll({ type: 'window' });
  await Promise.all(pages.map((each) => each.navigate(each.url)));
};
