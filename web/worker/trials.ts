/** Where it is written which releases were alive and which were not. */
const VERDICTS = 'release-verdicts';

type Verdict = 'good' | 'bad';

const keyOf = (release: string): string => `/${release}`;

const verdictOf = async (release: string): Promise<Verdict | undefined> => {
  const answer = await (await caches.open(VERDICTS)).match(keyOf(release));
  return (await answer?.text()) as Verdict | undefined;
};

const judge = async (release: string, verdict: Verdict): Promise<void> => {
  await (await caches.open(VERDICTS)).put(keyOf(release), new Response(verdict));
};

const formerGood = async (own: string, prefix: string): Promise<string | undefined> => {
  for (const name of (await caches.keys()).reverse()) {
    if (name.startsWith(prefix) && name !== own && (await verdictOf(name)) === 'good') return name;
  }
  return undefined;
};

/** Whether a release works is said by its own page, once it stands; until then the one before is kept. */
export const createTrials = () => ({
  /** The cache to serve the page from. */
  serving: async (own: string, prefix: string): Promise<string> =>
    (await verdictOf(own)) === 'bad' ? ((await formerGood(own, prefix)) ?? own) : own,

  /** Whether this release has yet to prove itself, and there is another to fall back on. */
  isOpen: async (own: string, prefix: string): Promise<boolean> =>
    (await verdictOf(own)) === undefined && (await formerGood(own, prefix)) !== undefined,

  failed: (own: string): Promise<void> => judge(own, 'bad'),

  /** A page that is alive says so for the release it came from, which is not always the worker's. */
  passed: async (own: string, prefix: string): Promise<void> => {
    if ((await verdictOf(own)) === 'bad') return;
    await judge(own, 'good');
    for (const name of await caches.keys()) {
      // One without a verdict is yet to come: it waits until nobody is at the kiosk.
      const isFormer = name.startsWith(prefix) && name !== own && (await verdictOf(name)) !== undefined;
      if (isFormer) await caches.delete(name);
    }
  },
});
