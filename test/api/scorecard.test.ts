import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '#domain/service.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import type { Problem } from '../../functions/api/problem.ts';
import type { Scorecard, ShownEntry } from '../../functions/api/scorecard-schemas.ts';
import { scorecardSchema } from '../../functions/api/scorecard-schemas.ts';
import { consumeHours } from '../../functions/store/fold.ts';
import { DOSSIERS } from '../../functions/store/keys.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { sampleDossier } from '../support/dossiers.ts';
import { NOW, ORGANISATION, sampleResponse } from '../support/sample.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.table.close());

const read = async (unit: string, query = '', role = 'manager', of = '01'): Promise<Response> =>
  api.app.request(`/v1/units/${unit}/scorecard${query}`, {
    headers: { authorization: `Bearer ${role}/${of}` },
  });

const scorecard = async (unit: string, query = ''): Promise<Scorecard> =>
  scorecardSchema.parse(await (await read(unit, query)).json());

const row = async (unit: string, id: string, query = '') => {
  const found = (await scorecard(unit, query)).indicators.find((each) => each.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

const enter = async (
  place: string,
  body: object = {},
  { unit = 'B', role = 'officer', of = '01' } = {},
): Promise<Response> =>
  api.app.request(`/v1/units/${unit}/scorecard/${place}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${role}/${of}`, 'content-type': 'application/json' },
    body: JSON.stringify({ replaces: 0, document: 'BC 12/BC-UBND', ...body }),
  });

const problemOf = async (answer: Response) => {
  const { type, errors } = (await answer.json()) as Problem & { errors?: readonly { path: string }[] };
  return {
    status: answer.status,
    kind: type.replace('/reference#', ''),
    paths: errors?.map(({ path }) => path),
  };
};

describe('a scorecard', () => {
  it('has every indicator, none of them joined with another source', async () => {
    const { indicators, year, mayEnter } = await scorecard('B');

    expect([year, mayEnter]).toEqual(['2026', false]);
    expect(indicators.map(({ id }) => id)).toEqual([
      'sipas',
      'on-time',
      'online',
      'integrated',
      'dossiers',
      'decisions',
      'published-in-time',
      'par-rank',
      'pci-rank',
    ]);
    expect(indicators[0]?.computed).toMatchObject({ value: null, standing: 'noData', target: 90 });
    expect(indicators.filter(({ computed }) => computed?.source.vi === '')).toEqual([]);
  });

  it('says what the results of the unit say, with its interval and verdict', async () => {
    const responses = Array.from({ length: 40 }, (_, at) =>
      sampleResponse(at, { unit: 'A1', answers: { overall: at < 30 ? 5 : 2 } }),
    );
    for (const response of responses) expect((await api.post('/v1/responses', response)).status).toBe(201);
    await api.fold(responses);

    const { computed } = await row('A1', 'sipas');
    const results = (await (
      await api.get('/v1/units/A1/results', { role: 'manager', unit: '01' })
    ).json()) as {
      indexPercent: number;
      interval: object;
      verdict: string;
    };

    expect(computed).toMatchObject({
      period: '2026',
      value: results.indexPercent,
      interval: results.interval,
      standing: results.verdict,
      numerator: 30,
      denominator: 40,
      target: 80,
    });
    expect(computed?.months.at(-1)).toEqual({ month: '2026-11', value: 75, breakBefore: false });
    expect(computed?.months).toHaveLength(12);
  });

  it('counts dossiers and those on time, against the target that was entered', async () => {
    const dossiers = Array.from({ length: 20 }, (_, at) =>
      sampleDossier(at, {
        unit: 'A2',
        received: '2026-11-16T09:00:00+07:00',
        due: '2026-11-18',
        completed: at < 18 ? '2026-11-18T10:00:00+07:00' : '2026-11-20T10:00:00+07:00',
        outcome: 'granted',
      }),
    );
    for (const dossier of dossiers) await api.table.asked.recordDossier(dossier, '2026-11-21T00:00:00+07:00');
    await consumeHours(
      {
        store: api.table.store,
        organisation: async () => indexOrganisation(ORGANISATION),
        now: () => NOW,
        random: () => 0,
        sleep: async () => {},
      },
      [{ unit: 'A2', day: '2026-11-16', hour: DOSSIERS }],
    );
    await enter('on-time/2025', { value: 88, target: 95 }, { unit: 'A2' });

    const onTime = await row('A2', 'on-time');
    const received = await row('A2', 'dossiers');

    expect(onTime.computed).toMatchObject({
      value: 90,
      numerator: 18,
      denominator: 20,
      target: 95,
      standing: 'notMet',
    });
    expect(onTime.reported).toMatchObject({ period: '2025', value: 88, standing: 'notMet' });
    expect(received.computed).toMatchObject({ value: 20, standing: 'noTarget' });
  });

  it('takes the shares of procedures online and integrated from the catalogue, for this year only', async () => {
    const [service] = ORGANISATION.services;
    if (!service) throw new Error('there is none');
    const services: readonly Service[] = [
      { ...service, code: '1', onlineLevel: 'full', integrated: true },
      { ...service, code: '2', onlineLevel: 'level-3' },
      { ...service, code: '3', onlineLevel: 'level-2' },
      { ...service, code: '4', units: ['A1'], onlineLevel: 'partial', integrated: true },
      { ...service, code: '5', onlineLevel: 'full', integrated: true, validUntil: '2026-10' },
    ];
    const city = await openApi({ organisation: { ...ORGANISATION, services } });
    try {
      const sharesOf = async (unit: string, query = '') => {
        const answer = await city.app.request(`/v1/units/${unit}/scorecard${query}`, {
          headers: { authorization: 'Bearer manager/01' },
        });
        const { indicators } = scorecardSchema.parse(await answer.json());
        return indicators.flatMap(({ id, computed }) =>
          id === 'online' || id === 'integrated'
            ? [computed && `${id} ${computed.numerator}/${computed.denominator} ${computed.value}`]
            : [],
        );
      };

      expect(await sharesOf('01')).toEqual(['online 3/4 75', 'integrated 2/4 50']);
      expect(await sharesOf('A1')).toEqual(['online 3/4 75', 'integrated 2/4 50']);
      expect(await sharesOf('B')).toEqual(['online 2/3 66.67', 'integrated 1/3 33.33']);
      expect(await sharesOf('01', '?year=2025')).toEqual([null, null]);
      const card = await city.app.request('/v1/units/01/scorecard', {
        headers: { authorization: 'Bearer manager/01' },
      });
      const { indicators } = scorecardSchema.parse(await card.json());
      const [online, integrated] = ['online', 'integrated'].map(
        (wanted) => indicators.find(({ id }) => id === wanted)?.computed?.source.en,
      );
      expect(online).not.toContain('the least');
      expect(integrated).toContain('of 2 nobody has said, so this is the least');
    } finally {
      await city.table.close();
    }
  });

  it('shows the year that is asked for, and of reported figures the newest up to it', async () => {
    await enter('pci-rank/2019', { value: 9, denominator: 63 });
    await enter('pci-rank/2021', { value: 10, denominator: 63 });

    const [early, late] = [await row('B', 'pci-rank', '?year=2020'), await row('B', 'pci-rank')];

    expect([early.reported?.period, late.reported?.period]).toEqual(['2019', '2021']);
    expect(late.history.map(({ period }) => period)).toEqual(['2019', '2021']);
  });

  it.each([
    ['nobody who is not signed in', '', '', 401],
    ['a programme', 'integration', '01', 403],
    ['a manager of another unit', 'manager', 'B', 403],
    ['a viewer of the unit', 'viewer', 'A', 200],
    ['an inspector of any unit', 'inspector', 'B', 200],
  ])('is read by who reads results: %s', async (_, role, of, status) => {
    expect((await read('A1', '', role, of)).status).toBe(status);
  });

  it('is of no unit that there is not', async () => {
    expect((await read('Z9', '', 'inspector')).status).toBe(404);
  });

  it.each(['?year=26', '?year=1999', '?jahr=2026'])('names the wrong parameter: %s', async (query) => {
    expect(await problemOf(await read('A1', query))).toMatchObject({ status: 400, kind: 'invalid-query' });
  });
});

describe('a target', () => {
  const OF_B = { role: 'officer', of: 'B' };
  const standing = async (id: string) => (await row('B', id)).reported?.target;

  it('is set by who answers for the unit above, and not by who is measured by it', async () => {
    const own = await enter('on-time/2021', { value: 80, target: 50 }, OF_B);
    const above = await enter('on-time/2021', { value: 80, target: 95 });

    expect(await problemOf(own)).toMatchObject({ status: 403, kind: 'not-allowed' });
    expect(above.status).toBe(200);
    expect(await standing('on-time')).toBe(95);
  });

  it('stays as it stands where the unit’s own officer corrects a figure or enters a later one', async () => {
    await enter('integrated/2021', { value: 30, target: 60 });

    const answers = [
      await enter('integrated/2021', { value: 31, replaces: 1 }, OF_B),
      await enter('integrated/2022', { value: 40, target: 60 }, OF_B),
      await enter('integrated/2023', { value: 45 }, OF_B),
      await enter('integrated/2023', { value: 45, target: 40, replaces: 1 }, OF_B),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 403]);
    expect((await row('B', 'integrated')).history.map(({ value, target }) => [value, target])).toEqual([
      [31, 60],
      [40, 60],
      [45, 60],
    ]);
  });

  it('is taken back by who may set it', async () => {
    await enter('online/2016', { value: 30, target: 60 });

    await enter('online/2016', { value: 30, replaces: 1 });

    expect((await row('B', 'online', '?year=2016')).reported?.target).toBeNull();
  });

  it('is offered to none but them', async () => {
    const offered = async (unit: string, of: string) =>
      ((await (await read(unit, '', 'officer', of)).json()) as Scorecard).maySetTargets;

    expect([await offered('B', 'B'), await offered('B', '01'), await offered('01', '01')]).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe('a figure', () => {
  it('is entered with its document, by whom and when', async () => {
    const answer = await enter('online/2020', {
      value: 90.5,
      numerator: 1501,
      denominator: 1659,
      documentDate: '2020-12-31',
      note: 'Mức độ 3, 4',
    });

    expect(answer.status).toBe(200);
    expect((await row('B', 'online')).reported).toEqual({
      indicator: 'online',
      period: '2020',
      version: 1,
      value: 90.5,
      numerator: 1501,
      denominator: 1659,
      target: null,
      standing: 'noTarget',
      document: 'BC 12/BC-UBND',
      documentDate: '2020-12-31',
      note: 'Mức độ 3, 4',
      enteredBy: 'officer of 01',
      enteredAt: '2026-11-23T10:00:00+07:00',
    });
  });

  it('is corrected by a further version, and the former stays to be read', async () => {
    await enter('decisions/2020', { value: 17 });

    const corrected = await enter('decisions/2020', { replaces: 1, value: 18 });

    const { reported, versions, history } = await row('B', 'decisions');
    expect(((await corrected.json()) as ShownEntry).version).toBe(2);
    expect(reported).toMatchObject({ version: 2, value: 18 });
    expect(history).toHaveLength(1);
    expect(versions.map(({ version, value }) => [version, value])).toEqual([
      [2, 18],
      [1, 17],
    ]);
  });

  it('is not put over a version that was not seen', async () => {
    await enter('dossiers/2019', { value: 1 });

    const late = await enter('dossiers/2019', { value: 2 });
    const early = await enter('dossiers/2019', { replaces: 5, value: 2 });

    expect(await problemOf(late)).toMatchObject({ status: 409, kind: 'changed-meanwhile' });
    expect(early.status).toBe(409);
    expect((await row('B', 'dossiers')).reported).toMatchObject({ version: 1, value: 1 });
  });

  it('stands once, of two that come at the same moment', async () => {
    const answers = await Promise.all(
      [7, 8].map((value) => enter('par-rank/2018', { value, denominator: 63 })),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is the same when it is sent again, as after a lost answer', async () => {
    await enter('par-rank/2019', { value: 2, denominator: 63 });

    const again = await enter('par-rank/2019', { value: 2, denominator: 63 });

    expect(again.status).toBe(200);
    expect(((await again.json()) as ShownEntry).version).toBe(1);
  });

  it.each([
    ['a manager', 'manager', '01', 403],
    ['an inspector', 'inspector', '01', 403],
    ['a programme', 'integration', '01', 403],
    ['an officer of a sibling', 'officer', 'A', 403],
  ])('is entered by nobody else than officers at the unit or above: %s', async (_, role, of, status) => {
    expect((await enter('published-in-time/2020', { value: 100 }, { role, of })).status).toBe(status);
  });

  it('is entered by officers of the unit and administrators above', async () => {
    const ofUnit = await enter('published-in-time/2018', { value: 99 }, { role: 'officer', of: 'B' });
    const above = await enter('published-in-time/2019', { value: 100 }, { role: 'admin', of: '01' });

    expect([ofUnit.status, above.status]).toEqual([200, 200]);
  });

  it.each([
    ['an indicator that there is not', 'happiness/2020', { value: 1 }, ['indicator']],
    ['a period that is none', 'dossiers/2020-13', { value: 1 }, ['period']],
    ['a period to come', 'dossiers/2027', { value: 1 }, ['period']],
    ['no document', 'dossiers/2020', { value: 1, document: ' ' }, ['document']],
    ['a document without a number', 'dossiers/2020', { value: 1, document: 'Báo cáo năm' }, ['document']],
    ['a number without a symbol', 'dossiers/2020', { value: 1, document: 'QD 1' }, ['document']],
    ['a day for a symbol', 'dossiers/2020', { value: 1, document: 'ngày 12/5/2022' }, ['document']],
    ['a document of tomorrow', 'dossiers/2020', { value: 1, documentDate: '2026-11-24' }, ['documentDate']],
    ['no version', 'dossiers/2020', { value: 1, replaces: null }, ['replaces']],
    ['text for a number', 'dossiers/2020', { value: '930.000' }, ['value']],
    ['a share above all', 'on-time/2020', { value: 191 }, ['value']],
    ['a rank among nobody', 'pci-rank/2020', { value: 9 }, ['denominator']],
  ])('is refused with each mistake named: %s', async (_, place, body, paths) => {
    expect(await problemOf(await enter(place, body))).toEqual({
      status: 422,
      kind: 'invalid-request',
      paths,
    });
  });
});
