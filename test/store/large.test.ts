import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { countedIn } from '#domain/tally.ts';
import { tallyOf } from '#domain/tally-responses.ts';
import type { Organisation } from '#domain/unit.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { ItemTooLargeError } from '../../functions/store/errors.ts';
import { climb, type FoldDeps } from '../../functions/store/fold.ts';
import { tallyBody } from '../../functions/store/items.ts';
import { sheetItemKey, tallyKey } from '../../functions/store/keys.ts';
import { createStore } from '../../functions/store/store.ts';
import { openModelEngine } from '../prove/model-engine.ts';
import { openApi } from '../support/api.ts';
import { itemSize } from '../support/item-size.ts';
import { NOW, sampleId, sampleResponse, sampleUnit } from '../support/sample.ts';
import { openTable } from '../support/table.ts';

const CHILDREN = 1000;
const SERVICES = 2000;
const COUNTERS = 10;
const MONTH = '2026-11';
const children = Array.from({ length: CHILDREN }, (_, at) => `W${String(at).padStart(4, '0')}`);

const ORGANISATION: Organisation = {
  version: 1,
  services: [],
  units: [sampleUnit('01', null), sampleUnit('P', '01'), ...children.map((child) => sampleUnit(child, 'P'))],
};

/** Each service asked for once, at each counter in turn. */
const tallyAt = (unit: string) =>
  tallyOf(
    Array.from({ length: SERVICES }, (_, at) => ({
      ...sampleResponse(at, {
        unit,
        service: `1.${String(1_000_000 + at * 7).slice(1)}`,
        counter: `${unit}-${String(at % COUNTERS).padStart(2, '0')}`,
        answers: { overall: ((at % 5) + 1) as 1 },
      }),
      state: 'counted' as const,
    })),
  );

describe('a parent of a thousand units with two thousand services', () => {
  it('has a sheet that fits into an item, made of more rows than a page holds', async () => {
    const engine = openModelEngine();
    const store = createStore(engine.client as DynamoDBDocumentClient, 'survey');
    const deps: FoldDeps = {
      store,
      organisation: async () => indexOrganisation(ORGANISATION),
      now: () => NOW,
      random: () => 0,
      sleep: async () => {},
    };
    for (const unit of children) {
      const key = tallyKey({ unit, day: '2026-11-20', hour: '09' });
      await store.putFolded(key, 0, tallyBody(tallyAt(unit)), '2026-11-20T03:00:00Z');
    }

    await climb(deps, MONTH, children);

    const sheet = await store.sheetAt({ parent: '01', month: MONTH, unit: 'P' }, true);
    const sizes = new Map(engine.items().map((item) => [`${item.pk}/${item.sk}`, itemSize(item)]));
    const rows = children.map((unit) => sizes.get(`SHEET#P#${MONTH}/${unit}`) ?? 0);
    expect(sheet && countedIn(sheet.tally())).toBe(CHILDREN * SERVICES);
    expect(rows.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(5 * 1024 * 1024);
    expect(sizes.get(`SHEET#01#${MONTH}/P`)).toBeLessThan(200 * 1024);
  }, 120_000);
});

describe('an item that is too large for the table', () => {
  it('is refused by its name, and nothing is put', async () => {
    const table = await openTable();
    const key = sheetItemKey({ parent: 'P', month: MONTH, unit: 'W0001' });

    const put = table.store.putFolded(key, 0, { body: 'x'.repeat(410 * 1024) }, '2026-11-20T03:00:00Z');

    await expect(put).rejects.toThrow(ItemTooLargeError);
    await expect(put).rejects.toThrow('SHEET#P#2026-11 / W0001');
    expect(await table.store.sheetAt({ parent: 'P', month: MONTH, unit: 'W0001' }, true)).toBeUndefined();
    await table.close();
  });
});

describe('five thousand responses of one unit in one hour', () => {
  it('are all counted, over more than one page', async () => {
    const api = await openApi();
    const responses = Array.from({ length: 5000 }, (_, at) =>
      sampleResponse(at, {
        id: sampleId(at),
        at: `2026-11-23T09:${String(at % 60).padStart(2, '0')}:00+07:00`,
        answers: { overall: ((at % 5) + 1) as 1 },
      }),
    );

    for (let at = 0; at < responses.length; at += 100) {
      const answer = await api.post('/v1/responses/batch', { responses: responses.slice(at, at + 100) });
      expect(answer.status).toBe(200);
    }
    await api.fold(responses);

    const result = await api.get('/v1/units/A1/results?month=2026-11', { role: 'manager', unit: 'A1' });
    expect(await result.json()).toMatchObject({ n: 5000, counts: [1000, 1000, 1000, 1000, 1000] });
    await api.table.close();
  }, 120_000);
});
