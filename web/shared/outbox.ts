import type { SurveyResponse } from '#domain/response.ts';
import { localIsoOf } from '#domain/time.ts';
import { backOffMs } from './back-off.ts';
import type { Clock } from './clock.ts';
import type { JsonRequest } from './json-request.ts';
import { type Judgement, judge } from './rating-judgement.ts';
import type { QueuedRating, RatingQueue } from './rating-queue.ts';
import type { ServerClock } from './server-clock.ts';

/**
 * A durable queue of ratings: what a citizen has tapped survives a dead network, a reload and a power cut.
 *
 * ```
 *  keep ──▶ open ──finish / start──▶ final ──timed──▶ 200, 201  gone, its code is handed on
 *            │ ▲                        ▲         │ ──▶ 409, 422  set aside as refused, never resent
 *     amend  └─┘                        └─────────┴──── else      waits: back-off, or sendNow
 * ```
 *
 * A response goes out in one wording only: before it is first sent its time is put right by the server's clock, and
 * from then on nothing of it changes. Resent because the answer to it was lost, it is then the identical repeat that
 * the server counts once. All tabs may keep; one of them sends.
 */
export type Outbox = {
  /**
   * Resolves when the response is durable; it is not sent yet. Never rejects. Its `at` is now, by a clock that may be
   * wrong and is put right later, unless its time is `fixed` by somebody else.
   */
  readonly keep: (response: SurveyResponse, time?: 'fixed') => Promise<void>;
  /** Replaces a response that is still open; one that is final, or gone, stays as it was. */
  readonly amend: (response: SurveyResponse) => Promise<void>;
  /** Nothing more will be added: sends it, now or when the network allows. */
  readonly finish: (id: string) => Promise<void>;
  /** After a (re)start: whatever a run that has ended left open is final, and everything is sent. */
  readonly start: () => Promise<void>;
  /** Tries at once, as when the network has returned. */
  readonly sendNow: () => void;
};

export type OutboxStatus = {
  /** Final ratings that the server has not confirmed, but for those on their very first way to it. */
  readonly waiting: number;
  /** Ratings that the server has refused for good. */
  readonly refused: number;
  /** When the oldest of those waiting was given, by its own words. */
  readonly oldestAt?: string | undefined;
  /** Whether ratings lie where they are not safe: the disk is full, or there is none. */
  readonly degraded: boolean;
};

export type OutboxPorts = {
  readonly queue: RatingQueue;
  readonly request: JsonRequest;
  readonly clock: Clock;
  readonly serverClock: ServerClock;
  /** Asks the server what time it is; says whether it answered. */
  readonly askTime: () => Promise<boolean>;
  /** Does the work unless another tab does it; says whether it did. */
  readonly exclusively: (work: () => Promise<void>) => Promise<boolean>;
  /** The runs of the page that are going on now, in all tabs. */
  readonly liveRuns: () => Promise<ReadonlySet<string>>;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly onStatus: (status: OutboxStatus) => void;
  /** The server has the response; `code` is what the citizen may keep. */
  readonly onAccepted: (id: string, code: string) => void;
};

const BATCH_SIZE = 100;
/** One for each tab, unless runs were cut off again and again. */
const MOST_OPEN = 10_000;
/** When another tab sends, whether it still does is looked at so often. */
const OTHER_TAB_MS = 5_000;

export const createOutbox = (ports: OutboxPorts): Outbox => {
  const { queue, request, clock, serverClock, random, onStatus, onAccepted } = ports;
  const { run } = serverClock.moment();
  let sending = false;
  let failures = 0;
  let again = false;
  let callOff = (): void => {};

  const report = async (): Promise<void> => {
    const [waiting, refused, [oldest]] = await Promise.all([
      queue.count('final'),
      queue.count('refused'),
      queue.oldest('final', 1),
    ]);
    onStatus({
      // The one that is on its very first way there does not wait yet.
      waiting: sending && failures === 0 && waiting === 1 ? 0 : waiting,
      refused,
      oldestAt: oldest?.response.at,
      degraded: queue.isDegraded(),
    });
  };

  /** With the time of service by the server's clock, and the device's own beside it where that says otherwise. */
  const timed = ({ given, ...rating }: QueuedRating): QueuedRating => {
    if (!given) return rating;
    const at = localIsoOf(serverClock.timeOf(given));
    const deviceAt = localIsoOf(given.wallMs);
    return { ...rating, response: { ...rating.response, at, ...(at === deviceAt ? {} : { deviceAt }) } };
  };

  /**
   * What is to go out next but those `held` back, each in the wording that it will always have; `undefined` where the time
   * is unknown.
   */
  const nextBatch = async (held: ReadonlySet<string>): Promise<readonly QueuedRating[] | undefined> => {
    const waiting = await queue.oldest('final', BATCH_SIZE + held.size);
    const batch = waiting.filter(({ response }) => !held.has(response.id)).slice(0, BATCH_SIZE);
    if (!batch.some(({ given }) => given)) return batch;
    if (!serverClock.isKnown() && !(await ports.askTime())) return undefined;
    const worded = batch.map(timed);
    await queue.put(worded.filter((_, position) => batch[position]?.given));
    return worded;
  };

  const settle = async (
    batch: readonly QueuedRating[],
    said: ReadonlyMap<string, Judgement>,
  ): Promise<number> => {
    const judged = batch.flatMap((rating) => {
      const judgement = said.get(rating.response.id);
      return judgement ? [{ rating, ...judgement }] : [];
    });
    const accepted = judged.filter(({ status }) => status === 200 || status === 201);
    const refused = judged.filter(({ status }) => status === 409 || status === 422);
    if (refused.length > 0) {
      await queue.put(
        refused.map(({ rating, status, problem }) => ({
          ...rating,
          state: 'refused',
          refusal: { status, problem },
        })),
      );
    }
    if (accepted.length > 0) await queue.remove(accepted.map(({ rating }) => rating.response.id));
    for (const { rating, code } of accepted) {
      if (typeof code === 'string') onAccepted(rating.response.id, code);
    }
    return accepted.length + refused.length;
  };

  /**
   * Says whether the server has spoken of any of it, so that the next may follow at once. Those of which it said "not now",
   * as of another counter's, are `held` back: what lies behind them must not wait for them.
   */
  const sendBatch = async (batch: readonly QueuedRating[], held: Set<string>): Promise<boolean> => {
    const responses = batch.map(({ response }) => response);
    const { judgements, retryAfterMs } = await judge(request, responses, await queue.count('final'));
    if ((await settle(batch, judgements)) > 0) failures = 0;
    const isHeard = responses.some(({ id }) => judgements.has(id));
    for (const { id } of responses) if (judgements.has(id)) held.add(id);
    if (!isHeard) waitAndSend(retryAfterMs);
    return isHeard;
  };

  const waitAndSend = (leastMs: number): void => {
    failures += 1;
    callOff = clock.after(Math.max(leastMs, backOffMs(failures, random())), () => void send());
  };

  const sendAll = async (): Promise<void> => {
    const held = new Set<string>();
    for (;;) {
      again = false;
      const batch = await nextBatch(held);
      if (!batch) return waitAndSend(0);
      if (batch.length > 0) {
        await report();
        if (!(await sendBatch(batch, held))) return;
      } else if (!again) break;
    }
    if ((await queue.count('final')) > 0) waitAndSend(0);
  };

  const send = async (): Promise<void> => {
    again = true;
    if (sending) return;
    sending = true;
    callOff();
    const isOurs = await ports.exclusively(sendAll).catch(() => false);
    sending = false;
    if (!isOurs) callOff = clock.after(OTHER_TAB_MS, () => void send());
    await report();
  };

  return {
    keep: async (response, time) => {
      const given = time === 'fixed' ? undefined : serverClock.moment();
      await queue.put([{ response, state: 'open', given, run }]);
      await report();
    },
    amend: async (response) => {
      const known = await queue.get(response.id);
      if (known?.state === 'open') await queue.put([{ ...known, response }]);
    },
    finish: async (id) => {
      const known = await queue.get(id);
      if (known?.state === 'open') await queue.put([{ ...known, state: 'final' }]);
      void send();
    },
    start: async () => {
      const live = await ports.liveRuns();
      const open = await queue.oldest('open', MOST_OPEN);
      const left = open.filter((rating) => rating.run === run || !live.has(rating.run ?? ''));
      if (left.length > 0) await queue.put(left.map((rating) => ({ ...rating, state: 'final' })));
      void send();
    },
    sendNow: () => void send(),
  };
};
