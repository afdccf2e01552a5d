import { percentOf } from '#domain/formulas.ts';
import type { Questionnaire } from '#domain/questionnaire.ts';
import { catalogueOf, QUESTIONNAIRES } from '#domain/questionnaire-catalogue.ts';
import { beforeOf, faultsOfDraft } from '#domain/questionnaire-life.ts';
import { asksTheSame, builtIn, type QuestionnaireVersion, weightsOf } from '#domain/questionnaire-version.ts';
import type { StoredVersion } from '../store/questionnaires.ts';
import type { QuestionnaireDetail, QuestionnaireList } from './questionnaire-schemas.ts';

/** All versions there are of every id, drafts too, as whoever writes questionnaires sees them at an instant. */
export type Shelf = {
  readonly versions: readonly (QuestionnaireVersion & { readonly contentHash?: string })[];
  readonly asked: (id: string) => readonly Questionnaire[];
};

export const shelfOf = (stored: readonly StoredVersion[], nowMs: number): Shelf => {
  // Here nothing is asked later than it is published: who has pressed the button wants to see it so.
  const catalogue = catalogueOf(stored, 0);
  return {
    versions: [...QUESTIONNAIRES.map(builtIn), ...stored].toSorted((a, b) => a.form.version - b.form.version),
    asked: (id) => catalogue.askedAt(id, nowMs),
  };
};

export const versionsOf = ({ versions }: Shelf, id: string): Shelf['versions'] =>
  versions.filter(({ form }) => form.id === id);

const summaryOf = (shelf: Shelf, version: Shelf['versions'][number]) => {
  const { form, life, revision, bridgeUntil, publishedAt, retiredAt } = version;
  return {
    id: form.id,
    version: form.version,
    title: form.title,
    life,
    revision,
    builtIn: revision === 0,
    isAsked: shelf.asked(form.id).some((each) => each.version === form.version),
    comparabilityGroup: form.comparabilityGroup,
    bridgeUntil: bridgeUntil ?? null,
    publishedAt: publishedAt ?? null,
    retiredAt: retiredAt ?? null,
  };
};

/** Every questionnaire with its versions, the older first. */
export const listOf = (shelf: Shelf, mayEdit: boolean): QuestionnaireList => ({
  mayEdit,
  questionnaires: [...new Set(shelf.versions.map(({ form }) => form.id))].map((id) => ({
    id,
    versions: versionsOf(shelf, id).map((version) => summaryOf(shelf, version)),
  })),
});

/** One version with all that it says, and what still keeps it from being published. */
export const detailOf = (
  shelf: Shelf,
  version: Shelf['versions'][number],
  mayEdit: boolean,
): QuestionnaireDetail => {
  const { id, version: number, comparabilityGroup: _, ...form } = version.form;
  const before = beforeOf(versionsOf(shelf, id), number);
  return {
    ...summaryOf(shelf, version),
    mayEdit,
    form: form as QuestionnaireDetail['form'],
    change: version.change ?? null,
    follows: version.follows ?? null,
    isReworded: before !== undefined && !asksTheSame(form, before),
    contentHash: version.contentHash ?? null,
    editedBy: version.editedBy ?? null,
    editedAt: version.editedAt ?? null,
    publishedBy: version.publishedBy ?? null,
    retiredBy: version.retiredBy ?? null,
    faults: version.life === 'draft' ? [...faultsOfDraft(version, before)] : [],
    weights: weightsOf(version.form).map(({ element, share }) => ({
      element,
      sharePercent: percentOf(share),
    })),
  };
};
