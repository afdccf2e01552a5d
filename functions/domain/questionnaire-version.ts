import {
  elementsOf,
  type Questionnaire,
  questionnaireKey,
  questionsOf,
  type Score,
  type Text,
} from './questionnaire.ts';

/**
 *  draft ──▶ published ──▶ retired
 *
 * Nothing leads back: whoever answered a published version has answered it, and a correction is a further version.
 */
export const LIVES = ['draft', 'published', 'retired'] as const;
export type Life = (typeof LIVES)[number];

/** What a version says of the difference in wording to the version before it, which both languages tell. */
export type DeclaredChange = {
  /** Whether the results of both may stand in one line. */
  readonly isComparable: boolean;
  readonly why: Text;
};

/** What an editor writes; the rest of a questionnaire follows from where it stands. */
export type FormDraft = Omit<Questionnaire, 'id' | 'version' | 'comparabilityGroup'>;

/** A version (phiên bản phiếu hỏi) with its life. From its publication on, `form` never changes. */
export type QuestionnaireVersion = {
  readonly form: Questionnaire;
  readonly life: Life;
  /** Grows with every change; 0 where the version came with the product. */
  readonly revision: number;
  /** The version that was the newest published one before it; absent in the first of an id. */
  readonly follows?: number;
  readonly change?: DeclaredChange;
  /** Up to and with this day both this version and the one it follows are asked, of half the people each. */
  readonly bridgeUntil?: string;
  readonly editedBy?: string;
  readonly editedAt?: string;
  readonly publishedBy?: string;
  readonly publishedAt?: string;
  readonly retiredBy?: string;
  readonly retiredAt?: string;
};

/** A version that is part of the product: published before the platform was, and changed by nobody. */
export const builtIn = (form: Questionnaire): QuestionnaireVersion => ({
  form,
  life: 'published',
  revision: 0,
});

const asked = (form: FormDraft): readonly unknown[] => [
  form.overall ? [form.overall.id, form.overall.text.vi, form.overall.text.en] : null,
  ...form.parts.flatMap(({ elements }) =>
    elements.map(({ id, text, questions }) => [
      id,
      text.vi,
      text.en,
      ...questions.map((question) => [question.id, question.text.vi, question.text.en]),
    ]),
  ),
];

/** Whether both ask the same in the same words, order and groups; reasons are offered after the answer and move no index. */
export const asksTheSame = (a: FormDraft, b: FormDraft): boolean =>
  JSON.stringify(asked(a)) === JSON.stringify(asked(b));

/**
 * In which line the results of a version stand: in that of the version before it where it asks the same, or where the other
 * words are declared to measure the same; else in one of its own. No id has an "@", so no two ids meet in a group.
 */
export const groupOf = (
  id: string,
  version: number,
  form: FormDraft,
  before: Questionnaire | undefined,
  change: DeclaredChange | undefined,
): string => {
  if (!before) return id;
  return asksTheSame(form, before) || change?.isComparable
    ? before.comparabilityGroup
    : questionnaireKey(id, version);
};

const textOf = ({ vi, en }: Text): readonly string[] => [vi, en];

/** All that a form says in an order that no storage changes: its hash tells whether a published form is what it was. */
export const contentOfForm = (form: Questionnaire): string =>
  JSON.stringify([
    form.id,
    form.version,
    form.comparabilityGroup,
    textOf(form.title),
    form.overall ? [form.overall.id, ...textOf(form.overall.text)] : null,
    form.parts.map((part) => [
      part.id,
      ...textOf(part.text),
      part.elements.map((element) => [
        element.id,
        ...textOf(element.text),
        element.questions.map(({ id, text }) => [id, ...textOf(text)]),
      ]),
    ]),
    ([1, 2, 3, 4, 5] as const satisfies readonly Score[]).map((score) =>
      (form.reasons[score] ?? []).map(({ id, text }) => [id, ...textOf(text)]),
    ),
    textOf(form.source),
  ]);

/**
 * What each element weighs in the index. By the Ministry's method, which pools all answers, an element weighs as much as it has
 * questions (SIPAS 2024: 83.94 of 83.84 and 84.09); where one overall question is the index, elements weigh nothing in it.
 */
export const weightsOf = (
  form: Questionnaire,
): readonly { readonly element: string; readonly share: number }[] => {
  const all = form.overall ? 0 : questionsOf(form).length;
  return elementsOf(form).map(({ id, questions }) => ({
    element: id,
    share: all === 0 ? 0 : questions.length / all,
  }));
};
