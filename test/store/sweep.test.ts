import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { indexOrganisation } from '#domain/unit-tree.ts';
import type { FoldDeps } from '../../functions/store/fold.ts';
import { sweep } from '../../functions/store/sweep.ts';
import { NOW, ORGANISATION, RECEIPT, sampleResponse } from '../support/sample.ts';
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

const counted = async (month = '2026-11'): Promise<number> =>
  (await table.store.sheetAt({ parent: 'A', month, unit: 'A1' }, true))?.head.states.counted ?? 0;

describe('the nightly sweep', () => {
  it('folds what the stream has lost, and says what it was', async () => {
    await table.store.recordResponse(sampleResponse(1, { at: '2026-11-21T09:10:00+07:00' }), RECEIPT);

    const { hours, differences } = await sweep(deps, '2026-11-20', '2026-11-22');

    expect(hours).toBe(1);
    expect(differences).toEqual([{ item: 'tally of A1, 2026-11-21 09 h', stored: 0, recounted: 1 }]);
    expect(await counted()).toBe(1);
  });

  it('finds nothing the second time', async () => {
    await table.store.recordResponse(sampleResponse(1, { at: '2026-11-21T09:10:00+07:00' }), RECEIPT);
    await sweep(deps, '2026-11-20', '2026-11-22');

    expect((await sweep(deps, '2026-11-20', '2026-11-22')).differences).toEqual([]);
  });

  it('looks across the end of a month', async () => {
    await table.store.recordResponse(sampleResponse(1, { at: '2026-10-31T09:10:00+07:00' }), RECEIPT);
    await table.store.recordResponse(sampleResponse(2, { at: '2026-11-01T09:10:00+07:00' }), RECEIPT);

    await sweep(deps, '2026-10-30', '2026-11-01');

    expect([await counted('2026-10'), await counted('2026-11')]).toEqual([1, 1]);
  });

  it('leaves other days alone', async () => {
    await table.store.recordResponse(sampleResponse(1, { at: '2026-11-10T09:10:00+07:00' }), RECEIPT);

    expect((await sweep(deps, '2026-11-20', '2026-11-22')).hours).toBe(0);
  });
});
