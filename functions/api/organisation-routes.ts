import type { Hono } from 'hono';
import { unitChanges } from '#domain/list-changes.ts';
import { type ReformChange, recountedBy, reformChanges, retargetedBy } from '#domain/reform.ts';
import { localHourOf } from '#domain/time.ts';
import type { Organisation } from '#domain/unit.ts';
import { UNIT_COLUMNS, type UnitRow } from '#domain/unit-cells.ts';
import { cellsOfCounters, cellsOfUnit } from '#domain/unit-export.ts';
import { organisationWith } from '#domain/unit-import.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import type { Devices } from '../store/devices.ts';
import { type AuditDeps, audited } from './audited.ts';
import { csvText } from './csv-text.ts';
import type { OrganisationImported } from './organisation-schemas.ts';
import { type Publisher, publishList, refuseTooManyChanges } from './publication.ts';
import { queryOf, refuseQuery } from './request.ts';
import { type Authenticate, requires } from './requires.ts';
import { importQuerySchema } from './service-schemas.ts';
import { refuseLines, tableOf } from './table-body.ts';
import { demandReach, reachesInTime } from './unit-reach.ts';

export type OrganisationDeps = AuditDeps & {
  readonly publisher: Publisher;
  /** To say which kiosks stand at counters that are to be no more. */
  readonly devices: Pick<Devices, 'allDevices'>;
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
    const index = indexOrganisation(organisation);
    const { month } = localHourOf(deps.now());
    const access = c.get('access');
    const units = organisation.units.filter(({ id }) => reachesInTime(access, index, id, month));
    const deed = {
      kind: 'organisation.export',
      unit: access.principal.unit,
      target: 'organisation',
      before: null,
      after: { version: organisation.version, units: units.length },
    } as const;
    const table = await audited(c, deps, access, deed, async () =>
      csvText(UNIT_COLUMNS, [...units.map(cellsOfUnit), ...units.flatMap(cellsOfCounters)]),
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
    demandReach(c.get('access'), indexOrganisation(current), planned.value, changes, month);
    refuseRecounts(current, planned.value, rows, month);
    const altered = unitChanges(current, planned.value);
    refuseTooManyChanges(altered);
    const kiosks = await kiosksAt(deps.devices, changes);
    const told = changes.map((each) => shown(each, planned.value, kiosks));
    const answer = (applied: boolean, version: number): Response =>
      c.json<OrganisationImported>({ applied, version, rows: rows.length, changes: told }, 200, NO_STORE);
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

type KiosksLeft = NonNullable<OrganisationImported['changes'][number]['kiosksLeft']>;

/** The kiosks in use at counters that the changes take away; devices are read only where there are such counters. */
const kiosksAt = async (
  devices: OrganisationDeps['devices'],
  changes: readonly ReformChange[],
): Promise<KiosksLeft> => {
  const gone = new Set(changes.flatMap(({ countersGone = [] }) => countersGone));
  if (gone.size === 0) return [];
  return (await devices.allDevices())
    .filter(({ counter, revoked }) => gone.has(counter) && !revoked)
    .map(({ id, name, counter }) => ({ device: name ?? id, counter }));
};

const shown = (
  {
    successors,
    predecessors,
    parent,
    fields,
    countersGone = [],
    countersNamed = [],
    ...change
  }: ReformChange,
  { units }: Organisation,
  kiosks: KiosksLeft,
): OrganisationImported['changes'][number] => {
  const named = (id: string) => ({
    unit: id,
    name: units.find((unit) => unit.id === id)?.name ?? { vi: id, en: id },
  });
  const left = kiosks.filter(({ counter }) => countersGone.includes(counter));
  return {
    ...change,
    ...(parent === undefined ? {} : { parent: parent === null ? null : named(parent) }),
    successors: successors.map(named),
    predecessors: predecessors.map(named),
    fields: [...fields],
    ...(countersGone.length > 0 ? { countersGone: [...countersGone] } : {}),
    ...(countersNamed.length > 0 ? { countersNamed: [...countersNamed] } : {}),
    ...(left.length > 0 ? { kiosksLeft: left } : {}),
  };
};
