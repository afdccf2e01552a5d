import type { Clock } from '../../web/shared/clock.ts';

/** Lets promises that are already kept run what waits for them. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A clock that stands still until it is moved; what falls due is called in its order. */
export const fakeClock = (startMs: number): Clock & { readonly pass: (ms: number) => Promise<void> } => {
  let now = startMs;
  let timers: { readonly at: number; readonly call: () => void }[] = [];
  return {
    now: () => now,
    after: (delayMs, call) => {
      const timer = { at: now + delayMs, call };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    pass: async (ms) => {
      const until = now + ms;
      await turn();
      for (;;) {
        const [due] = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
        if (!due) break;
        timers = timers.filter((other) => other !== due);
        now = due.at;
        due.call();
        await turn();
      }
      now = until;
    },
  };
};
