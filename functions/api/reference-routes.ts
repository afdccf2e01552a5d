import type { Hono } from 'hono';
import { openApiDocument } from './openapi.ts';
import { REFERENCE_CSP, referencePage } from './reference-page.ts';
import { refuseQuery } from './request.ts';

export type ReferenceDeps = {
  readonly cityName: string;
  readonly build: string;
  readonly engine: string;
  /** Seconds since the oldest change that is not folded yet; `null` where another place measures it. */
  readonly foldLagSeconds: () => number | null;
};

/** What anyone may ask about the service itself. */
export const addReferenceRoutes = (app: Hono, deps: ReferenceDeps): Hono => {
  const title = `Satisfaction survey · ${deps.cityName}`;

  app.get('/openapi.json', (c) => {
    refuseQuery(c);
    return c.json(openApiDocument(title, deps.build));
  });

  app.get('/reference', (c) => {
    refuseQuery(c);
    return c.html(referencePage(title), 200, {
      'content-security-policy': REFERENCE_CSP,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  });

  app.get('/healthz', (c) => {
    refuseQuery(c);
    const { build, engine } = deps;
    return c.json({ status: 'ok', build, engine, foldLagSeconds: deps.foldLagSeconds() }, 200, {
      'cache-control': 'no-store',
    });
  });

  return app;
};
