import { describe, expect, it } from 'vitest';
import { parsePeriod } from '#domain/period.ts';
import { createApiClient } from '../../web/manage/api-client.ts';
import {
  createSingleResponsesState,
  daysUpTo,
  isTooLong,
} from '../../web/manage/outputs/single-responses-state.ts';
import type { FileSink } from '../../web/shared/file-sink.ts';

const ASKED = { unit: '01', from: '2026-11-01', to: '2026-11-04', language: 'vi' } as const;
const PATH = '/v1/units/01/responses.csv?from=2026-11-01&to=2026-11-04&lang=vi';
const AFTER = '<?from=2026-11-01&to=2026-11-04&lang=vi&after=2026-11-03%2300070>; rel="next"';

const first = () => new Response('\uFEFFunit\r\na\r\nb\r\n', { headers: { link: AFTER } });
const last = () => new Response('c\r\n');
const problem = (status: number, detail: string) => Response.json({ detail }, { status });

type Answer = (() => Response | Promise<Response>) | 'gone';

/** The state before a server that gives these answers in turn, and the file that it writes. */
const opened = (answers: Answer[], disk: { readonly full?: boolean } = {}) => {
  const asked: string[] = [];
  const file = { parts: [] as string[], name: '', state: 'open' };
  const fetcher = (async (path: string) => {
    asked.push(path);
    const answer = answers.shift();
    if (answer === undefined || answer === 'gone') throw new TypeError('fetch failed');
    return answer();
  }) as typeof fetch;
  const sink: FileSink = {
    write: async (part) => {
      if (disk.full) throw new DOMException('no room', 'QuotaExceededError');
      // `text()` would take away the mark at the beginning.
      file.parts.push(Buffer.from(await part.arrayBuffer()).toString('utf8'));
    },
    close: async () => {
      file.state = 'saved';
    },
    discard: async () => {
      file.state = 'discarded';
    },
  };
  const client = createApiClient(async () => 'token', fetcher);
  const state = createSingleResponsesState(client, async (name) => {
    file.name = name;
    return sink;
  });
  return { state, asked, file };
};

describe('single responses', () => {
  it('are one file of all parts, with the mark at its beginning, and count their rows and days', async () => {
    const { state, asked, file } = opened([first, last]);

    await state.start(ASKED);

    expect(asked).toEqual([PATH, `${PATH}&after=2026-11-03%2300070`]);
    expect(file).toEqual({
      name: 'responses_01_2026-11-01_2026-11-04.csv',
      parts: ['\uFEFFunit\r\na\r\nb\r\n', 'c\r\n'],
      state: 'saved',
    });
    expect(state.phase.value).toEqual({ kind: 'saved', rows: 3, days: 4, ofDays: 4 });
  });

  it('wait where the connection is lost, and go on from there', async () => {
    const { state, asked, file } = opened([first, 'gone', last]);
    await state.start(ASKED);
    const [paused, unfinished] = [state.phase.value, file.state];

    await state.goOn();

    expect(paused).toEqual({
      kind: 'paused',
      failure: { kind: 'unreachable' },
      rows: 2,
      days: 2,
      ofDays: 4,
    });
    expect(unfinished).toBe('open');
    expect(asked).toHaveLength(3);
    expect(state.phase.value).toMatchObject({ kind: 'saved', rows: 3 });
  });

  it.each([
    [403, 'Viewers do not export single responses.', 'refused', 'discarded'],
    [401, 'The token has expired.', 'refused', 'discarded'],
    [503, 'The log cannot be written.', 'paused', 'open'],
    [429, 'Too many at once.', 'paused', 'open'],
  ])('leave no file behind when %s is answered', async (status, detail, kind, left) => {
    const { state, file } = opened([first, () => problem(status, detail)]);

    await state.start(ASKED);

    expect(state.phase.value).toMatchObject({ kind, failure: { status, detail } });
    expect(file.state).toBe(left);
  });

  it('leave no file behind when they are cancelled while a part is under way', async () => {
    const second = Promise.withResolvers<Response>();
    const isAsked = Promise.withResolvers<void>();
    const { state, file } = opened([
      first,
      () => {
        isAsked.resolve();
        return second.promise;
      },
    ]);
    const going = state.start(ASKED);
    await isAsked.promise;

    await state.cancel();
    second.resolve(last());
    await going;

    expect(state.phase.value).toEqual({ kind: 'cancelled' });
    expect(file.state).toBe('discarded');
    expect(file.parts).toHaveLength(1);
  });

  it('say that the file cannot be written, and ask for nothing more', async () => {
    const { state, asked, file } = opened([first, last], { full: true });

    await state.start(ASKED);

    expect(state.phase.value).toEqual({ kind: 'notWritten' });
    expect(file.state).toBe('discarded');
    expect(asked).toHaveLength(1);
  });

  it('are not asked for when no place is chosen for them', async () => {
    const asked: string[] = [];
    const fetcher = (async (path: string) => asked.push(path)) as unknown as typeof fetch;
    const client = createApiClient(async () => 'token', fetcher);
    const state = createSingleResponsesState(client, async () => undefined);

    await state.start(ASKED);

    expect(asked).toEqual([]);
    expect(state.phase.value).toEqual({ kind: 'idle' });
  });

  it.each([
    ['2026-11', '2026-11-01', '2026-11-12'],
    ['2026-10', '2026-10-01', '2026-10-31'],
    ['2027-01', '2027-01-01', '2027-01-31'],
  ])('of %s are asked for no day that is to come', (text, from, to) => {
    const period = parsePeriod(text);

    expect(period && daysUpTo(period, '2026-11-12')).toEqual({ from, to });
  });

  it.each([
    ['2026', false],
    ['2023-01-01..2026-12-31', true],
  ])('of %s are too many for the page: %s', (text, isLong) => {
    const period = parsePeriod(text);

    expect(period && isTooLong(period)).toBe(isLong);
  });
});
