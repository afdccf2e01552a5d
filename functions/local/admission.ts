import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { RETRY_AFTER_SECONDS } from '../api/api-app.ts';
import { problemOf } from '../api/problem.ts';

/** How many may be under way at once, each kind by itself so that neither shuts the other out. */
export type Bounds = {
  /** Ratings under way; a batch counts as many as its bytes may hold. */
  readonly citizens: number;
  /** All other requests under way. */
  readonly managers: number;
  /** Forms that are being handed back because there was no room for them. */
  readonly handedBack: number;
};

export type AdmissionDeps = {
  readonly bounds: Bounds;
  readonly admitted: RequestListener;
  /** Answers a form with the page that holds it, to be sent again; may read its body. */
  readonly handBack: RequestListener;
  /** The page for whoever has sent nothing, or more than can be handed back. */
  readonly busyPage: string;
};

type Kind = 'citizens' | 'managers';

/** No response is shorter, so a batch holds at most as many as this goes into its length. */
const SHORTEST_RESPONSE_BYTES = 200;
const MOST_IN_A_BATCH = 100;
const LARGEST_FORM_BYTES = 8 * 1024;

const isPage = (path: string): boolean => /^\/(q\/|r\/|R\/|r($|\?))/.test(path);

const kindOf = (path: string): Kind =>
  isPage(path) || path.startsWith('/v1/responses') || path.startsWith('/v1/counters/')
    ? 'citizens'
    : 'managers';

/** Of a body whose length is not told, the most there can be in it. */
const weightOf = (path: string, request: IncomingMessage): number => {
  if (!path.startsWith('/v1/responses/batch')) return 1;
  const bytes = Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY);
  return Math.min(MOST_IN_A_BATCH, Math.max(1, Math.ceil(bytes / SHORTEST_RESPONSE_BYTES)));
};

const BUSY = JSON.stringify(
  problemOf(
    'unavailable',
    'Too many requests are under way. Nothing was lost: send the same request again, with the same id.',
  ),
);

/**
 * Lets requests in as long as there is room for them, and answers the others at once with 503 and when to come
 * again, before anything of their body is read: so neither memory nor the time an answer takes grows with a rush.
 * A request that is alone of its kind is always let in. Health is asked for at any time.
 */
export const admission = ({ bounds, admitted, handBack, busyPage }: AdmissionDeps): RequestListener => {
  const underWay = { citizens: 0, managers: 0, handedBack: 0 };

  const hold = (response: ServerResponse, kind: keyof Bounds, weight: number): void => {
    underWay[kind] += weight;
    response.once('close', () => {
      underWay[kind] -= weight;
    });
  };
  const hasRoom = (kind: keyof Bounds, weight: number): boolean =>
    underWay[kind] === 0 || underWay[kind] + weight <= bounds[kind];

  return (request, response) => {
    const path = request.url ?? '/';
    if (path === '/healthz') return admitted(request, response);
    const kind = kindOf(path);
    const weight = weightOf(path, request);
    if (hasRoom(kind, weight)) {
      hold(response, kind, weight);
      return admitted(request, response);
    }
    if (!isPage(path)) {
      return refuse(response, 'application/problem+json', BUSY);
    }
    const isSmallForm =
      request.method === 'POST' && Number(request.headers['content-length']) <= LARGEST_FORM_BYTES;
    if (isSmallForm && hasRoom('handedBack', 1)) {
      hold(response, 'handedBack', 1);
      return handBack(request, response);
    }
    return refuse(response, 'text/html; charset=utf-8', busyPage);
  };
};

const refuse = (response: ServerResponse, contentType: string, body: string): void => {
  response
    .writeHead(503, {
      'content-type': contentType,
      'content-length': Buffer.byteLength(body),
      'retry-after': RETRY_AFTER_SECONDS,
      'cache-control': 'no-store',
    })
    .end(body);
};
