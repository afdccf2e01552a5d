import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Dossier } from '#domain/dossier.ts';
import type { SurveyResponse } from '#domain/response.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import type { MonthResult } from '../../functions/api/result-schemas.ts';
import { consumeHours } from '../../functions/store/fold.ts';
import { DOSSIERS, ISSUED } from '../../functions/store/keys.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { sampleDossier } from '../support/dossiers.ts';
import { NOW, ORGANISATION, RECEIPT, sampleId, sampleResponse } from '../support/sample.ts';

let api: TestApi;
beforeEach(async () => {
  api = await openApi();
  return () => api.table.close();
});
afterEach(() => {
  expect.hasAssertions();
});

const RECORDED_AT = '2026-11-23T09:00:00+07:00';
const fold = () => ({
  store: api.table.store,
  organisation: async () => indexOrganisation(ORGANISATION),
  now: () => NOW,
  random: Math.random,
  sleep: async () => {},
});

let last = 0;
/** So many dossiers, received and completed in November. */
const completed = (count: number, more: Partial<Dossier> = {}): Dossier[] =>
  Array.from({ length: count }, () =>
    sampleDossier(++last, {
      received: '2026-11-02T09:00:00+07:00',
      completed: '2026-11-05T15:00:00+07:00',
      ...more,
    }),
  );
const rated = (count: number, overall: 1 | 5, more: Partial<SurveyResponse> = {}): SurveyResponse[] =>
  Array.from({ length: count }, () => sampleResponse(++last, { answers: { overall }, ...more }));

const known = async (
  dossiers: readonly Dossier[],
  responses: readonly SurveyResponse[] = [],
): Promise<void> => {
  for (const dossier of dossiers) await api.table.asked.recordDossier(dossier, RECORDED_AT);
  for (const response of responses) await api.table.store.recordResponse(response, RECEIPT);
  await consumeHours(
    fold(),
    dossiers.map(({ unit, received }) => ({ unit, day: received.slice(0, 10), hour: DOSSIERS })),
  );
  await api.fold(responses);
};

const results = async (unit = 'A1', query = 'month=2026-11'): Promise<MonthResult> =>
  (await (
    await api.get(`/v1/units/${unit}/results?${query}`, { role: 'manager', unit: '01' })
  ).json()) as MonthResult;

describe('results with dossiers', () => {
  it('say what was received, completed, on time, online, and how much of it was rated', async () => {
    await known(
      [
        ...completed(30),
        ...completed(10, { channel: 'online-full' }),
        ...completed(5, { channel: 'online-partial', completed: '2026-11-09' }),
        ...completed(2, { outcome: 'withdrawn' }),
        ...completed(3, { outcome: 'refused' }),
      ],
      [...rated(20, 5), ...rated(4, 1), ...rated(10, 5, { moment: 'reception' })],
    );

    const { dossiers } = await results();

    expect(dossiers).toMatchObject({
      received: 50,
      completed: 48,
      withdrawn: 2,
      onTime: 43,
      onTimePercent: 89.58,
      online: 15,
      onlinePercent: 30,
      responses: 24,
      coveragePercent: 50,
    });
    expect(dossiers?.onTimeInterval?.lowPercent).toBeLessThan(89.58);
    expect(dossiers?.channels.map(({ id, received }) => [id, received])).toEqual([
      ['counter', 35],
      ['online-partial', 5],
      ['online-full', 10],
    ]);
  });

  it('do not take ratings of posters for rated dossiers, however many there are', async () => {
    await known(completed(60), [...rated(30, 5), ...rated(6, 1), ...rated(90, 5, { channel: 'poster' })]);

    const { n, dossiers, issued } = await results();

    expect(n).toBe(126);
    expect(dossiers).toMatchObject({ responses: 36, coveragePercent: 60 });
    expect(dossiers?.surveyed).toMatchObject({ n: 36, indexPercent: 83.33, couldChangeVerdict: false });
    expect(issued).toEqual([]);
  });

  it('say how sure the share is for so many dossiers, and what those who did not answer could change', async () => {
    await known(completed(50), [...rated(36, 5), ...rated(4, 1)]);

    const { dossiers, interval } = await results();

    expect(dossiers?.surveyed).toEqual({
      n: 40,
      indexPercent: 90,
      interval: { level: 0.95, lowPercent: 85, highPercent: 93.46 },
      verdict: 'met',
      lowPercent: 72,
      highPercent: 92,
      couldChangeVerdict: true,
      tippingPercent: 40,
    });
    expect(interval?.lowPercent).toBe(76.95);
  });

  it('name services with completed dossiers that no response names', async () => {
    await known(
      [...completed(3), ...completed(2, { service: '2.000635' }), ...completed(4, { service: '1.004222' })],
      rated(1, 5, { service: '1.001193' }),
    );

    const { dossiers } = await results();

    expect(dossiers?.unsurveyedServices.map(({ id, completed }) => [id, completed])).toEqual([
      ['1.004222', 4],
      ['2.000635', 2],
    ]);
  });

  it('withhold what is said of fewer than ten dossiers or answers, and from what it would follow', async () => {
    await known([...completed(9), ...completed(1, { unit: 'A2' })], rated(9, 5));
    await known(completed(30, { unit: 'B' }), [
      ...rated(20, 5, { unit: 'B' }),
      ...rated(1, 1, { unit: 'B', moment: 'refusal' }),
    ]);

    const [few, others] = [await results(), await results('B')];

    expect(few.dossiers).toMatchObject({
      completed: 9,
      onTime: null,
      onTimePercent: null,
      onTimeInterval: null,
      online: null,
      onlinePercent: null,
      channels: [],
      surveyed: null,
      coveragePercent: null,
    });
    expect(others.dossiers).toMatchObject({ onTimePercent: 100, surveyed: null, coveragePercent: 66.67 });
  });

  it('say that there are more responses than dossiers, and nothing of how they stand for them', async () => {
    await known(completed(10), rated(12, 5));

    expect((await results()).dossiers).toMatchObject({ coveragePercent: 120, surveyed: null });
  });

  it('add up over units and months', async () => {
    await known([
      ...completed(6),
      ...completed(5, { unit: 'A2' }),
      ...Array.from({ length: 4 }, () => sampleDossier(++last)),
    ]);

    const [november, both] = [await results('A'), await results('01', 'from=2026-10&to=2026-11')];

    expect(november.dossiers).toMatchObject({ received: 11, completed: 15 });
    expect(both.dossiers).toMatchObject({ received: 15, completed: 15 });
  });

  it('say nothing of dossiers where none was reported', async () => {
    await known([], rated(1, 5));

    expect(await results()).toMatchObject({ dossiers: null, issued: [] });
  });

  it('say how many receipts were issued and rated, by moment', async () => {
    const counts = { reception: 40, result: 30 };
    await api.table.asked.recordIssued(
      { id: sampleId(1), unit: 'A1', day: '2026-11-20', counts },
      RECORDED_AT,
    );
    await consumeHours(fold(), [{ unit: 'A1', day: '2026-11-20', hour: ISSUED }]);
    await known([], rated(3, 5));

    const { issued } = await results();

    expect(issued.map(({ id, issued, responses }) => [id, issued, responses])).toEqual([
      ['reception', 40, 0],
      ['result', 30, 3],
    ]);
  });
});
