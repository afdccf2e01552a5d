import type { Hono } from 'hono';
import type { AuditValues } from '#domain/audit.ts';
import type { Issue } from '#domain/response.ts';
import { INDICATOR_IDS, type Indicator, indicatorById } from '#domain/scorecard.ts';
import {
  issueOfDocument,
  issueOfDocumentDate,
  issueOfPeriod,
  issuesOfFigure,
  type ScorecardEntry,
  targetStanding,
  valueOfFigure,
} from '#domain/scorecard-entry.ts';
import { localHourOf, localIsoOf } from '#domain/time.ts';
import type { OrganisationIndex, UnitTree } from '#domain/unit-tree.ts';
import type { Scorecards } from '../store/scorecard.ts';
import { type AuditDeps, audited } from './audited.ts';
import { treeToday } from './fleet-routes.ts';
import { ProblemError } from './problem.ts';
import { bodyOf, refuseQuery, sentenceOf } from './request.ts';
import { type Access, type Authenticate, requires } from './requires.ts';
import { type NewEntry, newEntrySchema } from './scorecard-schemas.ts';
import { shownEntry } from './scorecard-view.ts';

export type ScorecardEntryDeps = AuditDeps & {
  readonly scorecards: Scorecards;
  readonly organisation: () => Promise<OrganisationIndex>;
  readonly authenticate: Authenticate;
};

const BODY_LIMIT_BYTES = 8 * 1024;

/** Where officers enter what the platform cannot compute. Each version says who entered it, when, and from which document. */
export const addScorecardEntryRoutes = (app: Hono, deps: ScorecardEntryDeps): Hono =>
  app.put(
    '/v1/units/:id/scorecard/:indicator/:period',
    requires('scorecard.enter', deps.authenticate),
    async (c) => {
      refuseQuery(c);
      const access = c.get('access');
      const [index, nowMs, unit] = [await deps.organisation(), deps.now(), c.req.param('id')];
      const tree = treeToday(index, unit, nowMs);
      access.demand(tree, unit);
      if (!tree.nodes.has(unit)) {
        throw new ProblemError('not-found', `There is no unit "${unit.slice(0, 40)}".`);
      }
      const body = await bodyOf(c, newEntrySchema, BODY_LIMIT_BYTES);
      const { indicator, period } = placeOf(c.req.param('indicator'), c.req.param('period'), nowMs);
      refuse(issuesOf(indicator, body, nowMs));

      const place = { indicator: indicator.id, period };
      const entries = await deps.scorecards.entriesOf(unit);
      const target = targetOf(body, targetStanding(entries, place), () => maySetTarget(access, tree, unit));
      const entry: ScorecardEntry = {
        ...place,
        version: body.replaces + 1,
        value: valueOfFigure(body),
        ...(body.numerator === undefined ? {} : { numerator: body.numerator }),
        ...(body.denominator === undefined ? {} : { denominator: body.denominator }),
        ...(target === undefined ? {} : { target }),
        document: body.document,
        ...(body.documentDate ? { documentDate: body.documentDate } : {}),
        ...(body.note ? { note: body.note } : {}),
        enteredBy: access.by,
        enteredAt: localIsoOf(nowMs),
      };
      const newest = newestOf(entries, entry);
      if (newest && saysTheSame(newest, entry)) return c.json(shownEntry(indicator, newest), 200, NO_STORE);
      const deed = {
        unit,
        target: `${indicator.id} ${period}`,
        before: newest ? figureOf(newest) : null,
        after: figureOf(entry),
      };
      await audited(c, deps, access, { kind: 'scorecard.enter', ...deed }, async () => {
        const stands = newest?.version ?? 0;
        if (stands === body.replaces && (await deps.scorecards.addEntry(unit, entry))) return;
        throw new ProblemError(
          'changed-meanwhile',
          `Version ${stands} of this figure stands, not ${body.replaces}. Read the scorecard again, and repeat what is still to be done.`,
        );
      });
      return c.json(shownEntry(indicator, entry), 200, NO_STORE);
    },
  );

const NO_STORE = { 'cache-control': 'no-store' };

const placeOf = (id: string, period: string, nowMs: number) => {
  const indicator = indicatorById(id);
  const ofPeriod = issueOfPeriod(period, localHourOf(nowMs).month);
  const errors: readonly Issue[] = [
    ...(indicator ? [] : [{ path: 'indicator', message: `must be one of ${INDICATOR_IDS.join(', ')}` }]),
    ...(ofPeriod ? [{ path: 'period', message: ofPeriod }] : []),
  ];
  refuse(errors);
  return { indicator: indicator as Indicator, period };
};

const issuesOf = (indicator: Indicator, body: NewEntry, nowMs: number): readonly Issue[] => {
  const ofDocument = issueOfDocument(body.document);
  const ofDate = issueOfDocumentDate(body.documentDate, localHourOf(nowMs).day);
  return [
    ...issuesOfFigure(indicator, body),
    ...(ofDocument ? [{ path: 'document', message: ofDocument }] : []),
    ...(ofDate ? [{ path: 'documentDate', message: ofDate }] : []),
  ];
};

const refuse = (errors: readonly Issue[]): void => {
  if (errors.length > 0) throw new ProblemError('invalid-request', sentenceOf(errors), { errors });
};

const newestOf = (
  entries: readonly ScorecardEntry[],
  { indicator, period }: ScorecardEntry,
): ScorecardEntry | undefined =>
  entries.filter((each) => each.indicator === indicator && each.period === period).at(-1);

/** Nobody sets the target by which he is measured: that is for who stands above; at the top, for who is bound to it. */
const maySetTarget = (access: Access, tree: UnitTree, unit: string): boolean =>
  access.reaches(tree, tree.nodes.get(unit)?.parent ?? unit);

/** What who may not set it leaves out stays as it stands. Throws the problem of who sets another. */
const targetOf = (
  { target }: NewEntry,
  standing: number | undefined,
  isSetter: () => boolean,
): number | undefined => {
  if (isSetter()) return target;
  if (target === undefined || target === standing) return standing;
  throw new ProblemError(
    'not-allowed',
    `A target is set by who answers for the unit above. Leave "target" out: ${standing === undefined ? 'there is none so far' : `${standing} stays`}.`,
  );
};

/** What was entered; the note stays out of the log, because people write what they like into it. */
const figureOf = (entry: ScorecardEntry): AuditValues => {
  const { version, value, numerator, denominator, target, document, documentDate } = entry;
  return { version, value, numerator, denominator, target, document, documentDate };
};

/** A repeat of what was just entered, as after a lost answer, changes nothing. */
const saysTheSame = (a: ScorecardEntry, b: ScorecardEntry): boolean =>
  a.version === b.version &&
  (
    ['value', 'numerator', 'denominator', 'target', 'document', 'documentDate', 'note', 'enteredBy'] as const
  ).every((name) => a[name] === b[name]);
