import type { Hono } from 'hono';
import { may } from '#domain/policy.ts';
import { servicesAround } from '#domain/service-search.ts';
import { localHourOf, monthPlus, monthsBetween } from '#domain/time.ts';
import { ancestorsOf, subtreeOf } from '#domain/unit-tree.ts';
import type { Scorecards } from '../store/scorecard.ts';
import { treeToday } from './fleet-routes.ts';
import { ProblemError } from './problem.ts';
import { queryOf } from './request.ts';
import { requires } from './requires.ts';
import { catalogueNow, type ResultDeps } from './result-routes.ts';
import { type Scorecard, scorecardQuerySchema } from './scorecard-schemas.ts';
import { indicatorsOf } from './scorecard-view.ts';
import { readUnitMonths } from './unit-months.ts';

export type ScorecardDeps = ResultDeps & { readonly scorecards: Pick<Scorecards, 'entriesOf'> };

const TREND_MONTHS = 12;

/** The indicators of a unit beside each other. It reads sheets and what officers entered, and writes nothing. */
export const addScorecardRoutes = (app: Hono, deps: ScorecardDeps): Hono =>
  app.get('/v1/units/:id/scorecard', requires('results.read', deps.authenticate), async (c) => {
    const nowMs = deps.now();
    const thisMonth = localHourOf(nowMs).month;
    const { year = thisMonth.slice(0, 4) } = queryOf(c, scorecardQuerySchema);
    const access = c.get('access');
    const [index, catalogue] = await Promise.all([deps.organisation(), catalogueNow(deps)]);
    const unit = c.req.param('id');
    const today = treeToday(index, unit, nowMs);
    access.demand(today, unit);
    const node = today.nodes.get(unit);
    if (!node) throw new ProblemError('not-found', `There is no unit "${unit.slice(0, 40)}".`);

    const last = `${year}-12` < thisMonth ? `${year}-12` : thisMonth;
    const inTrend = monthsBetween(monthPlus(last, 1 - TREND_MONTHS), last);
    const [months, entries] = await Promise.all([
      readUnitMonths(deps.store, index, access, unit, inTrend),
      deps.scorecards.entriesOf(unit),
    ]);
    const ofYear = months.filter(({ tree }) => tree.month.startsWith(year));
    const around = new Set([
      ...ancestorsOf(today, unit),
      ...subtreeOf(today, unit).map(({ unit: { id } }) => id),
    ]);
    const services =
      year === thisMonth.slice(0, 4) ? servicesAround(index.organisation.services, around) : undefined;
    const body: Scorecard = {
      unit,
      name: node.unit.name,
      year,
      mayEnter: may(access.principal, 'scorecard.enter', today, unit),
      maySetTargets: may(access.principal, 'scorecard.enter', today, node.parent ?? unit),
      indicators: [
        ...indicatorsOf(
          { index, catalogue, access, options: {} },
          { year, months, ofYear, services },
          entries,
        ),
      ],
    };
    return c.json(body, 200, { 'cache-control': 'private, no-cache' });
  });
