import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '#domain/policy.ts';
import type { SurveyResponse } from '#domain/response.ts';
import type { MonthResult, RangeResult } from '../../functions/api/result-schemas.ts';
import { monthResultSchema, rangeResultSchema, unitListSchema } from '../../functions/api/result-schemas.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { ORGANISATION, RECEIPT, sampleResponse } from '../support/sample.ts';

const CITY: Principal = { role: 'manager', unit: '01' };

/** `counts[s]` responses of score s + 1, spread over the given units. */
const responsesOf = (
  counts: readonly number[],
  more: (at: number) => Partial<SurveyResponse>,
  first = 0,
): SurveyResponse[] =>
  counts
    .flatMap((count, score) => Array.from({ length: count }, () => (score + 1) as 1))
    .map((overall, at) => sampleResponse(first + at, { answers: { overall }, ...more(at) }));

let api: TestApi;
beforeAll(async () => {
  api = await openApi();
  const all = [
    ...responsesOf([2, 3, 5, 40, 50], () => ({ unit: 'A1', counter: 'A1-01', service: '1.001193' }), 0),
    ...responsesOf([0, 0, 1, 4, 7], () => ({ unit: 'A2', reasons: ['clear-guidance'] }), 1000),
    ...responsesOf([1, 0, 0, 2, 2], () => ({ unit: 'B', reasons: ['clear-guidance'] }), 2000),
    ...responsesOf([10, 10, 10, 5, 5], () => ({ unit: 'A1', at: '2026-10-12T09:00:00+07:00' }), 3000),
    ...responsesOf([0, 0, 0, 3, 3], () => ({ unit: 'A' }), 4000),
    // Of the 40 who are satisfied with the officials 36 are so in all, of the 20 others 8; nine have a view of the result.
    ...[4, 36, 12, 8].flatMap((people, group) =>
      Array.from({ length: people }, (_, at) =>
        sampleResponse(70_000 + group * 100 + at, {
          unit: 'B',
          at: '2026-08-14T09:00:00+07:00',
          answers: {
            overall: group % 2 === 0 ? 2 : 5,
            officials: group < 2 ? 4 : 3,
            ...(group === 1 && at < 9 ? { results: 5 } : {}),
          },
        }),
      ),
    ),
  ];
  for (let at = 0; at < all.length; at += 25) {
    await api.table.bulk.recordResponses(all.slice(at, at + 25), () => RECEIPT);
  }
  await api.fold(all);
});
afterAll(() => api.table.close());

const month = async (unit: string, as = CITY, query = 'month=2026-11'): Promise<MonthResult> => {
  const answer = await api.get(`/v1/units/${unit}/results?${query}`, as);
  expect(answer.status).toBe(200);
  return (await answer.json()) as MonthResult;
};

describe('the bounds of a query', () => {
  it.each(['month=9999-12', 'from=2026-11&to=9999-12', 'month=0001-01', 'constructor=1', '__proto__=1'])(
    'are kept: %s',
    async (query) => {
      const answer = await api.get(`/v1/units/A1/results?${query}`, CITY);

      expect(answer.status).toBe(400);
    },
  );
});

describe('reasons', () => {
  it('are shown with how often they were ticked', async () => {
    expect((await month('A2')).reasons).toMatchObject([
      { id: 'clear-guidance', n: 12, offeredAfter: [4, 5] },
    ]);
  });

  it('are withheld where fewer than ten answered, since each tells of the score before it', async () => {
    expect(await month('B')).toMatchObject({ n: 5, evidence: 'hidden', reasons: [] });
  });
});

describe('drivers', () => {
  it('compare those who are satisfied with a thing with those who are not', async () => {
    expect((await month('B', CITY, 'month=2026-08')).drivers).toEqual([
      {
        id: 'officials',
        name: expect.objectContaining({ vi: 'Công chức trực tiếp giải quyết công việc' }),
        n: 60,
        satisfiedPercent: 66.67,
        satisfiedInterval: { level: 0.95, lowPercent: 54.06, highPercent: 77.27 },
        sides: {
          satisfied: expect.objectContaining({ n: 40, indexPercent: 90 }),
          others: expect.objectContaining({ n: 20, indexPercent: 40 }),
          differencePoints: 50,
          differenceInterval: { level: 0.95, lowPercent: 24.98, highPercent: 69.1 },
          lostPoints: 16.67,
        },
      },
    ]);
  });

  it('are none where nobody said more than the overall score', async () => {
    expect((await month('A2')).drivers).toEqual([]);
  });
});

describe("a unit's month", () => {
  it('has the top-two share as its index, with the Wilson interval and the verdict against 80 %', async () => {
    const result = await month('A1');

    expect(monthResultSchema.safeParse(result).success).toBe(true);
    expect(result).toMatchObject({
      unit: 'A1',
      month: '2026-11',
      n: 100,
      counts: [2, 3, 5, 40, 50],
      satisfied: 90,
      indexPercent: 90,
      meanScore: 4.33,
      interval: { level: 0.95, lowPercent: 82.56, highPercent: 94.48 },
      targetPercent: 80,
      verdict: 'met',
      settlesWith: 0,
      formula: { id: 'topTwoShare', version: 1, aggregation: 'pooled' },
      questionnaire: { id: 'post-service', version: 1 },
      representative: false,
    });
  });

  it('breaks down by day, channel, moment, service, counter and hour of the week', async () => {
    const result = await month('A1');

    expect(result.days).toMatchObject([{ day: '2026-11-23', n: 100, indexPercent: 90 }]);
    expect(result.channels).toMatchObject([{ id: 'kiosk', name: { vi: 'Màn hình tại quầy' }, n: 100 }]);
    expect(result.moments).toMatchObject([{ id: 'result', n: 100 }]);
    expect(result.services).toMatchObject([{ id: '1.001193', name: { en: 'Birth registration' }, n: 100 }]);
    expect(result.counters).toMatchObject([{ id: 'A1-01', name: { vi: 'Quầy 1' }, n: 100 }]);
    expect(result.hours).toMatchObject([{ weekday: 0, hour: 9, n: 100 }]);
    expect(result.elements.map(({ id }) => id)).toEqual([
      'access',
      'procedures',
      'officials',
      'results',
      'feedback',
    ]);
  });

  it('shows nothing but n under ten responses, at every level of detail', async () => {
    const result = await month('B');

    expect(result).toMatchObject({
      n: 5,
      evidence: 'hidden',
      counts: null,
      satisfied: null,
      indexPercent: null,
      meanScore: null,
      interval: null,
      verdict: 'notEnoughEvidence',
      settlesWith: null,
      targetPercent: 90,
    });
    for (const row of [
      ...result.days,
      ...result.channels,
      ...result.moments,
      ...result.counters,
      ...result.hours,
    ]) {
      expect(row).toMatchObject({ counts: null, indexPercent: null, interval: null });
    }
  });

  it('marks ten to twenty-nine responses as for reference', async () => {
    expect(await month('A2')).toMatchObject({ n: 12, evidence: 'reference', indexPercent: 91.67 });
  });

  it('says with how many more responses an open verdict would settle', async () => {
    const result = await month('A2');

    expect(result.verdict).toBe('notEnoughEvidence');
    expect(result.settlesWith).toBeGreaterThan(0);
  });

  it('of an inner unit is the sum of its children and what was filed at itself', async () => {
    const result = await month('A');

    expect(result.n).toBe(118);
    expect(result.children).toMatchObject([
      { unit: 'A1', n: 100, indexPercent: 90, verdict: 'met', own: false },
      { unit: 'A2', n: 12, own: false },
      { unit: 'A', n: 6, indexPercent: null, own: true },
    ]);
  });

  it('of the root is summed when read', async () => {
    const result = await month('01');

    expect([result.n, ...result.children.map(({ unit, n }) => `${unit} ${n}`)]).toEqual([
      123,
      'A 118',
      'B 5',
    ]);
  });

  it('is empty, not an error, where nobody has answered', async () => {
    expect(await month('B', CITY, 'month=2026-09')).toMatchObject({
      n: 0,
      indexPercent: null,
      foldedAt: null,
    });
  });

  it('is the current month where none is named', async () => {
    expect(await month('A1', CITY, '')).toMatchObject({ month: '2026-11', n: 100 });
  });

  it('can be computed by another formula, which it then names', async () => {
    const result = await month('A1', CITY, 'month=2026-11&formula=scaledMean');

    expect(result).toMatchObject({
      indexPercent: 83.25,
      formula: { id: 'scaledMean', weights: '0 0.25 0.5 0.75 1' },
    });
  });
});

describe('a range of months', () => {
  it('has each month by itself and all of them together', async () => {
    const answer = await api.get('/v1/units/A1/results?from=2026-09&to=2026-11', CITY);
    const result = (await answer.json()) as RangeResult;

    expect(rangeResultSchema.safeParse(result).success).toBe(true);
    expect(result.n).toBe(140);
    expect(result.months).toMatchObject([
      { month: '2026-09', n: 0, indexPercent: null },
      { month: '2026-10', n: 40, indexPercent: 25, verdict: 'notMet', breakBefore: null },
      { month: '2026-11', n: 100, indexPercent: 90, verdict: 'met', breakBefore: null },
    ]);
  });

  it('names the target of each month, which changes with the unit above that sets it', async () => {
    const moved = {
      ...ORGANISATION,
      units: ORGANISATION.units.map((unit) =>
        unit.id === 'A1'
          ? { ...unit, placements: [...unit.placements, { from: '2026-11', parent: 'B' }] }
          : unit,
      ),
    };
    const told = await openApi({ organisation: moved });

    const answer = await told.get('/v1/units/A1/results?from=2026-09&to=2026-11', CITY);
    const { months, targetPercent } = (await answer.json()) as RangeResult;

    expect(months.map((each) => each.targetPercent)).toEqual([80, 80, 90]);
    expect(targetPercent).toBe(90);
  });
});

describe('reading results', () => {
  it.each([
    ['A1', 'month=2026-11', 1],
    ['A', 'month=2026-11', 2],
    ['01', 'month=2026-11', 1],
  ])('of %s takes at most two reads of the table', async (unit, query, most) => {
    let reads = 0;
    const counting = await openApi({
      store: (store) => ({
        ...store,
        sheetAt: (...given) => {
          reads += 1;
          return store.sheetAt(...given);
        },
        sheetsUnder: (...given) => {
          reads += 1;
          return store.sheetsUnder(...given);
        },
      }),
    });

    await counting.get(`/v1/units/${unit}/results?${query}`, CITY);

    expect(reads).toBe(most);
    await counting.table.close();
  });

  it('answers 304 while nothing has changed, and 200 as soon as a response is folded', async () => {
    const path = '/v1/units/A2/results?month=2026-09';
    const first = await api.get(path, CITY);
    const etag = first.headers.get('etag') ?? '';

    const same = await api.get(path, CITY, { 'if-none-match': `"other", W/${etag}` });
    const one = sampleResponse(9000, { unit: 'A2', at: '2026-09-14T09:00:00+07:00' });
    await api.table.store.recordResponse(one, RECEIPT);
    await api.fold([one]);
    const changed = await api.get(path, CITY, { 'if-none-match': etag });

    expect([first.status, same.status, changed.status]).toEqual([200, 304, 200]);
    expect(await same.text()).toBe('');
    expect(((await changed.json()) as MonthResult).n).toBe(1);
  });

  it.each([
    ['an unknown parameter', 'month=2026-11&debug=1', 'debug'],
    ['a month that is none', 'month=2026-13', 'month'],
    ['a month given twice', 'month=2026-11&month=2026-10', 'month'],
    ['from without to', 'from=2026-10', 'to'],
    ['to without from', 'to=2026-10', 'from'],
    ['from after to', 'from=2026-11&to=2026-10', 'from'],
    ['month together with a range', 'month=2026-11&from=2026-10&to=2026-11', 'month'],
    ['more than three years', 'from=2020-01&to=2026-11', 'from'],
    ['an unknown formula', 'formula=median', 'formula'],
    ['an unknown questionnaire', 'questionnaire=nps', 'questionnaire'],
  ])('refuses %s and names it', async (_, query, path) => {
    const answer = await api.get(`/v1/units/A1/results?${query}`, CITY);

    expect(answer.status).toBe(400);
    const { errors } = (await answer.json()) as { errors: { path: string }[] };
    expect(errors.map((error) => error.path)).toEqual([path]);
  });
});

describe('who may read results', () => {
  const path = (unit: string) => `/v1/units/${unit}/results?month=2026-11`;

  it('is nobody without a token', async () => {
    const answer = await api.get(path('A1'));

    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it.each([
    ['manager', 'A', 'A', 200],
    ['manager', 'A', 'A1', 200],
    ['viewer', 'A1', 'A1', 200],
    ['manager', 'A1', 'A2', 403],
    ['manager', 'A1', 'A', 403],
    ['manager', 'A1', '01', 403],
    ['manager', 'B', 'A1', 403],
    ['inspector', 'B', 'A1', 200],
    ['integration', '01', 'A1', 403],
    ['device', 'A1', 'A1', 403],
    ['manager', '01', 'Z9', 403],
    ['inspector', '01', 'Z9', 404],
  ] as const)('a %s of %s asking for %s is answered %i', async (role, own, unit, status) => {
    const answers = await Promise.all([
      api.get(path(unit), { role, unit: own }),
      api.get(`/v1/units/${unit}`, { role, unit: own }),
    ]);

    expect(answers.map((answer) => answer.status)).toEqual([status, status]);
  });

  it('lists the units of the caller, parents before children', async () => {
    const answer = await api.get('/v1/units', { role: 'manager', unit: 'A' });
    const list = unitListSchema.parse(await answer.json());

    expect(list.units.map(({ id, targetPercent }) => `${id} ${targetPercent}`)).toEqual([
      'A 80',
      'A1 80',
      'A2 80',
    ]);
  });

  it('tells what every reader must be told of the organisation', async () => {
    const notice = { vi: 'Dữ liệu trình diễn', en: 'Demonstration data' };
    const told = await openApi({ organisation: { ...ORGANISATION, notice } });

    const lists = await Promise.all([told.get('/v1/units', CITY), api.get('/v1/units', CITY)]);

    expect(
      await Promise.all(lists.map(async (list) => unitListSchema.parse(await list.json()).notice)),
    ).toEqual([notice, null]);
    await told.table.close();
  });

  it('shows one unit with its children', async () => {
    const answer = await api.get('/v1/units/01', CITY);

    expect(await answer.json()).toMatchObject({
      id: '01',
      parent: null,
      targetPercent: 80,
      children: [{ id: 'A' }, { id: 'B', targetPercent: 90 }],
    });
  });

  it('shows a path that begins at the top of what the caller reaches', async () => {
    expect((await month('A1', { role: 'manager', unit: 'A' })).path.map(({ unit }) => unit)).toEqual(['A']);
    expect((await month('A1')).path.map(({ unit }) => unit)).toEqual(['01', 'A']);
  });
});
