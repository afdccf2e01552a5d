import { describe, expect, it } from 'vitest';
import { createShelf } from '../../web/shared/shelf.ts';
import {
  type Answer,
  openTestDevice,
  ratingOf,
  recorded,
  responsesIn,
  type Sent,
  unreachable,
} from '../support/test-outbox.ts';

const idsOf = (sent: Sent): readonly string[] => responsesIn(sent).map(({ id }) => id);

describe('an outbox', () => {
  it('sends a response once it is final, and hands its code on', async () => {
    const device = openTestDevice();
    const { outbox, sent, codes, pass } = device.start(recorded);

    await outbox.keep(ratingOf('01A'));
    await pass(60_000);
    const sentWhileOpen = sent.length;
    await outbox.amend({ ...ratingOf('01A'), reasons: ['clear-guidance'] });
    await outbox.finish('01A');
    await pass(0);

    expect(sentWhileOpen).toBe(0);
    expect(sent).toEqual([
      { path: '/v1/responses', body: { ...ratingOf('01A'), reasons: ['clear-guidance'] } },
    ]);
    expect(codes).toEqual(['01A A']);
    expect(await device.queue.count('final')).toBe(0);
  });

  it('never changes a final response, so that a repeat is identical', async () => {
    const { outbox, sent, server, pass } = openTestDevice().start(unreachable);
    await outbox.keep(ratingOf('01A'));
    await outbox.finish('01A');
    await pass(0);

    await outbox.amend({ ...ratingOf('01A'), reasons: ['late'] });
    server.answer = recorded;
    await pass(60_000);

    expect(sent.map(({ body }) => body)).toEqual([ratingOf('01A'), ratingOf('01A')]);
  });

  it('makes what a run that ended left open final, and sends it', async () => {
    const device = openTestDevice();
    const first = device.start(unreachable);
    await first.outbox.keep(ratingOf('01A'));
    first.kill();
    const { outbox, sent, pass } = device.start(recorded);

    await outbox.start();
    await pass(0);

    expect(sent.flatMap(idsOf)).toEqual(['01A']);
    expect(await device.queue.count('open')).toBe(0);
  });

  it('leaves open what a citizen is about to say in another tab', async () => {
    const device = openTestDevice();
    const other = device.start(unreachable);
    await other.outbox.keep(ratingOf('01A'));
    const { outbox, sent, pass } = device.start(recorded);

    await outbox.start();
    await pass(0);

    expect(sent).toEqual([]);
    expect(await device.queue.count('open')).toBe(1);
  });

  it.each([
    ['the network fails', unreachable],
    ['the server is down', (() => ({ status: 503, body: { status: 503 } })) as Answer],
    ['it is asked to slow down', (() => ({ status: 429, body: { status: 429 } })) as Answer],
    ['the log-in page of a network answers', (() => ({ status: 200, body: undefined })) as Answer],
    ['somebody refuses without a problem', (() => ({ status: 422, body: undefined })) as Answer],
    ['the answer names another response', (() => ({ status: 201, body: { id: 'X', code: 'C' } })) as Answer],
    [
      'its device is refused, whatever the rating says',
      (() => ({
        status: 409,
        body: { type: '/reference#device-request-replayed', status: 409 },
      })) as Answer,
    ],
    [
      'its device is revoked',
      (() => ({ status: 403, body: { type: '/reference#device-revoked' } })) as Answer,
    ],
  ])('keeps a response while %s, and says how many wait', async (_, answer) => {
    const { outbox, server, status, pass } = openTestDevice().start(answer);

    await outbox.keep(ratingOf('01A'));
    await outbox.finish('01A');
    await pass(0);
    const waiting = status.now;
    server.answer = recorded;
    await pass(60_000);

    expect(waiting).toMatchObject({ waiting: 1, refused: 0, oldestAt: '2026-11-23T09:41:07+07:00' });
    expect(status.now).toMatchObject({ waiting: 0, refused: 0 });
  });

  it.each([
    [409, 'already-recorded'],
    [422, 'invalid-response'],
  ])('sets a response aside that is refused with %i %s, and never resends it', async (code, kind) => {
    const problem = { type: `/reference#${kind}`, title: 'no', status: code, detail: 'no' };
    const device = openTestDevice();
    const { outbox, sent, status, pass } = device.start(() => ({ status: code, body: problem }));

    await outbox.keep(ratingOf('01A'));
    await outbox.finish('01A');
    await pass(3_600_000);

    expect(sent).toHaveLength(1);
    expect(status.now).toMatchObject({ waiting: 0, refused: 1 });
    expect(await device.queue.oldest('refused', 9)).toMatchObject([
      { response: ratingOf('01A'), refusal: { status: code, problem } },
    ]);
  });

  it('judges each response of a batch alone, by its id and not its place', async () => {
    const device = openTestDevice();
    const results = [
      { id: '01C', status: 503, problem: { status: 503 } },
      { id: '01B', status: 422, problem: { status: 422 } },
      { id: '01A', status: 200, code: 'A' },
    ];
    const { outbox, sent, status, server, pass } = device.start(unreachable);
    for (const id of ['01A', '01B', '01C', '01D']) await outbox.keep(ratingOf(id));
    server.answer = ({ responses }) =>
      responses?.length === 4 ? { status: 200, body: { results } } : { status: 503, body: undefined };

    await outbox.start();
    await pass(0);

    expect(sent.map(idsOf)).toEqual([['01A', '01B', '01C', '01D'], ['01D']]);
    expect((await device.queue.oldest('final', 9)).map(({ response }) => response.id)).toEqual([
      '01C',
      '01D',
    ]);
    expect(status.now).toMatchObject({ waiting: 2, refused: 1 });
  });

  it('lets nothing wait behind ratings that the server does not take for now', async () => {
    const device = openTestDevice();
    const idOf = (n: number) => `01${String(n).padStart(4, '0')}`;
    const elsewhere = new Set(Array.from({ length: 120 }, (_, n) => idOf(n)));
    const judged: Answer = ({ id, responses }) => {
      const results = (responses ?? [{ id: id ?? '' }]).map((each) =>
        elsewhere.has(each.id) ? { id: each.id, status: 403 } : { id: each.id, status: 201, code: 'C' },
      );
      return responses ? { status: 200, body: { results } } : { status: 201, body: results[0] };
    };
    const { outbox, codes, status, pass } = device.start(judged);
    for (const id of elsewhere) await outbox.keep(ratingOf(id));
    for (let n = 200; n < 330; n++) await outbox.keep(ratingOf(idOf(n)));

    await outbox.start();
    for (let turn = 0; turn < 8; turn++) await pass(0);
    const taken = codes.length;
    elsewhere.clear();
    for (let turn = 0; turn < 8; turn++) await pass(60_000);

    expect(taken).toBe(130);
    expect(status.now).toMatchObject({ waiting: 0, refused: 0 });
    expect(new Set(codes).size).toBe(250);
    expect(codes).toHaveLength(250);
  });

  it('drains a long queue in batches of a hundred', async () => {
    const device = openTestDevice();
    const { outbox, sent, pass } = device.start(recorded);
    for (let n = 0; n < 250; n++) await outbox.keep(ratingOf(`01${String(n).padStart(4, '0')}`));

    await outbox.start();
    for (let batch = 0; batch < 8; batch++) await pass(0);

    expect(sent.map((each) => idsOf(each).length)).toEqual([100, 100, 50]);
    expect(await device.queue.count('final')).toBe(0);
  });

  it('waits twice as long after each failure, to a minute, and not at all when the network returns', async () => {
    const { outbox, sent, pass } = openTestDevice().start(unreachable);
    await outbox.keep(ratingOf('01A'));
    await outbox.finish('01A');
    const attempts: number[] = [];
    for (let second = 0; second <= 62; second += 0.5) {
      await pass(second === 0 ? 0 : 500);
      if (sent.length > attempts.length) attempts.push(second);
    }

    const before = sent.length;
    outbox.sendNow();
    await pass(0);

    expect(attempts).toEqual([0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5, 61.5]);
    expect(sent.length).toBe(before + 1);
  });

  it('sends from one tab at a time, and from the other when that has gone', async () => {
    const device = openTestDevice();
    const first = device.start(() => new Promise<never>(() => {}) as never);
    await first.outbox.keep(ratingOf('01A'));
    await first.outbox.finish('01A');
    await first.pass(0);
    const second = device.start(recorded);
    await second.outbox.start();
    await second.pass(0);
    const sentMeanwhile = second.sent.length;

    first.kill();
    await second.pass(5_000);

    expect(sentMeanwhile).toBe(0);
    expect(second.sent.flatMap(idsOf)).toEqual(['01A']);
  });

  it('takes over what the release before had on its shelf, and is not held up by what is no entry', async () => {
    const shelf = createShelf(undefined);
    shelf.write('outbox/01A', {});
    shelf.write('outbox/01B', null);
    shelf.write('outbox/01C', { response: ratingOf('01C'), final: true });
    shelf.write('outbox/01D', { response: ratingOf('01D'), final: false });
    const { outbox, sent, pass } = openTestDevice(shelf).start(recorded);

    await outbox.start();
    await pass(0);

    expect(sent.flatMap(idsOf)).toEqual(['01C', '01D']);
  });

  it('keeps on the shelf what the database does not take, and says so', async () => {
    const device = openTestDevice();
    globalThis.indexedDB = {
      open: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    } as never;
    const { outbox, sent, status, server, pass } = device.start(unreachable);

    await outbox.keep(ratingOf('01A'));
    await outbox.finish('01A');
    await pass(0);
    const degraded = status.now;
    server.answer = recorded;
    await pass(60_000);

    expect(degraded).toMatchObject({ waiting: 1, degraded: true });
    expect(sent.at(-1)?.body).toEqual(ratingOf('01A'));
    expect(status.now.waiting).toBe(0);
  });
});

describe('a disk that has room again', () => {
  it('takes what lay beside it, and only then is all safe', async () => {
    const device = openTestDevice();
    const { indexedDB } = globalThis;
    const { outbox, status, pass } = device.start(unreachable);
    globalThis.indexedDB = {
      open: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    } as never;
    await outbox.keep(ratingOf('01A'));
    await pass(0);
    const full = status.now.degraded;

    globalThis.indexedDB = indexedDB;
    await outbox.keep(ratingOf('01B'));
    await pass(0);

    expect(full).toBe(true);
    expect(status.now.degraded).toBe(false);
    expect(device.shelf.keys('outbox/')).toEqual([]);
    expect((await device.queue.oldest('open', 9)).map(({ response }) => response.id)).toEqual(['01A', '01B']);
  });
});

describe('the time of a rating', () => {
  const DAY_MS = 86_400_000;

  it('is put right by the server’s clock before it is first sent, and the device’s is kept beside it', async () => {
    const { outbox, sent, pass } = openTestDevice().start(recorded, { wallErrorMs: DAY_MS });
    await outbox.keep({ ...ratingOf('01A'), at: '2026-11-24T09:41:07+07:00' });
    await pass(3_600_000);

    await outbox.finish('01A');
    await pass(0);

    expect(sent.flatMap(responsesIn)).toMatchObject([
      { at: '2026-11-23T09:41:07+07:00', deviceAt: '2026-11-24T09:41:07+07:00' },
    ]);
  });

  it('is waited for: nothing goes out before the server has said what time it is', async () => {
    const { outbox, sent, server, pass } = openTestDevice().start(recorded, { knowsTime: false });
    await outbox.keep(ratingOf('01A'));
    await outbox.finish('01A');
    await pass(10_000);
    const before = sent.length;

    server.knowsTime = true;
    await pass(60_000);

    expect(before).toBe(0);
    expect(sent.flatMap(idsOf)).toEqual(['01A']);
  });

  it('is never in the future, when the clock began anew in between', async () => {
    const device = openTestDevice();
    const first = device.start(unreachable, { wallErrorMs: 0, knowsTime: false });
    await first.outbox.keep(ratingOf('01A'));
    first.kill();
    const { outbox, sent, pass } = device.start(recorded, { wallErrorMs: -3_000 * DAY_MS });

    await outbox.start();
    await pass(0);

    expect(sent.flatMap(responsesIn)).toMatchObject([{ at: '2026-11-23T09:41:07+07:00' }]);
  });

  it('stays as it is where somebody else has fixed it', async () => {
    const { outbox, sent, pass } = openTestDevice().start(recorded, { wallErrorMs: DAY_MS });
    const prompted = { ...ratingOf('01A'), at: '2026-11-23T09:30:00+07:00' };

    await outbox.keep(prompted, 'fixed');
    await outbox.finish('01A');
    await pass(0);

    expect(sent.flatMap(responsesIn)).toEqual([prompted]);
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
