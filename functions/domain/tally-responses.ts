import type { DecisionReason } from './decision.ts';
import { questionnaireKey, type Score } from './questionnaire.ts';
import type { ResponseState, SurveyResponse } from './response.ts';
import type { Tally } from './tally.ts';
import {
  addCell,
  addScore,
  emptyForm,
  increment,
  type MutableCell,
  type MutableForm,
  type MutableTally,
} from './tally-accumulator.ts';
import { weekdayOf } from './time.ts';

/** A response as the fold reads it: what it says, whether it counts, and if it is held or void, for which reason. */
export type StatedResponse = SurveyResponse & {
  readonly state: ResponseState;
  readonly stateReason?: DecisionReason;
};

/** The tally of some responses; day and hour of the week come from each response's time of service. */
export const tallyOf = (responses: Iterable<StatedResponse>): Tally => {
  const tally: MutableTally = { questionnaires: {}, states: {} };
  // Most neighbours answer the same form, so its tally is looked up once for all of them.
  let form: { readonly id: string; readonly version: number; readonly into: MutableForm } | undefined;
  let counted = 0;
  for (const response of responses) {
    if (response.state !== 'counted') {
      increment(tally.states, response.state, 1);
      if (response.state === 'held' || response.state === 'void') addSetAside(tally, response);
      continue;
    }
    counted += 1;
    const { questionnaire: id, questionnaireVersion: version } = response;
    if (form?.id !== id || form.version !== version) {
      form = { id, version, into: (tally.questionnaires[questionnaireKey(id, version)] ??= emptyForm()) };
    }
    form.into.n += 1;
    if (response.answers.overall === undefined) addLongForm(form.into, response);
    else addOneTap(form.into, response, response.answers.overall);
  }
  if (counted > 0) tally.states.counted = counted;
  return tally as Tally;
};

const addSetAside = (tally: MutableTally, response: StatedResponse): void => {
  const { questionnaire, questionnaireVersion, answers, state, stateReason } = response;
  if (stateReason === undefined) return;
  tally.setAside ??= {};
  const into = (tally.setAside[questionnaireKey(questionnaire, questionnaireVersion)] ??= {});
  const why = `${state}:${stateReason}`;
  if (answers.overall === undefined) addCell(into, why, cellOf(answers));
  else addScore(into, why, answers.overall);
};

/** One person, and all answers of a long form. */
const cellOf = (answers: SurveyResponse['answers']): MutableCell => {
  const cell: MutableCell = [1, 0, 0, 0, 0, 0];
  for (const question in answers) {
    const score = answers[question];
    if (score !== undefined) cell[score as 1] += 1;
  }
  return cell;
};

/** A million of these are counted in a second, so nothing is made for one of them that is not kept. */
const addOneTap = (into: MutableForm, response: SurveyResponse, overall: Score): void => {
  const { answers, channel, service, counter, reasons } = response;
  const questions = (into.questions[channel] ??= {});
  for (const question in answers) {
    const score = answers[question];
    if (score === undefined) continue;
    addAnswer(questions, question, score);
    if (question !== 'overall') addScore(into.drivers, `${question}${score >= 4 ? '+' : '-'}`, overall);
  }
  const { day, hour } = timeOf(response.at);
  addScore(into.channels, channel, overall);
  addScore(into.moments, response.moment, overall);
  if (service !== undefined) addScore(into.services, service, overall);
  if (counter !== undefined) addScore(into.counters, counter, overall);
  for (let at = 0; at < reasons.length; at++) addScore(into.reasons, reasons[at] as string, overall);
  addScore(into.days, day, overall);
  addScore(into.hours, hour, overall);
};

const addLongForm = (into: MutableForm, response: SurveyResponse): void => {
  const { answers } = response;
  const questions = (into.questions[response.channel] ??= {});
  const cell: MutableCell = [1, 0, 0, 0, 0, 0];
  let answered = 0;
  let satisfied = 0;
  let points = 0;
  for (const question in answers) {
    const score = answers[question];
    if (score === undefined) continue;
    addAnswer(questions, question, score);
    cell[score as 1] += 1;
    answered += 1;
    if (score >= 4) satisfied += 1;
    points += score - 1;
  }
  increment(into.topTwoProfiles, `${answered}:${satisfied}`, 1);
  increment(into.scoreProfiles, `${answered}:${points}`, 1);
  const { day, hour } = timeOf(response.at);
  addCell(into.channels, response.channel, cell);
  addCell(into.moments, response.moment, cell);
  if (response.service !== undefined) addCell(into.services, response.service, cell);
  if (response.counter !== undefined) addCell(into.counters, response.counter, cell);
  for (const reason of response.reasons) addCell(into.reasons, reason, cell);
  addCell(into.days, day, cell);
  addCell(into.hours, hour, cell);
};

type Time = { readonly prefix: string; readonly day: string; readonly hour: string };

const times = new Map<string, Time>();
const TIMES_REMEMBERED = 20_000;
let latest: Time | undefined;

/** Day and hour of the week of a local instant; remembered, as a fold meets few hours many times in a row. */
const timeOf = (at: string): Time => {
  if (latest && at.startsWith(latest.prefix)) return latest;
  const prefix = at.slice(0, 13);
  latest = times.get(prefix);
  if (latest) return latest;
  if (times.size >= TIMES_REMEMBERED) times.clear();
  const day = prefix.slice(0, 10);
  latest = { prefix, day, hour: `${weekdayOf(day)}-${prefix.slice(11)}` };
  times.set(prefix, latest);
  return latest;
};

const addAnswer = (
  questions: Record<string, [number, number, number, number, number]>,
  question: string,
  score: Score | undefined,
): void => {
  if (score === undefined) return;
  const counts = (questions[question] ??= [0, 0, 0, 0, 0]);
  counts[(score - 1) as 0] += 1;
};
