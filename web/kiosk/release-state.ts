import type { Clock } from '../shared/clock.ts';

export type ReleasePorts = {
  readonly clock: Clock;
  /** Nobody is at the kiosk, and nothing is being written. */
  readonly isIdle: () => boolean;
  readonly reload: () => void;
};

const LOOK_EVERY_MS = 3_600_000;
/** A citizen who is there now will be gone soon. */
const TRY_EVERY_MS = 5_000;

/**
 * Takes a new release without anybody's hand: looked for every hour, fetched in the background, and taken when nobody is
 * at the kiosk. Where the browser has no service workers, the page is simply the newest at each start.
 */
export const keepReleaseFresh = async (
  { clock, isIdle, reload }: ReleasePorts,
  container: ServiceWorkerContainer | undefined = navigator.serviceWorker,
): Promise<void> => {
  if (!container) return;
  const registration = await container
    .register('/kiosk/service-worker.js', { scope: '/kiosk/', updateViaCache: 'none' })
    .catch(() => undefined);
  if (!registration) return;
  let hasController = container.controller !== null;
  let takenOver = false;

  const whenIdle = (act: () => void): void => {
    if (isIdle()) act();
    else clock.after(TRY_EVERY_MS, () => whenIdle(act));
  };
  const takeOver = (): void => registration.waiting?.postMessage('take-over');
  const offer = (): void => {
    if (registration.waiting && container.controller) whenIdle(takeOver);
  };

  container.addEventListener('controllerchange', () => {
    const isFirst = !hasController;
    hasController = true;
    // The worker that takes a page at its very first start is of the same release.
    if (takenOver || isFirst) return;
    takenOver = true;
    whenIdle(reload);
  });
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', offer);
  });
  offer();

  const lookAgain = (): void => {
    clock.after(LOOK_EVERY_MS, () => {
      void registration.update().catch(() => undefined);
      lookAgain();
    });
  };
  lookAgain();
};

/**
 * This page stands and takes touches: its release may stay. Said to the worker that has served the page; at the very
 * first start to the one that takes it, which is of the same release.
 */
export const sayAlive = (container: ServiceWorkerContainer | undefined = navigator.serviceWorker): void => {
  const say = (): void => container?.controller?.postMessage('alive');
  if (container?.controller) say();
  else container?.addEventListener('controllerchange', say, { once: true });
};
