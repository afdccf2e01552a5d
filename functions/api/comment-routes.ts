import type { Context, Hono } from 'hono';
import { may } from '#domain/policy.ts';
import type { Catalogue } from '#domain/questionnaire-catalogue.ts';
import { localHourOf, localIsoOf, monthPlus, monthsBetween, parseInstant } from '#domain/time.ts';
import { lastTreeWith, type OrganisationIndex } from '#domain/unit-tree.ts';
import type { Comments } from '../store/comments.ts';
import { type AuditDeps, audited } from './audited.ts';
import { type CommentReads, readComments, siblingsOf } from './comment-reads.ts';
import {
  type CommentList,
  type CommentThemes,
  commentsQuerySchema,
  commentThemesQuerySchema,
  type Moderated,
  moderationSchema,
} from './comment-schemas.ts';
import {
  choicesOf,
  fitting,
  hidingOf,
  keyWordsOf,
  satisfactionCounts,
  shownComment,
  themeCounts,
  unitNamed,
} from './comment-view.ts';
import { ProblemError } from './problem.ts';
import { bodyOf, queryOf, refuseQuery } from './request.ts';
import { type Access, type Authenticate, requires } from './requires.ts';
import { catalogueNow, readable } from './result-routes.ts';

export type CommentDeps = AuditDeps &
  CommentReads & {
    readonly comments: Comments;
    readonly organisation: () => Promise<OrganisationIndex>;
    readonly catalogue?: () => Promise<Catalogue>;
    readonly authenticate: Authenticate;
  };

const PAGE = 50;
const RANGE_LIMIT_MONTHS = 12;
/** What was wrong two years ago is mended or known; until then whoever wrote it may be remembered. */
const COMMENT_SHOWN_MONTHS = 24;
/** How long a look lasts in which one leafs through pages. */
const LOOK_MS = 3_600_000;
const BODY_LIMIT_BYTES = 1024;
const NO_STORE = { 'cache-control': 'no-store' };

/** What citizens have written, for those who answer for the unit. No look without its entry in the audit log, written before. */
export const addCommentRoutes = (app: Hono, deps: CommentDeps): Hono => {
  const reading = requires('comments.read', deps.authenticate);

  app.get('/v1/units/:id/comments', reading, async (c) => {
    const { cursor, ...query } = queryOf(c, commentsQuerySchema);
    const look = await lookOf(c, deps, query);
    const { from: _, to: __, ...filter } = query;
    const deed = { what: 'list', from: look.from, to: look.to, ...filter };
    const mayModerate = may(look.access.principal, 'comments.moderate', look.tree, look.id);
    const list = async (entry: string, at: number): Promise<CommentList> => {
      const read = await readComments(deps, look.catalogue, look.nodes);
      const found = fitting(read.comments, filter, mayModerate);
      const page = found.slice(at, at + PAGE);
      return {
        ...commonOf(look, read),
        tooFew: read.responses === 0,
        total: found.length,
        mayModerate,
        choices: choicesOf(read.comments, look.index),
        comments: page.map((comment) => shownComment(comment, look.index)),
        ...(at + PAGE < found.length ? { next: `${entry}.${at + PAGE}` } : {}),
      };
    };
    const going = cursor === undefined ? undefined : await lookGoingOn(deps, look, deed, cursor);
    const answer = going
      ? await list(going.entry, going.at)
      : await audited(c, deps, look.access, readDeed(look.id, deed), (entry) =>
          list(`${entry.month}.${entry.number}`, 0),
        );
    return c.json<CommentList>(answer, 200, NO_STORE);
  });

  app.get('/v1/units/:id/comment-themes', reading, async (c) => {
    const query = queryOf(c, commentThemesQuerySchema);
    const look = await lookOf(c, deps, query);
    const deed = { what: 'themes', from: look.from, to: look.to };
    const answer = await audited(c, deps, look.access, readDeed(look.id, deed), async () => {
      const [read, beside] = await Promise.all([
        readComments(deps, look.catalogue, look.nodes),
        query.words === 'without' ? undefined : commentsBeside(deps, look),
      ]);
      const here = fitting(read.comments, {}, false);
      return {
        ...commonOf(look, read),
        tooFew: read.responses === 0,
        total: here.length,
        ...satisfactionCounts(here),
        themes: themeCounts(here),
        ...(beside && { words: keyWordsOf(here, beside) }),
      };
    });
    return c.json<CommentThemes>(answer, 200, NO_STORE);
  });

  app.put(
    '/v1/units/:id/comments/:comment/moderation',
    requires('comments.moderate', deps.authenticate),
    async (c) => {
      refuseQuery(c);
      const access = c.get('access');
      const [unit, named] = [c.req.param('id'), c.req.param('comment')];
      const [, month = '', id = ''] = /^(\d{4}-\d{2})\.([\w-]{16})$/.exec(named) ?? [];
      const index = await deps.organisation();
      access.demand(lastTreeWith(index, unit, month || localHourOf(deps.now()).month), unit);
      const { hidden, reason } = await bodyOf(c, moderationSchema, BODY_LIMIT_BYTES);
      if (hidden !== (reason !== undefined)) {
        const message = hidden ? 'is needed to hide a comment' : 'is only for hiding a comment; leave it out';
        throw new ProblemError('invalid-request', `reason ${message}.`, {
          errors: [{ path: 'reason', message }],
        });
      }
      const found = month ? await deps.comments.commentsOf(unit, month, Number.POSITIVE_INFINITY) : [];
      const comment = found.find((each) => each.id === id);
      if (!comment) throw new ProblemError('not-found', 'No comment of this unit has this id.');
      const before = (await deps.comments.moderationsOf(month)).get(`${unit}#${id}`);
      const stands = (moderation: typeof before): Moderated => ({
        id: named,
        unit,
        hidden: hidingOf(moderation),
      });
      if (before?.hidden === reason) return c.json(stands(before), 200, NO_STORE);
      const next = {
        version: (before?.version ?? 0) + 1,
        ...(reason === undefined ? {} : { hidden: reason }),
        by: access.by,
        at: localIsoOf(deps.now()),
      };
      const deed = {
        kind: 'comment.moderate',
        unit,
        target: named,
        before: { hidden: before?.hidden ?? null },
        after: { hidden: reason ?? null },
      } as const;
      await audited(c, deps, access, deed, async () => {
        if (await deps.comments.moderate(comment, next)) return;
        throw new ProblemError(
          'changed-meanwhile',
          'Somebody else has decided about this comment in the meantime. Read it again.',
        );
      });
      return c.json(stands(next), 200, NO_STORE);
    },
  );

  return app;
};

type Look = Awaited<ReturnType<typeof lookOf>>;

/** What is looked at: the unit, in those of the months in which the caller reaches it. */
const lookOf = async (
  c: Context<{ Variables: { access: Access } }>,
  deps: CommentDeps,
  query: { readonly from?: string | undefined; readonly to?: string | undefined },
) => {
  const [index, catalogue] = await Promise.all([deps.organisation(), catalogueNow(deps)]);
  const access = c.get('access');
  const id = c.req.param('id') ?? '';
  const thisMonth = localHourOf(deps.now()).month;
  const [from, to] = periodOf(query, thisMonth);
  const { unit } = readable(index, access, id, to);
  const nodes = monthsBetween(from, to).flatMap((month) => {
    const tree = index.tree(month);
    const node = tree.nodes.get(id);
    const isOld = month <= monthPlus(thisMonth, -COMMENT_SHOWN_MONTHS);
    return node && !isOld && access.reaches(tree, id) ? [{ tree, node }] : [];
  });
  return { index, catalogue, access, id: unit.id, from, to, nodes, tree: index.tree(to) };
};

/** Of a hundred units beside it the last month says enough, and twelve of them would be a thousand queries. */
const commentsBeside = async (deps: CommentDeps, { catalogue, index, nodes, id }: Look) => {
  const beside = nodes.slice(-1).flatMap(({ tree }) => siblingsOf(index, tree.month, id));
  return fitting((await readComments(deps, catalogue, beside)).comments, {}, false);
};

const periodOf = (
  query: { readonly from?: string | undefined; readonly to?: string | undefined },
  thisMonth: string,
): readonly [from: string, to: string] => {
  const refuse = (path: string, message: string): never => {
    throw new ProblemError('invalid-query', `${path} ${message}.`, { errors: [{ path, message }] });
  };
  if (query.from === undefined && query.to === undefined) return [thisMonth, thisMonth];
  const from = query.from ?? refuse('from', 'is needed together with to');
  const to = query.to ?? refuse('to', 'is needed together with from');
  if (from > to) refuse('from', 'must not be later than to');
  if (monthPlus(from, RANGE_LIMIT_MONTHS) <= to) {
    refuse('from', `must not be more than ${RANGE_LIMIT_MONTHS - 1} months before to`);
  }
  return [from, to];
};

const commonOf = (
  { index, id, from, to }: Look,
  { responses, isCut }: { readonly responses: number; readonly isCut: boolean },
) => ({ unit: unitNamed(index, id), from, to, responses, isCut });

const readDeed = (unit: string, after: Readonly<Record<string, unknown>>) =>
  ({ kind: 'comments.read', unit, target: unit, before: null, after }) as const;

/**
 * Pages after the first belong to the look of the first: the cursor names its entry in the log, which must be of the same
 * caller and filter and of this hour. So nobody reads by a cursor what was not written down.
 */
const lookGoingOn = async (
  { audit, now }: AuditDeps,
  { access, id }: Look,
  deed: Readonly<Record<string, unknown>>,
  cursor: string,
): Promise<{ readonly entry: string; readonly at: number }> => {
  const [month = '', number = '', at = ''] = cursor.split('.');
  const [row] = await audit.newest(month, { limit: 1, before: Number(number) + 1 });
  const { role, unit, subject } = access.principal;
  const isOfLook =
    row?.kind === 'comments.read' &&
    row.number === Number(number) &&
    row.unit === id &&
    row.who.role === role &&
    row.who.unit === unit &&
    row.who.subject === subject &&
    JSON.stringify(row.after) === JSON.stringify(deed) &&
    (parseInstant(row.at) ?? 0) > now() - LOOK_MS;
  if (isOfLook) return { entry: `${month}.${number}`, at: Number(at) };
  const message = 'belongs to another look or an older one; begin again without it';
  throw new ProblemError('invalid-query', `cursor ${message}.`, { errors: [{ path: 'cursor', message }] });
};
