import { ulid } from 'ulid';
import { elementsOf, type Score } from '#domain/questionnaire.ts';
import { SIPAS_2023 } from '#domain/questionnaires/sipas-2023.ts';
import type { SurveyResponse } from '#domain/response.ts';
import { localIsoOf } from '#domain/time.ts';
import { HANOI_CITY } from './hanoi.ts';
import { openHours } from './office-hours.ts';
import { type Random, seededRandom, weightedPicker } from './random.ts';
import { scoreFor } from './scores.ts';

/** Where the long form was handed out, and what share of its answers is 4 or 5. */
const PLACES = [
  { unit: '00070', weight: 0.4, satisfiedShare: 0.86 },
  { unit: HANOI_CITY, weight: 0.6, satisfiedShare: 0.84 },
] as const;

const FIELDWORK_DAYS = 30;
const FORM_STREAM = 3;

/**
 * The answers of one person hang together: 7 in 10 are content with most things, 3 in 10 with less. What
 * the one group is above the mean, the other is below it, so the mean stays.
 */
const CONTENT = 0.7;
const SPREAD = 0.3;

const LEFT_BLANK = 0.04;

/** By element of the form, added to the share: accountability and feedback fare worst everywhere. */
const ELEMENT_EFFECTS = [-0.03, -0.03, 0, 0.01, 0.02, -0.01, 0.03, 0.02, -0.04] as const;

const answersOf = (share: number, random: Random): Record<string, Score> => {
  const own = share + (random.unit() < CONTENT ? SPREAD * (1 - CONTENT) : -SPREAD * CONTENT);
  const answers: Record<string, Score> = {};
  for (const [at, { questions }] of elementsOf(SIPAS_2023).entries()) {
    for (const { id } of questions) {
      const score = scoreFor(own + (ELEMENT_EFFECTS[at] ?? 0), random);
      if (random.unit() >= LEFT_BLANK) answers[id] = score;
    }
  }
  return answers;
};

/** Forms of the Ministry's survey on paper, collected over the last month at one ward and for the city. */
export const paperForms = ({
  seed,
  now,
  count,
}: {
  readonly seed: number;
  readonly now: number;
  readonly count: number;
}): readonly SurveyResponse[] => {
  const random = seededRandom(seed, FORM_STREAM);
  const hours = openHours(now, FIELDWORK_DAYS);
  const pickHour = weightedPicker(hours.map(({ weight }) => weight));
  const pickPlace = weightedPicker(PLACES.map(({ weight }) => weight));
  return Array.from({ length: count }, () => {
    const place = PLACES[pickPlace(random.unit())] ?? PLACES[0];
    const atMs = (hours[pickHour(random.unit())]?.startMs ?? now) + 1000 * Math.floor(3600 * random.unit());
    return {
      atMs,
      response: {
        id: ulid(atMs, random.unit),
        unit: place.unit,
        channel: 'paper',
        moment: 'result',
        questionnaire: SIPAS_2023.id,
        questionnaireVersion: SIPAS_2023.version,
        at: localIsoOf(atMs),
        answers: answersOf(place.satisfiedShare, random),
        reasons: [],
      } satisfies SurveyResponse,
    };
  })
    .filter(({ atMs }) => atMs <= now)
    .map(({ response }) => response);
};
