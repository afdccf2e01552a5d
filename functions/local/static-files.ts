import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono, MiddlewareHandler } from 'hono';

/** What the apps in the browser may load and speak to: the product itself, nothing inline, nobody else. */
export const APP_CSP =
  "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** Of the preview of questionnaires alone, which the manager's page has in a frame. */
const FRAMED_CSP = APP_CSP.replace("frame-ancestors 'none'", "frame-ancestors 'self'");

/** `connects` are origins beside its own that the page may ask. */
const secured =
  (connects: readonly string[] = [], isFramed = false): MiddlewareHandler =>
  async (c, next) => {
    await next();
    const policy = connects.length > 0 ? `${APP_CSP}; connect-src 'self' ${connects.join(' ')}` : APP_CSP;
    c.header('content-security-policy', isFramed ? FRAMED_CSP : policy);
    c.header('x-frame-options', isFramed ? 'SAMEORIGIN' : 'DENY');
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'no-referrer');
    c.header(
      'cache-control',
      c.req.path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
  };

/** Serves the built pages of the browser's apps from a folder; the manager's may ask the `signInOrigins` for tokens. */
export const addStaticFiles = (app: Hono, folder: string, signInOrigins: readonly string[] = []): Hono => {
  for (const page of ['kiosk', 'manage']) {
    app.get(`/${page}`, (c) => c.redirect(`/${page}/${new URL(c.req.url).search}`, 308));
    app.get(
      `/${page}/`,
      secured(page === 'manage' ? signInOrigins : []),
      serveStatic({ root: folder, path: `${page}/index.html` }),
    );
  }
  app.get('/preview/', secured([], true), serveStatic({ root: folder, path: 'preview/index.html' }));
  // A view has a short address of its own: /manage/scorecard.
  app.get(
    '/manage/:view{[a-z]+}',
    secured(signInOrigins),
    serveStatic({ root: folder, path: 'manage/index.html' }),
  );
  for (const file of ['service-worker.js', 'manifest.webmanifest', 'icon.svg']) {
    app.get(`/kiosk/${file}`, secured(), serveStatic({ root: folder }));
  }
  app.get('/kiosk/languages/:file', secured(), serveStatic({ root: folder }));
  app.get('/embed/rate.js', secured(), serveStatic({ root: folder }));
  app.get('/assets/:file', secured(), serveStatic({ root: folder }));
  return app;
};
