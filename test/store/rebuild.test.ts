import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SurveyResponse } from '#domain/response.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { StoreUnavailableError } from '../../functions/store/errors.ts';
import { consumeHours, type FoldDeps } from '../../functions/store/fold.ts';
import { hourKeyOf, type ItemKey, sheetItemKey, tallyKey } from '../../functions/store/keys.ts';
import { type RebuildRange, rebuild } from '../../functions/store/rebuild.ts';
import type { Store } from '../../functions/store/store.ts';
import { NOW, ORGANISATION, RECEIPT, sampleResponse, sampleUnit } from '../support/sample.ts';
import { openTable, type TestTable } from '../support/table.ts';

let table: TestTable;
let deps: FoldDeps;
beforeEach(async () => {
  table = await openTable();
  const index = indexOrganisation(ORGANISATION);
  deps = {
    store: table.store,
    organisation: async () => index,
    now: () => NOW,
    random: () => 0,
    sleep: async () => {},
  };
});
afterEach(() => table.close());

const on = (day: string, number = 1, more: Partial<SurveyResponse> = {}): SurveyResponse =>
  sampleResponse(number, { at: `${day}T09:10:00+07:00`, ...more });

const record = async (receivedAt: string, ...responses: SurveyResponse[]): Promise<SurveyResponse[]> => {
  for (const response of responses) await table.store.recordResponse(response, { ...RECEIPT, receivedAt });
  return responses;
};

const LONG_AGO = '2026-11-22T08:00:00+07:00';
const JUST_NOW = '2026-11-23T09:59:00+07:00';
const QUARTER_OF_AN_HOUR_AGO = NOW - 15 * 60_000;

const repaired = (range: RebuildRange, settledBefore?: number) =>
  rebuild(deps, range, { dryRun: false, ...(settledBefore ? { settledBefore } : {}) });

const itemsOf = async (range: RebuildRange, settledBefore?: number): Promise<readonly string[]> =>
  (await rebuild(deps, range, { dryRun: true, ...(settledBefore ? { settledBefore } : {}) })).differences.map(
    ({ item }) => item,
  );

const counted = async (month = '2026-11', parent = 'A', unit = 'A1'): Promise<number> =>
  (await table.store.sheetAt({ parent, month, unit }, true))?.head.states.counted ?? 0;

const remove = (key: ItemKey) =>
  table.client.send(new DeleteCommand({ TableName: table.tableName, Key: key }));

describe('a rebuild of days', () => {
  it('folds what the stream has lost, and says what it was on every level', async () => {
    await record(LONG_AGO, on('2026-11-21'));

    const { hours, differences } = await repaired({ from: '2026-11-20', to: '2026-11-22' });

    expect(hours).toBe(1);
    expect(differences).toEqual([
      { item: 'tally of A1, 2026-11-21 09 h', stored: 0, recounted: 1 },
      { item: 'sheet of A under 01, 2026-11', stored: 0, recounted: 1 },
      { item: 'sheet of A1 under A, 2026-11', stored: 0, recounted: 1 },
    ]);
    expect([await counted(), await counted('2026-11', '01', 'A')]).toEqual([1, 1]);
  });

  it('finds nothing the second time, and then writes nothing', async () => {
    await record(LONG_AGO, on('2026-11-21'));
    await repaired({ from: '2026-11-20', to: '2026-11-22' });
    let puts = 0;
    deps = {
      ...deps,
      store: {
        ...table.store,
        putFolded: async (...given) => {
          puts += 1;
          return table.store.putFolded(...given);
        },
      },
    };

    const { differences } = await repaired({ from: '2026-11-20', to: '2026-11-22' });

    expect([differences, puts]).toEqual([[], 0]);
  });

  it('looks across the end of a month, and takes whole months', async () => {
    await record(LONG_AGO, on('2026-10-31', 1), on('2026-11-01', 2), on('2026-12-31', 3));

    await repaired({ from: '2026-10-30', to: '2026-11-01' });
    await repaired({ from: '2026-12', to: '2026-12' });

    expect([await counted('2026-10'), await counted('2026-11'), await counted('2026-12')]).toEqual([1, 1, 1]);
  });

  it('leaves other days alone, and expects of sheets what their tallies say', async () => {
    const [folded] = await record(LONG_AGO, on('2026-11-05', 1), on('2026-11-10', 2));
    await consumeHours(deps, [hourKeyOf(folded as SurveyResponse)]);

    const report = await repaired({ from: '2026-11-20', to: '2026-11-22' });

    expect(report).toEqual({ hours: 0, underWay: 0, differences: [] });
  });

  it('counts the tallies of units that are closed, or that no organisation names', async () => {
    const closed = sampleUnit('C', '01', { placements: [{ from: '2020-01', parent: 'closed' }] });
    const index = indexOrganisation({ ...ORGANISATION, units: [...ORGANISATION.units, closed] });
    deps = { ...deps, organisation: async () => index };
    await record(LONG_AGO, on('2026-11-21', 1, { unit: 'C' }), on('2026-11-21', 2, { unit: 'Z' }));

    const report = await repaired({ from: '2026-11', to: '2026-11', others: ['Z'] });

    expect(report.differences.map(({ item }) => item)).toEqual([
      'tally of C, 2026-11-21 09 h',
      'tally of Z, 2026-11-21 09 h',
    ]);
    expect(await itemsOf({ from: '2026-11', to: '2026-11', others: ['Z'] })).toEqual([]);
  });

  it.each([
    ['a unit', { parent: 'A', unit: 'A1' }, 'sheet of A1 under A, 2026-11'],
    ['an inner unit', { parent: '01', unit: 'A' }, 'sheet of A under 01, 2026-11'],
    ["an inner unit's own", { parent: 'A', unit: 'A' }, 'sheet of A under A, 2026-11'],
    ["the root's own", { parent: '01', unit: '01' }, 'sheet of 01 under 01, 2026-11'],
  ])('finds and puts back the sheet of %s', async (_, key, item) => {
    const units = ['A1', 'A2', 'A', '01', 'B'];
    const all = await record(LONG_AGO, ...units.map((unit, at) => on('2026-11-21', at, { unit })));
    await consumeHours(deps, all.map(hourKeyOf));
    await remove(sheetItemKey({ ...key, month: '2026-11' }));

    const { differences } = await repaired({ from: '2026-11-21', to: '2026-11-21' });

    expect(differences.map((difference) => difference.item)).toEqual([item]);
    expect(await itemsOf({ from: '2026-11', to: '2026-11' })).toEqual([]);
  });

  it('of one unit mends all that stands above it, and reports that too', async () => {
    const all = await record(LONG_AGO, on('2026-11-21', 1), on('2026-11-21', 2, { unit: 'A2' }));
    await consumeHours(deps, all.map(hourKeyOf));
    await remove(sheetItemKey({ parent: '01', month: '2026-11', unit: 'A' }));

    const { differences } = await repaired({ unit: 'A1', from: '2026-11', to: '2026-11' });

    expect(differences).toEqual([{ item: 'sheet of A under 01, 2026-11', stored: 0, recounted: 2 }]);
    expect(await counted('2026-11', '01', 'A')).toBe(2);
  });

  it('takes away what a tally counts that no response says', async () => {
    const [kept, gone] = await record(LONG_AGO, on('2026-11-20', 1), on('2026-11-21', 2));
    await consumeHours(
      deps,
      [kept, gone].map((response) => hourKeyOf(response as SurveyResponse)),
    );
    await remove({ pk: 'RESPONSE#A1#2026-11-21', sk: `09#${(gone as SurveyResponse).id}` });

    const { differences } = await repaired({ from: '2026-11', to: '2026-11' });

    expect(differences[0]).toEqual({ item: 'tally of A1, 2026-11-21 09 h', stored: 1, recounted: 0 });
    expect(await counted()).toBe(1);
  });
});

describe('an hour under way', () => {
  const range = { from: '2026-11-20', to: '2026-11-22' };

  it('is folded, and is no difference on any level', async () => {
    await record(LONG_AGO, on('2026-11-21', 1));
    await record(JUST_NOW, on('2026-11-21', 2));

    const report = await repaired(range, QUARTER_OF_AN_HOUR_AGO);

    expect(report).toEqual({ hours: 1, underWay: 1, differences: [] });
    expect([await counted(), await counted('2026-11', '01', 'A')]).toEqual([2, 2]);
  });

  it('hides no other hour that has differed for long', async () => {
    await record(LONG_AGO, on('2026-11-21', 1));
    await record(JUST_NOW, on('2026-11-20', 2));

    expect(await itemsOf(range, QUARTER_OF_AN_HOUR_AGO)).toEqual(['tally of A1, 2026-11-21 09 h']);
  });

  it('hides no sheet of another unit', async () => {
    const [lost] = await record(LONG_AGO, on('2026-11-21', 1, { unit: 'B' }));
    await consumeHours({ ...deps, now: () => Date.parse(LONG_AGO) }, [hourKeyOf(lost as SurveyResponse)]);
    await remove(sheetItemKey({ parent: '01', month: '2026-11', unit: 'B' }));
    await record(JUST_NOW, on('2026-11-20', 2));

    expect(await itemsOf(range, QUARTER_OF_AN_HOUR_AGO)).toEqual(['sheet of B under 01, 2026-11']);
  });

  it('on another day excuses the sheet between a tally and its climb', async () => {
    const [today] = await record(JUST_NOW, on('2026-11-23', 1));
    await consumeHours(deps, [hourKeyOf(today as SurveyResponse)]);
    await remove(sheetItemKey({ parent: 'A', month: '2026-11', unit: 'A1' }));

    expect(await itemsOf(range, QUARTER_OF_AN_HOUR_AGO)).toEqual([]);
    expect(await itemsOf(range)).toEqual(['sheet of A1 under A, 2026-11']);
  });

  it('that was folded while the recount read excuses the sheet that has it already', async () => {
    const [before] = await record(LONG_AGO, on('2026-11-21', 1));
    await consumeHours({ ...deps, now: () => Date.parse(LONG_AGO) }, [hourKeyOf(before as SurveyResponse)]);
    const live = deps;
    let once = true;
    deps = {
      ...deps,
      store: {
        ...table.store,
        sheetsUnder: async (...given) => {
          if (once) {
            once = false;
            const [late] = await record(JUST_NOW, on('2026-11-22', 2));
            await consumeHours(live, [hourKeyOf(late as SurveyResponse)]);
          }
          return table.store.sheetsUnder(...given);
        },
      },
    };

    expect(await itemsOf(range, QUARTER_OF_AN_HOUR_AGO)).toEqual([]);
  });
});

describe('a rebuild that is broken off', () => {
  const range = { from: '2026-11-20', to: '2026-11-21' };

  /** The store that serves so many calls, and then none. */
  const failingAfter = (calls: number): { store: Store; isSpent: () => boolean } => {
    let left = calls;
    const store = Object.fromEntries(
      Object.entries(table.store).map(([name, method]) => [
        name,
        async (...given: never[]) => {
          left -= 1;
          if (left < 0) throw new StoreUnavailableError('The table did not take the request');
          return (method as (...given: never[]) => Promise<unknown>)(...given);
        },
      ]),
    ) as Store;
    return { store, isSpent: () => left < 0 };
  };

  it('at any of its calls leaves nothing that the next one does not mend', { timeout: 120_000 }, async () => {
    const all = await record(
      LONG_AGO,
      ...['A1', 'A2', '01'].map((unit, at) => on(`2026-11-2${at % 2}`, at, { unit })),
    );
    const sheets = [
      { parent: 'A', unit: 'A1' },
      { parent: 'A', unit: 'A2' },
      { parent: '01', unit: 'A' },
      { parent: '01', unit: '01' },
    ].map((key) => sheetItemKey({ ...key, month: '2026-11' }));
    const folded = [...all.map((response) => tallyKey(hourKeyOf(response))), ...sheets];
    const outcomes: number[] = [];

    for (let calls = 0; ; calls += 1) {
      for (const key of folded) await remove(key);
      const { store, isSpent } = failingAfter(calls);
      const first = await rebuild({ ...deps, store }, range, { dryRun: false }).catch(
        (error: Error) => error,
      );
      if (!isSpent()) break;
      expect(String(first)).toMatch(/StoreUnavailableError/);
      await repaired(range);
      outcomes.push((await itemsOf(range)).length);
    }

    expect(outcomes.length).toBeGreaterThan(20);
    expect(new Set(outcomes)).toEqual(new Set([0]));
    expect(await counted('2026-11', '01', 'A')).toBe(2);
  });
});
