import type { Hono } from 'hono';
import { type Improvement, shownImprovements } from '#domain/improvement.ts';
import { may } from '#domain/policy.ts';
import type { Issue } from '#domain/response.ts';
import { localHourOf, localIsoOf } from '#domain/time.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import type { Improvements } from '../store/improvements.ts';
import { type AuditDeps, audited } from './audited.ts';
import { treeToday } from './fleet-routes.ts';
import {
  type ImprovementList,
  newImprovementSchema,
  type PublicImprovements,
  type ShownImprovement,
} from './improvement-schemas.ts';
import { ProblemError } from './problem.ts';
import { bodyOf, refuseQuery, sentenceOf } from './request.ts';
import { type Authenticate, requires } from './requires.ts';

type ReadDeps = {
  readonly improvements: Improvements;
  readonly organisation: () => Promise<OrganisationIndex>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly authenticate: Authenticate;
};

const BODY_LIMIT_BYTES = 8 * 1024;
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

const absent = (unit: string): ProblemError =>
  new ProblemError('not-found', `There is no unit "${unit.slice(0, 40)}".`);

/** What anybody may read of it, from any site. */
export const addPublicImprovementRoutes = (
  app: Hono,
  { improvements, organisation }: Pick<ReadDeps, 'improvements' | 'organisation'>,
): Hono =>
  app.get('/v1/public/units/:id/improvements', async (c) => {
    refuseQuery(c);
    const unit = c.req.param('id');
    if (!(await organisation()).units.has(unit)) throw absent(unit);
    const all = shownImprovements(await improvements.newestOf(unit, false));
    return c.json<PublicImprovements>(
      { unit, improvements: all.map(({ id, day, text }) => ({ id, day, text })) },
      200,
      { 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' },
    );
  });

/** What those who read the unit's results see of it. */
export const addImprovementRoutes = (app: Hono, deps: ReadDeps): Hono =>
  app.get('/v1/units/:id/improvements', requires('results.read', deps.authenticate), async (c) => {
    refuseQuery(c);
    const access = c.get('access');
    const unit = c.req.param('id');
    const tree = treeToday(await deps.organisation(), unit, deps.now());
    access.demand(tree, unit);
    if (!tree.nodes.has(unit)) throw absent(unit);
    const improvements = [...(await deps.improvements.newestOf(unit, true))];
    const mayWrite = may(access.principal, 'improvements.write', tree, unit);
    return c.json<ImprovementList>({ unit, improvements, mayWrite }, 200, NO_STORE);
  });

/** Where it is written, corrected and taken back; each time with an entry in the audit log. */
export const addImprovementWriteRoutes = (app: Hono, deps: ReadDeps & AuditDeps): Hono =>
  app.put(
    '/v1/units/:id/improvements/:improvement',
    requires('improvements.write', deps.authenticate),
    async (c) => {
      refuseQuery(c);
      const access = c.get('access');
      const [unit, id, nowMs] = [c.req.param('id'), c.req.param('improvement'), deps.now()];
      const tree = treeToday(await deps.organisation(), unit, nowMs);
      access.demand(tree, unit);
      if (!tree.nodes.has(unit)) throw absent(unit);
      const {
        replaces,
        day,
        text,
        withdrawn = false,
      } = await bodyOf(c, newImprovementSchema, BODY_LIMIT_BYTES);
      refuse([
        ...(ULID.test(id) ? [] : [{ path: 'improvement', message: 'must be a ULID in capital letters' }]),
        ...(day <= localHourOf(nowMs).day
          ? []
          : [{ path: 'day', message: 'must not be later than today: tell of what was changed' }]),
      ]);
      const stands = await deps.improvements.improvementAt(unit, id);
      const next: Improvement = {
        id,
        version: replaces + 1,
        day,
        text,
        withdrawn,
        writtenBy: access.by,
        writtenAt: localIsoOf(nowMs),
      };
      if (stands && saysTheSame(stands, next)) return c.json<ShownImprovement>(stands, 200, NO_STORE);
      const deed = {
        kind: 'improvement.write',
        unit,
        target: id,
        before: stands ? shortOf(stands) : null,
        after: shortOf(next),
      } as const;
      await audited(c, deps, access, deed, async () => {
        const version = stands?.version ?? 0;
        if (version === replaces && (await deps.improvements.putImprovement(unit, next))) return;
        throw new ProblemError(
          'changed-meanwhile',
          `Version ${version} of it stands, not ${replaces}. Read it again, and repeat what is still to be done.`,
        );
      });
      return c.json<ShownImprovement>(next, 200, NO_STORE);
    },
  );

const NO_STORE = { 'cache-control': 'no-store' };

const refuse = (errors: readonly Issue[]): void => {
  if (errors.length > 0) throw new ProblemError('invalid-request', sentenceOf(errors), { errors });
};

/** In one order, whatever the order is in which the table gives the languages back. */
const shortOf = ({ version, day, text: { vi, en }, withdrawn }: Improvement) => ({
  version,
  day,
  vi,
  en,
  withdrawn,
});

/** A repeat of what was just written, as after a lost answer, changes nothing. */
const saysTheSame = (a: Improvement, b: Improvement): boolean =>
  a.writtenBy === b.writtenBy && JSON.stringify(shortOf(a)) === JSON.stringify(shortOf(b));
