/** What came back: the status, the body if it was JSON, and the headers. */
export type JsonAnswer = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Headers;
};

/** Asks the server of the page's own origin. Rejects if no answer comes at all. */
export type JsonRequest = (
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<JsonAnswer>;

/** A connection that says nothing for this long is as good as none, and must not hold up a queue. */
const TIMEOUT_MS = 15_000;

/** GET, or POST where there is a body. No cookies: nothing may tell one citizen's request from another's. */
export const jsonRequest: JsonRequest = async (path, body, headers = {}) => {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  try {
    const answer = await fetch(path, {
      credentials: 'omit',
      cache: 'no-store',
      signal: abort.signal,
      ...(body === undefined
        ? { headers }
        : {
            method: 'POST',
            headers: { ...headers, 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }),
    });
    return {
      status: answer.status,
      body: await answer.json().catch(() => undefined),
      headers: answer.headers,
    };
  } finally {
    clearTimeout(timer);
  }
};
