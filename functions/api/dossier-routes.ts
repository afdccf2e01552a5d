import type { Hono } from 'hono';
import { checkDossier } from '#domain/dossier-check.ts';
import { checkIssued } from '#domain/issued-check.ts';
import type { Checked } from '#domain/response-check.ts';
import { localIsoOf } from '#domain/time.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import type { Receipts } from '../receipts/receipts.ts';
import type { Asked, DossierOutcome } from '../store/asked.ts';
import {
  DossierReceivedBeforeError,
  IssuedAlreadyReportedError,
  StoreUnavailableError,
} from '../store/errors.ts';
import { type AuditDeps, audited, type Deed } from './audited.ts';
import { MOST_REPORTS } from './dossier-schemas.ts';
import { type Problem, ProblemError, problemOf } from './problem.ts';
import { foreignUnit, judgeEach } from './programme-list.ts';
import { jsonBodyOf, refuseQuery, sentenceOf } from './request.ts';
import { type Access, type Authenticate, requires } from './requires.ts';

export type DossierDeps = AuditDeps & {
  readonly asked: Asked;
  readonly organisation: () => Promise<OrganisationIndex>;
  readonly authenticate: Authenticate;
  readonly receipts: Pick<Receipts, 'dossierIdOf'>;
};

const BODY_LIMIT_BYTES = 512 * 1024;

/** So many at once: a batch must not wait for itself. */
const AT_ONCE = 25;

type Outcome =
  | { readonly id: string; readonly status: 200 | 201; readonly outcome: DossierOutcome }
  | { readonly id: null; readonly status: 403 | 409 | 422 | 503; readonly problem: Problem };

/** Where the one-stop system says what it has received and completed, and how many receipts it has issued. */
export const addDossierRoutes = (app: Hono, deps: DossierDeps): Hono => {
  const reporting = requires('dossiers.report', deps.authenticate);

  app.post('/v1/dossiers', reporting, async (c) => {
    refuseQuery(c);
    const access = c.get('access');
    const dossiers = listOf(await jsonBodyOf(c, BODY_LIMIT_BYTES), 'dossiers');
    const [index, nowMs] = [await deps.organisation(), deps.now()];
    const context = { index, now: nowMs, dossierIdOf: deps.receipts.dossierIdOf };
    const results = await audited(c, deps, access, reported('dossiers.report', access, dossiers), () =>
      judgeEach(dossiers, AT_ONCE, (input) =>
        taken({ access, index, nowMs }, checkDossier(input, context), deps.asked.recordDossier),
      ),
    );
    return c.json({ results }, 200, { 'cache-control': 'no-store' });
  });

  app.post('/v1/receipts/issued', reporting, async (c) => {
    refuseQuery(c);
    const access = c.get('access');
    const reports = listOf(await jsonBodyOf(c, BODY_LIMIT_BYTES), 'reports');
    const [index, nowMs] = [await deps.organisation(), deps.now()];
    const results = await audited(c, deps, access, reported('receipts.report', access, reports), () =>
      judgeEach(reports, AT_ONCE, (input) =>
        taken({ access, index, nowMs }, checkIssued(input, { index, now: nowMs }), deps.asked.recordIssued),
      ),
    );
    return c.json({ results }, 200, { 'cache-control': 'no-store' });
  });

  return app;
};

/** One entry for what was sent at once: who reported what of which dossier, the dossiers themselves say. */
const reported = (
  kind: 'dossiers.report' | 'receipts.report',
  { principal }: Access,
  sent: readonly unknown[],
): Deed => ({
  kind,
  unit: principal.unit,
  target: principal.unit,
  before: null,
  after: { sent: sent.length },
});

/** As `listIn`, but it repeats no name of a field, in which a receipt's number may stand by mistake. */
const listOf = (body: unknown, field: string): readonly unknown[] => {
  const fields = typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};
  const errors = Object.keys(fields).flatMap((name) =>
    name === field ? [] : [{ path: '', message: `has another field than ${field}; remove it` }],
  );
  const list = (fields as Readonly<Record<string, unknown>>)[field];
  if (!Array.isArray(list) || list.length === 0 || list.length > MOST_REPORTS) {
    errors.push({
      path: field,
      message: `must be a list of 1 to ${MOST_REPORTS}; send more in several requests`,
    });
  }
  if (errors.length > 0) throw new ProblemError('invalid-request', sentenceOf(errors), { errors });
  return list as readonly unknown[];
};

type Judging = { readonly access: Access; readonly index: OrganisationIndex; readonly nowMs: number };

/** One report, judged alone: a failure of the engine is the problem of this one, to be sent again. */
const taken = async <T extends { readonly id: string; readonly unit: string }>(
  { access, index, nowMs }: Judging,
  checked: Checked<T>,
  record: (report: T, recordedAt: string) => Promise<DossierOutcome>,
): Promise<Outcome> => {
  if (!checked.ok) {
    const problem = problemOf('invalid-request', sentenceOf(checked.issues), checked.issues);
    return { id: null, status: 422, problem };
  }
  const { id, unit } = checked.value;
  const foreign = foreignUnit(access, index, unit, nowMs);
  if (foreign) return { id: null, status: 403, problem: foreign };
  try {
    const outcome = await record(checked.value, localIsoOf(nowMs));
    return { id, status: outcome === 'recorded' ? 201 : 200, outcome };
  } catch (error) {
    if (error instanceof IssuedAlreadyReportedError) {
      const errors = [{ path: 'id', message: 'is taken by other numbers; give a new report a new id' }];
      return { id: null, status: 409, problem: problemOf('already-reported', `${error.message}.`, errors) };
    }
    if (error instanceof DossierReceivedBeforeError) {
      const message = `is another day than the one on which the dossier was first reported to be received, ${error.day}, which stands; report it with that day`;
      const errors = [{ path: 'received', message }];
      return { id: null, status: 409, problem: problemOf('received-before', `received ${message}.`, errors) };
    }
    if (!(error instanceof StoreUnavailableError)) throw error;
    const detail = 'Nothing was lost: send the same report again.';
    return { id: null, status: 503, problem: problemOf('unavailable', detail) };
  }
};
