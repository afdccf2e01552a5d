import { DeleteCommand, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SurveyResponse } from '#domain/response.ts';
import { localIsoOf } from '#domain/time.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { newReceipt } from '../../functions/identifiers.ts';
import { consumeHours } from '../../functions/store/fold.ts';
import { hourKeyOf, ledgerPartition, numberSortKey, responseKey } from '../../functions/store/keys.ts';
import { blockHash, contentHashOf, hexOf } from '../../functions/store/ledger-hash.ts';
import { lastClosedDay, type SealDeps, seal } from '../../functions/store/seal.ts';
import { verifyRecent, verifyUnit } from '../../functions/store/verify.ts';
import { NOW, ORGANISATION, RECEIPT, sampleResponse } from '../support/sample.ts';
import { openTable, type TestTable } from '../support/table.ts';

const DAY_MS = 86_400_000;
const index = indexOrganisation(ORGANISATION);

let table: TestTable;
beforeEach(async () => {
  table = await openTable();
});
afterEach(() => table.close());

const deps = (now: number): SealDeps => ({
  store: table.store,
  ledger: table.ledger,
  organisation: async () => index,
  now: () => now,
});

/** A response of a day, received when it was given or at another instant; folded, as sealing looks at the tallies. */
const rate = async (
  number: number,
  day: string,
  receivedAt = `${day}T09:00:05+07:00`,
): Promise<SurveyResponse> => {
  const response = sampleResponse(number, { at: `${day}T09:00:00+07:00` });
  await table.store.recordResponse(response, { ...RECEIPT, receivedAt });
  await consumeHours({ ...deps(NOW), store: table.store, random: () => 0, sleep: async () => {} }, [
    hourKeyOf(response),
  ]);
  return response;
};

const chain = async () => (await table.ledger.blocksSince('A1', '2026-01-01', true)).toReversed();
const verify = () => verifyUnit(table.ledger, 'A1', '2026-11-01', '2026-11-30');
const itemOf = async (response: SurveyResponse) =>
  (await table.client.send(new GetCommand({ TableName: table.tableName, Key: responseKey(response) }))).Item;
const overwrite = (item: object) =>
  table.client.send(new PutCommand({ TableName: table.tableName, Item: item }));

describe('a day', () => {
  it.each([
    ['2026-11-23T00:10:00+07:00', '2026-11-21'],
    ['2026-11-23T00:15:00+07:00', '2026-11-22'],
    ['2026-11-23T23:59:59+07:00', '2026-11-22'],
  ])('is closed a quarter of an hour after its end: at %s the last is %s', (now, day) => {
    expect(lastClosedDay(Date.parse(now))).toBe(day);
  });
});

describe('sealing', () => {
  it('makes a block of each closed day, also of one without a response, chained to the one before', async () => {
    await rate(1, '2026-11-19');
    await rate(2, '2026-11-19');
    await rate(3, '2026-11-21');

    await seal(deps(NOW));

    const blocks = await chain();
    expect(blocks.map(({ number, day, responses, late }) => [number, day, responses, late])).toEqual([
      [1, '2026-11-19', 2, false],
      [2, '2026-11-20', 0, false],
      [3, '2026-11-21', 1, false],
      [4, '2026-11-22', 0, false],
    ]);
    expect(blocks.slice(1).map(({ previous }) => previous)).toEqual(blocks.slice(0, -1).map(blockHash));
    expect(await verify()).toEqual({ blocks: 4, responses: 3, faults: [] });
  });

  it('leaves a unit alone that nobody has ever rated', async () => {
    await seal(deps(NOW));

    expect(await chain()).toEqual([]);
  });

  it('adds nothing the second time', async () => {
    await rate(1, '2026-11-21');
    await seal(deps(NOW));

    expect(await seal(deps(NOW))).toEqual({ blocks: 0 });
  });

  it('adds a late block for what came after its day was closed, and touches no other', async () => {
    await rate(1, '2026-11-20');
    await seal(deps(NOW));
    const before = await chain();
    await rate(2, '2026-11-20', localIsoOf(NOW + 60_000));

    await seal(deps(NOW + DAY_MS));

    const after = await chain();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length).map(({ day, late, responses }) => [day, late, responses])).toEqual([
      ['2026-11-20', true, 1],
      ['2026-11-23', false, 0],
    ]);
    expect((await verify()).faults).toEqual([]);
  });

  it('leaves out what has just come in, and may still be on its way', async () => {
    await rate(1, '2026-11-20');
    await seal(deps(NOW));
    await rate(2, '2026-11-20', localIsoOf(NOW + DAY_MS - 60_000));

    await seal(deps(NOW + DAY_MS));
    const soon = await chain();
    await seal(deps(NOW + DAY_MS + 3_600_000));

    expect(soon.filter(({ late }) => late)).toEqual([]);
    expect((await chain()).filter(({ late }) => late).map(({ responses }) => responses)).toEqual([1]);
  });

  it('makes one chain when two seal at once', async () => {
    for (const number of [1, 2, 3]) await rate(number, `2026-11-1${number}`);

    await Promise.all([seal(deps(NOW)), seal(deps(NOW + 1000)), seal(deps(NOW + 2000))]);

    expect((await chain()).map(({ number }) => number)).toEqual(
      Array.from({ length: 12 }, (_, at) => at + 1),
    );
    expect(await verify()).toMatchObject({ responses: 3, faults: [] });
  });

  it('goes on where it was cut off, wherever that was', async () => {
    for (const number of [1, 2, 3]) await rate(number, `2026-11-1${number}`);
    let left = 0;
    const cutOff: SealDeps['ledger'] = {
      ...table.ledger,
      appendBlock: async (block) => {
        const done = left > 0 && (await table.ledger.appendBlock(block));
        left -= 1;
        if (left <= 0) throw new Error('cut off');
        return done;
      },
    };

    for (let calls = 0; calls < 8; calls++) {
      left = calls;
      await seal({ ...deps(NOW), ledger: cutOff }).catch(() => {});
    }
    await seal(deps(NOW));

    expect((await chain()).map(({ number }) => number)).toEqual(
      Array.from({ length: 12 }, (_, at) => at + 1),
    );
    expect(await verify()).toMatchObject({ responses: 3, faults: [] });
  });

  it('takes in old responses when it is told since when to look', async () => {
    await rate(1, '2026-11-20');
    await seal(deps(NOW));
    await rate(2, '2025-03-04', localIsoOf(NOW));

    await seal(deps(NOW + DAY_MS));
    const usual = (await verifyUnit(table.ledger, 'A1', '2025-01-01', '2026-12-31')).responses;
    await seal(deps(NOW + DAY_MS), '2025-01-01');

    expect(usual).toBe(1);
    expect((await verifyUnit(table.ledger, 'A1', '2025-01-01', '2026-12-31')).responses).toBe(2);
  });
});

describe('verification', () => {
  const sealedDay = async () => {
    const all = [await rate(1, '2026-11-20'), await rate(2, '2026-11-20'), await rate(3, '2026-11-21')];
    await seal(deps(NOW));
    return all as [SurveyResponse, SurveyResponse, SurveyResponse];
  };

  it('names the day of a response that was changed', async () => {
    const [one] = await sealedDay();
    await overwrite({ ...(await itemOf(one)), answers: { overall: 1 } });

    expect((await verify()).faults).toEqual([{ unit: 'A1', day: '2026-11-20', number: 1, fault: 'changed' }]);
  });

  it('names the day of a response that was removed', async () => {
    const [, , three] = await sealedDay();
    const item = await itemOf(three);
    await overwrite({ ...item, receivedAt: localIsoOf(NOW + 1) });

    expect((await verify()).faults).toEqual([{ unit: 'A1', day: '2026-11-21', number: 2, fault: 'removed' }]);
  });

  it('names the day of a response that was added behind its back', async () => {
    await sealedDay();
    await rate(9, '2026-11-21', '2026-11-21T09:00:05+07:00');

    expect((await verify()).faults).toEqual([{ unit: 'A1', day: '2026-11-21', number: 2, fault: 'added' }]);
    await seal(deps(NOW + DAY_MS));
    expect((await verify()).faults).toHaveLength(1);
  });

  it.each([
    [
      'changed beside the hash of what it said before',
      (item: object) => ({ ...item, answers: { overall: 1 } }),
      'changed',
    ],
    ['put into a state that nobody decided', (item: object) => ({ ...item, state: 'held' }), 'unexplained'],
    [
      'made an empty tombstone',
      ({ pk, sk, code, receivedAt }: never) => ({ pk, sk, code, receivedAt, state: 'erased' }),
      'unexplained',
    ],
  ])('names the day of a response that was %s', async (_, tampered, fault) => {
    const response = await rate(1, '2026-11-20');
    await seal(deps(NOW));
    const item = (await itemOf(response)) as Parameters<typeof contentHashOf>[0];
    const grafted = fault === 'changed' ? { ...item, contentHash: contentHashOf(item) } : item;

    await overwrite(tampered(grafted as never));

    const { faults } = await verify();
    expect(faults).toContainEqual(expect.objectContaining({ day: '2026-11-20', fault }));
  });

  it('names the day of a response that was moved to another hour', async () => {
    const response = await rate(1, '2026-11-20');
    await seal(deps(NOW));
    const item = await itemOf(response);
    await table.client.send(new DeleteCommand({ TableName: table.tableName, Key: responseKey(response) }));

    await overwrite({ ...item, sk: `14#${response.id}` });

    expect((await verify()).faults).toMatchObject([{ day: '2026-11-20', fault: 'unexplained' }]);
  });

  it('names a block that is gone', async () => {
    await rate(1, '2026-11-18');
    await seal(deps(NOW));
    await table.client.send(
      new DeleteCommand({
        TableName: table.tableName,
        Key: { pk: ledgerPartition('A1'), sk: numberSortKey(3) },
      }),
    );

    expect((await verify()).faults).toContainEqual(
      expect.objectContaining({ number: 4, fault: 'missing-block' }),
    );
  });

  it('of the last week names the same faults in all units', async () => {
    const response = await rate(1, '2026-11-20');
    await seal(deps(NOW));
    const sound = await verifyRecent(deps(NOW));
    await overwrite({ ...(await itemOf(response)), answers: { overall: 1 } });

    expect(sound).toEqual([]);
    expect(await verifyRecent(deps(NOW))).toMatchObject([
      { unit: 'A1', day: '2026-11-20', fault: 'changed' },
    ]);
  });

  it('finds a block that was changed, by the one after it', async () => {
    await sealedDay();
    const key = { pk: ledgerPartition('A1'), sk: numberSortKey(1) };
    const { Item } = await table.client.send(new GetCommand({ TableName: table.tableName, Key: key }));
    await overwrite({ ...Item, until: '2026-11-23T00:00:00+07:00' });

    expect((await verify()).faults).toEqual([
      { unit: 'A1', day: '2026-11-21', number: 2, fault: 'broken-link' },
    ]);
  });

  it('holds for a response from before there was a ledger, which has no salt', async () => {
    const response = sampleResponse(1, { at: '2026-11-20T09:00:00+07:00' });
    await table.store.recordResponse(response, { ...RECEIPT, receivedAt: '2026-11-20T09:00:05+07:00' });
    const { salt: _, ...older } = (await itemOf(response)) ?? {};
    await overwrite(older);
    await rate(2, '2026-11-20');
    await seal(deps(NOW));

    expect(await verify()).toMatchObject({ responses: 2, faults: [] });
  });
});

describe('the hash of what a response says', () => {
  it('is another with another salt, so that nobody finds the answers by trying them all', async () => {
    const item = (await itemOf(await rate(1, '2026-11-20'))) as Parameters<typeof contentHashOf>[0];
    const salted = (first: number) =>
      contentHashOf({ ...item, salt: new Uint8Array([first, ...Array(15).fill(7)]) } as never);

    expect(hexOf(salted(1))).not.toBe(hexOf(salted(2)));
    expect(hexOf(salted(1))).not.toBe(hexOf(contentHashOf({ ...item, salt: undefined } as never)));
  });

  it('gets a salt of its own with every receipt', () => {
    const receipts = Array.from({ length: 20 }, () =>
      newReceipt({ unit: 'A1', at: '2026-11-20T09:00:00+07:00' }, ''),
    );

    expect(new Set(receipts.map(({ salt }) => hexOf(salt))).size).toBe(20);
    expect(receipts.map(({ salt }) => salt.length)).toEqual(receipts.map(() => 16));
  });
});

describe('a decision', () => {
  const decision = (kind: 'hold' | 'release' | 'void' | 'erase', number: number) => ({
    id: sampleResponse(900 + number).id,
    decision: kind,
    reason: 'under-review' as const,
    by: 'officer of 01',
    at: localIsoOf(NOW),
  });

  it('leaves the leaf of a response where it is, whatever is decided', async () => {
    const all = await Promise.all([1, 2, 3].map((number) => rate(number, '2026-11-20')));
    await seal(deps(NOW));
    const [held, voided, erased] = all.map(responseKey);

    await table.decisions.decide(held as never, decision('hold', 1));
    await table.decisions.decide(voided as never, decision('void', 2));
    await table.decisions.decide(erased as never, decision('erase', 3));

    expect(await verify()).toMatchObject({ responses: 3, faults: [] });
  });

  it('to erase leaves nothing of what was said, nor the salt with which it could be guessed', async () => {
    const response = await rate(1, '2026-11-20');
    await table.decisions.decide(responseKey(response), decision('erase', 1));

    const { Items } = await table.client.send(new ScanCommand({ TableName: table.tableName }));
    const left = Items?.find(({ pk }) => String(pk).startsWith('RESPONSE#'));

    expect(Object.keys(left ?? {}).sort()).toEqual(
      ['code', 'contentHash', 'decided', 'decisions', 'pk', 'receivedAt', 'sk', 'state'].sort(),
    );
  });

  it('to erase takes the comment too, and the ledger still holds', async () => {
    const at = '2026-11-20T09:00:00+07:00';
    const response = sampleResponse(2, { at, comment: 'Chờ lâu quá' });
    await table.store.recordResponse(response, { ...RECEIPT, receivedAt: '2026-11-20T09:00:05+07:00' });
    await consumeHours({ ...deps(NOW), store: table.store, random: () => 0, sleep: async () => {} }, [
      hourKeyOf(response),
    ]);
    await seal(deps(NOW));
    const before = await itemOf(response);

    await table.decisions.decide(responseKey(response), decision('erase', 1));

    const { Items } = await table.client.send(new ScanCommand({ TableName: table.tableName }));
    expect(before?.comment).toBe('Chờ lâu quá');
    expect(JSON.stringify(Items)).not.toContain('Chờ lâu');
    expect(await verify()).toMatchObject({ responses: 1, faults: [] });
  });

  it('to erase is not undone by a late repeat of the response', async () => {
    const response = await rate(1, '2026-11-20');
    await table.decisions.decide(responseKey(response), decision('erase', 1));

    const repeat = await table.store.recordResponse(response, { ...RECEIPT, code: 'OTHER-CODE0' });

    expect(repeat).toEqual({ repeated: true, code: RECEIPT.code });
    expect((await itemOf(response))?.state).toBe('erased');
  });

  it('is taken once, however often and late it comes', async () => {
    const key = responseKey(await rate(1, '2026-11-20'));
    await table.decisions.decide(key, decision('hold', 1));
    await table.decisions.decide(key, decision('release', 2));

    const late = await table.decisions.decide(key, decision('hold', 1));

    expect([late.state, late.decisions.length]).toEqual(['counted', 2]);
  });

  it('is refused where its id is taken, the state does not allow it, or there is no such response', async () => {
    const key = responseKey(await rate(1, '2026-11-20'));
    await table.decisions.decide(key, decision('void', 1));

    await expect(table.decisions.decide(key, decision('erase', 1))).rejects.toThrow('is taken by');
    await expect(table.decisions.decide(key, decision('release', 2))).rejects.toThrow('cannot be decided');
    const nobody = { ...key, sk: '09#nobody' };
    await expect(table.decisions.decide(nobody, decision('hold', 3))).rejects.toThrow('no such');
  });

  it('loses none when many are taken on one response at once', async () => {
    const key = responseKey(await rate(1, '2026-11-20'));

    await Promise.all([1, 2, 3, 4].map((number) => table.decisions.decide(key, decision('hold', number))));

    expect((await table.decisions.withCode('A1', '2026-11-20', RECEIPT.code))[0]?.decisions).toHaveLength(4);
  });
});
