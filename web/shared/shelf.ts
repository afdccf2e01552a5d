/** A small store of JSON values by key, in the order of their keys. Never throws. */
export type Shelf = {
  readonly keys: (prefix: string) => readonly string[];
  /** `undefined` where nothing, or nothing readable, is kept. */
  readonly read: (key: string) => unknown;
  readonly write: (key: string, value: unknown) => void;
  readonly remove: (key: string) => void;
};

/** The browser's storage, or nothing where it is switched off: even to touch it may throw then. */
export const browserStorage = (): Storage | undefined => {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
};

/**
 * One entry a key, so that two tabs never overwrite each other's lists. Where the storage is absent or
 * full, what is written is kept in memory instead: better until the next reload than not at all.
 */
export const createShelf = (storage: Storage | undefined): Shelf => {
  const memory = new Map<string, string>();

  const stored = (key: string): string | null => memory.get(key) ?? storage?.getItem(key) ?? null;

  return {
    keys: (prefix) =>
      [...new Set([...Object.keys(storage ?? {}), ...memory.keys()])]
        .filter((key) => key.startsWith(prefix))
        .sort(),
    read: (key) => {
      try {
        return JSON.parse(stored(key) ?? 'null') ?? undefined;
      } catch {
        return undefined;
      }
    },
    write: (key, value) => {
      const text = JSON.stringify(value);
      try {
        if (!storage) throw new Error('this browser stores nothing');
        storage.setItem(key, text);
        memory.delete(key);
      } catch {
        memory.set(key, text);
      }
    },
    remove: (key) => {
      memory.delete(key);
      storage?.removeItem(key);
    },
  };
};
