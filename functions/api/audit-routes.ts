import type { Hono } from 'hono';
import type { Text } from '#domain/questionnaire.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import type { AuditRow } from '../store/audit.ts';
import {
  type AuditFilter,
  type AuditPage,
  auditExportQuerySchema,
  auditQuerySchema,
  type ShownAuditEntry,
} from './audit-schemas.ts';
import { searchAudit } from './audit-search.ts';
import { type AuditDeps, audited } from './audited.ts';
import { csvText } from './csv-text.ts';
import { ProblemError } from './problem.ts';
import { queryOf } from './request.ts';
import { type Authenticate, requires } from './requires.ts';

export type AuditRouteDeps = AuditDeps & {
  readonly organisation: () => Promise<OrganisationIndex>;
  readonly authenticate: Authenticate;
};

const PAGE = 50;
/** What a function may answer at once (6 MB) holds this many, with what they say of before and after. */
const MOST_EXPORTED = 5000;
const MOST_READ_FOR_EXPORT = 50_000;

/** Where administrators and inspectors read the audit log; there is no route that changes it. */
export const addAuditRoutes = (app: Hono, deps: AuditRouteDeps): Hono => {
  const reading = requires('audit.read', deps.authenticate);

  app.get('/v1/audit', reading, async (c) => {
    const filter = queryOf(c, auditQuerySchema);
    const index = await deps.organisation();
    const search = { audit: deps.audit, index, access: c.get('access'), nowMs: deps.now() };
    const { rows, next } = await searchAudit(search, filter, { limit: PAGE });
    const page: AuditPage = {
      entries: rows.map((row) => shown(row, index)),
      ...(next === undefined ? {} : { next }),
    };
    return c.json(page, 200, { 'cache-control': 'no-store' });
  });

  app.get('/v1/audit/export', reading, async (c) => {
    const filter = queryOf(c, auditExportQuerySchema);
    const access = c.get('access');
    const index = await deps.organisation();
    const search = { audit: deps.audit, index, access, nowMs: deps.now() };
    const unit = filter.unit ?? access.principal.unit;
    const deed = { kind: 'audit.export', unit, target: unit, before: null, after: filter } as const;
    const rows = await audited(c, deps, access, deed, async () => {
      const bounds = { limit: MOST_EXPORTED + 1, mostRead: MOST_READ_FOR_EXPORT };
      const found = await searchAudit(search, filter, bounds);
      if (found.next !== undefined) throw tooMany();
      return found.rows;
    });
    return c.body(
      csvText(
        COLUMNS,
        rows.map((row) => cellsOf(row)),
      ),
      200,
      {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${fileNameOf(filter)}"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    );
  });

  return app;
};

const nameOf = (index: OrganisationIndex, unit: string): Text =>
  index.units.get(unit)?.name ?? { vi: unit, en: unit };

const shown = ({ previous: _, who, ...row }: AuditRow, index: OrganisationIndex): ShownAuditEntry => ({
  ...row,
  who: { ...who, unitName: nameOf(index, who.unit) },
  unitName: nameOf(index, row.unit),
});

const COLUMNS = [
  'number',
  'at',
  'kind',
  'outcome',
  'role',
  'role_unit',
  'subject',
  'unit',
  'target',
  'before',
  'after',
  'request',
  'hash',
];

const cellsOf = ({
  month,
  number,
  at,
  kind,
  outcome,
  who,
  unit,
  target,
  before,
  after,
  from,
  hash,
}: AuditRow) => [
  `${month}#${number}`,
  at,
  kind,
  outcome,
  who.role,
  who.unit,
  who.subject ?? '',
  unit,
  target,
  before === null ? '' : JSON.stringify(before),
  after === null ? '' : JSON.stringify(after),
  from,
  hash,
];

const fileNameOf = ({ from, to }: AuditFilter): string =>
  `${['audit', from, to].filter((part) => part !== undefined).join('_')}.csv`;

const tooMany = (): ProblemError => {
  const message = `must be chosen so that at most ${MOST_EXPORTED.toLocaleString('en')} entries fit; export a shorter time`;
  return new ProblemError('invalid-query', `from and to: ${message}.`, {
    errors: [{ path: 'from', message }],
  });
};
