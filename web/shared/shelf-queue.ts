import type { QueuedRating, RatingQueue } from './rating-queue.ts';
import type { Shelf } from './shelf.ts';

/** Before there was a database, ratings lay on the shelf as `{response, final}`. */
type Former = Pick<QueuedRating, 'response'> & { readonly final?: boolean; readonly problem?: unknown };

const OUTBOX = 'outbox/';
const REFUSED = 'refused/';

/** Ratings on a shelf: where the database takes none, and where an earlier release left them. Never rejects. */
export const shelfQueue = (shelf: Shelf): Omit<RatingQueue, 'isDegraded'> => {
  /** What is no rating, however it got there, is left alone: it must not keep the others from going. */
  const ratingAt = (prefix: string, id: string): QueuedRating | undefined => {
    const value = shelf.read(prefix + id) as (Partial<QueuedRating> & Former) | undefined;
    if (value?.response?.id !== id) return undefined;
    const state = value.state ?? (prefix === REFUSED ? 'refused' : value.final ? 'final' : 'open');
    return { ...value, state };
  };
  const all = (state: QueuedRating['state']): readonly QueuedRating[] => {
    const prefix = state === 'refused' ? REFUSED : OUTBOX;
    return shelf
      .keys(prefix)
      .flatMap((key) => ratingAt(prefix, key.slice(prefix.length)) ?? [])
      .filter((rating) => rating.state === state);
  };
  const removeOne = (id: string): void => {
    shelf.remove(OUTBOX + id);
    shelf.remove(REFUSED + id);
  };

  return {
    put: async (ratings) => {
      for (const rating of ratings) {
        const { id } = rating.response;
        removeOne(id);
        shelf.write((rating.state === 'refused' ? REFUSED : OUTBOX) + id, rating);
      }
    },
    get: async (id) => ratingAt(OUTBOX, id) ?? ratingAt(REFUSED, id),
    remove: async (ids) => ids.forEach(removeOne),
    oldest: async (state, limit) => all(state).slice(0, limit),
    count: async (state) => all(state).length,
  };
};
