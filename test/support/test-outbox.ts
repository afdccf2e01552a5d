import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import type { SurveyResponse } from '#domain/response.ts';
import { databaseQueue } from '../../web/shared/database-queue.ts';
import type { JsonAnswer } from '../../web/shared/json-request.ts';
import { createOutbox, type OutboxStatus } from '../../web/shared/outbox.ts';
import { safeQueue } from '../../web/shared/safe-queue.ts';
import { createServerClock } from '../../web/shared/server-clock.ts';
import { createShelf } from '../../web/shared/shelf.ts';
import { shelfQueue } from '../../web/shared/shelf-queue.ts';
import { fakeClock } from './fake-clock.ts';

export const NOW = Date.parse('2026-11-23T02:41:07Z');

export const ratingOf = (id: string): SurveyResponse => ({
  id,
  unit: '00070',
  counter: '00070-03',
  channel: 'kiosk',
  moment: 'result',
  questionnaire: 'post-service',
  questionnaireVersion: 1,
  at: '2026-11-23T09:41:07+07:00',
  answers: { overall: 5 },
  reasons: [],
});

export type Sent = { readonly path: string; readonly body: unknown };
export type Answer = (body: { id?: string; responses?: { id: string }[] }) => JsonAnswer;

export const recorded: Answer = ({ id, responses }) =>
  responses
    ? { status: 200, body: { results: responses.map((each) => ({ id: each.id, status: 201, code: 'B' })) } }
    : { status: 201, body: { id, code: 'A' } };

export const unreachable: Answer = () => {
  throw new TypeError('Failed to fetch');
};

export const responsesIn = ({ body }: Sent): readonly SurveyResponse[] => {
  const { responses } = body as { responses?: SurveyResponse[] };
  return responses ?? [body as SurveyResponse];
};

/** A device: what it stores outlives its runs, of which several may go on at once, as tabs do. */
export const openTestDevice = (shelf = createShelf(undefined)) => {
  globalThis.indexedDB = new IDBFactory();
  const live = new Set<string>();
  let sending: Promise<void> | undefined;
  let runs = 0;

  const queue = safeQueue(databaseQueue('ratings'), shelfQueue(shelf));

  /** A run of the page: its clock stands still until it is moved, and may be as wrong as one likes. */
  const start = (
    answer: Answer,
    { wallErrorMs = 0, knowsTime = true }: { wallErrorMs?: number; knowsTime?: boolean } = {},
  ) => {
    const run = `run ${++runs}`;
    const clock = fakeClock(NOW);
    const server = { answer, knowsTime };
    const sent: Sent[] = [];
    const codes: string[] = [];
    const status: { now: OutboxStatus } = { now: { waiting: 0, refused: 0, degraded: false } };
    const serverClock = createServerClock({
      wallMs: () => clock.now() + wallErrorMs,
      runMs: () => clock.now() - NOW,
      run,
    });
    let dead = false;
    live.add(run);
    const outbox = createOutbox({
      queue,
      clock,
      serverClock,
      random: () => 0.5,
      askTime: async () => {
        if (server.knowsTime) serverClock.learn(clock.now());
        return server.knowsTime;
      },
      exclusively: async (work) => {
        if (sending) return false;
        sending = work();
        await sending;
        sending = undefined;
        return true;
      },
      liveRuns: async () => new Set(live),
      request: async (path, body) => {
        if (dead) return new Promise<never>(() => {});
        sent.push({ path, body: structuredClone(body) });
        return server.answer(body as Parameters<Answer>[0]);
      },
      onStatus: (next) => {
        status.now = next;
      },
      onAccepted: (id, code) => codes.push(`${id} ${code}`),
    });
    /** Until nothing is under way: the database answers in turns of its own. */
    const quiet = async (): Promise<void> => {
      for (let turn = 0; turn < 150; turn++) await new Promise((resolve) => setImmediate(resolve));
    };
    return {
      outbox,
      clock,
      server,
      sent,
      codes,
      status,
      serverClock,
      quiet,
      pass: async (ms: number): Promise<void> => {
        await quiet();
        await clock.pass(ms);
        await quiet();
      },
      /** As when the power is cut: nothing of this run is heard of again. */
      kill: (): void => {
        dead = true;
        sending = undefined;
        live.delete(run);
      },
    };
  };

  return { start, queue, shelf };
};
