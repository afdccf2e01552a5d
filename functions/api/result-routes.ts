import type { Hono } from 'hono';
import { permissionsOf } from '#domain/policy.ts';
import { BUILT_IN, type Catalogue } from '#domain/questionnaire-catalogue.ts';
import { predecessorsOf } from '#domain/succession.ts';
import { localHourOf, monthsBetween } from '#domain/time.ts';
import { type OrganisationIndex, subtreeOf, type TreeNode } from '#domain/unit-tree.ts';
import { readCreditedMonths } from './credited-months.ts';
import { ProblemError } from './problem.ts';
import { resultsQuerySchema, unitsQuerySchema } from './query-schemas.ts';
import { queryOf } from './request.ts';
import { type Access, type Authenticate, requires } from './requires.ts';
import type { UnitDetail, UnitList } from './result-schemas.ts';
import { isRequested, type ViewOptions } from './result-view.ts';
import { monthResult, rangeResult } from './results.ts';
import { type ResultReads, readUnitMonths } from './unit-months.ts';

export type ResultDeps = {
  readonly store: ResultReads;
  readonly organisation: () => Promise<OrganisationIndex>;
  /** The city's own questionnaires; those of the product alone, where there is none. */
  readonly catalogue?: () => Promise<Catalogue>;
  readonly now: () => number;
  readonly authenticate: Authenticate;
};

/** A range is read month by month; three years are what a trend shows. */
export const RANGE_LIMIT_MONTHS = 36;

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
    const [index, catalogue] = await Promise.all([deps.organisation(), catalogueNow(deps)]);
    const [from, to] = rangeOf(query, localHourOf(deps.now()).month, catalogue);
    const id = c.req.param('id');
    readable(index, access, id, to);
    const months = monthsBetween(from, to);
    const read =
      query.tree === 'now'
        ? await readCreditedMonths(deps.store, index, months, id)
        : await readUnitMonths(deps.store, index, access, id, months);

    const etag = await etagOf([
      index.organisation.version,
      catalogue.stamp,
      access.principal.unit,
      from,
      to,
      new URL(c.req.url).search,
      ...read.map(({ versions }) => versions),
    ]);
    const headers = { etag, 'cache-control': 'private, no-cache', vary: 'authorization' };
    if (holds(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
    const shown = { index, catalogue, access, options: query };
    return query.from === undefined
      ? c.json(monthResult(shown, read), 200, headers)
      : c.json(rangeResult(shown, read, from, to), 200, headers);
  });

  return app;
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

type ResultsQuery = ViewOptions & {
  readonly month?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly tree?: 'then' | 'now' | undefined;
};

/** The months a query asks for; the present one where it names none. */
export const rangeOf = (
  query: ResultsQuery,
  thisMonth: string,
  { forms }: Pick<Catalogue, 'forms'>,
): readonly [from: string, to: string] => {
  const refuse = (path: string, message: string): never => {
    throw new ProblemError('invalid-query', `${path} ${message}.`, { errors: [{ path, message }] });
  };
  const { questionnaire } = query;
  if (questionnaire !== undefined && !forms.some((form) => isRequested(form, questionnaire))) {
    refuse('questionnaire', `must be one of ${[...new Set(forms.map(({ id }) => id))].join(', ')}`);
  }
  if (query.from === undefined && query.to === undefined) {
    if (query.tree !== undefined) refuse('tree', 'is for a range: give it together with from and to');
    const month = query.month ?? thisMonth;
    return [month, month];
  }
  if (query.month !== undefined) refuse('month', 'cannot be given together with from and to');
  const from = query.from ?? refuse('from', 'is needed together with to');
  const to = query.to ?? refuse('to', 'is needed together with from');
  if (from > to) refuse('from', 'must not be later than to');
  if (monthsBetween(from, to).length > RANGE_LIMIT_MONTHS) {
    refuse('from', `must not be more than ${RANGE_LIMIT_MONTHS - 1} months before to`);
  }
  return [from, to];
};

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
