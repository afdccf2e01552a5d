import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { importUnits } from '../../functions/local/import/import-units.ts';
import { openReform } from '../../functions/local/reform.ts';
import { consumeHours } from '../../functions/store/fold.ts';
import { hourKeyOf } from '../../functions/store/keys.ts';
import { latestOrganisation } from '../../functions/store/organisation-cache.ts';
import type { Store } from '../../functions/store/store.ts';
import { NOW, RECEIPT, sampleResponse } from '../support/sample.ts';
import { openTable, type TestTable } from '../support/table.ts';

const folder = mkdtempSync(join(tmpdir(), 'survey-reform-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const marker = join(folder, 'reform.json');
const reform = openReform(marker);

let table: TestTable;
beforeEach(async () => {
  table = await openTable();
});
afterEach(async () => {
  await table.close();
  rmSync(marker, { force: true });
});

const imported = (text: string, store: Store = table.store) => {
  const path = join(folder, 'units.csv');
  writeFileSync(path, text);
  return importUnits(store, path, () => NOW, reform);
};

const rated = async (at: string, store: Store = table.store): Promise<void> => {
  const response = sampleResponse(1, { unit: 'C', at });
  await table.store.recordResponse(response, RECEIPT);
  const deps = {
    store,
    organisation: latestOrganisation(store),
    now: () => NOW,
    random: () => 0,
    sleep: async () => {},
  };
  await consumeHours(deps, [hourKeyOf(response)]);
};

const countedUnder = async (parent: string, month: string): Promise<number> =>
  (await table.store.sheetAt({ parent, month, unit: 'C' }, true))?.head.states.counted ?? 0;

const BEFORE = 'code,name,parent\nV,Cả nước,\nA,Tỉnh A,V\nB,Tỉnh B,V\nC,Xã C,A\n';
const MOVED = 'code,name,parent\nC,Xã C,B\n';

describe('a unit that is moved', () => {
  it.each(['2026-11', '2020-05'])('takes along what it was rated in %s', async (month) => {
    await imported(BEFORE);
    await rated(`${month}-06T09:00:00+07:00`);

    await imported(MOVED);

    expect(await countedUnder('B', month)).toBe(1);
    const above = await table.store.sheetAt({ parent: 'V', month, unit: 'A' }, true);
    expect(above?.head.states.counted ?? 0).toBe(0);
  });

  it('keeps what it was rated itself when it gets its first child', async () => {
    await imported(BEFORE);
    await rated('2026-11-06T09:00:00+07:00');

    await imported('code,name,parent\nD,Thôn D,C\n');

    expect(await countedUnder('C', '2026-11')).toBe(1);
    expect(await countedUnder('A', '2026-11')).toBe(1);
  });

  it('takes it along at the next import where the first was stopped after publishing', async () => {
    await imported(BEFORE);
    await rated('2026-11-20T09:00:00+07:00');
    const stopped: Store = {
      ...table.store,
      hourTalliesOf: async () => {
        throw new Error('power cut');
      },
    };
    await expect(imported(MOVED, stopped)).rejects.toThrow('power cut');

    const again = await imported(MOVED);

    expect(again).toMatchObject({ ok: true, changed: false });
    expect(await countedUnder('B', '2026-11')).toBe(1);
  });

  it('is folded where it stands by a fold that was under way when it moved', async () => {
    await imported(BEFORE);
    const index = indexOrganisation(await table.store.currentOrganisation());
    let moved = false;
    const meanwhile: Store = {
      ...table.store,
      countHour: async (key) => {
        const tally = await table.store.countHour(key);
        if (!moved) await imported(MOVED);
        moved = true;
        return tally;
      },
    };

    await rated('2026-11-20T09:00:00+07:00', meanwhile);

    expect(index.tree('2026-11').nodes.get('C')?.parent).toBe('A');
    expect(await countedUnder('B', '2026-11')).toBe(1);
  });
});
