import {
  type Aggregation,
  aggregatedShare,
  countsTotal,
  type Formula,
  percentOf,
  type RespondentGroup,
  shareOf,
} from './formulas.ts';
import { wilsonInterval } from './interval.ts';
import { elementsOf, headlineQuestionsOf, type Questionnaire } from './questionnaire.ts';
import { type Counts, type Profiles, type QuestionnaireTally, questionCountsOf } from './tally.ts';
import { type Evidence, evidenceOf } from './verdict.ts';

export type IntervalPercent = {
  readonly level: number;
  readonly lowPercent: number;
  readonly highPercent: number;
};

/** What may be said of a group of responses; every figure but `n` is `null` where too few answered. */
export type Figures = {
  readonly n: number;
  readonly evidence: Evidence;
  readonly counts: Counts | null;
  readonly indexPercent: number | null;
  readonly interval: IntervalPercent | null;
};

/**
 * The figures of `n` people whose answers count up to `counts`. The interval is of people, not of
 * answers: the answers of one person hang together, and a person's own share lies in [0, 1], so Wilson
 * with the number of people is conservative. `share` overrides the pooled share of the counts.
 */
export const figuresOf = (
  n: number,
  counts: Counts,
  formula: Formula,
  share = shareOf(formula, counts),
): Figures => {
  const evidence = evidenceOf(n);
  if (evidence === 'hidden' || share === undefined) {
    return { n, evidence, counts: null, indexPercent: null, interval: null };
  }
  const { level, low, high } = wilsonInterval(share, n);
  return {
    n,
    evidence,
    counts,
    indexPercent: percentOf(share),
    interval: { level, lowPercent: percentOf(low), highPercent: percentOf(high) },
  };
};

const NO_COUNTS: Counts = [0, 0, 0, 0, 0];

const sumOf = (all: readonly Counts[]): Counts =>
  all.reduce<Counts>((a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4]], NO_COUNTS);

/** The figures of questions taken together; as people, those who answered the question answered most. */
const figuresOfQuestions = (all: readonly Counts[], formula: Formula): Figures =>
  figuresOf(Math.max(0, ...all.map(countsTotal)), sumOf(all), formula);

/** The values of a form below its overall one: each question, each element, and each part if there are several. */
export type FormFigures = {
  readonly elements: readonly {
    readonly id: string;
    readonly figures: Figures;
    readonly questions: readonly { readonly id: string; readonly figures: Figures }[];
  }[];
  readonly parts: readonly { readonly id: string; readonly figures: Figures }[];
};

/**
 * The values of every level of a form. With its overall one, the form of 2023 has the 51 satisfaction
 * indices that the Ministry announces (39 + 9 + 2 + 1), the form of 2017 has 22 + 5 + 1.
 */
export const formFiguresOf = (
  questionnaire: Questionnaire,
  tally: QuestionnaireTally,
  formula: Formula,
): FormFigures => {
  const counts = questionCountsOf(tally);
  const of = (id: string): Counts => counts[id] ?? NO_COUNTS;
  return {
    elements: elementsOf(questionnaire).map(({ id, questions }) => ({
      id,
      figures: figuresOfQuestions(
        questions.map((question) => of(question.id)),
        formula,
      ),
      questions: questions.map((question) => ({
        id: question.id,
        figures: figuresOfQuestions([of(question.id)], formula),
      })),
    })),
    parts:
      questionnaire.parts.length < 2
        ? []
        : questionnaire.parts.map(({ id, elements }) => ({
            id,
            figures: figuresOfQuestions(
              elements.flatMap(({ questions }) => questions.map((question) => of(question.id))),
              formula,
            ),
          })),
  };
};

/** The share that a form's headline is, by the formula and the aggregation; `undefined` without answers. */
export const headlineShareOf = (
  questionnaire: Questionnaire,
  tally: QuestionnaireTally,
  formula: Formula,
  aggregation: Aggregation,
): number | undefined => {
  const counts = questionCountsOf(tally);
  if (questionnaire.overall) return shareOf(formula, counts[questionnaire.overall.id] ?? NO_COUNTS);
  const groups = elementsOf(questionnaire).map(({ questions }) =>
    questions.map(({ id }) => counts[id] ?? NO_COUNTS),
  );
  const profiles = formula.id === 'topTwoShare' ? tally.topTwoProfiles : tally.scoreProfiles;
  return aggregatedShare(formula, aggregation, groups, respondentsOf(profiles));
};

const respondentsOf = (profiles: Profiles): readonly RespondentGroup[] =>
  Object.entries(profiles).map(([profile, respondents]) => {
    const [answered, points] = profile.split(':').map(Number) as [number, number];
    return { answered, points, respondents };
  });

/** The counts of all headline answers of a tally. */
export const headlineCountsOf = (questionnaire: Questionnaire, tally: QuestionnaireTally): Counts => {
  const counts = questionCountsOf(tally);
  return sumOf(headlineQuestionsOf(questionnaire).map((id) => counts[id] ?? NO_COUNTS));
};
