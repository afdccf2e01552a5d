import { Hono } from 'hono';
import {
  DecisionRefusedError,
  ResponseAlreadyRecordedError,
  StoreUnavailableError,
} from '../store/errors.ts';
import { ProblemError, problem } from './problem.ts';
import { nameRequest, requestIdOf } from './request-id.ts';

/** When whoever is told that the service is unavailable may come again. */
export const RETRY_AFTER_SECONDS = '5';

/**
 * An empty app that answers every error as a problem. What went wrong inside is handed to `report`, never
 * to the caller; nothing of the request goes with it but its id.
 */
export const createApiApp = (report: (error: unknown, requestId: string) => void): Hono => {
  const app = new Hono();
  app.use(nameRequest);

  app.onError((error, c) => {
    if (error instanceof ProblemError) {
      return problem(c, error.kind, error.message, {
        ...(error.errors ? { errors: error.errors } : {}),
        headers: error.headers,
      });
    }
    if (error instanceof ResponseAlreadyRecordedError) {
      return problem(c, 'already-recorded', `${error.message}. Give a new rating a new id.`, {
        errors: [{ path: 'id', message: 'is taken by a response with other content' }],
      });
    }
    if (error instanceof DecisionRefusedError) return problem(c, 'decision-refused', `${error.message}.`);
    report(error, requestIdOf(c));
    if (error instanceof StoreUnavailableError) {
      return problem(c, 'unavailable', 'Nothing was lost: send the same request again, with the same id.', {
        headers: { 'retry-after': RETRY_AFTER_SECONDS },
      });
    }
    return problem(
      c,
      'internal',
      'The fault is ours and has been reported. The same request may be sent again.',
    );
  });

  app.notFound((c) => {
    const allowed = methodsAt(app, c.req.path);
    if (allowed.length === 0 || allowed.includes(c.req.method)) {
      return problem(c, 'not-found', `There is no ${c.req.path.slice(0, 200)}. What there is: /reference.`);
    }
    return problem(
      c,
      'method-not-allowed',
      `${c.req.method} is not offered here; offered: ${allowed.join(', ')}.`,
      {
        headers: { allow: allowed.join(', ') },
      },
    );
  });

  return app;
};

/** The methods of the routes whose pattern fits the path. */
const methodsAt = (app: Hono, path: string): readonly string[] => {
  const segments = path.split('/');
  const fits = (pattern: string): boolean => {
    const parts = pattern.split('/');
    return (
      parts.length === segments.length &&
      parts.every((part, at) => part === segments[at] || (part.startsWith(':') && segments[at] !== ''))
    );
  };
  return [...new Set(app.routes.filter(({ path: pattern }) => fits(pattern)).map(({ method }) => method))];
};
