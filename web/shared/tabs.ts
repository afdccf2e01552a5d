/*
 * What the tabs of one device agree on through Web Locks. A browser without them, as a WebView of 2020 may be, is taken
 * for one tab: the server counts a rating once, however many tabs send it.
 */
const SENDING = 'ratings/sending';
const RUN = 'ratings/run/';

const locks = (): LockManager | undefined => navigator.locks;

/** Does the work unless another tab is at it; says whether it did. */
export const exclusively = async (work: () => Promise<void>): Promise<boolean> => {
  const manager = locks();
  if (!manager) {
    await work();
    return true;
  }
  return manager.request(SENDING, { ifAvailable: true }, async (lock) => {
    if (lock) await work();
    return lock !== null;
  });
};

/** Says to the other tabs, for as long as this one lives, that its run goes on. */
export const holdRun = (run: string): void => {
  void locks()?.request(RUN + run, () => new Promise<never>(() => {}));
};

/** The runs of all tabs that are open now. */
export const liveRuns = async (): Promise<ReadonlySet<string>> => {
  const { held = [] } = (await locks()?.query()) ?? {};
  return new Set(held.flatMap(({ name }) => (name?.startsWith(RUN) ? [name.slice(RUN.length)] : [])));
};
