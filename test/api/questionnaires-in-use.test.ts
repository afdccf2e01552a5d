import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SurveyResponse } from '#domain/response.ts';
import type { Changes } from '../../functions/api/change-schemas.ts';
import type { CounterDetail, MonthResult, RangeResult } from '../../functions/api/result-schemas.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { askOf, draftOf, reworded } from '../support/questionnaires.ts';
import { NOW, sampleResponse } from '../support/sample.ts';

const DAY_MS = 86_400_000;
const OTHER = reworded('Ông/Bà thấy lần phục vụ vừa rồi thế nào?', 'How was the service you received?');
const WHY = { vi: 'Câu hỏi dễ hiểu hơn', en: 'Easier to understand' };
const MANAGER = { role: 'manager', unit: '01' } as const;

let nowMs = NOW;
let api: TestApi;
beforeEach(async () => {
  nowMs = NOW;
  api = await openApi({ now: () => nowMs });
});
afterEach(() => api.table.close());

const PATH = '/post-service/versions/2';
const write = (isComparable = false) =>
  askOf(api, 'PUT', PATH, draftOf({ form: OTHER, change: { isComparable, why: WHY } }));
const publish = (more: object = {}) => askOf(api, 'POST', `${PATH}/publish`, { replaces: 1, ...more });
const retire = () => askOf(api, 'POST', `${PATH}/retire`, { replaces: 2 });

const rating = (number: number, questionnaireVersion: number, more: Partial<SurveyResponse> = {}) =>
  sampleResponse(number, { questionnaireVersion, ...more });
const sent = async (response: SurveyResponse): Promise<number> =>
  (await api.post('/v1/responses', response)).status;

/** So many ratings of a version in a month; all but the first are satisfied. */
const ratings = (version: number, month: string, count: number, from: number): readonly SurveyResponse[] =>
  Array.from({ length: count }, (_, at) =>
    rating(from + at, version, { at: `${month}-10T09:41:07+07:00`, answers: { overall: at === 0 ? 1 : 5 } }),
  );
const recorded = async (...all: (readonly SurveyResponse[])[]): Promise<void> => {
  for (const response of all.flat()) expect(await sent(response)).toBe(201);
  await api.fold(all.flat());
};
const monthOf = async (query = ''): Promise<MonthResult> =>
  (await (await api.get(`/v1/units/A1/results?month=2026-11${query}`, MANAGER)).json()) as MonthResult;
const rangeOf = async (): Promise<RangeResult> =>
  (await (await api.get('/v1/units/A1/results?from=2026-10&to=2026-11', MANAGER)).json()) as RangeResult;

describe('an answer', () => {
  it('to a draft is refused, and taken once it is published', async () => {
    await write();
    const toDraft = await api.post('/v1/responses', rating(1, 2));
    await publish();

    expect(toDraft.status).toBe(422);
    expect(await toDraft.json()).toMatchObject({ errors: [{ path: 'questionnaireVersion' }] });
    expect(await sent(rating(1, 2))).toBe(201);
    expect(await sent(rating(2, 1))).toBe(201);
  });

  it('to a retired version is taken and counted for as long as it may have waited on a device', async () => {
    await write();
    await publish();
    await retire();
    nowMs = NOW + 91 * DAY_MS;
    const late = rating(1, 2);

    expect(await sent(late)).toBe(201);
    await api.fold([late]);
    expect((await monthOf('&questionnaire=post-service@2')).n).toBe(1);
    nowMs = NOW + 93 * DAY_MS;
    expect(await sent(rating(2, 2, { at: '2027-02-20T09:00:00+07:00' }))).toBe(422);
  });
});

describe('results', () => {
  it('count versions of different wording apart, and name the other beside the newer', async () => {
    await write();
    await publish();
    await recorded(ratings(1, '2026-11', 20, 1000), ratings(2, '2026-11', 10, 2000));

    const newer = await monthOf();
    const older = await monthOf('&questionnaire=post-service@1');

    expect(newer).toMatchObject({
      n: 10,
      questionnaire: { version: 2, comparabilityGroup: 'post-service@2' },
    });
    expect(newer.otherQuestionnaires).toMatchObject([{ id: 'post-service', version: 1, n: 20 }]);
    expect(older).toMatchObject({ n: 20, questionnaire: { version: 1, comparabilityGroup: 'post-service' } });
  });

  it('add versions up that are declared comparable', async () => {
    await write(true);
    await publish();
    await recorded(ratings(1, '2026-11', 20, 1000), ratings(2, '2026-11', 10, 2000));

    expect(await monthOf()).toMatchObject({ n: 30, otherQuestionnaires: [] });
  });

  it('stay with the older line until the newer has enough responses to be shown', async () => {
    await write();
    await publish();
    await recorded(ratings(1, '2026-11', 20, 1000), ratings(2, '2026-11', 9, 2000));

    expect(await monthOf()).toMatchObject({ n: 20, questionnaire: { version: 1 } });
  });

  it('break the trend where the wording changed, say why, and show both lines while they bridge', async () => {
    await write();
    await publish({ bridgeUntil: '2026-12-31' });
    await recorded(
      ratings(1, '2026-10', 20, 1000),
      ratings(1, '2026-11', 12, 2000),
      ratings(2, '2026-11', 10, 3000),
    );

    const { months } = await rangeOf();

    expect(months).toMatchObject([
      { month: '2026-10', n: 20, breakBefore: null, breakWhy: null, beside: [] },
      {
        month: '2026-11',
        n: 10,
        questionnaire: 'post-service@2',
        breakBefore: 'questionnaire',
        breakWhy: WHY,
        beside: [{ questionnaire: 'post-service@1', n: 12, indexPercent: 91.67 }],
      },
    ]);
  });

  it('are not compared with those of a month that asked otherwise, and say so', async () => {
    await write();
    await publish();
    await recorded(ratings(1, '2026-10', 20, 1000), ratings(2, '2026-11', 10, 3000));

    const answer = await api.get('/v1/units/A1/changes?from=2026-11&to=2026-11', MANAGER);

    const { change, notes } = (await answer.json()) as Changes;
    expect(change).toBeNull();
    expect(notes.map(({ kind }) => kind)).toContain('questionnaireChanged');
  });

  it('do not break where other words are declared comparable', async () => {
    await write(true);
    await publish();
    await recorded(ratings(1, '2026-10', 20, 1000), ratings(2, '2026-11', 10, 3000));

    const { months } = await rangeOf();

    expect(months.map(({ n, breakBefore }) => [n, breakBefore])).toEqual([
      [20, null],
      [10, null],
    ]);
  });

  it('of a version that there is not are refused', async () => {
    const answer = await api.get('/v1/units/A1/results?questionnaire=post-service@9', MANAGER);

    expect(answer.status).toBe(400);
  });
});

describe('a kiosk', () => {
  const counter = async (): Promise<CounterDetail> =>
    (await (await api.get('/v1/counters/A1-01')).json()) as CounterDetail;

  it('is handed the version that is asked, and while two bridge both, one of them for the hour', async () => {
    await write();
    expect((await counter()).asked?.map(({ version }) => version)).toEqual([1]);
    await publish({ bridgeUntil: '2026-12-31' });

    const hours = [];
    for (let hour = 0; hour < 2; hour += 1) {
      hours.push((await counter()).questionnaire.version);
      nowMs += 3_600_000;
    }

    expect((await counter()).asked?.map(({ version }) => version)).toEqual([1, 2]);
    expect(hours.toSorted()).toEqual([1, 2]);
    nowMs = Date.parse('2027-01-01T09:00:00+07:00');
    expect((await counter()).asked?.map(({ version }) => version)).toEqual([2]);
  });

  it('asks the version before, once the newest is retired', async () => {
    await write();
    await publish();
    await retire();

    expect((await counter()).asked?.map(({ version }) => version)).toEqual([1]);
  });

  it('may be set to a published version, and not to a draft', async () => {
    const set = async (replaces: number) =>
      (
        await api.app.request('/v1/units/A1/kiosk-config', {
          method: 'PUT',
          headers: { authorization: 'Bearer officer/01', 'content-type': 'application/json' },
          body: JSON.stringify({ replaces, set: { questionnaire: { id: 'post-service', version: 2 } } }),
        })
      ).status;
    await write();

    const asDraft = await set(0);
    await publish();

    expect([asDraft, await set(0)]).toEqual([422, 200]);
  });
});
