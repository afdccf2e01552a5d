import type { QueuedRating, RatingQueue } from './rating-queue.ts';

type Place = Omit<RatingQueue, 'isDegraded'>;

const STATES = ['open', 'final', 'refused'] as const;

/**
 * The database, and behind it the shelf, which never fails: a rating that the first does not take, as when the disk is
 * full or the browser has none, is put on the second. Reads look in both. Never rejects.
 */
export const safeQueue = (database: Place, shelf: Place): RatingQueue => {
  let degraded = false;

  const orNothing = async <T>(reading: Promise<T>, nothing: T): Promise<T> => {
    try {
      return await reading;
    } catch {
      degraded = true;
      return nothing;
    }
  };

  /** What lies on the shelf is the later wording. */
  const supersededLeftOut = async (stored: readonly QueuedRating[]): Promise<readonly QueuedRating[]> => {
    const later = await Promise.all(stored.map(({ response }) => shelf.get(response.id)));
    return stored.filter((_, position) => later[position] === undefined);
  };
  const isShelfUsed = async (): Promise<boolean> =>
    (await Promise.all(STATES.map((state) => shelf.count(state)))).some((count) => count > 0);

  /** What lies on the shelf goes along, so that nothing is left there once there is room again. */
  const withShelf = async (ratings: readonly QueuedRating[]): Promise<readonly QueuedRating[]> => {
    const onShelf = await Promise.all(STATES.map((state) => shelf.oldest(state, Number.POSITIVE_INFINITY)));
    const replaced = new Set(ratings.map(({ response }) => response.id));
    return [...onShelf.flat().filter(({ response }) => !replaced.has(response.id)), ...ratings];
  };

  return {
    put: async (ratings) => {
      const all = await withShelf(ratings);
      try {
        await database.put(all);
      } catch {
        degraded = true;
        await shelf.put(ratings);
        return;
      }
      degraded = false;
      await shelf.remove(all.map(({ response }) => response.id));
    },
    get: async (id) => (await shelf.get(id)) ?? orNothing(database.get(id), undefined),
    remove: async (ids) => {
      await orNothing(database.remove(ids), undefined);
      await shelf.remove(ids);
    },
    oldest: async (state, limit) => {
      const onShelf = await shelf.oldest(state, limit);
      const stored = await supersededLeftOut(await orNothing(database.oldest(state, limit), []));
      return [...onShelf, ...stored].slice(0, limit);
    },
    count: async (state) => {
      const onShelf = await shelf.count(state);
      const stored = await orNothing(database.count(state), 0);
      if (!(await isShelfUsed())) return stored;
      const superseded =
        stored - (await supersededLeftOut(await orNothing(database.oldest(state, stored), []))).length;
      return onShelf + stored - superseded;
    },
    isDegraded: () => degraded,
  };
};
