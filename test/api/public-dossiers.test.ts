import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublishedMonth } from '#domain/published-month.ts';
import type { Score } from '#domain/questionnaire.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import type { PublicMonth, PublicUnit } from '../../functions/api/public-schemas.ts';
import { consumeHours } from '../../functions/store/fold.ts';
import { DOSSIERS } from '../../functions/store/keys.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { sampleDossier } from '../support/dossiers.ts';
import { NOW, ORGANISATION, RECEIPT, sampleResponse } from '../support/sample.ts';

let api: TestApi;
let last = 0;

const rate = async (api: TestApi, unit: string, n: number): Promise<void> => {
  const ratings = Array.from({ length: n }, (_, each) =>
    sampleResponse(++last, {
      unit,
      at: '2026-10-20T09:00:00+07:00',
      answers: { overall: ((each % 5) + 1) as Score },
    }),
  );
  for (const rating of ratings) await api.table.store.recordResponse(rating, RECEIPT);
  await api.fold(ratings);
};

const complete = async (api: TestApi, unit: string, n: number): Promise<void> => {
  const completed = '2026-10-12T15:00:00+07:00';
  const dossiers = Array.from({ length: n }, () =>
    sampleDossier(++last, { unit, received: '2026-10-05T09:00:00+07:00', completed }),
  );
  for (const dossier of dossiers) await api.table.asked.recordDossier(dossier, completed);
  await consumeHours(
    {
      store: api.table.store,
      organisation: async () => indexOrganisation(ORGANISATION),
      now: () => NOW,
      random: Math.random,
      sleep: async () => {},
    },
    [{ unit, day: '2026-10-05', hour: DOSSIERS }],
  );
};

/** As months were written that did without the numbers of what they withheld. */
const BEFORE: PublishedMonth = {
  month: '2026-09',
  publishedAt: '2026-10-11T00:05:00+07:00',
  formula: { id: 'topTwoShare', version: 1 },
  questionnaires: [{ id: 'post-service', version: 1, title: { vi: 'Sau khi làm', en: 'After service' } }],
  notice: null,
  units: [
    {
      unit: 'A1',
      name: { vi: 'Đơn vị A1', en: 'Unit A1' },
      kind: 'ward',
      parent: 'A',
      targetPercent: 80,
      withheld: true,
      n: null,
      counts: null,
      indexPercent: null,
      interval: null,
      verdict: null,
      completed: null,
      coveragePercent: null,
    },
  ],
  channels: [],
};

/*
 *  01 ─┬─ A ─┬─ A1   4 dossiers, 40 ratings
 *      │     └─ A2  30 dossiers, 20 ratings
 *      └─ B         14 dossiers, 20 ratings
 */
beforeAll(async () => {
  api = await openApi();
  for (const [unit, dossiers, ratings] of [
    ['A1', 4, 40],
    ['A2', 30, 20],
    ['B', 14, 20],
  ] as const) {
    await complete(api, unit, dossiers);
    await rate(api, unit, ratings);
  }
  await api.table.publications.publishMonth(BEFORE);
  await api.publish();
});
afterAll(() => api.table.close());

const units = async (month: string, of = api): Promise<PublicMonth['units']> =>
  ((await (await of.get(`/v1/public/months/${month}`)).json()) as PublicMonth).units;

describe('the dossiers of a published month', () => {
  it('are withheld under ten, and where they would tell those, while the answers of many are shown', async () => {
    const dossiers = (await units('2026-10')).map((row) => [
      row.unit,
      row.withheld,
      row.completed,
      row.rated,
    ]);

    expect(dossiers).toEqual([
      ['01', false, 48, null],
      ['A', false, 34, null],
      ['A1', false, null, null],
      ['A2', false, null, null],
      ['B', false, 14, null],
    ]);
  });

  it('have no coverage where more were rated than were reported as completed', async () => {
    const covered = (await units('2026-10')).filter(({ coveragePercent }) => coveragePercent !== null);

    expect(covered).toEqual([]);
  });

  it('say how many of them were rated', async () => {
    const other = await openApi();
    await complete(other, 'B', 50);
    await rate(other, 'B', 20);
    await other.publish();

    expect((await units('2026-10', other)).find(({ unit }) => unit === 'B')).toMatchObject({
      n: 20,
      evidence: 'reference',
      completed: 50,
      rated: 20,
      coveragePercent: 40,
    });
    const csv = await (await other.get('/open-data/satisfaction-2026-10.csv')).text();
    expect(csv).toMatch(/,false,20,reference,4,4,4,4,4,40,.*,50,20,40,/);
    await other.table.close();
  });
});

describe('a month that was published without the numbers of what it withheld', () => {
  it('is still read, in one form with those of today', async () => {
    const [row] = await units('2026-09');
    const unit = (await (await api.get('/v1/public/units/A1')).json()) as PublicUnit;
    const csv = await (await api.get('/open-data/satisfaction-2026-09.csv')).text();

    expect(row).toMatchObject({ withheld: true, n: null, evidence: null, rated: null });
    expect(unit.months.map(({ month, n }) => [month, n])).toEqual([
      ['2026-10', 40],
      ['2026-09', null],
    ]);
    expect(csv).toMatch(/,true,,,,,,,,,,,80,,,,,/);
  });
});
