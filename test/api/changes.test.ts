import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '#domain/policy.ts';
import type { SurveyResponse } from '#domain/response.ts';
import { type Changes, changesSchema } from '../../functions/api/change-schemas.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { RECEIPT, sampleResponse } from '../support/sample.ts';

const CITY: Principal = { role: 'manager', unit: '01' };
const LAND = '1.001193';
const BIRTH = '1.004884';

let made = 0;
/** `satisfied` of `n` people gave a 5, the others a 1. */
const people = (n: number, satisfied: number, more: Partial<SurveyResponse>): SurveyResponse[] =>
  Array.from({ length: n }, (_, at) =>
    sampleResponse(made++, { answers: { overall: at < satisfied ? 5 : 1 }, ...more }),
  );

const OCTOBER = '2026-10-12T09:00:00+07:00';
const NOVEMBER = '2026-11-12T09:00:00+07:00';

let api: TestApi;
beforeAll(async () => {
  api = await openApi();
  const all = [
    // A1: many more of the service that satisfies less, and each as satisfying as before.
    ...people(20, 12, { unit: 'A1', counter: 'A1-01', service: LAND, at: OCTOBER }),
    ...people(80, 72, { unit: 'A1', counter: 'A1-01', service: BIRTH, at: OCTOBER }),
    ...people(80, 48, { unit: 'A1', counter: 'A1-01', service: LAND, at: NOVEMBER }),
    ...people(20, 18, { unit: 'A1', counter: 'A1-01', service: BIRTH, at: NOVEMBER }),
    // A2: better, and by another channel; one service has too few people to be shown.
    ...people(40, 20, { unit: 'A2', channel: 'kiosk', service: LAND, at: OCTOBER }),
    ...people(4, 4, { unit: 'A2', channel: 'kiosk', service: BIRTH, at: OCTOBER }),
    ...people(12, 12, { unit: 'A2', channel: 'kiosk', at: OCTOBER }),
    ...people(40, 36, { unit: 'A2', channel: 'link', service: LAND, at: NOVEMBER }),
    ...people(14, 14, { unit: 'A2', channel: 'link', service: BIRTH, at: NOVEMBER }),
    ...people(6, 5, { unit: 'B', at: OCTOBER }),
    ...people(5, 5, { unit: 'B', at: NOVEMBER }),
  ];
  for (let at = 0; at < all.length; at += 25) {
    await api.table.bulk.recordResponses(all.slice(at, at + 25), () => RECEIPT);
  }
  await api.fold(all);
});
afterAll(() => api.table.close());

const changes = async (unit: string, query = 'from=2026-11&to=2026-11'): Promise<Changes> => {
  const answer = await api.get(`/v1/units/${unit}/changes?${query}`, CITY);
  const body = (await answer.json()) as Changes;
  expect(answer.status, JSON.stringify(body)).toBe(200);
  return changesSchema.parse(body);
};

const partBy = ({ parts }: Changes, by: Changes['parts'][number]['by']) => {
  const part = parts.find((each) => each.by === by);
  if (!part) throw new Error(`no part by ${by}`);
  return part;
};

describe('a change', () => {
  it('has its size, how sure it is, and both periods', async () => {
    const { now, before, change } = await changes('A1');

    expect([before.indexPercent, now.indexPercent]).toEqual([84, 66]);
    expect(change).toMatchObject({ points: -18, direction: 'fell' });
    // Newcombe's method 10 by hand from the intervals 75.58–89.90 and 56.28–74.54.
    expect(change?.interval.lowPercent).toBeCloseTo(-29.37, 1);
    expect(change?.interval.highPercent).toBeCloseTo(-5.99, 1);
  });

  it('is of the mix of services where each of them satisfies as before', async () => {
    const services = partBy(await changes('A1'), 'services');

    expect(services).toMatchObject({ mixPoints: -18, withinPoints: 0 });
    expect(
      services.groups.map(({ id, beforePercent, nowPercent }) => [id, beforePercent, nowPercent]),
    ).toEqual([
      [LAND, 60, 60],
      [BIRTH, 90, 90],
    ]);
  });

  it('adds up over the units below, however it is taken apart', async () => {
    const result = await changes('A');

    expect(result.change).not.toBeNull();
    expect(result.parts.map(({ by }) => by)).toContain('children');
    for (const { mixPoints, withinPoints, groups } of result.parts) {
      expect(mixPoints + withinPoints).toBeCloseTo(result.change?.points as number, 1);
      const all = groups.reduce((sum, group) => sum + group.mixPoints + group.withinPoints, 0);
      expect(all).toBeCloseTo(result.change?.points as number, 1);
    }
  });

  it('shows no group of fewer than ten people, nor one that would tell of it', async () => {
    const { groups } = partBy(await changes('A2'), 'services');

    expect(groups.map(({ id }) => id)).toEqual([LAND, 'rest']);
    expect(groups[1]).toMatchObject({ before: 16, now: 14 });
  });

  it('is withheld where a period has too few people', async () => {
    const { change, parts, notes } = await changes('B');

    expect([change, parts]).toEqual([null, []]);
    expect(notes.map(({ kind }) => kind)).toContain('fewResponses');
  });

  it('says nothing of few responses where there is nothing to compare with', async () => {
    const { before, notes } = await changes('B', 'from=2026-11&to=2026-11&against=year');

    expect(before.n).toBe(0);
    expect(notes.map(({ kind }) => kind)).not.toContain('fewResponses');
  });
});

describe('what a reader must know', () => {
  it('is the channel that most responses moved to', async () => {
    const { notes } = await changes('A2');

    expect(notes.find(({ kind }) => kind === 'channelShift')?.channel).toMatchObject({
      beforePercent: expect.any(Number),
      nowPercent: expect.any(Number),
    });
  });

  it('is that the period is not over', async () => {
    const kinds = async (query: string) => (await changes('A1', query)).notes.map(({ kind }) => kind);

    expect(await kinds('from=2026-11&to=2026-11')).toContain('unfinished');
    expect(await kinds('from=2026-10&to=2026-10')).not.toContain('unfinished');
  });
});

describe('the period before', () => {
  it.each([
    ['from=2026-10&to=2026-11', '2026-08', '2026-09'],
    ['from=2026-10&to=2026-11&against=year', '2025-10', '2025-11'],
    ['against=year', '2025-11', '2025-11'],
  ])('of %s is %s to %s', async (query, from, to) => {
    expect((await changes('A1', query)).before).toMatchObject({ from, to, n: 0 });
  });

  it.each([
    ['against=decade', 'against'],
    ['from=2026-11', 'to'],
    ['from=2026-12&to=2026-11', 'from'],
    ['questionnaire=none', 'questionnaire'],
  ])('is refused by name: %s', async (query, path) => {
    const answer = await api.get(`/v1/units/A1/changes?${query}`, CITY);

    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ errors: [{ path }] });
  });
});
