import { ulid } from 'ulid';
import type { Decision, DecisionKind, DecisionReason } from '#domain/decision.ts';
import type { Score } from '#domain/questionnaire.ts';
import type { SurveyResponse } from '#domain/response.ts';
import { localIsoOf } from '#domain/time.ts';
import type { DecidedResponse } from '../seed.ts';
import type { DemonstrationOptions } from './generator.ts';
import { type Random, seededRandom } from './random.ts';

/** Of its own, so that what does not count changes nothing of what does. */
const DECISION_STREAM = 47;

/** Which part of the short ratings has a companion that was taken out, why, and what that one says instead. */
const COMPANIONS: readonly {
  readonly share: number;
  readonly decision: DecisionKind;
  readonly reason: DecisionReason;
  readonly overall?: Score;
}[] = [
  { share: 0.006, decision: 'void', reason: 'duplicate' },
  { share: 0.002, decision: 'void', reason: 'test', overall: 5 },
  { share: 0.001, decision: 'void', reason: 'wrong-unit' },
];

/** Somebody at one counter pressed the lowest face again and again; the last such hour is still under review. */
const BURST_UNIT = '00070';
const BURST_SIZE = 24;
const BURST_DAYS_AGO = [9, 40, 70];

const DAY_MS = 86_400_000;

const withoutWords = ({ comment: _, reasons: __, ...response }: SurveyResponse): SurveyResponse => ({
  ...response,
  reasons: [],
});

/** Another response in the same minute or so, as if sent once more, with the decision on it of the day after. */
const companionOf = (
  response: SurveyResponse,
  random: Random,
  now: number,
  { decision, reason, overall }: Pick<Decision, 'decision' | 'reason'> & { readonly overall?: Score },
): DecidedResponse => {
  const atMs = Date.parse(response.at);
  const id = ulid(atMs, random.unit);
  return {
    response: { ...withoutWords(response), id, ...(overall === undefined ? {} : { answers: { overall } }) },
    decision: {
      id: ulid(atMs, random.unit),
      decision,
      reason,
      by: `officer of ${response.unit}`,
      at: localIsoOf(Math.min(atMs + DAY_MS, now)),
    },
  };
};

/** What officers of the city have taken out of the index: duplicates, tests, slips, and bursts of one finger at one counter. */
export const demonstrationDecided = (
  { seed, now }: DemonstrationOptions,
  responses: readonly SurveyResponse[],
): readonly DecidedResponse[] => {
  const random = seededRandom(seed, DECISION_STREAM);
  const ratings = responses.filter(({ answers }) => answers.overall !== undefined);
  const companions = ratings.flatMap((response) => {
    const draw = random.unit();
    let below = 0;
    const kind = COMPANIONS.find(({ share }) => {
      below += share;
      return draw < below;
    });
    return kind ? [companionOf(response, random, now, kind)] : [];
  });
  const atKiosk = ratings.filter(({ unit, channel }) => unit === BURST_UNIT && channel === 'kiosk');
  const bursts = BURST_DAYS_AGO.flatMap((daysAgo, at) => {
    const like = atKiosk.findLast((response) => Date.parse(response.at) < now - daysAgo * DAY_MS);
    if (!like) return [];
    const isNewest = at === 0;
    return Array.from({ length: BURST_SIZE }, () =>
      companionOf(like, random, now, {
        decision: isNewest ? 'hold' : 'void',
        reason: isNewest ? 'under-review' : 'abuse',
        overall: 1,
      }),
    );
  });
  return [...companions, ...bursts];
};
