import { describe, expect, it } from 'vitest';
import type { SurveyResponse } from '#domain/response.ts';
import type { JsonAnswer } from '../../web/shared/json-request.ts';
import { createOutbox, type OutboxStatus } from '../../web/shared/outbox.ts';
import { createShelf, type Shelf } from '../../web/shared/shelf.ts';
import { fakeClock } from '../support/fake-clock.ts';

const NOW = Date.parse('2026-11-23T02:41:07Z');

const response = (id: string): SurveyResponse => ({
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

type Sent = { readonly path: string; readonly body: unknown };
type Answer = (body: { id?: string; responses?: { id: string }[] }) => JsonAnswer;

const recorded: Answer = ({ id, responses }) =>
  responses
    ? { status: 200, body: { results: responses.map((each) => ({ id: each.id, status: 201, code: 'B' })) } }
    : { status: 201, body: { id, code: 'A' } };

const unreachable: Answer = () => {
  throw new TypeError('Failed to fetch');
};

const setUp = (answer: Answer, shelf: Shelf = createShelf(undefined)) => {
  const clock = fakeClock(NOW);
  const server = { answer };
  const sent: Sent[] = [];
  const codes: string[] = [];
  let status: OutboxStatus = { waiting: 0, refused: 0 };
  const outbox = createOutbox({
    shelf,
    clock,
    random: () => 0.5,
    request: async (path, body) => {
      sent.push({ path, body });
      return server.answer(body as Parameters<Answer>[0]);
    },
    onStatus: (next) => {
      status = next;
    },
    onAccepted: (id, code) => codes.push(`${id} ${code}`),
  });
  return { clock, server, sent, codes, shelf, outbox, status: () => status };
};

const idsOf = ({ body }: Sent) => {
  const { id, responses } = body as { id?: string; responses?: { id: string }[] };
  return responses ? responses.map((each) => each.id) : [id];
};

describe('an outbox', () => {
  it('sends a response once it is final, and hands its code on', async () => {
    const { outbox, sent, codes, clock, shelf } = setUp(recorded);

    outbox.keep(response('01A'));
    await clock.pass(60_000);
    const sentWhileOpen = sent.length;
    outbox.amend({ ...response('01A'), reasons: ['clear-guidance'] });
    outbox.finish('01A');
    await clock.pass(0);

    expect(sentWhileOpen).toBe(0);
    expect(sent).toEqual([
      { path: '/v1/responses', body: { ...response('01A'), reasons: ['clear-guidance'] } },
    ]);
    expect(codes).toEqual(['01A A']);
    expect(shelf.keys('')).toEqual([]);
  });

  it('never changes a final response, so that a repeat is identical', async () => {
    const { outbox, sent, server, clock } = setUp(unreachable);
    outbox.keep(response('01A'));
    outbox.finish('01A');
    await clock.pass(0);

    outbox.amend({ ...response('01A'), reasons: ['late'] });
    server.answer = recorded;
    await clock.pass(60_000);

    expect(sent.map(({ body }) => body)).toEqual([response('01A'), response('01A')]);
  });

  it('does not bring back a response that is gone', async () => {
    const { outbox, sent, clock } = setUp(recorded);
    outbox.keep(response('01A'));
    outbox.finish('01A');
    await clock.pass(0);

    outbox.amend({ ...response('01A'), reasons: ['late'] });
    outbox.start();
    await clock.pass(60_000);

    expect(sent).toHaveLength(1);
  });

  it('makes what an earlier run left open final, and sends it', async () => {
    const first = setUp(unreachable);
    first.outbox.keep(response('01A'));
    first.outbox.finish('01A');
    first.outbox.keep(response('01B'));
    const { outbox, sent, clock, shelf } = setUp(recorded, first.shelf);

    outbox.start();
    await clock.pass(0);

    expect(sent.map(({ path }) => path)).toEqual(['/v1/responses/batch']);
    expect(sent.flatMap(idsOf)).toEqual(['01A', '01B']);
    expect(shelf.keys('')).toEqual([]);
  });

  it.each([
    ['the network fails', unreachable],
    ['the server is down', (() => ({ status: 503, body: { status: 503 } })) as Answer],
    ['it is asked to slow down', (() => ({ status: 429, body: { status: 429 } })) as Answer],
    ['the log-in page of a network answers', (() => ({ status: 200, body: undefined })) as Answer],
    ['somebody refuses without a problem', (() => ({ status: 422, body: undefined })) as Answer],
    ['the answer names another response', (() => ({ status: 201, body: { id: 'X', code: 'C' } })) as Answer],
  ])('keeps a response while %s, and says how many wait', async (_, answer) => {
    const { outbox, server, clock, status, shelf } = setUp(answer);

    outbox.keep(response('01A'));
    outbox.finish('01A');
    await clock.pass(0);
    const waiting = status();
    server.answer = recorded;
    await clock.pass(60_000);

    expect(waiting).toEqual({ waiting: 1, refused: 0 });
    expect(status()).toEqual({ waiting: 0, refused: 0 });
    expect(shelf.keys('')).toEqual([]);
  });

  it.each([409, 422])('sets a response aside that is refused with %i, and never resends it', async (code) => {
    const problem = { type: '/reference#x', title: 'no', status: code, detail: 'no' };
    const { outbox, clock, sent, status, shelf } = setUp(() => ({ status: code, body: problem }));

    outbox.keep(response('01A'));
    outbox.finish('01A');
    await clock.pass(3_600_000);

    expect(sent).toHaveLength(1);
    expect(status()).toEqual({ waiting: 0, refused: 1 });
    expect(shelf.read('refused/01A')).toEqual({ status: code, problem, response: response('01A') });
  });

  it('judges each response of a batch alone, by its id and not its place', async () => {
    const first = setUp(unreachable);
    for (const id of ['01A', '01B', '01C', '01D']) first.outbox.keep(response(id));
    const results = [
      { id: '01C', status: 503, problem: { status: 503 } },
      { id: '01B', status: 422, problem: { status: 422 } },
      { id: '01A', status: 200, code: 'A' },
    ];
    const { outbox, sent, clock, status, shelf } = setUp(({ responses }) => {
      if (responses?.length === 4) return { status: 200, body: { results } };
      return { status: 503, body: undefined };
    }, first.shelf);

    outbox.start();
    await clock.pass(0);

    expect(sent.map(idsOf)).toEqual([
      ['01A', '01B', '01C', '01D'],
      ['01C', '01D'],
    ]);
    expect(shelf.keys('')).toEqual(['outbox/01C', 'outbox/01D', 'refused/01B']);
    expect(status()).toEqual({ waiting: 2, refused: 1 });
  });

  it('drains a long queue in batches of a hundred', async () => {
    const first = setUp(unreachable);
    for (let n = 0; n < 250; n++) first.outbox.keep(response(`01${String(n).padStart(4, '0')}`));
    const { outbox, sent, clock, shelf } = setUp(recorded, first.shelf);

    outbox.start();
    await clock.pass(0);

    expect(sent.map((each) => idsOf(each).length)).toEqual([100, 100, 50]);
    expect(shelf.keys('')).toEqual([]);
  });

  it('waits twice as long after each failure, to a minute, and not at all when the network returns', async () => {
    const { outbox, sent, clock } = setUp(unreachable);
    outbox.keep(response('01A'));
    outbox.finish('01A');
    const attempts: number[] = [];
    for (let second = 0; second <= 100; second += 0.5) {
      await clock.pass(second === 0 ? 0 : 500);
      if (sent.length > attempts.length) attempts.push(second);
    }

    const before = sent.length;
    outbox.sendNow();
    await clock.pass(0);

    expect(attempts).toEqual([0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5, 61.5, 91.5]);
    expect(sent.length).toBe(before + 1);
  });

  it('is not held up by what is no entry', async () => {
    const shelf = createShelf(undefined);
    shelf.write('outbox/01A', {});
    shelf.write('outbox/01B', null);
    const { outbox, sent, clock } = setUp(recorded, shelf);

    outbox.start();
    outbox.keep(response('01C'));
    outbox.finish('01C');
    await clock.pass(0);

    expect(sent.flatMap(idsOf)).toEqual(['01C']);
  });
});

describe('a shelf', () => {
  it('keeps in memory what a full storage does not take', () => {
    const full = {
      getItem: () => null,
      removeItem: () => {},
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    } as unknown as Storage;
    const shelf = createShelf(full);

    shelf.write('outbox/01A', { a: 1 });

    expect(shelf.read('outbox/01A')).toEqual({ a: 1 });
    expect(shelf.keys('outbox/')).toContain('outbox/01A');
  });
});
