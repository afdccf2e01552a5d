import { type DBSchema, openDB } from 'idb';

interface Schema extends DBSchema {
  readonly notes: { readonly key: string; readonly value: unknown };
}

/** Small things that a device must know again after a power cut: `localStorage` would lose those of the last seconds. */
export type DurableNotes = {
  /** `undefined` where there is nothing, or nothing can be read. */
  readonly read: (key: string) => Promise<unknown>;
  /** Resolves when it is durable; does nothing where nothing can be kept. */
  readonly write: (key: string, value: unknown) => Promise<void>;
};

const open = () =>
  openDB<Schema>('notes', 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('notes');
    },
  });

export const durableNotes: DurableNotes = {
  read: async (key) => {
    try {
      return await (await open()).get('notes', key);
    } catch {
      return undefined;
    }
  },
  write: async (key, value) => {
    try {
      const transaction = (await open()).transaction('notes', 'readwrite', { durability: 'strict' });
      await Promise.all([transaction.store.put(value, key), transaction.done]);
    } catch {
      // What cannot be remembered is asked for again at the next start.
    }
  },
};
