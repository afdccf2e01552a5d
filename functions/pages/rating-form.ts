import { type Question, SCORES, type Score } from '#domain/questionnaire.ts';
import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';
import type { Counter, Unit } from '#domain/unit.ts';
import type { Language } from './texts.ts';

/** Where a citizen was served: what a poster's code stands for. */
export type Place = { readonly unit: Unit; readonly counter: Counter };

/**
 * A form as it is filled in, word for word: what is wrong in it, too, so that it can be handed back.
 * `id` and `at` are made when the page is drawn, and a form sent twice is therefore one response.
 */
export type Draft = {
  readonly id: string;
  readonly at: string;
  readonly version: string;
  /** Question id → score as sent; blank questions are absent. */
  readonly answers: Readonly<Record<string, string>>;
  /** What is ticked under each score, under scores no longer chosen as well. */
  readonly reasons: Readonly<Record<Score, readonly string[]>>;
};

const ANSWER = 'answer-';

export const answerField = (question: string): string => `${ANSWER}${question}`;
export const reasonsField = (score: Score): string => `reasons-${score}`;

const overallOf = (): Question => {
  if (!POST_SERVICE.overall)
    throw new Error('The rating form needs a questionnaire with an overall question');
  return POST_SERVICE.overall;
};

/** The question that the five faces answer. */
export const OVERALL = overallOf();

const byScore = <T>(value: (score: Score) => T): Readonly<Record<Score, T>> => ({
  1: value(1),
  2: value(2),
  3: value(3),
  4: value(4),
  5: value(5),
});

/** An empty form of the questionnaire in force. */
export const newDraft = (id: string, at: string): Draft => ({
  id,
  at,
  version: String(POST_SERVICE.version),
  answers: {},
  reasons: byScore(() => []),
});

/** The same choices on a form of the questionnaire in force. */
export const renewed = (draft: Draft, id: string, at: string): Draft => ({
  ...newDraft(id, at),
  answers: draft.answers,
  reasons: draft.reasons,
});

/** What the fields of a form say; the inverse of `fieldsOf`. */
export const draftOf = (fields: URLSearchParams): Draft => ({
  id: fields.get('id') ?? '',
  at: fields.get('at') ?? '',
  version: fields.get('version') ?? '',
  answers: Object.fromEntries(
    [...fields]
      .filter(([name, value]) => name.startsWith(ANSWER) && value !== '')
      .map(([name, value]) => [name.slice(ANSWER.length), value]),
  ),
  reasons: byScore((score) => fields.getAll(reasonsField(score))),
});

/** The fields of a form that says the same. */
export const fieldsOf = (draft: Draft): readonly (readonly [name: string, value: string])[] => [
  ['id', draft.id],
  ['at', draft.at],
  ['version', draft.version],
  ...Object.entries(draft.answers).map(([question, score]) => [answerField(question), score] as const),
  ...SCORES.flatMap((score) => draft.reasons[score].map((reason) => [reasonsField(score), reason] as const)),
];

/** The overall score, once there is one. */
export const scoreOf = (draft: Draft): Score | undefined =>
  SCORES.find((score) => String(score) === draft.answers[OVERALL.id]);

/**
 * The response that a form asks to record, not yet checked. Whoever changes the score leaves the ticks
 * under the former one behind, out of sight: only those under the chosen score are meant.
 */
export const candidateOf = (draft: Draft, { unit, counter }: Place): unknown => {
  const score = scoreOf(draft);
  return {
    id: draft.id,
    unit: unit.id,
    counter: counter.code,
    channel: 'poster',
    moment: 'result',
    questionnaire: POST_SERVICE.id,
    questionnaireVersion: Number(draft.version),
    at: draft.at,
    answers: Object.fromEntries(
      Object.entries(draft.answers).map(([question, value]) => [
        question,
        SCORES.find((known) => String(known) === value) ?? value,
      ]),
    ),
    reasons: score ? draft.reasons[score] : [],
  };
};

/** Where the form of a counter stands. */
export const formUrl = (counterCode: string, language: Language): string =>
  `/q/${encodeURIComponent(counterCode)}${language === 'en' ? '?lang=en' : ''}`;

/**
 * Where it is sent: the same page, but by a URL of its own. A successful POST makes browsers forget what
 * they hold under its URL (RFC 9111, section 4.4); then "back" would bring a form with another id, and
 * pressing "send" there would count the same rating twice.
 */
export const sendUrl = (counterCode: string, language: Language): string =>
  `/q/${encodeURIComponent(counterCode)}?lang=${language}&sent`;
