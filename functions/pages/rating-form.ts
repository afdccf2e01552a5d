import { type Question, SCORES, type Score } from '#domain/questionnaire.ts';
import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';
import type { Subject } from './subject.ts';
import type { Language } from './texts.ts';

/**
 * A form as it is filled in, word for word: what is wrong in it, too, so that it can be handed back.
 * `id` and `at` are made when the page is drawn, and a form sent twice is therefore one response. Of a receipt, which has an
 * id and a time of its own, they only tell one form from another.
 */
export type Draft = {
  readonly id: string;
  readonly at: string;
  /** How often the rating was changed that this one is to replace; absent where it replaces none. */
  readonly over?: string;
  readonly version: string;
  /** Question id → score as sent; blank questions are absent. */
  readonly answers: Readonly<Record<string, string>>;
  /** What is ticked under each score, under scores no longer chosen as well. */
  readonly reasons: Readonly<Record<Score, readonly string[]>>;
  /** As it was typed; empty where nothing was. */
  readonly comment: string;
};

const ANSWER = 'answer-';
/** What a form of ours calls itself; anything else is no form of ours. */
const FORM_ID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** What the citizen has to say in his own words. */
export const COMMENT_FIELD = 'comment';

export const answerField = (question: string): string => `${ANSWER}${question}`;
export const reasonsField = (score: Score): string => `reasons-${score}`;

const overallOf = (): Question => {
  if (!POST_SERVICE.overall)
    throw new Error('The rating form needs a questionnaire with an overall question');
  return POST_SERVICE.overall;
};

/** The question that the five faces answer: in every version under the same id, and in words of its own. */
export const OVERALL_ID = overallOf().id;

const byScore = <T>(value: (score: Score) => T): Readonly<Record<Score, T>> => ({
  1: value(1),
  2: value(2),
  3: value(3),
  4: value(4),
  5: value(5),
});

/** An empty form of a version of the questionnaire; `over` is the number of changes of the rating that it replaces. */
export const newDraft = (id: string, at: string, version: number, over?: number): Draft => ({
  id,
  at,
  ...(over === undefined ? {} : { over: String(over) }),
  version: String(version),
  answers: {},
  reasons: byScore(() => []),
  comment: '',
});

/** The form with a level chosen, as a link with `?score=4` asks; nothing is recorded before it is sent. */
export const withScore = (draft: Draft, asked: string | undefined): Draft =>
  asked !== undefined && /^[1-5]$/.test(asked) ? { ...draft, answers: { [OVERALL_ID]: asked } } : draft;

/** The same choices on a form of that version of the questionnaire. */
export const renewed = (draft: Draft, id: string, at: string, version: number): Draft => ({
  ...newDraft(id, at, version, overOf(draft)),
  answers: draft.answers,
  reasons: draft.reasons,
  comment: draft.comment,
});

/** What the fields of a form say; the inverse of `fieldsOf`. */
export const draftOf = (fields: URLSearchParams): Draft => ({
  id: fields.get('id') ?? '',
  at: fields.get('at') ?? '',
  ...(fields.has('over') ? { over: fields.get('over') ?? '' } : {}),
  version: fields.get('version') ?? '',
  answers: Object.fromEntries(
    [...fields]
      .filter(([name, value]) => name.startsWith(ANSWER) && value !== '')
      .map(([name, value]) => [name.slice(ANSWER.length), value]),
  ),
  reasons: byScore((score) => fields.getAll(reasonsField(score))),
  comment: fields.get(COMMENT_FIELD) ?? '',
});

/** The fields of a form that says the same. */
export const fieldsOf = (draft: Draft): readonly (readonly [name: string, value: string])[] => [
  ['id', draft.id],
  ['at', draft.at],
  ...(draft.over === undefined ? [] : [['over', draft.over] as const]),
  ['version', draft.version],
  ...Object.entries(draft.answers).map(([question, score]) => [answerField(question), score] as const),
  ...SCORES.flatMap((score) => draft.reasons[score].map((reason) => [reasonsField(score), reason] as const)),
  ...(draft.comment === '' ? [] : [[COMMENT_FIELD, draft.comment] as const]),
];

/** How often the rating was changed that this one is to replace, where it is to replace one. */
export const overOf = ({ over }: Draft): number | undefined =>
  over !== undefined && /^\d{1,3}$/.test(over) ? Number(over) : undefined;

/** The overall score, once there is one. */
export const scoreOf = (draft: Draft): Score | undefined =>
  SCORES.find((score) => String(score) === draft.answers[OVERALL_ID]);

/** On one line, without what cannot be seen: an invisible character inside a number would hide the number. */
const plainComment = (typed: string): string =>
  typed
    .replaceAll(/[\p{Cf}\p{Cs}]+/gu, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();

/**
 * The response that a form asks to record, not yet checked. Whoever changes the score leaves the ticks
 * under the former one behind, out of sight: only those under the chosen score are meant.
 */
export const candidateOf = (draft: Draft, subject: Subject): unknown => {
  const { unit, counter, service, channel, moment, fixed } = subject;
  const score = scoreOf(draft);
  const comment = plainComment(draft.comment);
  return {
    id: draft.id,
    at: draft.at,
    ...(fixed && FORM_ID.test(draft.id) ? fixed : {}),
    unit: unit.id,
    ...(counter ? { counter: counter.code } : {}),
    ...(service ? { service: service.code } : {}),
    channel,
    moment,
    questionnaire: POST_SERVICE.id,
    questionnaireVersion: Number(draft.version),
    answers: Object.fromEntries(
      Object.entries(draft.answers).map(([question, value]) => [
        question,
        SCORES.find((known) => String(known) === value) ?? value,
      ]),
    ),
    reasons: score ? draft.reasons[score] : [],
    ...(comment === '' ? {} : { comment }),
  };
};

/** Where the form stands that the path leads to. */
export const formUrl = (path: string, language: Language): string =>
  `${path}${language === 'en' ? '?lang=en' : ''}`;

/** The form by which the rating that stands is changed. */
export const changeUrl = (path: string, language: Language): string => `${path}?lang=${language}&change`;

/**
 * Where it is sent: the same page, but by a URL of its own. A successful POST makes browsers forget what
 * they hold under its URL (RFC 9111, section 4.4); then "back" would bring a form with another id, and
 * pressing "send" there would count the same rating twice.
 */
export const sendUrl = (path: string, language: Language): string => `${path}?lang=${language}&sent`;
