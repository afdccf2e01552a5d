/** Time as a value, so that what waits can be tested without waiting. */
export type Clock = {
  /** Epoch milliseconds of the device, right or wrong. */
  readonly now: () => number;
  /** Calls once after a delay; the function it returns calls it off. */
  readonly after: (delayMs: number, call: () => void) => () => void;
};

export const browserClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, call) => {
    const timer = setTimeout(call, delayMs);
    return () => clearTimeout(timer);
  },
};
