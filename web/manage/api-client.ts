/** What a read came to. `same` says that nothing has changed since this client last read it. */
export type Reading<T> =
  | { readonly kind: 'ok'; readonly body: T; readonly same: boolean }
  | { readonly kind: 'refused'; readonly status: number; readonly detail: string }
  | { readonly kind: 'unreachable' };

/** Reads of the API with the token of the signed-in person; never rejects. */
export type ApiClient = { readonly read: <T>(path: string) => Promise<Reading<T>> };

/**
 * Remembers the last answer of each address with its ETag and asks whether it still holds; so looking again
 * every few seconds costs a few hundred bytes while nothing changes.
 */
export const createApiClient = (token: string, fetcher: typeof fetch = fetch): ApiClient => {
  const remembered = new Map<string, { readonly etag: string; readonly body: unknown }>();
  return {
    read: async <T>(path: string): Promise<Reading<T>> => {
      const known = remembered.get(path);
      try {
        const answer = await fetcher(path, {
          credentials: 'omit',
          cache: 'no-store',
          headers: { authorization: `Bearer ${token}`, ...(known ? { 'if-none-match': known.etag } : {}) },
        });
        if (answer.status === 304 && known) return { kind: 'ok', body: known.body as T, same: true };
        const body: unknown = await answer.json();
        if (!answer.ok) {
          const detail = (body as { detail?: unknown }).detail;
          return { kind: 'refused', status: answer.status, detail: typeof detail === 'string' ? detail : '' };
        }
        const etag = answer.headers.get('etag');
        if (etag) remembered.set(path, { etag, body });
        return { kind: 'ok', body: body as T, same: false };
      } catch {
        return { kind: 'unreachable' };
      }
    },
  };
};
