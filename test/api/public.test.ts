import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Score } from '#domain/questionnaire.ts';
import type { Channel } from '#domain/response.ts';
import type { PublicMonth, PublicUnit } from '../../functions/api/public-schemas.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { NOW, RECEIPT, sampleResponse } from '../support/sample.ts';

let api: TestApi;
let clock = NOW;
let last = 5000;

const SCORES: readonly Score[] = [2, 5, 4, 5, 5, 1, 5, 4, 5, 3];

/** Ratings of October in a unit, of all levels, three in ten of them low. */
const rate = async (unit: string, n: number, at = '2026-10-20T09:00:00+07:00'): Promise<void> => {
  const ratings = Array.from({ length: n }, (_, each) =>
    sampleResponse(++last, { unit, at, answers: { overall: SCORES[each % SCORES.length] as Score } }),
  );
  for (const rating of ratings) await api.table.store.recordResponse(rating, RECEIPT);
  await api.fold(ratings);
};

/*
 *  01 ─┬─ A ─┬─ A1  40
 *      │     └─ A2   6, whose answers A1 hides
 *      └─ B         50
 */
beforeAll(async () => {
  api = await openApi({ now: () => clock });
  await rate('A1', 40);
  await rate('A2', 6);
  await rate('B', 50);
  await rate('B', 20, '2026-11-05T09:00:00+07:00');
  await api.publish();
});
afterAll(() => api.table.close());

const october = async (): Promise<PublicMonth> => (await api.get('/v1/public/months/2026-10')).json();

describe('a published month', () => {
  it('says of each unit how many rated, and what, but not what few people answered, nor those who hide them', async () => {
    const { units } = await october();

    expect(units.map(({ unit, withheld, n, counts }) => [unit, withheld, n, counts])).toEqual([
      ['01', false, 96, [10, 10, 9, 19, 48]],
      ['A', false, 46, [5, 5, 4, 9, 23]],
      ['A1', true, 40, null],
      ['A2', true, 6, null],
      ['B', false, 50, [5, 5, 5, 10, 25]],
    ]);
    expect(units[4]).toMatchObject({
      evidence: 'full',
      indexPercent: 70,
      interval: { level: 0.95, lowPercent: 56.25, highPercent: 80.9 },
      targetPercent: 90,
      verdict: 'notMet',
    });
    expect(units[3]).toMatchObject({
      evidence: 'hidden',
      indexPercent: null,
      interval: null,
      verdict: null,
      coveragePercent: null,
    });
  });

  it('names its method, its forms and how the answers came in', async () => {
    const { formula, questionnaires, channels } = await october();

    expect(formula).toEqual({ id: 'topTwoShare', version: 1 });
    expect(questionnaires.map(({ id, version }) => `${id}@${version}`)).toEqual(['post-service@1']);
    expect(channels).toMatchObject([
      { unit: '01', channel: 'kiosk', n: 96, evidence: 'full', withheld: false },
    ]);
  });

  it('is one that is closed: neither the present one, nor one that ended less than ten days ago', async () => {
    const before = await openApi({ now: Date.parse('2026-11-10T23:59:59+07:00') });
    const ratings = Array.from({ length: 20 }, (_, at) =>
      sampleResponse(at, { at: '2026-10-20T09:00:00+07:00' }),
    );
    for (const rating of ratings) await before.table.store.recordResponse(rating, RECEIPT);
    await before.fold(ratings);

    expect(await before.publish()).toEqual({ months: [] });
    const { months } = (await (await api.get('/v1/public/months')).json()) as { months: { month: string }[] };
    expect(months.map(({ month }) => month)).toEqual(['2026-10']);
    await before.table.close();
  });

  it('never changes, whatever comes in later', async () => {
    const first = await october();
    await rate('A2', 1);
    clock += 3_600_000;

    expect(await api.publish()).toEqual({ months: [] });
    expect(await october()).toEqual(first);
  });

  it('is published once, also by two that run at once', async () => {
    const both = await openApi({ now: NOW });
    const ratings = Array.from({ length: 20 }, (_, at) =>
      sampleResponse(at, { at: '2026-10-20T09:00:00+07:00' }),
    );
    for (const rating of ratings) await both.table.store.recordResponse(rating, RECEIPT);
    await both.fold(ratings);

    const ran = await Promise.all([both.publish(), both.publish()]);

    expect(ran.flatMap(({ months }) => months)).toEqual(['2026-10']);
    await both.table.close();
  });
});

describe('the channels of a published month', () => {
  const channelsOf = async (ratings: readonly [Channel, number, readonly Score[]][]) => {
    const own = await openApi({ now: NOW });
    const all = ratings.flatMap(([channel, n, scores]) =>
      Array.from({ length: n }, (_, each) =>
        sampleResponse(++last, {
          unit: 'B',
          channel,
          at: '2026-10-20T09:00:00+07:00',
          answers: { overall: scores[each % scores.length] as Score },
        }),
      ),
    );
    for (const rating of all) await own.table.store.recordResponse(rating, RECEIPT);
    await own.fold(all);
    await own.publish();
    const month = (await (await own.get('/v1/public/months/2026-10')).json()) as PublicMonth;
    await own.table.close();
    return month.channels.map(({ channel, n, withheld, counts }) => [channel, n, withheld, counts]);
  };

  it('hide what few answered behind another, and say how many they were', async () => {
    expect(
      await channelsOf([
        ['kiosk', 40, SCORES],
        ['poster', 20, SCORES],
        ['link', 4, [1, 5]],
      ]),
    ).toEqual([
      ['kiosk', 40, false, [4, 4, 4, 8, 20]],
      ['link', 4, true, null],
      ['poster', 20, true, null],
    ]);
  });

  it('are not told where the whole would tell what few of them answered', async () => {
    expect(
      await channelsOf([
        ['kiosk', 40, [5, 4]],
        ['link', 4, [5]],
      ]),
    ).toEqual([]);
  });
});

describe('open data', () => {
  it('may be kept by anybody and read from any site', async () => {
    const answer = await api.get('/v1/public/months/2026-10');

    expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });

  it.each([
    '/v1/public/months',
    '/v1/public/months/2026-10',
    '/v1/public/units/B',
    '/open-data/datapackage.json',
    '/open-data/csv-metadata.json',
    '/open-data/satisfaction-2026-10.csv',
  ])('says whether anything changed since it was read, with its head alone too: %s', async (path) => {
    const [whole, head] = [await api.get(path), await api.app.request(path, { method: 'HEAD' })];
    const etag = whole.headers.get('etag') ?? '';
    const again = await api.app.request(path, { headers: { 'if-none-match': etag } });

    expect(etag).toMatch(/^"[\w-]{27}"$/);
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, '']);
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, '']);
  });

  it('tells of a unit its published months', async () => {
    const unit = (await (await api.get('/v1/public/units/B')).json()) as PublicUnit;

    expect(unit).toMatchObject({ unit: 'B', months: [{ month: '2026-10', n: 50, verdict: 'notMet' }] });
  });

  it('is a table with the columns and values that both its descriptions name', async () => {
    const csv = await (await api.get('/open-data/satisfaction-2026-10.csv')).text();
    const rows = parse(csv, { columns: true }) as Record<string, string>[];
    const pack = (await (await api.get('/open-data/datapackage.json')).json()) as {
      resources: [
        {
          path: string[];
          schema: { fields: { name: string; type: string; constraints?: { required?: true } }[] };
        },
      ];
    };
    const web = (await (await api.get('/open-data/csv-metadata.json')).json()) as {
      tables: { url: string; tableSchema: { columns: { titles: string }[] } }[];
    };
    const [{ path, schema }] = pack.resources;
    const FITS: Record<string, RegExp> = {
      string: /./,
      integer: /^\d+$/,
      number: /^\d+(\.\d+)?$/,
      boolean: /^(true|false)$/,
      yearmonth: /^\d{4}-\d{2}$/,
    };

    expect(path).toEqual(['satisfaction-2026-10.csv']);
    expect(web.tables.map(({ url }) => url)).toEqual(path);
    expect(schema.fields.map(({ name }) => name)).toEqual(Object.keys(rows[0] ?? {}));
    expect(web.tables[0]?.tableSchema.columns.map(({ titles }) => titles)).toEqual(
      Object.keys(rows[0] ?? {}),
    );
    const wrong = rows.flatMap((row) =>
      schema.fields.filter(({ name, type, constraints }) =>
        row[name] === '' ? constraints?.required : !FITS[type]?.test(row[name] ?? ''),
      ),
    );
    expect(wrong).toEqual([]);
    expect(rows.find(({ unit }) => unit === 'A2')).toMatchObject({
      withheld: 'true',
      responses: '6',
      evidence: 'hidden',
      index_percent: '',
      count_5: '',
    });
    expect(rows.find(({ unit }) => unit === 'B')).toMatchObject({ responses: '50', index_percent: '70' });
  });
});
