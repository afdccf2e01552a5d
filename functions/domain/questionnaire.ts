/** A text in the two languages every published text must have; Vietnamese is the original. */
export type Text = { readonly vi: string; readonly en: string };

/** A score of the official five-point scale, 1 "Rất không hài lòng" to 5 "Rất hài lòng". */
export type Score = 1 | 2 | 3 | 4 | 5;

export const SCORES = [1, 2, 3, 4, 5] as const satisfies readonly Score[];

/**
 * The five official labels, the same in every generation of the Ministry's forms. There is no
 * "don't know" box: a question left blank is missing, never "Bình thường".
 */
export const SCORE_LABELS: Readonly<Record<Score, Text>> = {
  1: { vi: 'Rất không hài lòng', en: 'Very dissatisfied' },
  2: { vi: 'Không hài lòng', en: 'Dissatisfied' },
  3: { vi: 'Bình thường', en: 'Neither satisfied nor dissatisfied' },
  4: { vi: 'Hài lòng', en: 'Satisfied' },
  5: { vi: 'Rất hài lòng', en: 'Very satisfied' },
};

/** One thing asked (câu hỏi), answered with a score of 1 to 5 or left blank. */
export type Question = { readonly id: string; readonly text: Text };

/**
 * What the questions of an element complete: they are phrases ("Có đủ ghế ngồi chờ"), which also name
 * their own row in a table of results. The overall question stands alone, as a whole sentence.
 */
export const QUESTION_STEM: Text = {
  vi: 'Ông/Bà hài lòng ở mức nào về từng điều sau đây?',
  en: 'How satisfied are you with each of the following?',
};

/** A question in one line, so that a form in code can be read down like the form on paper. */
export const question = (id: string, vi: string, en: string): Question => ({ id, text: { vi, en } });

/** A group of questions that is published with an index of its own (yếu tố, nhóm). */
export type Element = { readonly id: string; readonly text: Text; readonly questions: readonly Question[] };

/** A part of a form (policies, services). A form with one part publishes no value for the part. */
export type Part = { readonly id: string; readonly text: Text; readonly elements: readonly Element[] };

/** A reason a citizen may tick after a score; the same id keeps its meaning in all versions. */
export type Reason = { readonly id: string; readonly text: Text };

/**
 * A questionnaire (bộ câu hỏi) in one version, immutable once published: answers carry `id` and
 * `version`, and a trend breaks where `comparabilityGroup` changes.
 */
export type Questionnaire = {
  readonly id: string;
  readonly version: number;
  readonly title: Text;
  /** Results of the same group may stand in one line; of different groups never. */
  readonly comparabilityGroup: string;
  /** The question that a single tap answers; absent in forms whose index pools all questions. */
  readonly overall?: Question;
  readonly parts: readonly Part[];
  /** What may be ticked after each score of the overall question. */
  readonly reasons: Partial<Readonly<Record<Score, readonly Reason[]>>>;
  /** Where the form comes from, to be printed beside its results. */
  readonly source: Text;
};

/** The elements of all parts, in the order of the form. */
export const elementsOf = (questionnaire: Questionnaire): readonly Element[] =>
  questionnaire.parts.flatMap((part) => part.elements);

/** Every question, the overall one first. */
export const questionsOf = (questionnaire: Questionnaire): readonly Question[] => [
  ...(questionnaire.overall ? [questionnaire.overall] : []),
  ...elementsOf(questionnaire).flatMap((element) => element.questions),
];

/**
 * The ids of the questions whose answers make the satisfaction index: the overall question where
 * there is one, else all questions pooled (SIPAS 2024: reproduces 83.94 from 83.84 and 84.09).
 */
export const headlineQuestionsOf = (questionnaire: Questionnaire): readonly string[] =>
  questionnaire.overall ? [questionnaire.overall.id] : questionsOf(questionnaire).map(({ id }) => id);

/** `post-service@1`: how tallies and results name a questionnaire in one version. */
export const questionnaireKey = (id: string, version: number): string => `${id}@${version}`;
