import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { CONTENT_SECURITY_POLICY } from './content-policy.ts';

/**
 * Each visit draws a page with an id of its own, so no page serves two visits. Not `no-store`: "back" would
 * then draw the form anew, with another id, and the same rating sent twice would count twice. As it is, "back"
 * shows the page that was sent.
 */
const CACHE_CONTROL = 'private, max-age=0';

/** A page as the one response it is, with the headers that all pages have. */
export const htmlPage = (
  page: VNode,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  new Response(`<!doctype html>${renderToString(page)}`, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': CACHE_CONTROL,
      ...headers,
    },
  });
