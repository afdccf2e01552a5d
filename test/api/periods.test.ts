import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '#domain/policy.ts';
import type { SurveyResponse } from '#domain/response.ts';
import type { Changes } from '../../functions/api/change-schemas.ts';
import type { MonthResult, RangeResult } from '../../functions/api/result-schemas.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { RECEIPT, sampleResponse } from '../support/sample.ts';

const CITY: Principal = { role: 'manager', unit: '01' };
const UNITS = ['A1', 'A2', 'B', 'A'];

/** Some on each day from 20 October to 23 November, at every unit, the same each time. */
const ALL: readonly SurveyResponse[] = Array.from({ length: 35 }, (_, day) =>
  Array.from({ length: 8 }, (_, at) => {
    const number = day * 8 + at;
    const date = new Date(Date.UTC(2026, 9, 20 + day)).toISOString().slice(0, 10);
    return sampleResponse(number, {
      unit: UNITS[number % 4] as string,
      at: `${date}T${String(8 + (at % 3)).padStart(2, '0')}:${10 + at}:00+07:00`,
      answers: { overall: (((number * 7) % 5) + 1) as 1 },
      channel: number % 3 === 0 ? 'receipt' : 'kiosk',
      reasons: number % 2 === 0 ? ['clear-guidance'] : [],
    });
  }),
).flat();

let api: TestApi;
let dayReads = 0;
beforeAll(async () => {
  api = await openApi({
    store: (store) => ({
      ...store,
      daysOf: (units, from, to) => {
        dayReads += units.length;
        return store.daysOf(units, from, to);
      },
    }),
  });
  for (let at = 0; at < ALL.length; at += 25) {
    await api.table.bulk.recordResponses(ALL.slice(at, at + 25), () => RECEIPT);
  }
  await api.fold(ALL);
});
afterAll(() => api.table.close());

const result = async <T = RangeResult>(unit: string, query: string): Promise<T> => {
  const answer = await api.get(`/v1/units/${unit}/results?${query}`, CITY);
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
};

const inDays = (from: string, to: string, unit?: string): number =>
  ALL.filter(({ at, unit: of }) => from <= at.slice(0, 10) && at.slice(0, 10) <= to && (!unit || of === unit))
    .length;

const countsOf = ({ n, counts, channels, hours, reasons, children }: RangeResult | MonthResult) => ({
  n,
  counts,
  channels,
  hours,
  reasons,
  children,
});

describe('the result of any period', () => {
  it.each(['A1', 'A', '01'])('is that of its days, of %s and of each unit below it', async (unit) => {
    const week = await result(unit, 'period=2026-W46');

    expect(week).toMatchObject({ from: '2026-11-09', to: '2026-11-15', months: [] });
    expect(week.n).toBe(
      inDays('2026-11-09', '2026-11-15', unit === 'A1' ? unit : undefined) - (unit === 'A' ? 14 : 0),
    );
    for (const child of week.children.filter(({ unit: of, own }) => of !== 'A' || own)) {
      expect(child.n).toBe(inDays('2026-11-09', '2026-11-15', child.unit));
    }
    expect(week.days.map(({ day }) => day).every((day) => '2026-11-09' <= day && day <= '2026-11-15')).toBe(
      true,
    );
  });

  it.each(['A1', 'A', '01'])('of all days of a month is that of the month, of %s', async (unit) => {
    const [month, days, named, halves] = await Promise.all([
      result<MonthResult>(unit, 'month=2026-11'),
      result(unit, 'from=2026-11-01&to=2026-11-30'),
      result(unit, 'period=2026-11'),
      // The rest of the month is empty, so these are the same days, read hour by hour.
      result(unit, 'from=2026-11-01&to=2026-11-29'),
    ]);

    expect(countsOf(days)).toEqual(countsOf(month));
    expect(countsOf(named)).toEqual(countsOf(month));
    expect(countsOf(halves)).toEqual(countsOf(month));
  });

  it('of disjoint days adds up to that of all of them, over the turn of a month', async () => {
    const [all, first, second] = await Promise.all([
      result('01', 'from=2026-10-25&to=2026-11-20'),
      result('01', 'from=2026-10-25&to=2026-11-02'),
      result('01', 'from=2026-11-03&to=2026-11-20'),
    ]);

    expect(all.counts).toEqual(first.counts?.map((count, at) => count + (second.counts?.[at] ?? 0)));
    expect(all.n).toBe(inDays('2026-10-25', '2026-11-20'));
  });

  it('takes the whole months of a range from their sheets', async () => {
    const long = await result('01', 'from=2026-09-29&to=2026-11-02');

    expect(long.n).toBe(inDays('2026-09-29', '2026-11-02'));
  });

  it('is that of quarter, half and year, with their months', async () => {
    const [quarter, half, year] = await Promise.all([
      result('01', 'period=2026-Q4'),
      result('01', 'period=2026-H2'),
      result('01', 'period=2026'),
    ]);

    expect([quarter.n, half.n, year.n]).toEqual([ALL.length, ALL.length, ALL.length]);
    expect([quarter, half, year].map(({ months }) => months.length)).toEqual([3, 6, 12]);
  });

  it('by the units of today is the same where there was no reform', async () => {
    const [then, now] = await Promise.all([
      result('A', 'period=2026-W46&tree=then'),
      result('A', 'period=2026-W46&tree=now'),
    ]);

    expect(countsOf(now)).toEqual(countsOf(then));
  });

  it('is answered 304 without reading a single day while nothing has changed', async () => {
    const path = '/v1/units/01/results?period=2026-W45';
    const first = await api.get(path, CITY);
    const before = dayReads;
    const second = await api.get(path, CITY, { 'if-none-match': first.headers.get('etag') ?? '' });

    expect([second.status, dayReads - before]).toEqual([304, 0]);
  });

  it('reads each unit once in each month that it cuts', async () => {
    const before = dayReads;
    await result('01', 'from=2026-10-30&to=2026-11-02');

    expect(dayReads - before).toBe(2 * 4);
  });

  it.each([
    ['a period that is none', 'period=2026-W54', 'period'],
    ['a period together with a month', 'period=2026-W45&month=2026-11', 'month'],
    ['a period together with from', 'period=2026-W45&from=2026-11', 'from'],
    ['a month and a day', 'from=2026-10&to=2026-11-03', 'to'],
    ['days in the wrong order', 'from=2026-11-03&to=2026-11-02', 'from'],
    ['more than 92 days', 'from=2026-07-02&to=2026-11-03', 'from'],
    ['a period of more than 92 days', 'period=2026-07-02..2026-11-03', 'period'],
    ['a day that is none', 'from=2026-02-30&to=2026-03-01', 'from'],
  ])('refuses %s and names it', async (_, query, path) => {
    const answer = await api.get(`/v1/units/A1/results?${query}`, CITY);
    const { errors } = (await answer.json()) as { errors: { path: string }[] };

    expect([answer.status, errors.map((error) => error.path)]).toEqual([400, [path]]);
  });

  it('is shown to nobody whom the unit does not concern', async () => {
    const answer = await api.get('/v1/units/B/results?period=2026-W46', { role: 'manager', unit: 'A' });

    expect(answer.status).toBe(403);
  });
});

describe('what changed from one period to another', () => {
  const changes = async (query: string): Promise<Changes> => {
    const answer = await api.get(`/v1/units/01/changes?${query}`, CITY);
    expect(answer.status).toBe(200);
    return (await answer.json()) as Changes;
  };

  it('compares a week with the one before it', async () => {
    const { now, before } = await changes('period=2026-W46');

    expect([before.from, before.to, now.from, now.to]).toEqual([
      '2026-11-02',
      '2026-11-08',
      '2026-11-09',
      '2026-11-15',
    ]);
    expect([before.n, now.n]).toEqual([56, 56]);
  });

  it('compares a quarter with the same of last year', async () => {
    const { before } = await changes('period=2026-Q4&against=year');

    expect([before.from, before.to]).toEqual(['2025-10', '2025-12']);
  });

  it.each([
    ['2026-W48', true],
    ['2026-11-23', true],
    ['2026-11-22', false],
    ['2026-W47', false],
    ['2026', true],
  ])('says of %s whether it is over: unfinished is %s', async (period, isUnfinished) => {
    const { notes } = await changes(`period=${period}`);

    expect(notes.some(({ kind }) => kind === 'unfinished')).toBe(isUnfinished);
  });
});

describe('what was received', () => {
  it('is told by what became of it, and only what counts is in the figures', async () => {
    const own = await openApi();
    const sent = Array.from({ length: 12 }, (_, number) => sampleResponse(number));
    await own.table.bulk.recordResponses(sent, () => RECEIPT);
    await own.fold(sent);
    await own.table.bulk.recordResponses([sampleResponse(50, { synthetic: true })], () => RECEIPT);
    await own.fold(sent);

    const answer = await own.get('/v1/units/A1/results?period=2026-W48', CITY);
    const { n, states } = (await answer.json()) as RangeResult;

    expect([n, states]).toEqual([12, { counted: 12, held: 0, void: 0, erased: 0, synthetic: 1 }]);
    await own.table.close();
  });
});
