import { type Questionnaire, questionnaireKey } from './questionnaire.ts';
import { ASKED_ON_SCREENS, faultOfId, faultsOfChange, faultsOfForm } from './questionnaire-faults.ts';
import {
  type DeclaredChange,
  type FormDraft,
  groupOf,
  type QuestionnaireVersion,
} from './questionnaire-version.ts';
import type { Issue } from './response.ts';
import { isDay } from './time.ts';

/** A longer one would have two forms in every report of a quarter. */
export const MOST_BRIDGING_DAYS = 92;

/** What became of a step: the version as it is to stand, or why there is none. */
export type Step =
  | { readonly kind: 'taken'; readonly value: QuestionnaireVersion }
  /** What was sent is wrong, field by field. */
  | { readonly kind: 'faulty'; readonly issues: readonly Issue[] }
  /** There is nothing of that number, and it is not the next one. */
  | { readonly kind: 'absent'; readonly fact: string }
  /** The version is not where the step begins; nothing that is sent could change that. */
  | { readonly kind: 'refused'; readonly fact: string }
  /** Somebody else has changed it since it was read. */
  | { readonly kind: 'changed'; readonly revision: number };

/** Who takes a step, and when. */
export type Hand = { readonly by: string; readonly at: string };

const named = (id: string, version: number): string => `"${questionnaireKey(id, version).slice(0, 60)}"`;

const isPublic = ({ life }: QuestionnaireVersion): boolean => life !== 'draft';

/** The newest version below the number that was ever published. */
export const beforeOf = (
  known: readonly QuestionnaireVersion[],
  version: number,
): Questionnaire | undefined =>
  known
    .filter((each) => isPublic(each) && each.form.version < version)
    .toSorted((a, b) => a.form.version - b.form.version)
    .at(-1)?.form;

const versionOf = (known: readonly QuestionnaireVersion[], version: number) =>
  known.find(({ form }) => form.version === version);

const formOf = (
  id: string,
  version: number,
  draft: FormDraft,
  before: Questionnaire | undefined,
  change: DeclaredChange | undefined,
): Questionnaire => ({
  ...draft,
  id,
  version,
  comparabilityGroup: groupOf(id, version, draft, before, change),
});

export type Draft = {
  readonly id: string;
  readonly version: number;
  /** The revision that was read; 0 where there is none. */
  readonly replaces: number;
  readonly form: FormDraft;
  readonly change?: DeclaredChange | undefined;
};

/**
 * Writes a draft: over the one that stands, or as the next version of the id. It may be unfinished, since it is seen by nobody
 * who is asked; what keeps it from being published is told by `faultsOfDraft`.
 */
export const draftWritten = (
  known: readonly QuestionnaireVersion[],
  { id, version, replaces, form, change }: Draft,
  { by, at }: Hand,
): Step => {
  const fault = faultOfId(id);
  if (fault) return { kind: 'faulty', issues: [{ path: 'id', message: fault }] };
  const standing = versionOf(known, version);
  const next = Math.max(0, ...known.map((each) => each.form.version)) + 1;
  if (!standing && version !== next) {
    return { kind: 'absent', fact: `The next version of "${id}" is ${next}, not ${version}.` };
  }
  if (standing && isPublic(standing)) {
    return {
      kind: 'refused',
      fact: `${named(id, version)} is ${standing.life} and stays as it is; write version ${next} instead.`,
    };
  }
  const draft = known.find(({ life }) => life === 'draft');
  if (draft && !standing) {
    return {
      kind: 'refused',
      fact: `${named(id, draft.form.version)} is a draft still; publish it before the next one is written.`,
    };
  }
  if (replaces !== (standing?.revision ?? 0)) return { kind: 'changed', revision: standing?.revision ?? 0 };
  const before = beforeOf(known, version);
  return {
    kind: 'taken',
    value: {
      form: formOf(id, version, form, before, change),
      life: 'draft',
      revision: replaces + 1,
      ...(before ? { follows: before.version } : {}),
      ...(change ? { change } : {}),
      editedBy: by,
      editedAt: at,
    },
  };
};

/** All that keeps a draft from being published, each by its field. */
export const faultsOfDraft = (
  { form, change }: QuestionnaireVersion,
  before: Questionnaire | undefined,
): readonly Issue[] => [...faultsOfForm(form.id, form, before), ...faultsOfChange(form, before, change)];

const DAY_MS = 86_400_000;
const dayPlus = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

const faultsOfBridge = (
  id: string,
  before: QuestionnaireVersion | undefined,
  until: string | undefined,
  today: string,
): readonly Issue[] => {
  if (until === undefined) return [];
  const path = 'bridgeUntil';
  if (id !== ASKED_ON_SCREENS || before?.life !== 'published') {
    return [
      { path, message: 'needs a published version of a form that screens ask before this one; leave it out' },
    ];
  }
  const last = dayPlus(today, MOST_BRIDGING_DAYS);
  return isDay(until) && until >= today && until <= last
    ? []
    : [{ path, message: `must be a day from ${today} to ${last}` }];
};

type Wish = { readonly id: string; readonly version: number; readonly replaces: number };

/** The version a step is taken on, or why none can be. */
const standingFor = (
  known: readonly QuestionnaireVersion[],
  { id, version, replaces }: Wish,
  from: 'draft' | 'published',
): Step | QuestionnaireVersion => {
  const standing = versionOf(known, version);
  if (!standing) return { kind: 'absent', fact: `There is no ${named(id, version)}.` };
  if (standing.revision === 0) {
    return { kind: 'refused', fact: `${named(id, version)} is part of the product and stays as it is.` };
  }
  if (standing.life !== from) {
    return { kind: 'refused', fact: `${named(id, version)} is ${standing.life}, not ${from}.` };
  }
  return standing.revision === replaces ? standing : { kind: 'changed', revision: standing.revision };
};

const isStep = (found: Step | QuestionnaireVersion): found is Step => 'kind' in found;

/** Publishes a draft without a fault: from then on it is asked, and its form never changes. */
export const published = (
  known: readonly QuestionnaireVersion[],
  wish: Wish & { readonly bridgeUntil?: string | undefined },
  today: string,
  { by, at }: Hand,
): Step => {
  const standing = standingFor(known, wish, 'draft');
  if (isStep(standing)) return standing;
  const { id, version, bridgeUntil } = wish;
  const before = beforeOf(known, version);
  const issues = [
    ...faultsOfDraft(standing, before),
    ...faultsOfBridge(id, before && versionOf(known, before.version), bridgeUntil, today),
  ];
  if (issues.length > 0) return { kind: 'faulty', issues };
  return {
    kind: 'taken',
    value: {
      ...standing,
      // Made anew: what was published since the draft was written counts too.
      form: formOf(id, version, standing.form, before, standing.change),
      life: 'published',
      revision: standing.revision + 1,
      ...(before ? { follows: before.version } : {}),
      ...(bridgeUntil ? { bridgeUntil } : {}),
      publishedBy: by,
      publishedAt: at,
    },
  };
};

/** Retires a published version: it is asked no more, and answers that wait on devices are still taken. */
export const retired = (known: readonly QuestionnaireVersion[], wish: Wish, { by, at }: Hand): Step => {
  const standing = standingFor(known, wish, 'published');
  if (isStep(standing)) return standing;
  return {
    kind: 'taken',
    value: { ...standing, life: 'retired', revision: standing.revision + 1, retiredBy: by, retiredAt: at },
  };
};
