import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tallyKey } from '../../functions/store/keys.ts';
import { RECEIPT, sampleResponse } from '../support/sample.ts';
import { openTable, type TestTable } from '../support/table.ts';

/*
 * What the calls of the store consume. The numbers are those of AWS's rules (1 KB a write unit, 4 KB a read unit,
 * half of it when not consistent); each engine on which this runs must report them, or what is estimated and
 * budgeted by one does not hold for the other.
 */
let table: TestTable;
/** `GetItem 0.5`, `PutItem refused`: what was called, and what it consumed. */
let consumed: string[] = [];

beforeAll(async () => {
  table = await openTable();
  table.client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (given) => {
        const name = commandName.replace('Command', '');
        try {
          const answer = await next({
            ...given,
            input: { ...given.input, ReturnConsumedCapacity: 'TOTAL' } as typeof given.input,
          });
          const { ConsumedCapacity } = answer.output as { ConsumedCapacity?: { CapacityUnits?: number } };
          consumed.push(`${name} ${ConsumedCapacity?.CapacityUnits}`);
          return answer;
        } catch (error) {
          consumed.push(`${name} refused`);
          throw error;
        }
      },
    { step: 'initialize' },
  );
});
afterAll(() => table.close());
beforeEach(() => {
  consumed = [];
});

const KEY = { unit: 'S', day: '2026-11-23', hour: '09' };
const sheetKey = (unit: string) => ({ parent: 'P', month: '2026-11', unit });
const body = (bytes: number) => ({
  head: JSON.stringify({ totals: {}, states: {} }),
  body: 'x'.repeat(bytes),
});
const FOLDED_AT = '2026-11-23T03:00:00.000Z';

let last = 0;
const newResponse = (reasonBytes = 0, unit = 'A1') =>
  sampleResponse(++last, { unit, ...(reasonBytes ? { reasons: ['r'.repeat(reasonBytes)] } : {}) });
const putSheet = (unit: string, version: number, bytes: number) =>
  table.store.putFolded({ pk: 'SHEET#P#2026-11', sk: unit }, version, body(bytes), FOLDED_AT);

describe('a put', () => {
  it.each([
    ['a response of a few hundred bytes', 0, 1],
    ['a response of more than 1 KB', 1000, 2],
    ['a response of more than 4 KB', 4096, 5],
  ])('of %s', async (_, bytes, units) => {
    await table.store.recordResponse(newResponse(bytes), RECEIPT);

    expect(consumed).toEqual([`PutItem ${units}`]);
  });

  it('that its condition refuses tells nothing of what it took, and the look at what stands costs a read', async () => {
    const [small, large] = [newResponse(), newResponse(4096)];
    for (const response of [small, large]) await table.store.recordResponse(response, RECEIPT);
    consumed = [];

    for (const response of [small, large]) await table.store.recordResponse(response, RECEIPT);

    expect(consumed).toEqual(['PutItem refused', 'GetItem 1', 'PutItem refused', 'GetItem 2']);
  });

  it('in place of a larger item costs what the larger does', async () => {
    await putSheet('replaced', 0, 2500);
    await putSheet('replaced', 1, 10);

    expect(consumed).toEqual(['PutItem 3', 'PutItem 3']);
  });
});

describe('a get', () => {
  it.each([
    ['of nothing', undefined, 0.5, 1],
    ['of a small sheet', 100, 0.5, 1],
    ['of a sheet of more than 4 KB', 4500, 1, 2],
    ['of a sheet of more than 12 KB', 12_500, 2, 4],
  ])('%s', async (name, bytes, eventual, consistent) => {
    if (bytes) await putSheet(name, 0, bytes);
    consumed = [];

    await table.store.sheetAt(sheetKey(name), false);
    await table.store.sheetAt(sheetKey(name), true);

    expect(consumed).toEqual([`GetItem ${eventual}`, `GetItem ${consistent}`]);
  });

  it('of a version is consistent, and costs the whole item', async () => {
    await table.store.putFolded(tallyKey(KEY), 0, { body: 'x'.repeat(5000) }, FOLDED_AT);
    consumed = [];

    expect(await table.store.versionOf(tallyKey(KEY))).toBe(1);

    expect(consumed).toEqual(['GetItem 2']);
  });
});

describe('a query', () => {
  it('of nothing is free on either engine, where AWS takes the least there is', async () => {
    await table.store.sheetsUnder('nobody', '2026-11', false);
    await table.store.sheetsUnder('nobody', '2026-11', true);

    expect(consumed).toEqual(['Query 0', 'Query 0']);
  });

  it('adds its items up before it rounds', async () => {
    for (let at = 0; at < 10; at++) {
      await table.store.putFolded(
        { pk: 'SHEET#Q#2026-11', sk: `unit-${at}` },
        0,
        { head: '{"totals":{},"states":{}}', body: 'x'.repeat(1500) },
        FOLDED_AT,
      );
    }
    consumed = [];

    await table.store.sheetsUnder('Q', '2026-11', false);
    await table.store.sheetsUnder('Q', '2026-11', true);

    expect(consumed).toEqual(['Query 2', 'Query 4']);
  });

  it('of a part of a partition costs that part', async () => {
    for (let at = 0; at < 12; at++) await table.store.recordResponse(newResponse(1000, 'C'), RECEIPT);
    await table.store.recordResponse({ ...newResponse(0, 'C'), at: '2026-11-23T14:00:00+07:00' }, RECEIPT);
    consumed = [];

    await table.store.countHour({ unit: 'C', day: '2026-11-23', hour: '14' });
    await table.store.countDay('C', '2026-11-23');

    expect(consumed).toEqual(['Query 1', 'Query 4']);
  });

  it('of more than a page goes on, and pays for each page', async () => {
    for (let at = 0; at < 4; at++) {
      await table.store.putFolded(
        { pk: 'SHEET#L#2026-11', sk: `unit-${at}` },
        0,
        { head: '{"totals":{},"states":{}}', body: 'x'.repeat(390_000) },
        FOLDED_AT,
      );
    }
    consumed = [];

    const rows = await table.store.sheetsUnder('L', '2026-11', true);

    expect(rows.length).toBe(4);
    expect(consumed.length).toBe(2);
  });
});
