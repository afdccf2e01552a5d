import type { Hono } from 'hono';
import { localHourOf, monthPlus, monthsBetween } from '#domain/time.ts';
import { type Changes, changesQuerySchema } from './change-schemas.ts';
import { changesOf, type Period } from './change-view.ts';
import { queryOf } from './request.ts';
import { requires } from './requires.ts';
import { catalogueNow, type ResultDeps, rangeOf, readable } from './result-routes.ts';
import { readUnitMonths } from './unit-months.ts';

/** What changed in a unit since an earlier period of the same length. It reads sheets and writes nothing. */
export const addChangeRoutes = (app: Hono, deps: ResultDeps): Hono =>
  app.get('/v1/units/:id/changes', requires('results.read', deps.authenticate), async (c) => {
    const { against = 'previous', ...query } = queryOf(c, changesQuerySchema);
    const thisMonth = localHourOf(deps.now()).month;
    const access = c.get('access');
    const [index, catalogue] = await Promise.all([deps.organisation(), catalogueNow(deps)]);
    const id = c.req.param('id');
    const [from, to] = rangeOf(query, thisMonth, catalogue);
    const node = readable(index, access, id, to);
    const length = monthsBetween(from, to).length;
    const back = against === 'year' ? 12 : length;

    const periodOf = async (first: string, last: string): Promise<Period> => ({
      from: first,
      to: last,
      months: await readUnitMonths(deps.store, index, access, id, monthsBetween(first, last)),
    });
    const [before, now] = await Promise.all([
      periodOf(monthPlus(from, -back), monthPlus(to, -back)),
      periodOf(from, to),
    ]);
    return c.json<Changes>(
      changesOf({ index, catalogue }, query, against, { node, before, now }, thisMonth),
      200,
      {
        'cache-control': 'private, no-cache',
        vary: 'authorization',
      },
    );
  });
