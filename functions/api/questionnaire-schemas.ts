import * as z from 'zod/mini';
import { LIVES } from '#domain/questionnaire-version.ts';

const MOST = { letters: 2000, parts: 10, elements: 20, questions: 80, reasons: 12 } as const;

const said = z.string('must be text').check(z.maxLength(MOST.letters, 'is too long'));
const text = z.strictObject({ vi: said, en: said }, 'must have the texts "vi" and "en", and no others');
const id = z.string('must be an id').check(z.maxLength(80, 'is too long'));
const named = { id, text };

const reason = z.strictObject(named, 'must have "id" and "text"');
const reasons = z.optional(z.array(reason).check(z.maxLength(MOST.reasons, 'has too many reasons')));
const question = z.strictObject(named, 'must have "id" and "text"');
const element = z.strictObject(
  { ...named, questions: z.array(question).check(z.maxLength(MOST.questions, 'has too many questions')) },
  'must have "id", "text" and "questions"',
);
const part = z.strictObject(
  { ...named, elements: z.array(element).check(z.maxLength(MOST.elements, 'has too many elements')) },
  'must have "id", "text" and "elements"',
);

const form = {
  title: text,
  overall: z.optional(question),
  parts: z.array(part).check(z.maxLength(MOST.parts, 'has too many parts')),
  reasons: z.strictObject(
    { '1': reasons, '2': reasons, '3': reasons, '4': reasons, '5': reasons },
    'must have lists of reasons under the scores 1 to 5',
  ),
  source: text,
};
const change = z.strictObject(
  { isComparable: z.boolean('must be true or false'), why: text },
  'must have "isComparable" and "why"',
);

const replaces = z
  .int('must be the revision that was read')
  .check(z.minimum(0, 'must be the revision that was read, 0 where there is none'));
const MUST_BE_OBJECT = 'must have "replaces", and no fields that there are not';

/** `PUT /v1/questionnaires/{id}/versions/{n}`: a draft may be unfinished. */
export const draftSchema = z.strictObject(
  {
    replaces,
    form: z.strictObject(form, 'must have "title", "parts", "reasons" and "source"'),
    change: z.optional(change),
  },
  'must have "replaces" and "form", and "change" where the words differ from the version before',
);

/** `POST …/publish` */
export const publicationSchema = z.strictObject(
  {
    replaces,
    bridgeUntil: z.optional(
      z
        .string('must be a day such as 2026-12-31')
        .check(z.describe('Up to and with this day the version before is asked of half the people')),
    ),
  },
  MUST_BE_OBJECT,
);

/** `POST …/retire` */
export const retirementSchema = z.strictObject({ replaces }, MUST_BE_OBJECT);

/** A form as kiosks are handed it. */
export const askedFormSchema = z.object({
  id: z.string(),
  version: z.int(),
  comparabilityGroup: z.string(),
  ...form,
});

const life = z.enum(LIVES);
const summary = {
  id: z.string(),
  version: z.int(),
  title: text,
  life,
  revision: z.int(),
  builtIn: z.boolean(),
  /** Whether screens and pages ask it now, or half of them while it bridges. */
  isAsked: z.boolean(),
  comparabilityGroup: z.string(),
  bridgeUntil: z.nullable(z.string()),
  publishedAt: z.nullable(z.string()),
  retiredAt: z.nullable(z.string()),
};

/** `GET /v1/questionnaires` */
export const questionnaireListSchema = z.object({
  mayEdit: z.boolean(),
  questionnaires: z.array(z.object({ id: z.string(), versions: z.array(z.object(summary)) })),
});

/** `GET /v1/questionnaires/{id}/versions/{n}` */
export const questionnaireVersionSchema = z.object({
  ...summary,
  mayEdit: z.boolean(),
  form: z.object(form),
  change: z.nullable(change),
  follows: z.nullable(z.int()),
  /** Whether it asks other questions, or in other words, than the version it follows. */
  isReworded: z.boolean(),
  /** Of a version of the city's own: SHA-256 of all that the form says. */
  contentHash: z.nullable(z.string()),
  editedBy: z.nullable(z.string()),
  editedAt: z.nullable(z.string()),
  publishedBy: z.nullable(z.string()),
  retiredBy: z.nullable(z.string()),
  /** What keeps a draft from being published. */
  faults: z.array(z.object({ path: z.string(), message: z.string() })),
  /** What each element weighs in the index; nothing where an overall question is the index. */
  weights: z.array(z.object({ element: z.string(), sharePercent: z.number() })),
});

export type QuestionnaireDraft = z.output<typeof draftSchema>;
export type QuestionnaireList = z.output<typeof questionnaireListSchema>;
export type QuestionnaireDetail = z.output<typeof questionnaireVersionSchema>;
