import type { Hono } from 'hono';
import { monthsOf, type Period, periodPlus, yearEarlier } from '#domain/period.ts';
import { localHourOf } from '#domain/time.ts';
import { askedPeriod } from './asked-period.ts';
import { type Changes, changesQuerySchema } from './change-schemas.ts';
import { changesOf, type ReadPeriod } from './change-view.ts';
import { readPeriodOf } from './period-months.ts';
import { queryOf } from './request.ts';
import { requires } from './requires.ts';
import { catalogueNow, lastMonthOf, type ResultDeps, readable } from './result-routes.ts';
import { endsOf } from './results.ts';
import { readUnitMonths } from './unit-months.ts';

/** What changed in a unit since an earlier period of the same length. It reads sheets and writes nothing. */
export const addChangeRoutes = (app: Hono, deps: ResultDeps): Hono =>
  app.get('/v1/units/:id/changes', requires('results.read', deps.authenticate), async (c) => {
    const { against = 'previous', ...query } = queryOf(c, changesQuerySchema);
    const today = localHourOf(deps.now()).day;
    const thisMonth = today.slice(0, 7);
    const access = c.get('access');
    const [index, catalogue] = await Promise.all([deps.organisation(), catalogueNow(deps)]);
    const id = c.req.param('id');
    const period = askedPeriod(query, thisMonth, catalogue);
    const node = readable(index, access, id, lastMonthOf(period, thisMonth));

    const readOf = async (each: Period): Promise<ReadPeriod> => ({
      ...endsOf(each),
      months: await readPeriodOf(
        deps.store,
        each,
        await readUnitMonths(deps.store, index, access, id, monthsOf(each)),
      ),
    });
    const [before, now] = await Promise.all([
      readOf(against === 'year' ? yearEarlier(period) : periodPlus(period, -1)),
      readOf(period),
    ]);
    return c.json<Changes>(
      changesOf({ index, catalogue }, query, against, {
        node,
        before,
        now,
        isUnfinished: period.to >= today,
      }),
      200,
      {
        'cache-control': 'private, no-cache',
        vary: 'authorization',
      },
    );
  });
