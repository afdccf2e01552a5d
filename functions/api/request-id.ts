import type { Context, MiddlewareHandler } from 'hono';

export const REQUEST_ID_HEADER = 'x-request-id';

/** What API Gateway hands over with a request; absent on a plain port. */
type GatewayEnvironment = { readonly requestContext?: { readonly requestId?: string } } | undefined;

declare module 'hono' {
  interface ContextVariableMap {
    requestId: string | undefined;
  }
}

/**
 * One id for a request in the gateway's access log, in our own log and on the caller's screen: the gateway's, or
 * a fresh one where there is no gateway. What a caller sends for an id is not taken over.
 */
export const requestIdOf = (c: Context): string => {
  const known = c.get('requestId');
  if (known) return known;
  const id = (c.env as GatewayEnvironment)?.requestContext?.requestId ?? crypto.randomUUID();
  c.set('requestId', id);
  return id;
};

/** Tells the caller the id of each request, to be quoted when something went wrong. */
export const nameRequest: MiddlewareHandler = async (c, next) => {
  c.header(REQUEST_ID_HEADER, requestIdOf(c));
  await next();
};
