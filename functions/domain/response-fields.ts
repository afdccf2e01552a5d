import { withoutPersonalData } from './personal-data.ts';
import { type Questionnaire, questionsOf, SCORES, type Score } from './questionnaire.ts';
import { type Channel, COMMENT_LIMIT, COMMENT_PATTERN } from './response.ts';
import { localHourOf, localIsoOf, parseInstant } from './time.ts';
import type { OrganisationIndex } from './unit-tree.ts';

/*
 * The fields of a response, one by one: each gives the value that an unknown one says, or refuses it with how to put it
 * right.
 */

/** Clocks of phones and kiosks run apart; further ahead than this and a clock is wrong. */
export const FUTURE_TOLERANCE_MINUTES = 5;

/** What a response is checked against: the organisation, the published forms, and the clock. */
export type CheckContext = {
  readonly index: OrganisationIndex;
  readonly questionnaireByKey: (id: string, version: number) => Questionnaire | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
  /** `Infinity` for imports. */
  readonly acceptedAgeDays: number;
  /** The channels that come this way; all where it is left out. */
  readonly channels?: readonly Channel[];
};

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isScore = (value: unknown): value is Score => SCORES.includes(value as Score);

export type Refuse = (path: string, message: string) => undefined;

export const instantOf = (value: unknown, context: CheckContext, refuse: Refuse): number | undefined => {
  const at = typeof value === 'string' ? parseInstant(value) : undefined;
  if (at === undefined) {
    return refuse('at', 'must be the time of service with its offset, such as 2026-11-23T09:41:07+07:00');
  }
  if (at > context.now + FUTURE_TOLERANCE_MINUTES * 60_000) {
    return refuse(
      'at',
      `is more than ${FUTURE_TOLERANCE_MINUTES} minutes in the future (the server's clock says ${localIsoOf(context.now)}); correct the device's clock`,
    );
  }
  if (at < context.now - context.acceptedAgeDays * 86_400_000) {
    return refuse('at', `is older than ${context.acceptedAgeDays} days; hand earlier responses in by import`);
  }
  return at;
};

export const unitOf = (
  value: unknown,
  at: number | undefined,
  index: OrganisationIndex,
  refuse: Refuse,
): string | undefined => {
  if (typeof value !== 'string' || value === '')
    return refuse('unit', 'must be the code of a unit, such as "00070"');
  if (!index.units.has(value)) return refuse('unit', `no unit has the code "${value.slice(0, 40)}"`);
  if (at !== undefined) {
    const { month } = localHourOf(at);
    if (!index.tree(month).nodes.has(value)) {
      return refuse('unit', `unit "${value}" was not part of the organisation in ${month}`);
    }
  }
  return value;
};

export const counterOf = (
  value: unknown,
  unit: string | undefined,
  index: OrganisationIndex,
  refuse: Refuse,
): string | undefined => {
  if (value === undefined) return undefined;
  const known = typeof value === 'string' ? index.counters.get(value) : undefined;
  if (!known)
    return refuse('counter', 'no counter has this code; leave the field out if there is no counter');
  if (unit !== undefined && known.unit.id !== unit) {
    return refuse('counter', `belongs to unit "${known.unit.id}", not to "${unit}"`);
  }
  return known.counter.code;
};

export const serviceOf = (value: unknown, index: OrganisationIndex, refuse: Refuse): string | undefined => {
  if (value === undefined) return undefined;
  if (typeof value === 'string' && index.services.has(value)) return value;
  return refuse('service', 'no service has this national code; leave the field out if it is not known');
};

export const oneOf = <T extends string>(
  path: string,
  value: unknown,
  allowed: readonly T[],
  refuse: Refuse,
): T | undefined => {
  const found = allowed.find((candidate) => candidate === value);
  return found ?? refuse(path, `must be one of ${allowed.join(', ')}`);
};

export const questionnaireOf = (
  input: Readonly<Record<string, unknown>>,
  context: CheckContext,
  refuse: Refuse,
): Questionnaire | undefined => {
  const { questionnaire: id, questionnaireVersion: version } = input;
  const idIsText = typeof id === 'string' && id !== '';
  const versionIsWhole = typeof version === 'number' && Number.isInteger(version) && version > 0;
  if (!idIsText) refuse('questionnaire', 'must be the id of a questionnaire, such as "post-service"');
  if (!versionIsWhole) refuse('questionnaireVersion', 'must be a whole number from 1');
  if (!idIsText || !versionIsWhole) return undefined;
  const found = context.questionnaireByKey(id, version);
  if (found) return found;
  return context.questionnaireByKey(id, 1)
    ? refuse('questionnaireVersion', `questionnaire "${id}" has no version ${version}`)
    : refuse('questionnaire', `no questionnaire has the id "${id.slice(0, 40)}"`);
};

export const answersOf = (
  value: unknown,
  questionnaire: Questionnaire | undefined,
  refuse: Refuse,
): Readonly<Record<string, Score>> | undefined => {
  if (!isRecord(value)) return refuse('answers', 'must be an object of question id and score 1 to 5');
  const known = questionnaire && new Set(questionsOf(questionnaire).map(({ id }) => id));
  const answers: Record<string, Score> = {};
  for (const [question, score] of Object.entries(value)) {
    const path = `answers.${question.slice(0, 40)}`;
    if (!isScore(score)) refuse(path, 'must be a whole number from 1 to 5; leave a blank question out');
    else if (known && !known.has(question)) refuse(path, `is not a question of "${questionnaire?.id}"`);
    else answers[question] = score;
  }
  const overall = questionnaire?.overall?.id;
  if (overall !== undefined && value[overall] === undefined) {
    return refuse(`answers.${overall}`, 'is missing: the overall score, 1 to 5, is the rating itself');
  }
  if (Object.keys(value).length === 0)
    return refuse('answers', 'is empty: at least one question must be answered');
  return answers;
};

export const reasonsOf = (
  value: unknown,
  questionnaire: Questionnaire | undefined,
  answers: Readonly<Record<string, Score>> | undefined,
  refuse: Refuse,
): readonly string[] | undefined => {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return refuse('reasons', 'must be a list of reason ids');
  const score = questionnaire?.overall && answers?.[questionnaire.overall.id];
  const unknowable = !questionnaire || (questionnaire.overall && !score);
  const offered = unknowable
    ? undefined
    : ((score && questionnaire.reasons[score]) ?? []).map((reason) => reason.id);
  const reasons = new Set<string>();
  for (const [position, reason] of value.entries()) {
    if (typeof reason !== 'string') refuse(`reasons.${position}`, 'must be the id of a reason');
    else if (reasons.has(reason)) refuse(`reasons.${position}`, `repeats "${reason.slice(0, 40)}"`);
    else if (offered && !offered.includes(reason)) {
      const scored = score ? `after score ${score}` : 'with this questionnaire';
      refuse(`reasons.${position}`, `is not offered ${scored}; offered: ${offered.join(', ') || 'none'}`);
    } else reasons.add(reason);
  }
  return [...reasons];
};

/** Any instant at all: a clock that is wrong may be wrong by decades. */
export const deviceAtOf = (
  value: unknown,
  channel: Channel | undefined,
  refuse: Refuse,
): string | undefined => {
  if (value === undefined) return undefined;
  const at = typeof value === 'string' ? parseInstant(value) : undefined;
  if (at === undefined || channel !== 'kiosk') {
    return refuse(
      'deviceAt',
      'must be an instant such as 2026-11-22T09:41:07+07:00, and is of kiosks alone; leave it out where the clock is right',
    );
  }
  return localIsoOf(at);
};

export const commentOf = (value: unknown, refuse: Refuse): string | undefined => {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !COMMENT_PATTERN.test(value)) {
    return refuse(
      'comment',
      'must be a text on one line, without control characters; leave the field out if there is none',
    );
  }
  if (value.length > COMMENT_LIMIT) {
    return refuse('comment', `has ${value.length} characters; at most ${COMMENT_LIMIT} are taken`);
  }
  return withoutPersonalData(value.normalize('NFC').trim());
};
