import { CHANNELS, type Channel, type Issue, MOMENTS, type Moment, type SurveyResponse } from './response.ts';
import {
  answersOf,
  type CheckContext,
  commentOf,
  counterOf,
  deviceAtOf,
  instantOf,
  isRecord,
  oneOf,
  questionnaireOf,
  type Refuse,
  reasonsOf,
  serviceOf,
  unitOf,
} from './response-fields.ts';
import { localIsoOf } from './time.ts';

/**
 * How late a response may arrive: a quarter, since quarterly reports close the books (Thông tư
 * 01/2018/TT-VPCP, art. 15). Imports of earlier surveys are not bound by it.
 */
export const ACCEPTED_AGE_DAYS = 92;

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * How late what a poster's page took may arrive. Nobody vouches for its time of service, so it must not reach back into months
 * that are told already; a phone without a network finds one within a week.
 */
export const POSTER_AGE_DAYS = 7;

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

const FIELDS = [
  'id',
  'unit',
  'counter',
  'service',
  'channel',
  'moment',
  'questionnaire',
  'questionnaireVersion',
  'at',
  'deviceAt',
  'answers',
  'reasons',
  'comment',
  'synthetic',
] as const;

/** More than any form has questions: whoever sends more faults than that is told how many more. */
const MOST_ISSUES = 60;

/**
 * The response that an unknown value says, or every field that is wrong with how to put it right.
 * Total: never throws, and a fault in one field does not hide a fault in another. A comment comes out without
 * personal data, whoever sent it and whatever was removed on the way.
 */
export const checkResponse = (input: unknown, context: CheckContext): Checked<SurveyResponse> => {
  if (!isRecord(input)) {
    return {
      ok: false,
      issues: [{ path: '', message: 'must be a JSON object with the fields of a response' }],
    };
  }
  const issues: Issue[] = [];
  let unnamed = 0;
  const refuse = (path: string, message: string): undefined => {
    if (issues.length < MOST_ISSUES) issues.push({ path, message });
    else unnamed += 1;
    return undefined;
  };

  const id =
    typeof input.id === 'string' && ULID.test(input.id)
      ? input.id
      : refuse('id', 'must be a ULID in capital letters: 26 characters of Crockford base 32');
  const at = instantOf(input.at, context, refuse);
  const unit = unitOf(input.unit, at, context.index, refuse);
  const counter = counterOf(input.counter, unit, context.index, refuse);
  const service = serviceOf(input.service, context.index, refuse);
  const channel = oneOf<Channel>('channel', input.channel, CHANNELS, refuse);
  if (channel && context.channels?.includes(channel) === false) {
    refuse('channel', `${channel} does not come this way: only ${context.channels.join(' and ')} do`);
  }
  const moment = oneOf<Moment>('moment', input.moment, MOMENTS, refuse);
  if (channel === 'poster') checkPoster(at, moment, context, refuse);
  const questionnaire = questionnaireOf(input, context, refuse);
  const answers = answersOf(input.answers, questionnaire, refuse);
  const reasons = reasonsOf(input.reasons, questionnaire, answers, refuse);
  const comment = commentOf(input.comment, refuse);
  const deviceAt = deviceAtOf(input.deviceAt, channel, refuse);
  for (const field of Object.keys(input)) {
    if (!(FIELDS as readonly string[]).includes(field)) {
      refuse(field.slice(0, 40), 'is not a field of a response; remove it');
    }
  }
  if (input.synthetic !== undefined && input.synthetic !== true) {
    refuse('synthetic', 'must be true, or be left out: only ratings that test the service have it');
  }
  if (unnamed > 0) issues.push({ path: '', message: `has ${unnamed} more faults; correct these first` });

  if (
    issues.length > 0 ||
    !id ||
    at === undefined ||
    !unit ||
    !channel ||
    !moment ||
    !questionnaire ||
    !answers ||
    !reasons
  ) {
    return { ok: false, issues };
  }
  return {
    ok: true,
    value: {
      id,
      unit,
      ...(counter === undefined ? {} : { counter }),
      ...(service === undefined ? {} : { service }),
      channel,
      moment,
      questionnaire: questionnaire.id,
      questionnaireVersion: questionnaire.version,
      at: localIsoOf(at),
      ...(deviceAt === undefined ? {} : { deviceAt }),
      answers,
      reasons,
      ...(comment === undefined ? {} : { comment }),
      ...(input.synthetic === true ? { synthetic: true } : {}),
    },
  };
};

/**
 * Anyone can open a poster's page, at any time and for no dossier; so it is about the visit that ends now, and counted as one
 * of the moment `result` and never as a dossier that was rated.
 */
const checkPoster = (
  at: number | undefined,
  moment: Moment | undefined,
  { now, acceptedAgeDays }: CheckContext,
  refuse: Refuse,
): void => {
  if (moment && moment !== 'result') refuse('moment', 'must be result where the channel is poster');
  const isBound = Number.isFinite(acceptedAgeDays) && acceptedAgeDays > POSTER_AGE_DAYS;
  if (isBound && at !== undefined && at < now - POSTER_AGE_DAYS * 86_400_000) {
    refuse('at', `is older than ${POSTER_AGE_DAYS} days, which is as late as a poster's rating may come`);
  }
};
