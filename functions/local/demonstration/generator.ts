import { ulid } from 'ulid';
import { elementsOf, type Score } from '#domain/questionnaire.ts';
import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';
import { CHANNELS, type Channel, MOMENTS, type SurveyResponse } from '#domain/response.ts';
import { localIsoOf } from '#domain/time.ts';
import { commentFor } from './comments.ts';
import { HANOI_UNITS } from './hanoi.ts';
import { openHours } from './office-hours.ts';
import { paperForms } from './paper-forms.ts';
import { type Random, seededRandom, weightedPicker } from './random.ts';
import { scoreFor, scoreNear } from './scores.ts';
import { DEMONSTRATION_SERVICES, SERVICE_WEIGHTS } from './services.ts';
import { MOMENT_SHARES, shareAt, truth } from './truth.ts';

export type DemonstrationOptions = {
  readonly seed: number;
  /** Epoch milliseconds; nothing is later. */
  readonly now: number;
  /** About how many responses: what of the present day is still to come makes up to one percent. */
  readonly count: number;
};

/** The day on which the wards and communes of today began. */
export const DEMONSTRATION_SEED = 20_250_701;

/** One quarter, so that three months can be compared. */
const DAYS = 90;

/** Of 50,000 responses, 400 are long forms. */
const PAPER_FORM_SHARE = 0.008;

const VISIT_STREAM = 2;
/** Of its own, so that what people write changes nothing of what they answer. */
const COMMENT_STREAM = 31;

const CHANNEL_SHARES: Readonly<Record<Channel, number>> = {
  kiosk: 0.46,
  poster: 0.3,
  receipt: 0.12,
  link: 0.08,
  paper: 0.04,
};

/** Where the answer names its counter: a link is opened at home, a slip of paper is rarely marked. */
const COUNTER_KNOWN: Readonly<Record<Channel, number>> = {
  kiosk: 1,
  poster: 1,
  receipt: 0.95,
  link: 0,
  paper: 0.4,
};

/** Where it names the service: a receipt always does, others let the citizen choose. */
const SERVICE_KNOWN: Readonly<Record<Channel, number>> = {
  kiosk: 0.7,
  poster: 0.6,
  receipt: 1,
  link: 0.9,
  paper: 0.8,
};

/** Who rates more than the whole. */
const TELLS_MORE = 0.25;
const SKIPS_ELEMENT = 0.1;
const GIVES_REASON = 0.45;
const GIVES_SECOND_REASON = 0.3;

/** The first counter takes in, and so is rated most. */
const COUNTER_WEIGHTS = [1.6, 1.2, 1, 0.7] as const;

const pickChannel = weightedPicker(CHANNELS.map((channel) => CHANNEL_SHARES[channel]));
const pickMoment = weightedPicker(MOMENTS.map((moment) => MOMENT_SHARES[moment]));
const pickService = weightedPicker(SERVICE_WEIGHTS);
const OVERALL = POST_SERVICE.overall?.id ?? 'overall';
const ELEMENT_QUESTIONS = elementsOf(POST_SERVICE).flatMap(({ questions }) => questions);

const answersFor = (overall: Score, random: Random): Record<string, Score> => {
  const answers: Record<string, Score> = { [OVERALL]: overall };
  if (random.unit() >= TELLS_MORE) return answers;
  for (const [at, { id }] of ELEMENT_QUESTIONS.entries()) {
    if (random.unit() >= SKIPS_ELEMENT) answers[id] = scoreNear(overall, at, random);
  }
  return answers;
};

const reasonsFor = (overall: Score, random: Random): readonly string[] => {
  const offered = POST_SERVICE.reasons[overall] ?? [];
  if (offered.length === 0 || random.unit() >= GIVES_REASON) return [];
  // Reasons at the top of the list are ticked more often.
  const pick = () => offered[Math.floor(offered.length * random.unit() ** 1.5)]?.id;
  const picked = [pick(), random.unit() < GIVES_SECOND_REASON ? pick() : undefined];
  return [...new Set(picked.flatMap((id) => id ?? []))];
};

/**
 * Responses as the city's wards and communes might get them in the last 90 days, drawn from `truth(seed)`:
 * short ratings, and some long forms on paper. Sorted by time. The same seed on the same day gives the same
 * responses, later in the day with those of the hours since.
 */
export const demonstrationResponses = ({
  seed,
  now,
  count,
}: DemonstrationOptions): readonly SurveyResponse[] => {
  const random = seededRandom(seed, VISIT_STREAM);
  const writing = seededRandom(seed, COMMENT_STREAM);
  const { units, hourEffects, momentEffects } = truth(seed);
  const hours = openHours(now, DAYS);
  const pickUnit = weightedPicker(units.map(({ volumeShare }) => volumeShare));
  const pickHour = weightedPicker(hours.map(({ weight }) => weight));
  const counterPickers = new Map(
    HANOI_UNITS.map(({ id, counters }) => [
      id,
      { counters, pick: weightedPicker(COUNTER_WEIGHTS.slice(0, counters.length)) },
    ]),
  );

  const forms = Math.round(count * PAPER_FORM_SHARE);
  const responses: SurveyResponse[] = [...paperForms({ seed, now, count: forms })];
  const visits = visitsToDraw(hours, count - forms);
  for (let drawn = 0; drawn < visits; drawn++) {
    const unit = units[pickUnit(random.unit())];
    const open = hours[pickHour(random.unit())];
    const channel = CHANNELS[pickChannel(random.unit())];
    const drawnMoment = MOMENTS[pickMoment(random.unit())];
    const moment = channel === 'poster' ? 'result' : drawnMoment;
    if (!unit || !open || !channel || !moment) continue;
    const atMs = open.startMs + 1000 * Math.floor(3600 * random.unit());
    const desk = counterPickers.get(unit.unit);
    const counter = desk?.counters[desk.pick(random.unit())];
    const service = DEMONSTRATION_SERVICES[pickService(random.unit())];
    const share = shareAt(unit, open.daysAgo) + (hourEffects[open.hour] ?? 0) + momentEffects[moment];
    const overall = scoreFor(share, random);
    const response: SurveyResponse = {
      id: ulid(atMs, random.unit),
      unit: unit.unit,
      ...(counter && random.unit() < COUNTER_KNOWN[channel] ? { counter: counter.code } : {}),
      ...(service && random.unit() < SERVICE_KNOWN[channel] ? { service: service.code } : {}),
      channel,
      moment,
      questionnaire: POST_SERVICE.id,
      questionnaireVersion: POST_SERVICE.version,
      at: localIsoOf(atMs),
      answers: answersFor(overall, random),
      reasons: reasonsFor(overall, random),
    };
    const comment = commentFor(overall, response.reasons, writing);
    if (atMs <= now) responses.push(comment === undefined ? response : { ...response, comment });
  }
  // A ULID begins with its time.
  return responses.sort((a, b) => (a.id < b.id ? -1 : 1));
};

/**
 * How many visits to draw so that about `count` remain. The present day is drawn whole and cut at `now`
 * afterwards, which is what keeps its earlier hours as they were; so half of it is taken to remain.
 */
const visitsToDraw = (hours: ReturnType<typeof openHours>, count: number): number => {
  const weightOf = (part: typeof hours) => part.reduce((sum, { weight }) => sum + weight, 0);
  const today = weightOf(hours.filter(({ daysAgo }) => daysAgo === 0));
  const total = weightOf(hours);
  return Math.round((count * total) / (total - today / 2));
};
