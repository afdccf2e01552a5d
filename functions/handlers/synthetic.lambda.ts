import { ulid } from 'ulid';
import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';
import type { SurveyResponse } from '#domain/response.ts';
import { localIsoOf } from '#domain/time.ts';
import { readEnvironment } from '../environment.ts';
import { createMetrics } from './metrics.ts';

const { siteUrl, stage, syntheticUnit, syntheticCounter } = readEnvironment([
  'siteUrl',
  'stage',
  'syntheticUnit',
  'syntheticCounter',
]);
const metrics = createMetrics(stage);

const TIMEOUT_MS = 10_000;

/** The rating did not come through the public door as a citizen's would. */
class SyntheticRatingError extends Error {
  override readonly name = 'SyntheticRatingError';
}

const send = async (response: SurveyResponse): Promise<number> => {
  const answer = await fetch(`${siteUrl}/v1/responses`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(response),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await answer.arrayBuffer();
  return answer.status;
};

/**
 * Rates a counter as a kiosk would, through the public address, and sends the same rating once more: the first
 * must be recorded, the second recognised. It is marked as synthetic and counted in no index.
 */
export const handler = async (): Promise<void> => {
  const now = Date.now();
  try {
    const response: SurveyResponse = {
      id: ulid(now),
      unit: syntheticUnit,
      counter: syntheticCounter,
      channel: 'kiosk',
      moment: 'result',
      questionnaire: POST_SERVICE.id,
      questionnaireVersion: POST_SERVICE.version,
      at: localIsoOf(now),
      answers: { overall: 5 },
      reasons: [],
      synthetic: true,
    };
    const first = await send(response);
    metrics.add('SyntheticRatingMilliseconds', Date.now() - now);
    const repeat = await send(response);
    if (first !== 201 || repeat !== 200) {
      throw new SyntheticRatingError(`The rating was answered ${first}, its repeat ${repeat}`);
    }
    metrics.add('SyntheticRatingOk', 1);
  } catch (error) {
    metrics.add('SyntheticRatingOk', 0);
    throw error;
  } finally {
    metrics.flush();
  }
};
