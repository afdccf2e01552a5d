import { GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SurveyResponse } from '#domain/response.ts';
import {
  OrganisationChangedError,
  OrganisationTooLargeError,
  ResponseAlreadyRecordedError,
} from '../../functions/store/errors.ts';
import { responseKey } from '../../functions/store/keys.ts';
import { ORGANISATION, RECEIPT, sampleResponse, sampleUnit } from '../support/sample.ts';
import { openTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTable();
});
afterAll(() => table.close());

const stored = async (response: SurveyResponse) =>
  (await table.client.send(new GetCommand({ TableName: table.tableName, Key: responseKey(response) }))).Item;

/** The size of an item by DynamoDB's rules: names and values in UTF-8, numbers in half bytes, one byte an entry. */
const sizeOf = (value: unknown): number => {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return 2 + Math.ceil(String(value).length / 2);
  if (Array.isArray(value)) return 3 + value.reduce<number>((sum, each) => sum + 1 + sizeOf(each), 0);
  return (
    3 +
    Object.entries(value as object).reduce(
      (sum, [key, each]) => sum + 1 + Buffer.byteLength(key) + sizeOf(each),
      0,
    )
  );
};

describe('recording a response', () => {
  it('writes one item with exactly one request', async () => {
    const sent: string[] = [];
    table.client.middlewareStack.add(
      (next, context) => async (args) => {
        sent.push(String(context.commandName));
        return next(args);
      },
      { name: 'count', step: 'initialize' },
    );

    await table.store.recordResponse(sampleResponse(1), RECEIPT);

    table.client.middlewareStack.remove('count');
    expect(sent).toEqual(['PutItemCommand']);
  });

  it('answers an identical repeat with the code of the first', async () => {
    await table.store.recordResponse(sampleResponse(2), RECEIPT);

    const repeat = await table.store.recordResponse(sampleResponse(2), { ...RECEIPT, code: 'OTHE-RONE' });

    expect(repeat).toEqual({ repeated: true, code: RECEIPT.code });
  });

  it('takes the same reasons in another order as identical', async () => {
    const reasons = ['clear-guidance', 'quick-service'];
    await table.store.recordResponse(sampleResponse(3, { reasons }), RECEIPT);

    const repeat = await table.store.recordResponse(
      sampleResponse(3, { reasons: reasons.toReversed() }),
      RECEIPT,
    );

    expect(repeat.repeated).toBe(true);
  });

  it('refuses other content under the same id, and the first stands', async () => {
    const first = sampleResponse(4, { answers: { overall: 1 } });
    await table.store.recordResponse(first, RECEIPT);

    const second = table.store.recordResponse(sampleResponse(4, { answers: { overall: 5 } }), RECEIPT);

    await expect(second).rejects.toThrow(ResponseAlreadyRecordedError);
    expect((await stored(first))?.answers).toEqual({ overall: 1 });
  });

  it('keeps one of many that are sent at once', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        table.store.recordResponse(sampleResponse(5), { ...RECEIPT, code: `CODE-${at}` }),
      ),
    );

    expect(outcomes.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(new Set(outcomes.map(({ code }) => code)).size).toBe(1);
  });

  it('stays under one kilobyte, one write unit, for the longest form with every field', async () => {
    const answers = Object.fromEntries(
      Array.from({ length: 39 }, (_, at) => [`q${String(at + 1).padStart(2, '0')}`, 5 as const]),
    );
    const longest = sampleResponse(6, {
      unit: 'A1',
      counter: 'A1-01',
      service: '1.001193',
      questionnaire: 'sipas-2023',
      moment: 'supplement',
      answers,
      reasons: Array.from({ length: 6 }, () => 'simple-procedure'),
    });

    await table.store.recordResponse(longest, RECEIPT);

    expect(sizeOf(await stored(longest))).toBeLessThan(1024);
  });

  it('stores nothing but what the response says, when it came, its code and its salt', async () => {
    const full = sampleResponse(7, { counter: 'A1-01', service: '1.001193', reasons: ['clear-guidance'] });
    await table.store.recordResponse(full, RECEIPT);

    expect(Object.keys((await stored(full)) ?? {}).toSorted()).toEqual([
      'answers',
      'at',
      'channel',
      'code',
      'counter',
      'moment',
      'pk',
      'questionnaire',
      'reasons',
      'receivedAt',
      'salt',
      'service',
      'sk',
      'version',
    ]);
  });
});

describe('bulk recording', () => {
  it('records what is new, skips what is there, and names what conflicts', async () => {
    await table.store.recordResponse(sampleResponse(20), RECEIPT);
    await table.store.recordResponse(sampleResponse(21, { answers: { overall: 1 } }), RECEIPT);

    const outcome = await table.bulk.recordResponses(
      [sampleResponse(20), sampleResponse(21), sampleResponse(22), sampleResponse(22)],
      () => RECEIPT,
    );

    expect(outcome).toEqual({
      recorded: 1,
      repeated: 2,
      conflicting: [expect.objectContaining({ id: sampleResponse(21).id })],
    });
    expect((await stored(sampleResponse(21)))?.answers).toEqual({ overall: 1 });
  });
});

describe('the organisation', () => {
  it('is empty before the first is published, then the newest version', async () => {
    const own = await openTable();
    const before = await own.store.currentOrganisation();
    await own.store.publishOrganisation(ORGANISATION, '2026-11-23');
    await own.store.publishOrganisation({ ...ORGANISATION, version: 2, services: [] }, '2026-11-23');

    const after = await own.store.currentOrganisation();

    expect([before.version, after.version, after.services]).toEqual([0, 2, []]);
    await own.close();
  });

  it('cannot be published twice as the same version', async () => {
    await table.store.publishOrganisation({ ...ORGANISATION, version: 7 }, '2026-11-23');

    const again = table.store.publishOrganisation({ ...ORGANISATION, version: 7, units: [] }, '2026-11-23');

    await expect(again).rejects.toThrow(OrganisationChangedError);
  });

  it('of the whole country fits into one item, and one that does not is refused by name', async () => {
    const random = (at: number) => [...crypto.getRandomValues(new Uint8Array(900))].join(String(at));
    const huge = Array.from({ length: 1000 }, (_, at) => sampleUnit(`U${at}`, null, { kind: random(at) }));

    const publishing = table.store.publishOrganisation(
      { version: 8, services: [], units: huge },
      '2026-11-23',
    );

    await expect(publishing).rejects.toThrow(OrganisationTooLargeError);
    const { Count } = await table.client.send(
      new ScanCommand({
        TableName: table.tableName,
        FilterExpression: 'sk = :sk',
        ExpressionAttributeValues: { ':sk': 'v00000008' },
      }),
    );
    expect(Count).toBe(0);
  });
});
