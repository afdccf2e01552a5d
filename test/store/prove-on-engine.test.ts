import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runOnTable } from '../prove/run.ts';
import { loadSystem } from '../prove/system.ts';
import { openTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTable();
});
afterAll(() => table.close());

describe('every response', () => {
  it('is counted once at every level on a real engine too, whatever fails', async () => {
    const options = { seed: 11, responses: 60, system: await loadSystem() };

    const { wrongs, stored } = await runOnTable(options, table.client, table.tableName);

    expect(wrongs).toEqual([]);
    expect(stored).toBeGreaterThan(50);
  }, 120_000);
});
