/** What a read came to. `same` says that nothing has changed since this client last read it. */
export type Reading<T> =
  | { readonly kind: 'ok'; readonly body: T; readonly same: boolean }
  | { readonly kind: 'refused'; readonly status: number; readonly detail: string }
  | { readonly kind: 'unreachable' };

/** Reads of the API with the token of the signed-in person; never rejects. */
export type ApiClient = { readonly read: <T>(path: string) => Promise<Reading<T>> };

/** A connection that says nothing for this long is as good as none, and must not end the refreshing. */
const TIMEOUT_MS = 15_000;

/** As many answers as a morning's walk through the units needs; the longest unread goes first. */
const MOST_REMEMBERED = 40;

/**
 * Remembers the last answer of each address with its ETag and asks whether it still holds; so looking again
 * every few seconds costs a few hundred bytes while nothing changes.
 */
export const createApiClient = (token: string, fetcher: typeof fetch = fetch): ApiClient => {
  const remembered = new Map<string, { readonly etag: string; readonly body: unknown }>();

  const remember = (path: string, etag: string, body: unknown): void => {
    remembered.delete(path);
    remembered.set(path, { etag, body });
    const [oldest] = remembered.keys();
    if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  };

  return {
    read: async <T>(path: string): Promise<Reading<T>> => {
      const known = remembered.get(path);
      const abort = new AbortController();
      const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
      try {
        const answer = await fetcher(path, {
          credentials: 'omit',
          cache: 'no-store',
          signal: abort.signal,
          headers: { authorization: `Bearer ${token}`, ...(known ? { 'if-none-match': known.etag } : {}) },
        });
        if (answer.status === 304 && known) {
          remember(path, known.etag, known.body);
          return { kind: 'ok', body: known.body as T, same: true };
        }
        if (!answer.ok) return { kind: 'refused', status: answer.status, detail: await detailOf(answer) };
        const body: unknown = await answer.json();
        const etag = answer.headers.get('etag');
        if (etag) remember(path, etag, body);
        return { kind: 'ok', body: body as T, same: false };
      } catch {
        return { kind: 'unreachable' };
      } finally {
        clearTimeout(timer);
      }
    },
  };
};

/** The `detail` of an RFC 9457 problem; empty where something between here and the API answered instead. */
const detailOf = async (answer: Response): Promise<string> => {
  const body: unknown = await answer.json().catch(() => undefined);
  const detail = (body as { detail?: unknown } | null | undefined)?.detail;
  return typeof detail === 'string' ? detail : '';
};
