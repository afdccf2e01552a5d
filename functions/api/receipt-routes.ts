import type { Hono } from 'hono';
import { localIsoOf } from '#domain/time.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import { issuedReportOf } from '../receipts/issued-report.ts';
import { createIssuer, drawnQr } from '../receipts/issuer.ts';
import { checkReceiptRequest, hasExpired } from '../receipts/receipt-request.ts';
import type { Receipts, ToIssue } from '../receipts/receipts.ts';
import type { Asked } from '../store/asked.ts';
import type { Devices } from '../store/devices.ts';
import { firstToldOf } from './first-told.ts';
import { type Problem, problemOf } from './problem.ts';
import { foreignUnit, judgeEach, listIn } from './programme-list.ts';
import { type IssuedAnswer, issueQuerySchema, MOST_RECEIPTS } from './receipt-schemas.ts';
import { jsonBodyOf, queryOf, sentenceOf } from './request.ts';
import { type Access, type Authenticate, requires } from './requires.ts';

export type ReceiptDeps = {
  readonly organisation: () => Promise<OrganisationIndex>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly authenticate: Authenticate;
  readonly receipts: Pick<Receipts, 'issue' | 'dossierIdOf' | 'responseIdOfDossier'>;
  readonly devices: Pick<Devices, 'firstTold'>;
  readonly asked: Pick<Asked, 'recordIssued'>;
  /** The public address that the codes hold. */
  readonly siteUrl: (request: Request) => string;
};

const BODY_LIMIT_BYTES = 512 * 1024;

/** So many at once: a list must not wait for itself. */
const AT_ONCE = 25;

/** What is to be issued, or why it is not. */
type Judged = { readonly what: ToIssue } | { readonly status: 403 | 422; readonly problem: Problem };

/** Where the one-stop system has receipts signed. Of each is kept when its moment was, and that it counts: what is rated is known by the token alone. */
export const addReceiptRoutes = (app: Hono, deps: ReceiptDeps): Hono =>
  app.post('/v1/receipts', requires('receipts.issue', deps.authenticate), async (c) => {
    const { qr = 'svg' } = queryOf(c, issueQuerySchema);
    const access = c.get('access');
    const body = await jsonBodyOf(c, BODY_LIMIT_BYTES);
    const batch = listOf(body);
    const index = await deps.organisation();
    const nowMs = deps.now();
    const judged = await judgeEach(batch ?? [body], AT_ONCE, (input) =>
      kept(deps, judgedBy(access, index, nowMs, input), nowMs),
    );
    const issue = createIssuer(deps.receipts, deps.siteUrl(c.req.raw));
    const answered = (what: ToIssue): IssuedAnswer => {
      const handout = issue(what);
      const drawn = qr === 'none' ? {} : { qr: drawnQr(handout, qr) };
      return { at: localIsoOf(what.atMs), ...handout, ...drawn };
    };
    c.header('cache-control', 'no-store');
    if (batch) {
      return c.json({
        results: judged.map((each) => ('what' in each ? { status: 200, ...answered(each.what) } : each)),
      });
    }
    const [only] = judged as [Judged];
    return 'what' in only
      ? c.json(answered(only.what))
      : c.body(JSON.stringify(only.problem), only.status, { 'content-type': 'application/problem+json' });
  });

/** The receipts of a list, or `undefined` where one was sent by itself; throws the problem of a wrong list. */
const listOf = (body: unknown): readonly unknown[] | undefined => {
  if (typeof body !== 'object' || body === null || !('receipts' in body)) return undefined;
  return listIn(body, 'receipts', MOST_RECEIPTS);
};

const judgedBy = (access: Access, index: OrganisationIndex, nowMs: number, input: unknown): Judged => {
  const checked = checkReceiptRequest(input, { index, now: nowMs });
  if (!checked.ok) {
    const problem = problemOf('invalid-request', sentenceOf(checked.issues), checked.issues);
    return { status: 422, problem };
  }
  const { unit } = checked.value;
  const foreign = foreignUnit(access, index, unit, nowMs);
  return foreign ? { status: 403, problem: foreign } : { what: checked.value };
};

/**
 * What is issued, once it is kept when the moment was told to be first and that there is a receipt for it. Before the
 * answer: what is not counted is not handed out, and asking again counts it once.
 */
const kept = async (deps: ReceiptDeps, judged: Judged, nowMs: number): Promise<Judged> => {
  if (!('what' in judged)) return judged;
  const what = { ...judged.what, atMs: await firstToldOf(deps, judged.what, nowMs) };
  if (hasExpired(what, nowMs)) {
    const message = `was first told as ${localIsoOf(what.atMs)}, which stands; a receipt of it, good for ${what.validDays} days, would have expired already`;
    const problem = problemOf('invalid-request', `at ${message}.`, [{ path: 'at', message }]);
    return { status: 422, problem };
  }
  await deps.asked.recordIssued(issuedReportOf(deps.receipts, what), localIsoOf(nowMs));
  return { what };
};
