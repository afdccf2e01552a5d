import type { Hono } from 'hono';
import type * as z from 'zod/mini';
import { monthsOf, type Period, periodText } from '#domain/period.ts';
import { permissionsOf } from '#domain/policy.ts';
import { BUILT_IN, type Catalogue } from '#domain/questionnaire-catalogue.ts';
import { predecessorsOf } from '#domain/succession.ts';
import { localHourOf } from '#domain/time.ts';
import { type OrganisationIndex, subtreeOf, type TreeNode } from '#domain/unit-tree.ts';
import { askedPeriod } from './asked-period.ts';
import { readCreditedMonths } from './credited-months.ts';
import { type DayReads, readPeriodOf } from './period-months.ts';
import { ProblemError } from './problem.ts';
import { resultsQuerySchema, unitsQuerySchema } from './query-schemas.ts';
import { queryOf } from './request.ts';
import { type Access, type Authenticate, requires } from './requires.ts';
import type { MonthResult, RangeResult, UnitDetail, UnitList } from './result-schemas.ts';
import { monthResult, rangeResult } from './results.ts';
import { type ResultReads, readUnitMonths } from './unit-months.ts';

export type ResultDeps = {
  readonly store: ResultReads & DayReads;
  readonly organisation: () => Promise<OrganisationIndex>;
  /** The city's own questionnaires; those of the product alone, where there is none. */
  readonly catalogue?: () => Promise<Catalogue>;
  readonly now: () => number;
  readonly authenticate: Authenticate;
};

/** The questionnaires that results may be of. */
export const catalogueNow = async ({ catalogue }: Pick<ResultDeps, 'catalogue'>): Promise<Catalogue> =>
  (await catalogue?.()) ?? BUILT_IN;

/** What managers read. Nothing here writes, and nothing reads in proportion to the number of responses. */
export const addResultRoutes = (app: Hono, deps: ResultDeps): Hono => {
  const reading = requires('results.read', deps.authenticate);

  app.get('/v1/units', reading, async (c) => {
    const { month = localHourOf(deps.now()).month } = queryOf(c, unitsQuerySchema);
    const access = c.get('access');
    const index = await deps.organisation();
    const tree = index.tree(month);
    const tops = access.tops(tree);
    const units = tops.flatMap((top) => subtreeOf(tree, top)).map(unitOf);
    const [notice, allowed] = [index.organisation.notice ?? null, [...permissionsOf(access.principal)]];
    return c.json<UnitList>({ month, units, notice, may: allowed }, 200, {
      'cache-control': 'private, no-cache',
    });
  });

  app.get('/v1/units/:id', reading, async (c) => {
    const { month = localHourOf(deps.now()).month } = queryOf(c, unitsQuerySchema);
    const access = c.get('access');
    const index = await deps.organisation();
    const node = readable(index, access, c.req.param('id'), month);
    const children = node.children.flatMap((child) => index.tree(month).nodes.get(child) ?? []);
    const detail: UnitDetail = {
      ...unitOf(node),
      counters: [...node.unit.counters],
      children: children.map(unitOf),
      predecessors: (predecessorsOf(index.organisation).get(node.unit.id) ?? []).map((each) => ({
        ...each,
        name: index.units.get(each.unit)?.name ?? { vi: each.unit, en: each.unit },
      })),
    };
    return c.json(detail, 200, { 'cache-control': 'private, no-cache' });
  });

  app.get('/v1/units/:id/results', reading, async (c) => {
    const query = queryOf(c, resultsQuerySchema);
    const access = c.get('access');
    const asked = await readAsked(deps, access, c.req.param('id'), query);
    const { index, catalogue, period, read } = asked;

    const etag = await etagOf([
      index.organisation.version,
      catalogue.stamp,
      access.principal.unit,
      periodText(period),
      new URL(c.req.url).search,
      ...read.map(({ versions }) => versions),
    ]);
    const headers = { etag, 'cache-control': 'private, no-cache', vary: 'authorization' };
    if (holds(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
    return c.json(await asked.result(), 200, headers);
  });

  return app;
};

/**
 * The month whose tree says who may read a period: its last one. Of a period that is not over this one, since who ends with
 * next month is still there.
 */
export const lastMonthOf = (period: Period, thisMonth: string): string => {
  const [from, to] = [period.from.slice(0, 7), period.to.slice(0, 7)];
  return from <= thisMonth && thisMonth < to ? thisMonth : to;
};

/** What a query asks of a unit, read from the table; what is left to be read for the result when that is asked for. */
export const readAsked = async (
  deps: Pick<ResultDeps, 'store' | 'organisation' | 'catalogue' | 'now'>,
  access: Access,
  unit: string,
  query: z.output<typeof resultsQuerySchema>,
) => {
  const [index, catalogue] = await Promise.all([deps.organisation(), catalogueNow(deps)]);
  const thisMonth = localHourOf(deps.now()).month;
  const period = askedPeriod(query, thisMonth, catalogue);
  readable(index, access, unit, lastMonthOf(period, thisMonth));
  const months = monthsOf(period);
  const read =
    query.tree === 'now'
      ? await readCreditedMonths(deps.store, index, months, unit)
      : await readUnitMonths(deps.store, index, access, unit, months);
  const result = async (): Promise<MonthResult | RangeResult> => {
    const shown = { index, catalogue, access, options: query };
    const inPeriod = await readPeriodOf(deps.store, period, read);
    return query.from === undefined && query.period === undefined
      ? monthResult(shown, inPeriod)
      : rangeResult(shown, inPeriod, period);
  };
  return { index, catalogue, period, read, result };
};

/** The unit in the tree of the month, if the caller may read it. */
export const readable = (index: OrganisationIndex, access: Access, unit: string, month: string): TreeNode => {
  const tree = index.tree(month);
  access.demand(tree, unit);
  const node = tree.nodes.get(unit);
  if (!node) {
    throw new ProblemError(
      'not-found',
      `No unit "${unit.slice(0, 40)}" was part of the organisation in ${month}.`,
    );
  }
  return node;
};

/** Weak comparison (RFC 9110, section 13.1.2): whoever compresses an answer marks its tag as weak. */
const holds = (ifNoneMatch: string | undefined, etag: string): boolean =>
  (ifNoneMatch ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);

const etagOf = async (parts: readonly (string | number)[]): Promise<string> => {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(parts.join(' ')));
  return `"${Buffer.from(hash).toString('base64url').slice(0, 27)}"`;
};

const unitOf = (node: TreeNode): UnitList['units'][number] => ({
  id: node.unit.id,
  name: node.unit.name,
  kind: node.unit.kind,
  parent: node.parent,
  targetPercent: node.targetPercent,
  counters: [...node.unit.counters],
});
