import type { Adapter, AdapterPayload } from 'oidc-provider';

/** What the provider remembers of sign-ins, and how it forgets all of one person. */
export type ProviderMemory = {
  readonly adapter: (model: string) => Adapter;
  /** Ends every session of the person: sign-ins, grants, refresh tokens, codes. */
  readonly forget: (accountId: string) => void;
};

type Kept = { readonly model: string; readonly payload: AdapterPayload; readonly expiresAt: number };

const MOST_KEPT = 2000;

/** In memory alone: after a restart everybody signs in again, and nothing of a demonstration lies on a disk. */
export const createProviderMemory = (now: () => number): ProviderMemory => {
  const kept = new Map<string, Kept>();

  const found = (key: string): AdapterPayload | undefined => {
    const entry = kept.get(key);
    return entry && entry.expiresAt > now() ? entry.payload : undefined;
  };
  const removeWhere = (goes: (entry: Kept) => boolean): void => {
    for (const [key, entry] of kept) if (goes(entry)) kept.delete(key);
  };

  return {
    adapter: (model) => {
      const keyOf = (id: string): string => `${model}:${id}`;
      const findWith = (name: 'uid' | 'userCode', value: string): AdapterPayload | undefined =>
        [...kept.values()].find(
          (entry) => entry.model === model && entry.payload[name] === value && entry.expiresAt > now(),
        )?.payload;
      return {
        upsert: async (id, payload, expiresIn) => {
          const expiresAt = expiresIn === undefined ? Number.POSITIVE_INFINITY : now() + expiresIn * 1000;
          if (kept.size >= MOST_KEPT) removeWhere((entry) => entry.expiresAt <= now());
          const [oldest] = kept.keys();
          if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
          kept.set(keyOf(id), { model, payload, expiresAt });
        },
        find: async (id) => found(keyOf(id)),
        findByUid: async (uid) => findWith('uid', uid),
        findByUserCode: async (code) => findWith('userCode', code),
        consume: async (id) => {
          const payload = found(keyOf(id));
          if (payload) payload.consumed = Math.floor(now() / 1000);
        },
        destroy: async (id) => {
          kept.delete(keyOf(id));
        },
        revokeByGrantId: async (grantId) =>
          removeWhere((entry) => entry.model === model && entry.payload.grantId === grantId),
      };
    },
    forget: (accountId) => removeWhere(({ payload }) => payload.accountId === accountId),
  };
};
