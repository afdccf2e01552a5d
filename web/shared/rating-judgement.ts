import type { SurveyResponse } from '#domain/response.ts';
import type { JsonAnswer, JsonRequest } from './json-request.ts';

/** What the server said of one response. */
export type Judgement = {
  readonly status: unknown;
  readonly code?: unknown;
  readonly problem?: unknown;
};

export const fieldOf = (value: unknown, field: string): unknown =>
  typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[field]
    : undefined;

const judgementOf = (value: unknown, status: unknown, problem: unknown): Judgement => ({
  status,
  code: fieldOf(value, 'code'),
  problem,
});

/** What is wrong with a rating itself; any other problem is one of the request, or of the device that makes it. */
const OF_RATINGS = /#(already-recorded|invalid-response)$/;

export type Judged = {
  readonly judgements: ReadonlyMap<string, Judgement>;
  /** How long the server asks to be left alone. */
  readonly retryAfterMs: number;
};

/**
 * What the server says of each response, by id; of those missing, it has said nothing. An answer that
 * does not name the response is not the server's: the log-in page of a public network answers 200 too.
 */
export const judge = async (
  request: JsonRequest,
  batch: readonly SurveyResponse[],
  waiting: number,
): Promise<Judged> => {
  const [only, ...others] = batch;
  const alone = only && others.length === 0 ? only : undefined;
  const answer: JsonAnswer = await request(
    alone ? '/v1/responses' : '/v1/responses/batch',
    alone ?? { responses: batch },
    // So that operators see queues that do not empty, as behind a network that lets little through.
    { 'survey-waiting': String(waiting) },
  ).catch(() => ({ status: 0, body: undefined }));
  const retryAfterMs = Number(answer.headers?.get('retry-after') ?? 0) * 1000 || 0;
  return { judgements: alone ? ofOne(alone, answer) : ofBatch(answer), retryAfterMs };
};

const ofOne = (alone: SurveyResponse, { status, body }: JsonAnswer): ReadonlyMap<string, Judgement> => {
  const isNamed = fieldOf(body, 'id') === alone.id;
  const isRefusal = fieldOf(body, 'status') === status && OF_RATINGS.test(String(fieldOf(body, 'type')));
  if (!isNamed && !isRefusal) return new Map();
  return new Map([[alone.id, judgementOf(body, status, isRefusal ? body : undefined)]]);
};

const ofBatch = ({ status, body }: JsonAnswer): ReadonlyMap<string, Judgement> => {
  const results = fieldOf(body, 'results');
  return new Map(
    (status === 200 && Array.isArray(results) ? results : []).map((result: unknown) => [
      String(fieldOf(result, 'id')),
      judgementOf(result, fieldOf(result, 'status'), fieldOf(result, 'problem')),
    ]),
  );
};
