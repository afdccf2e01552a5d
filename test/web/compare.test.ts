import { describe, expect, it } from 'vitest';
import type { PeriodResult } from '../../functions/api/result-schemas.ts';
import { addressOf, placeOf } from '../../web/manage/address.ts';
import type { ApiClient } from '../../web/manage/api-client.ts';
import { createCompareState } from '../../web/manage/compare/compare-state.ts';
import { peersSentence, receivedOf } from '../../web/manage/compare/compare-texts.ts';
import { amongPeers, whyNoPeers } from '../../web/manage/compare/peers.ts';
import { fakeClock } from '../support/fake-clock.ts';

const child = (unit: string, n: number, indexPercent: number, own = false) => ({
  unit,
  name: { vi: unit, en: unit },
  n,
  indexPercent,
  evidence: 'full',
  counts: [0, n - (n * indexPercent) / 100, 0, 0, (n * indexPercent) / 100],
  interval: null,
  targetPercent: 80,
  verdict: 'met',
  own,
});

const above = {
  targetPercent: 80,
  formula: { id: 'topTwoShare' },
  children: [
    child('low', 2000, 60),
    child('a', 2000, 80),
    child('b', 2000, 82),
    child('c', 2000, 84),
    child('few', 10, 100),
    child('other-kind', 2000, 20),
    child('top', 500, 10, true),
  ],
} as unknown as PeriodResult;
const isPeer = (unit: string): boolean => unit !== 'other-kind';

describe('a unit among its peers', () => {
  it('is compared with the middle of those of its kind, without what was filed at the unit above', () => {
    expect(amongPeers(above, 'low', isPeer)).toMatchObject({ count: 5, stands: 'below' });
    expect(amongPeers(above, 'b', isPeer)).toMatchObject({ count: 5, stands: 'notTold' });
  });

  it('is said to differ only where chance does not explain it, as with ten responses', () => {
    const few = amongPeers(above, 'few', isPeer);

    expect(few?.stands).toBe('notTold');
    expect(peersSentence('vi', { vi: 'Phường X', en: 'X' }, few as NonNullable<typeof few>)).toMatch(
      /^Phường X: ước lượng .* trung vị của 5 đơn vị là .*; không khác trung vị quá mức ngẫu nhiên\.$/,
    );
  });

  it('has none where too few can be compared, or nobody stands above', () => {
    expect(amongPeers({ ...above, children: above.children.slice(0, 2) }, 'a', isPeer)).toBeUndefined();
    expect(amongPeers(undefined, 'a', isPeer)).toBeUndefined();
  });

  it.each([
    ['whose unit above is not for this reader', { id: 'a', parent: '01' }, undefined, 'beyondReach'],
    ['that stands above all', { id: '01', parent: null }, undefined, 'atTop'],
    ['with too few responses of its own', { id: 'hidden', parent: '01' }, above, 'ownFew'],
    ['with too few beside it', { id: 'a', parent: '01' }, above, 'tooFew'],
  ] as const)('is told why it has none: one %s', (_, unit, read, why) => {
    expect(whyNoPeers(unit, read)).toBe(why);
  });
});

describe('what was received', () => {
  it('is all that counts and all that was taken off', () => {
    const states = { counted: 90, held: 4, void: 3, erased: 2, synthetic: 1 };

    expect(receivedOf({ states })).toBe(100);
  });
});

describe('what is compared', () => {
  it('stands in the address, six units at most', () => {
    const search =
      addressOf({ view: 'compare', unit: 'a', others: ['b', 'c'] }, 'vi').split('/manage/')[1] ?? '';

    expect(placeOf({ pathname: '/manage/', search })).toMatchObject({ view: 'compare', others: ['b', 'c'] });
    expect(placeOf({ pathname: '/manage/', search: '?with=1,2,3,4,5,6,7' }).others).toHaveLength(5);
    expect(placeOf({ pathname: '/manage/', search: '?with=b,,c,b' }).others).toEqual(['b', 'c']);
  });

  it('is read for all units in the same period, and one that cannot be read leaves the others', async () => {
    const asked: string[] = [];
    const read = (async (path: string) => {
      asked.push(path);
      if (path.includes('/gone/')) return { kind: 'refused', status: 404, detail: '' };
      const indicators = [
        {
          id: 'sipas',
          history: [
            { period: '2019', value: 80 },
            { period: '2019-2020', value: 1 },
          ],
        },
      ];
      return { kind: 'ok', body: { unit: path.split('/')[3], indicators }, same: false };
    }) as unknown as ApiClient['read'];
    const state = createCompareState({ read }, fakeClock(0), () => 1);

    await state.show({ units: ['a', 'gone'], parent: '01', period: '2026-W48', month: '2026-11' });

    expect(
      state.compared.value?.map(({ unit, result, refused }) => [unit, result !== undefined, refused]),
    ).toEqual([
      ['a', true, undefined],
      ['gone', false, 'unknown'],
    ]);
    expect(asked).toContain('/v1/units/01/results?period=2026-W48');
    expect(asked).toContain('/v1/units/a/results?from=2025-12&to=2026-11');
    expect(state.official.value?.map(({ year, official }) => [year, official?.value])).toEqual([
      ['2019', 80],
      ['2026', undefined],
    ]);
    expect(state.trouble.value).toBeUndefined();
  });

  it('is read again while the server is away', async () => {
    let isUp = false;
    const clock = fakeClock(0);
    const read = (async (path: string) =>
      isUp
        ? { kind: 'ok', body: { unit: path.split('/')[3], indicators: [] }, same: false }
        : { kind: 'refused', status: 503, detail: '' }) as unknown as ApiClient['read'];
    const state = createCompareState({ read }, clock, () => 1);
    await state.show({ units: ['a'], parent: undefined, period: '2026-11', month: '2026-11' });
    expect([state.trouble.value?.kind, state.compared.value]).toEqual(['serverFault', undefined]);

    isUp = true;
    await clock.pass(60_000);

    expect(state.trouble.value).toBeUndefined();
    expect(state.compared.value?.map(({ unit }) => unit)).toEqual(['a']);
  });
});
