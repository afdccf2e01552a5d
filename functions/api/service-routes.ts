import { createHash } from 'node:crypto';
import type { Hono } from 'hono';
import { may } from '#domain/policy.ts';
import { isOffered, type Service } from '#domain/service.ts';
import { cellsOfService } from '#domain/service-import.ts';
import { serviceCounts, servicesFitting } from '#domain/service-search.ts';
import { localHourOf } from '#domain/time.ts';
import { ancestorsOf, type OrganisationIndex } from '#domain/unit-tree.ts';
import { queryOf } from './request.ts';
import { type Authenticate, requires } from './requires.ts';
import { type ServiceList, servicesQuerySchema } from './service-schemas.ts';

export type ServiceDeps = {
  readonly organisation: () => Promise<OrganisationIndex>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly authenticate: Authenticate;
};

/** What a change of a procedure must name, so that nobody overwrites what he has not seen. */
export const serviceVersionOf = (service: Service): string =>
  createHash('sha256').update(cellsOfService(service).join('\n')).digest('base64url').slice(0, 12);

/** Where everyone who reads results finds the procedures. */
export const addServiceRoutes = (app: Hono, deps: ServiceDeps): Hono => {
  const reading = requires('results.read', deps.authenticate);

  app.get('/v1/services', reading, async (c) => {
    const { unit, integrated, ...query } = queryOf(c, servicesQuerySchema);
    const { principal } = c.get('access');
    const index = await deps.organisation();
    const { month } = localHourOf(deps.now());
    const tree = index.tree(month);
    const { services } = index.organisation;
    const found = servicesFitting(services, {
      ...query,
      ...(integrated === undefined ? {} : { integrated: integrated === 'true' }),
      ...(unit === undefined ? {} : { offeredBy: [unit, ...ancestorsOf(tree, unit)] }),
    });
    const fields = new Map(services.map(({ field }) => [field.vi, field]));
    const list: ServiceList = {
      services: found.map((service) => ({
        ...(service as ServiceList['services'][number]),
        state: isOffered(service, month)
          ? 'offered'
          : service.validFrom !== undefined && service.validFrom > month
            ? 'to-come'
            : 'ended',
        version: serviceVersionOf(service),
      })),
      counts: serviceCounts(services, month),
      fields: [...fields.values()].sort((a, b) => a.vi.localeCompare(b.vi, 'vi')),
      mayChange: tree.roots.every((root) => may(principal, 'services.change', tree, root)),
    };
    return c.json(list, 200, { 'cache-control': 'private, no-cache' });
  });

  return app;
};
