/** A wrong field or line, as problems name it. */
type Fault = { readonly path: string; readonly message: string };

/** What a read came to. `same` says that nothing has changed since this client last read it. */
export type Reading<T> =
  | { readonly kind: 'ok'; readonly body: T; readonly same: boolean }
  | {
      readonly kind: 'refused';
      readonly status: number;
      /** The kind of problem, the last part of its `type`; absent where something else than the API answered. */
      readonly problem?: string;
      readonly detail: string;
      readonly errors?: readonly Fault[];
    }
  | { readonly kind: 'unreachable' };

/** Bytes as they came, since a file begins with a mark that text loses. */
export type TablePart = { readonly content: Blob; readonly next: string | undefined };

/** What the API is asked with the token of the signed-in person; never rejects. */
export type ApiClient = {
  readonly read: <T>(path: string) => Promise<Reading<T>>;
  readonly send: <T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) => Promise<Reading<T>>;
  /** Sends a CSV table. */
  readonly sendTable: <T>(path: string, table: string) => Promise<Reading<T>>;
  /** A part of a table, and the address of the next one (RFC 8288), until `signal` ends it. */
  readonly readPart: (path: string, signal: AbortSignal) => Promise<Reading<TablePart>>;
  readonly readText: (path: string) => Promise<Reading<string>>;
  /** As it comes, byte for byte. */
  readonly readFile: (path: string) => Promise<Reading<Blob>>;
};

/** A connection that says nothing for this long is as good as none, and must not end the refreshing. */
const TIMEOUT_MS = 15_000;
/** A part of a table is read from thousands of days; behind a gateway it has half a minute. */
const PART_TIMEOUT_MS = 60_000;

/** As many answers as a morning's walk through the units needs; the longest unread goes first. */
const MOST_REMEMBERED = 40;

/**
 * Remembers the last answer of each address with its ETag and asks whether it still holds; so looking again
 * every few seconds costs a few hundred bytes while nothing changes.
 */
export const createApiClient = (
  bearer: () => Promise<string | undefined>,
  fetcher: typeof fetch = fetch,
): ApiClient => {
  const remembered = new Map<string, { readonly etag: string; readonly body: unknown }>();

  const remember = (path: string, etag: string, body: unknown): void => {
    remembered.delete(path);
    remembered.set(path, { etag, body });
    const [oldest] = remembered.keys();
    if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  };

  const ask = async <T>(
    path: string,
    request: { readonly method?: string; readonly body?: string; readonly headers?: Record<string, string> },
    use: (answer: Response) => Promise<Reading<T>>,
    { timeoutMs = TIMEOUT_MS, signal }: { readonly timeoutMs?: number; readonly signal?: AbortSignal } = {},
  ): Promise<Reading<T>> => {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), timeoutMs);
    const end = (): void => abort.abort();
    signal?.addEventListener('abort', end);
    try {
      const token = await bearer();
      if (token === undefined) return { kind: 'refused', status: 401, detail: '' };
      const answer = await fetcher(path, {
        ...request,
        credentials: 'omit',
        cache: 'no-store',
        signal: abort.signal,
        headers: { authorization: `Bearer ${token}`, ...request.headers },
      });
      return await use(answer);
    } catch {
      return { kind: 'unreachable' };
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
    }
  };

  return {
    read: <T>(path: string): Promise<Reading<T>> => {
      const known = remembered.get(path);
      return ask(path, { headers: known ? { 'if-none-match': known.etag } : {} }, async (answer) => {
        if (answer.status === 304 && known) {
          remember(path, known.etag, known.body);
          return { kind: 'ok', body: known.body as T, same: true };
        }
        if (!answer.ok) return refusalOf(answer);
        const body: unknown = await answer.json();
        const etag = answer.headers.get('etag');
        if (etag) remember(path, etag, body);
        return { kind: 'ok', body: body as T, same: false };
      });
    },

    send: <T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<Reading<T>> => {
      const headers = { 'content-type': 'application/json' };
      const request = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) };
      return ask(path, request, async (answer) => {
        if (!answer.ok) return refusalOf(answer);
        const said = answer.status === 204 ? undefined : await answer.json();
        return { kind: 'ok', body: said as T, same: false };
      });
    },

    sendTable: <T>(path: string, table: string): Promise<Reading<T>> =>
      ask(path, { method: 'POST', headers: { 'content-type': 'text/csv' }, body: table }, async (answer) =>
        answer.ok ? { kind: 'ok', body: (await answer.json()) as T, same: false } : refusalOf(answer),
      ),

    readFile: (path: string): Promise<Reading<Blob>> =>
      ask(path, {}, async (answer) =>
        answer.ok ? { kind: 'ok', body: await answer.blob(), same: false } : refusalOf(answer),
      ),

    readPart: (path: string, signal: AbortSignal): Promise<Reading<TablePart>> =>
      ask(
        path,
        {},
        async (answer) =>
          answer.ok
            ? {
                kind: 'ok',
                body: { content: await answer.blob(), next: nextOf(path, answer.headers.get('link')) },
                same: false,
              }
            : refusalOf(answer),
        { timeoutMs: PART_TIMEOUT_MS, signal },
      ),

    readText: (path: string): Promise<Reading<string>> =>
      ask(path, {}, async (answer) =>
        answer.ok ? { kind: 'ok', body: await answer.text(), same: false } : refusalOf(answer),
      ),
  };
};

/** The address that `<?after=…>; rel="next"` names, from the one that was asked. */
const nextOf = (path: string, link: string | null): string | undefined => {
  const target = /<([^>]*)>;\s*rel="next"/.exec(link ?? '')?.[1];
  return target?.startsWith('?') ? `${path.split('?')[0]}${target}` : target;
};

/** What an RFC 9457 problem says; nothing where something between here and the API answered instead. */
const refusalOf = async (answer: Response): Promise<Extract<Reading<never>, { kind: 'refused' }>> => {
  const body = (await answer.json().catch(() => undefined)) as
    | { type?: unknown; detail?: unknown; errors?: unknown }
    | null
    | undefined;
  const [, problem] = /^\/reference#([a-z-]+)$/.exec(typeof body?.type === 'string' ? body.type : '') ?? [];
  return {
    kind: 'refused',
    status: answer.status,
    ...(problem === undefined ? {} : { problem }),
    detail: typeof body?.detail === 'string' ? body.detail : '',
    ...(Array.isArray(body?.errors) ? { errors: body.errors as readonly Fault[] } : {}),
  };
};
