import type { SurveyResponse } from '#domain/response.ts';
import { backOffMs } from './back-off.ts';
import type { Clock } from './clock.ts';
import type { JsonAnswer, JsonRequest } from './json-request.ts';
import type { Shelf } from './shelf.ts';

/**
 * A durable queue of ratings: what a citizen has tapped survives a dead network, a reload and a power cut.
 *
 * ```
 *  keep ──▶ open ──finish / start──▶ final ──▶ 200, 201  gone, its code is handed on
 *            │ ▲                      ▲  │ ──▶ 409, 422  set aside as refused, never resent
 *            └─┘ amend                └──┴──── else      waits: back-off, or sendNow
 * ```
 *
 * A response goes out in one wording only: once final it no longer changes. Resent because the answer to
 * it was lost, it is then the identical repeat that the server counts once.
 */
export type Outbox = {
  /** Makes a response durable without sending it. */
  readonly keep: (response: SurveyResponse) => void;
  /** Replaces a response that is still open; one that is final, or gone, stays as it was. */
  readonly amend: (response: SurveyResponse) => void;
  /** Nothing more will be added: sends it, now or when the network allows. */
  readonly finish: (id: string) => void;
  /** After a (re)start: whatever an earlier run left open is final, and everything is sent. */
  readonly start: () => void;
  /** Tries at once, as when the network has returned. */
  readonly sendNow: () => void;
};

export type OutboxStatus = {
  /** Final ratings that the server has not confirmed, but for those on their very first way to it. */
  readonly waiting: number;
  /** Ratings that the server has refused for good. */
  readonly refused: number;
};

export type OutboxPorts = {
  readonly shelf: Shelf;
  readonly request: JsonRequest;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly onStatus: (status: OutboxStatus) => void;
  /** The server has the response; `code` is what the citizen may keep. */
  readonly onAccepted: (id: string, code: string) => void;
};

type Entry = { readonly response: SurveyResponse; readonly final: boolean };

/** What the server said of one response. */
type Judgement = { readonly status: unknown; readonly code?: unknown; readonly problem?: unknown };

const OUTBOX = 'outbox/';
const REFUSED = 'refused/';
const BATCH_SIZE = 100;

export const createOutbox = ({
  shelf,
  request,
  clock,
  random,
  onStatus,
  onAccepted,
}: OutboxPorts): Outbox => {
  let sending = false;
  let failures = 0;
  let callOff = (): void => {};

  /** What is not an entry, however it got there, is left alone: it must not keep the others from going. */
  const entryOf = (id: string): Entry | undefined => {
    const value = shelf.read(OUTBOX + id);
    return fieldOf(fieldOf(value, 'response'), 'id') === id ? (value as Entry) : undefined;
  };
  const write = (entry: Entry): void => shelf.write(OUTBOX + entry.response.id, entry);
  const entries = (): readonly Entry[] =>
    shelf.keys(OUTBOX).flatMap((key) => entryOf(key.slice(OUTBOX.length)) ?? []);
  const finalResponses = (): readonly SurveyResponse[] =>
    entries().flatMap(({ final, response }) => (final ? response : []));

  const report = (): void => {
    const firstAttempt = sending && failures === 0;
    onStatus({
      waiting: firstAttempt ? 0 : finalResponses().length,
      refused: shelf.keys(REFUSED).length,
    });
  };

  const settle = (response: SurveyResponse, { status, code, problem }: Judgement): boolean => {
    const refused = status === 409 || status === 422;
    if (!refused && status !== 200 && status !== 201) return false;
    if (refused) shelf.write(REFUSED + response.id, { status, problem, response });
    shelf.remove(OUTBOX + response.id);
    if (typeof code === 'string') onAccepted(response.id, code);
    return true;
  };

  /** Whether some of it is settled, so that the next may follow at once. */
  const sendBatch = async (): Promise<boolean> => {
    const waiting = finalResponses();
    const batch = waiting.slice(0, BATCH_SIZE);
    report();
    const judgements = await judge(request, batch, waiting.length);
    const settled = batch.filter((response) =>
      settle(response, judgements.get(response.id) ?? { status: undefined }),
    );
    failures = settled.length === 0 ? failures + 1 : 0;
    if (failures > 0) callOff = clock.after(backOffMs(failures, random()), send);
    return failures === 0;
  };

  const send = async (): Promise<void> => {
    if (sending) return;
    sending = true;
    callOff();
    try {
      while (finalResponses().length > 0 && (await sendBatch()));
    } finally {
      sending = false;
      report();
    }
  };

  return {
    keep: (response) => write({ response, final: false }),
    amend: (response) => {
      if (entryOf(response.id)?.final === false) write({ response, final: false });
    },
    finish: (id) => {
      const entry = entryOf(id);
      if (entry) write({ ...entry, final: true });
      void send();
    },
    start: () => {
      for (const entry of entries()) write({ ...entry, final: true });
      void send();
    },
    sendNow: () => void send(),
  };
};

const fieldOf = (value: unknown, field: string): unknown =>
  typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[field]
    : undefined;

const judgementOf = (value: unknown, status: unknown, problem: unknown): Judgement => ({
  status,
  code: fieldOf(value, 'code'),
  problem,
});

/**
 * What the server says of each response, by id; of those missing, it has said nothing. An answer that
 * does not name the response is not the server's: the log-in page of a public network answers 200 too.
 */
const judge = async (
  request: JsonRequest,
  batch: readonly SurveyResponse[],
  waiting: number,
): Promise<ReadonlyMap<string, Judgement>> => {
  const [only, ...others] = batch;
  const alone = only && others.length === 0 ? only : undefined;
  const { status, body }: JsonAnswer = await request(
    alone ? '/v1/responses' : '/v1/responses/batch',
    alone ?? { responses: batch },
    // So that operators see queues that do not empty, as behind a network that lets little through.
    { 'survey-waiting': String(waiting) },
  ).catch(() => ({ status: 0, body: undefined }));
  if (alone) {
    const named = fieldOf(body, 'id') === alone.id;
    const problem = fieldOf(body, 'status') === status ? body : undefined;
    if (!named && !problem) return new Map();
    return new Map([[alone.id, judgementOf(body, status, problem)]]);
  }
  const results = fieldOf(body, 'results');
  return new Map(
    (status === 200 && Array.isArray(results) ? results : []).map((result: unknown) => [
      String(fieldOf(result, 'id')),
      judgementOf(result, fieldOf(result, 'status'), fieldOf(result, 'problem')),
    ]),
  );
};
