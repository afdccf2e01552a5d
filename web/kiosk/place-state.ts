import { type ReadonlySignal, signal } from '@preact/signals';
import type { CounterDetail } from '../shared/api-types.ts';
import type { Clock } from '../shared/clock.ts';
import type { FoundCounter } from './find-counter.ts';

/** How often the counter is asked for again: names change, and so does the error of the device's clock. */
const REFRESH_MS = 600_000;

/** What a kiosk knows of where and when it stands. */
export const createPlace = (clock: Clock, findCounter: (code: string) => Promise<FoundCounter>) => {
  const counter = signal<CounterDetail | undefined>(undefined);
  let clockErrorMs = 0;
  let callOffRefresh = (): void => {};

  const learn = (found: CounterDetail): void => {
    counter.value = found;
    clockErrorMs = Date.parse(found.serverTime) - clock.now() || 0;
    callOffRefresh();
    callOffRefresh = clock.after(REFRESH_MS, () => refresh(found.code));
  };

  const refresh = async (code: string): Promise<void> => {
    const asked = await findCounter(code);
    if (asked.found === 'counter') learn(asked.counter);
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
    now: (): number => clock.now() + clockErrorMs,
  };
};
