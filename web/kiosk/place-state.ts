import { type ReadonlySignal, signal } from '@preact/signals';
import type { CounterDetail } from '../shared/api-types.ts';
import type { Clock } from '../shared/clock.ts';
import type { ServerClock } from '../shared/server-clock.ts';
import type { FoundCounter } from './find-counter.ts';

/** How often the counter is asked for again: names change, and so does the error of the device's clock. */
const REFRESH_MS = 600_000;

/** What a kiosk knows of where and when it stands. */
export const createPlace = (
  clock: Clock,
  serverClock: ServerClock,
  findCounter: (code: string) => Promise<FoundCounter>,
) => {
  const counter = signal<CounterDetail | undefined>(undefined);
  let callOffRefresh = (): void => {};

  const learn = ({ counter: found, remembered }: Extract<FoundCounter, { found: 'counter' }>): void => {
    counter.value = found;
    const serverMs = Date.parse(found.serverTime);
    if (!remembered && !Number.isNaN(serverMs)) serverClock.learn(serverMs);
    callOffRefresh();
    callOffRefresh = clock.after(REFRESH_MS, () => refresh(found.code));
  };

  const refresh = async (code: string): Promise<void> => {
    const asked = await findCounter(code);
    if (asked.found === 'counter') learn(asked);
    else callOffRefresh = clock.after(REFRESH_MS, () => refresh(code));
  };

  return {
    counter: counter as ReadonlySignal<CounterDetail | undefined>,
    /** Takes the counter as its place, and keeps up with what becomes of it. */
    learn,
    /**
     * Epoch milliseconds by the server's clock: cheap tablets wake up in another year, and a rating from
     * there would be refused.
     */
    now: serverClock.now,
  };
};
