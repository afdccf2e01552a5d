import type { Hono } from 'hono';
import { serviceChanges } from '#domain/list-changes.ts';
import type { Service } from '#domain/service.ts';
import { serviceIssues } from '#domain/service-check.ts';
import {
  cellsOfService,
  SERVICE_COLUMNS,
  type ServiceRow,
  withServiceRows,
  withServices,
} from '#domain/service-import.ts';
import { localHourOf } from '#domain/time.ts';
import type { Organisation } from '#domain/unit.ts';
import { treeOf } from '#domain/unit-tree.ts';
import { type AuditDeps, audited } from './audited.ts';
import { csvText } from './csv-text.ts';
import { ProblemError } from './problem.ts';
import {
  changedMeanwhile,
  type Publisher,
  publishedUnlessTaken,
  publishList,
  refuseTooManyChanges,
} from './publication.ts';
import { bodyOf, queryOf, refuseQuery, sentenceOf } from './request.ts';
import { type Access, type Authenticate, requires } from './requires.ts';
import { serviceVersionOf } from './service-routes.ts';
import {
  importQuerySchema,
  type ServiceChanged,
  type ServiceImported,
  serviceChangeSchema,
} from './service-schemas.ts';
import { refuseLines, tableOf } from './table-body.ts';

export type ServiceChangeDeps = AuditDeps & {
  readonly publisher: Publisher;
  readonly authenticate: Authenticate;
};

const BODY_LIMIT_BYTES = 16 * 1024;
const NO_STORE = { 'cache-control': 'no-store' };
/** A service as it stands, and the organisation with the change. */
type Change = { readonly before: Service | undefined; readonly after: Organisation };

/** Somebody else may publish in between, but not so often. */
const ATTEMPTS = 5;

/** Where the catalogue of procedures is changed: always over what was seen, and all of a list or nothing. */
export const addServiceChangeRoutes = (app: Hono, deps: ServiceChangeDeps): Hono => {
  const { publisher } = deps;

  const changing = requires('services.change', deps.authenticate);

  /** Throws unless the caller reaches all who offer the service: before the change, and after it. */
  const demandReach = (
    access: Access,
    organisation: Organisation,
    codes: readonly string[],
    after: Organisation,
  ): void => {
    const tree = treeOf(organisation, localHourOf(deps.now()).month);
    const changed = new Set(codes);
    for (const service of [...organisation.services, ...after.services]) {
      if (!changed.has(service.code)) continue;
      for (const unit of service.units ?? tree.roots) access.demand(tree, unit);
    }
  };

  // Here, and not beside the list, because each export leaves an entry in the log.
  app.get('/v1/services/export', requires('results.read', deps.authenticate), async (c) => {
    refuseQuery(c);
    const access = c.get('access');
    const { services, version } = await publisher.currentOrganisation();
    const deed = {
      kind: 'services.export',
      unit: access.principal.unit,
      target: 'services',
      before: null,
      after: { version, services: services.length },
    } as const;
    const table = await audited(c, deps, access, deed, async () =>
      csvText(SERVICE_COLUMNS, services.map(cellsOfService)),
    );
    return c.body(table, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="services.csv"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
  });

  app.put('/v1/services/:code', changing, async (c) => {
    refuseQuery(c);
    const { replaces, ...given } = await bodyOf(c, serviceChangeSchema, BODY_LIMIT_BYTES);
    const service = normalised({ code: c.req.param('code'), ...given } as Service);
    const access = c.get('access');
    const plan = async (): Promise<Change | undefined> => {
      const organisation = await publisher.currentOrganisation();
      const errors = serviceIssues(service, new Set(organisation.units.map(({ id }) => id)));
      if (errors.length > 0) throw new ProblemError('invalid-request', sentenceOf(errors), { errors });
      const { value, changes } = withServices(organisation, [service]);
      demandReach(access, organisation, [service.code], value);
      const before = organisation.services.find(({ code }) => code === service.code);
      return changes.length === 0 ? undefined : { before, after: value };
    };
    const answer = (changed: boolean): Response =>
      c.json<ServiceChanged>(
        {
          service: { ...(service as ServiceChanged['service']), version: serviceVersionOf(service) },
          changed,
        },
        200,
        NO_STORE,
      );
    const first = await plan();
    // Also for whom the first answer was lost on the way.
    if (!first) return answer(false);
    const deed = {
      kind: 'service.change',
      unit: access.principal.unit,
      target: service.code,
      before: first.before ?? null,
      after: service,
    } as const;
    return audited(c, deps, access, deed, async () => {
      let change: Change | undefined = first;
      for (let attempt = 0; change && attempt < ATTEMPTS; attempt += 1) {
        if ((change.before ? serviceVersionOf(change.before) : null) !== replaces) break;
        if (await publishedUnlessTaken(publisher, change.after, deps.now())) return answer(true);
        change = await plan();
      }
      if (!change) return answer(false);
      throw changedMeanwhile(`the service ${service.code.slice(0, 40)}`);
    });
  });

  app.post('/v1/services/import', changing, async (c) => {
    const { replaces } = queryOf(c, importQuerySchema);
    const rows = await tableOf(c, SERVICE_COLUMNS, ['code', 'name']);
    const organisation = await publisher.currentOrganisation();
    const planned = withServiceRows(
      organisation,
      rows.map(({ line, cells }): ServiceRow => ({ line, ...cells })),
    );
    if (!planned.ok) return refuseLines(planned.issues);
    demandReach(
      c.get('access'),
      organisation,
      planned.changes.map(({ code }) => code),
      planned.value,
    );
    const altered = serviceChanges(organisation, planned.value);
    refuseTooManyChanges(altered);
    const answer = (applied: boolean, version: number): Response =>
      c.json<ServiceImported>(
        {
          applied,
          version,
          rows: rows.length,
          changes: planned.changes.map((each) => ({ ...each, fields: [...each.fields] })),
        },
        200,
        NO_STORE,
      );
    if (replaces === undefined) return answer(false, organisation.version);
    if (planned.changes.length === 0) return answer(true, organisation.version);
    await publishList(c, deps, {
      kind: 'services.import',
      before: organisation,
      after: planned.value,
      changes: altered,
      unitOf: () => c.get('access').principal.unit,
      replaces: Number(replaces),
    });
    return answer(true, planned.value.version);
  });

  return app;
};

/** In the order in which imports write the fields too, and in one way of writing Vietnamese. */
const normalised = ({ code, name, field, level, ...more }: Service): Service => {
  const { onlineLevel, integrated, units, validFrom, validUntil } = more;
  const text = ({ vi, en }: Service['name']) => ({
    vi: vi.normalize('NFC').trim(),
    en: en.normalize('NFC').trim(),
  });
  return {
    code,
    name: text(name),
    field: text(field),
    level,
    ...(onlineLevel === undefined ? {} : { onlineLevel }),
    ...(integrated === undefined ? {} : { integrated }),
    ...(units === undefined ? {} : { units: [...new Set(units)] }),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
  };
};
