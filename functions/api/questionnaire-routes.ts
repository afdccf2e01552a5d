import type { Context, Hono } from 'hono';
import { may } from '#domain/policy.ts';
import { localHourOf } from '#domain/time.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import type { Questionnaires } from '../store/questionnaires.ts';
import { ProblemError } from './problem.ts';
import type { QuestionnaireDetail, QuestionnaireList } from './questionnaire-schemas.ts';
import { detailOf, listOf, shelfOf, versionsOf } from './questionnaire-view.ts';
import { refuseQuery } from './request.ts';
import { type Access, type Authenticate, requires } from './requires.ts';

export type QuestionnaireDeps = {
  readonly questionnaires: Pick<Questionnaires, 'allVersions'>;
  readonly organisation: () => Promise<OrganisationIndex>;
  readonly now: () => number;
  readonly authenticate: Authenticate;
};

/** The tops of the organisation: a questionnaire is asked everywhere, so who changes one answers for all of it. */
export const topsOf = (index: OrganisationIndex, nowMs: number) => {
  const tree = index.tree(localHourOf(nowMs).month);
  return { tree, roots: tree.roots };
};

export const mayEdit = ({ principal }: Access, index: OrganisationIndex, nowMs: number): boolean => {
  const { tree, roots } = topsOf(index, nowMs);
  return roots.length > 0 && roots.every((root) => may(principal, 'questionnaires.edit', tree, root));
};

const VERSION = /^[1-9]\d{0,3}$/;

/** The version that a path names; there is none where it is no number. */
export const placeIn = (c: Context): { readonly id: string; readonly version: number } => {
  const [id = '', version = ''] = [c.req.param('id'), c.req.param('version')];
  if (VERSION.test(version)) return { id, version: Number(version) };
  throw new ProblemError(
    'not-found',
    'Versions are numbered from 1, as in /v1/questionnaires/post-service/versions/2.',
  );
};

/** The questionnaires with their versions and drafts. */
export const addQuestionnaireRoutes = (app: Hono, deps: QuestionnaireDeps): Hono => {
  const seeing = requires('questionnaires.see', deps.authenticate);
  const read = async (access: Access) => {
    const [index, stored] = await Promise.all([deps.organisation(), deps.questionnaires.allVersions()]);
    const nowMs = deps.now();
    return { shelf: shelfOf(stored, nowMs), editable: mayEdit(access, index, nowMs) };
  };

  app.get('/v1/questionnaires', seeing, async (c) => {
    refuseQuery(c);
    const { shelf, editable } = await read(c.get('access'));
    return c.json<QuestionnaireList>(listOf(shelf, editable), 200, { 'cache-control': 'no-store' });
  });

  app.get('/v1/questionnaires/:id/versions/:version', seeing, async (c) => {
    refuseQuery(c);
    const { id, version } = placeIn(c);
    const { shelf, editable } = await read(c.get('access'));
    const found = versionsOf(shelf, id).find(({ form }) => form.version === version);
    if (!found) {
      throw new ProblemError('not-found', `There is no version ${version} of "${id.slice(0, 40)}".`);
    }
    return c.json<QuestionnaireDetail>(detailOf(shelf, found, editable), 200, {
      'cache-control': 'no-store',
    });
  });
  return app;
};
