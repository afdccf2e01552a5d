import type { Hono } from 'hono';
import { checkMethodParameters } from '#domain/method.ts';
import { METHODS } from '#domain/methods.ts';
import { ProblemError } from './problem.ts';
import { refuseQuery, sentenceOf } from './request.ts';

/**
 * The official method as a calculator: every figure that a result, a sample plan or a circular's grade
 * rests on can be recomputed by anyone from the numbers printed beside it.
 */
export const addMethodRoutes = (app: Hono): Hono => {
  app.get('/v1/methods', (c) => {
    refuseQuery(c);
    return c.json({ methods: METHODS.map(({ compute: _, ...method }) => method) });
  });

  app.get('/v1/methods/:id', (c) => {
    const method = METHODS.find(({ id }) => id === c.req.param('id'));
    if (!method) {
      throw new ProblemError(
        'not-found',
        `No such method; there are: ${METHODS.map(({ id }) => id).join(', ')}.`,
      );
    }
    const query = c.req.queries();
    const repeated = Object.entries(query).filter(([, values]) => values.length > 1);
    const single = Object.fromEntries(Object.entries(query).map(([name, values]) => [name, values[0] ?? '']));
    const checked = checkMethodParameters(method, single);
    const errors = [
      ...repeated.map(([path]) => ({ path, message: 'is given more than once' })),
      ...(checked.ok ? [] : checked.issues),
    ];
    if (!checked.ok || errors.length > 0)
      throw new ProblemError('invalid-query', sentenceOf(errors), { errors });
    return c.json({
      method: method.id,
      source: method.source,
      parameters: checked.value,
      values: method.compute(checked.value),
    });
  });

  return app;
};
