/**
 * Does some work again and again in the background, never twice at once. `stop` resolves when what is under way has
 * ended.
 */
export const regularly = (
  work: () => Promise<unknown>,
  options: {
    readonly firstAfterMs: number;
    readonly everyMs: number;
    readonly report: (error: unknown) => void;
  },
): { readonly stop: () => Promise<void> } => {
  let underWay: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;
  let stopped = false;
  const wait = (delayMs: number): void => {
    timer = setTimeout(() => {
      underWay = work()
        .catch(options.report)
        .then(() => {
          if (!stopped) wait(options.everyMs);
        });
    }, delayMs);
    timer.unref();
  };
  wait(options.firstAfterMs);
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await underWay;
    },
  };
};
