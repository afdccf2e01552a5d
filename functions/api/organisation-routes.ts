import type { Hono } from 'hono';
import { unitChanges } from '#domain/list-changes.ts';
import { type ReformChange, recountedBy, reformChanges, retargetedBy } from '#domain/reform.ts';
import { localHourOf } from '#domain/time.ts';
import type { Organisation } from '#domain/unit.ts';
import { UNIT_COLUMNS, type UnitRow } from '#domain/unit-cells.ts';
import { cellsOfUnit } from '#domain/unit-export.ts';
import { organisationWith } from '#domain/unit-import.ts';
import { treeOf, type UnitTree } from '#domain/unit-tree.ts';
import { type AuditDeps, audited } from './audited.ts';
import { csvText } from './csv-text.ts';
import type { OrganisationImported } from './organisation-schemas.ts';
import { type Publisher, publishList, refuseTooManyChanges } from './publication.ts';
import { queryOf, refuseQuery } from './request.ts';
import { type Access, type Authenticate, requires } from './requires.ts';
import { importQuerySchema } from './service-schemas.ts';
import { refuseLines, tableOf } from './table-body.ts';

export type OrganisationDeps = AuditDeps & {
  readonly publisher: Publisher;
  readonly authenticate: Authenticate;
};

const NO_STORE = { 'cache-control': 'no-store' };

/**
 * Where units are added, moved, merged and closed: always over the version that was seen, so that of two reforms that
 * together would make a cycle the later is refused. Months that are counted stay as they are.
 */
export const addOrganisationRoutes = (app: Hono, deps: OrganisationDeps): Hono => {
  const { publisher } = deps;

  const changing = requires('units.change', deps.authenticate);

  app.get('/v1/organisation/export', requires('units.export', deps.authenticate), async (c) => {
    refuseQuery(c);
    const organisation = await publisher.currentOrganisation();
    const tree = treeOf(organisation, localHourOf(deps.now()).month);
    const access = c.get('access');
    // Units that are closed, or still to come, stand in no tree: who has the whole of it sees them too.
    const isWhole = tree.roots.every((root) => access.reaches(tree, root));
    const units = organisation.units.filter(({ id }) => isWhole || access.reaches(tree, id));
    const deed = {
      kind: 'organisation.export',
      unit: access.principal.unit,
      target: 'organisation',
      before: null,
      after: { version: organisation.version, units: units.length },
    } as const;
    const table = await audited(c, deps, access, deed, async () =>
      csvText(UNIT_COLUMNS, units.map(cellsOfUnit)),
    );
    return c.body(table, 200, {
      ...NO_STORE,
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="units.csv"',
      'x-content-type-options': 'nosniff',
    });
  });

  app.post('/v1/organisation/import', changing, async (c) => {
    const { replaces } = queryOf(c, importQuerySchema);
    const rows = (await tableOf(c, UNIT_COLUMNS, ['code', 'name'])).map(
      ({ line, cells }): UnitRow => ({ line, ...cells }),
    );
    const current = await publisher.currentOrganisation();
    const { month } = localHourOf(deps.now());
    const planned = organisationWith(current, rows, month);
    if (!planned.ok) return refuseLines(planned.issues);
    const changes = reformChanges(current, planned.value);
    demandReach(c.get('access'), treeOf(current, month), changes);
    refuseRecounts(current, planned.value, rows, month);
    const altered = unitChanges(current, planned.value);
    refuseTooManyChanges(altered);
    const answer = (applied: boolean, version: number): Response =>
      c.json<OrganisationImported>(
        { applied, version, rows: rows.length, changes: changes.map((each) => shown(each, planned.value)) },
        200,
        NO_STORE,
      );
    if (replaces === undefined) return answer(false, current.version);
    if (changes.length === 0) return answer(true, current.version);
    await publishList(c, deps, {
      kind: 'organisation.import',
      before: current,
      after: planned.value,
      changes: altered,
      unitOf: (code) => code,
      replaces: Number(replaces),
    });
    return answer(true, planned.value.version);
  });

  return app;
};

/**
 * Nobody changes the unit that he is bound to, but whoever stands above it; the top is changed by who is bound to it. Who
 * takes over must be within reach too. What the list adds is judged by where it stands.
 */
const demandReach = (access: Access, tree: UnitTree, changes: readonly ReformChange[]): void => {
  const added = new Set(changes.filter(({ kind }) => kind === 'added').map(({ unit }) => unit));
  for (const { unit, kind, parent, successors, predecessors, fields } of changes) {
    // Who only takes over is not changed itself; that it may is asked of who is closed.
    if (kind === 'changed' && fields.length === 0 && predecessors.length > 0) continue;
    const above = kind === 'added' ? undefined : (tree.nodes.get(unit)?.parent ?? unit);
    const top = parent === null && kind !== 'changed' ? tree.roots : [];
    for (const each of [above, parent, ...successors, ...top]) {
      if (each !== null && each !== undefined && !added.has(each)) access.demand(tree, each);
    }
  }
};

/** Throws the problem of rows by which months that are counted and judged already would be counted or judged anew. */
const refuseRecounts = (
  before: Organisation,
  after: Organisation,
  rows: readonly UnitRow[],
  month: string,
): void => {
  const [recounted, retargeted] = [recountedBy(before, after, month), retargetedBy(before, after, month)];
  const message = `must be a month after ${month}: what is counted already is moved with "npm run import:units", which counts it anew`;
  const judged = `must be ${month} or later where the target becomes other: months that have ended were judged by theirs`;
  const issues = rows.flatMap(({ line, code = '' }) => {
    if (recounted.has(code)) return [{ line, path: 'valid_from', message }];
    return retargeted.has(code) ? [{ line, path: 'valid_from', message: judged }] : [];
  });
  if (issues.length > 0) refuseLines(issues);
};

const shown = (
  { successors, predecessors, parent, fields, countersGone, ...change }: ReformChange,
  { units }: Organisation,
): OrganisationImported['changes'][number] => {
  const named = (id: string) => ({
    unit: id,
    name: units.find((unit) => unit.id === id)?.name ?? { vi: id, en: id },
  });
  return {
    ...change,
    ...(parent === undefined ? {} : { parent: parent === null ? null : named(parent) }),
    successors: successors.map(named),
    predecessors: predecessors.map(named),
    fields: [...fields],
    ...(countersGone ? { countersGone: [...countersGone] } : {}),
  };
};
