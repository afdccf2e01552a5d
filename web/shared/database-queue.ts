import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { QueuedRating, RatingQueue } from './rating-queue.ts';

interface Schema extends DBSchema {
  readonly ratings: {
    readonly key: string;
    readonly value: QueuedRating;
    readonly indexes: { readonly 'by-state': [string, string] };
  };
}

const AFTER_ALL_IDS = '\uffff';

/**
 * Ratings in IndexedDB. Every call opens the database anew where the last connection was lost, as when the browser
 * has cleared it, and rejects where that cannot be.
 */
export const databaseQueue = (name = 'ratings'): Omit<RatingQueue, 'isDegraded'> => {
  let connection: Promise<IDBPDatabase<Schema>> | undefined;

  const forget = (): void => {
    connection = undefined;
  };
  const open = (): Promise<IDBPDatabase<Schema>> => {
    connection ??= openDB<Schema>(name, 1, {
      upgrade: (fresh) => {
        const ratings = fresh.createObjectStore('ratings', { keyPath: 'response.id' });
        ratings.createIndex('by-state', ['state', 'response.id']);
      },
      terminated: forget,
    });
    connection.catch(forget);
    return connection;
  };
  const withDatabase = async <T>(use: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> => {
    try {
      return await use(await open());
    } catch (error) {
      // A connection that the browser has closed says so only when it is used.
      if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
      forget();
      return use(await open());
    }
  };

  const ofState = (state: string): IDBKeyRange => IDBKeyRange.bound([state], [state, AFTER_ALL_IDS]);

  return {
    put: (ratings) =>
      withDatabase(async (database) => {
        const transaction = database.transaction('ratings', 'readwrite', { durability: 'strict' });
        await Promise.all([...ratings.map((rating) => transaction.store.put(rating)), transaction.done]);
      }),
    get: (id) => withDatabase((database) => database.get('ratings', id)),
    remove: (ids) =>
      withDatabase(async (database) => {
        const transaction = database.transaction('ratings', 'readwrite', { durability: 'strict' });
        await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
      }),
    oldest: (state, limit) =>
      withDatabase((database) => database.getAllFromIndex('ratings', 'by-state', ofState(state), limit)),
    count: (state) =>
      withDatabase((database) => database.countFromIndex('ratings', 'by-state', ofState(state))),
  };
};
