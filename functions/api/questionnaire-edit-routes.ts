import type { Context, Hono } from 'hono';
import type { AuditKind, AuditValues } from '#domain/audit.ts';
import { draftWritten, type Hand, published, retired, type Step } from '#domain/questionnaire-life.ts';
import type { DeclaredChange, FormDraft, QuestionnaireVersion } from '#domain/questionnaire-version.ts';
import { localHourOf, localIsoOf } from '#domain/time.ts';
import type { Questionnaires } from '../store/questionnaires.ts';
import { type AuditDeps, audited } from './audited.ts';
import { ProblemError } from './problem.ts';
import { placeIn, type QuestionnaireDeps, topsOf } from './questionnaire-routes.ts';
import {
  draftSchema,
  publicationSchema,
  type QuestionnaireDetail,
  retirementSchema,
} from './questionnaire-schemas.ts';
import { detailOf, shelfOf, versionsOf } from './questionnaire-view.ts';
import { bodyOf, refuseQuery, sentenceOf } from './request.ts';
import { type Access, requires } from './requires.ts';

export type QuestionnaireEditDeps = AuditDeps &
  Omit<QuestionnaireDeps, 'questionnaires'> & { readonly questionnaires: Questionnaires };

const BODY_LIMIT_BYTES = 128 * 1024;

type Known = readonly QuestionnaireVersion[];

/** What those who answer for the whole organisation do with its questionnaires. */
export const addQuestionnaireEditRoutes = (app: Hono, deps: QuestionnaireEditDeps): Hono => {
  const editing = requires('questionnaires.edit', deps.authenticate);

  /** Takes one step of a version's life, of those who may, and says how it stands then. */
  const take = async (
    c: Context,
    access: Access,
    kind: AuditKind,
    stepOf: (known: Known, hand: Hand, today: string) => Step,
  ): Promise<Response> => {
    const { id, version } = placeIn(c);
    const nowMs = deps.now();
    const shelf = shelfOf(await deps.questionnaires.allVersions(), nowMs);
    const known = versionsOf(shelf, id);
    const at = localIsoOf(nowMs);
    const next = taken(stepOf(known, { by: access.by, at }, localHourOf(nowMs).day), version);
    const before = known.find(({ form }) => form.version === version);
    const deed = {
      unit: topsOf(await deps.organisation(), nowMs).roots[0] ?? access.principal.unit,
      target: `${id}@${version}`,
      before: before ? valuesOf(before) : null,
      after: valuesOf(next),
    };
    await audited(c, deps, access, { kind, ...deed }, async () => {
      if (!(await deps.questionnaires.putVersion(next))) throw changed(version);
    });
    const now = shelfOf(await deps.questionnaires.allVersions(), nowMs);
    const stands = versionsOf(now, id).find(({ form }) => form.version === version) ?? next;
    return c.json<QuestionnaireDetail>(detailOf(now, stands, true), 200, { 'cache-control': 'no-store' });
  };

  const allowed = async (c: Context, access: Access): Promise<void> => {
    refuseQuery(c);
    const { tree, roots } = topsOf(await deps.organisation(), deps.now());
    for (const root of roots) access.demand(tree, root);
  };

  app.put('/v1/questionnaires/:id/versions/:version', editing, async (c) => {
    await allowed(c, c.get('access'));
    const { replaces, form, change } = await bodyOf(c, draftSchema, BODY_LIMIT_BYTES);
    const place = placeIn(c);
    const draft = {
      ...place,
      replaces,
      form: form as FormDraft,
      change: change as DeclaredChange | undefined,
    };
    return take(c, c.get('access'), 'questionnaire.save', (known, hand) => draftWritten(known, draft, hand));
  });

  app.post('/v1/questionnaires/:id/versions/:version/publish', editing, async (c) => {
    await allowed(c, c.get('access'));
    const wish = { ...(await bodyOf(c, publicationSchema, BODY_LIMIT_BYTES)), ...placeIn(c) };
    return take(c, c.get('access'), 'questionnaire.publish', (known, hand, today) =>
      published(known, wish, today, hand),
    );
  });

  app.post('/v1/questionnaires/:id/versions/:version/retire', editing, async (c) => {
    await allowed(c, c.get('access'));
    const wish = { ...(await bodyOf(c, retirementSchema, BODY_LIMIT_BYTES)), ...placeIn(c) };
    return take(c, c.get('access'), 'questionnaire.retire', (known, hand) => retired(known, wish, hand));
  });
  return app;
};

/** The texts themselves stay in the versions, which are kept as long as the log. */
const valuesOf = ({ life, revision, form, change, bridgeUntil }: QuestionnaireVersion): AuditValues => ({
  life,
  revision,
  title: form.title.vi,
  comparabilityGroup: form.comparabilityGroup,
  ...(change ? { isComparable: change.isComparable, why: change.why.vi } : {}),
  ...(bridgeUntil ? { bridgeUntil } : {}),
});

const changed = (version: number, revision?: number): ProblemError =>
  new ProblemError(
    'changed-meanwhile',
    `Version ${version} ${revision === undefined ? 'was changed' : `is at revision ${revision}`} meanwhile. Read it again, and repeat what is still to be done.`,
  );

const taken = (step: Step, version: number): QuestionnaireVersion => {
  switch (step.kind) {
    case 'taken':
      return step.value;
    case 'faulty':
      throw new ProblemError('invalid-request', sentenceOf(step.issues), { errors: step.issues });
    case 'absent':
      throw new ProblemError('not-found', step.fact);
    case 'refused':
      throw new ProblemError('questionnaire-refused', step.fact);
    case 'changed':
      throw changed(version, step.revision);
  }
};
