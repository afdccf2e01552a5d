import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SurveyResponse } from '#domain/response.ts';
import { sameTally, type Tally } from '#domain/tally.ts';
import { tallyOf } from '#domain/tally-responses.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { HoursNotFoldedError } from '../../functions/store/errors.ts';
import { consumeHours, type FoldDeps } from '../../functions/store/fold.ts';
import { hourKeyOf, type ItemKey, responseKey, sheetItemKey, tallyKey } from '../../functions/store/keys.ts';
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
    random: Math.random,
    sleep: async () => {},
  };
});
afterEach(() => table.close());

const record = async (...responses: SurveyResponse[]): Promise<SurveyResponse[]> => {
  for (const response of responses) await table.store.recordResponse(response, RECEIPT);
  return responses;
};

const fold = (responses: readonly SurveyResponse[]) => consumeHours(deps, responses.map(hourKeyOf));

const sheetTally = async (parent: string, unit: string): Promise<Tally> =>
  (await table.store.sheetAt({ parent, month: '2026-11', unit }, true))?.tally() ?? tallyOf([]);

const counted = (responses: readonly SurveyResponse[]): Tally =>
  tallyOf(responses.map((response) => ({ ...response, state: 'counted' })));

describe('a batch with an hour that cannot be folded', () => {
  const NINE = '2026-11-23T09:41:07+07:00';
  const TEN = '2026-11-23T10:15:00+07:00';

  /** Overwrites attributes of an item as no release of ours would. */
  const corrupt = async (key: ItemKey, damage: object): Promise<void> => {
    const { Item } = await table.client.send(new GetCommand({ TableName: table.tableName, Key: key }));
    await table.client.send(
      new PutCommand({ TableName: table.tableName, Item: { ...Item, ...key, ...damage } }),
    );
  };

  const unfoldedOf = async (work: Promise<void>): Promise<readonly string[]> => {
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof HoursNotFoldedError)) throw error ?? new Error('all hours are folded');
    return error.unfolded.map(({ hour: { unit, day, hour }, errorName }) =>
      [unit, day, hour, errorName].join(' '),
    );
  };

  it('folds all others to the last level, and names the hour and its error', async () => {
    const [bad, ...good] = await record(
      sampleResponse(1, { at: NINE }),
      sampleResponse(2, { at: TEN }),
      sampleResponse(3, { unit: 'A2', at: NINE }),
      sampleResponse(4, { unit: 'B', at: NINE }),
    );
    await corrupt(responseKey(bad as SurveyResponse), { at: null });

    const unfolded = await unfoldedOf(fold([bad as SurveyResponse, ...good]));

    expect(unfolded).toEqual(['A1 2026-11-23 09 TypeError']);
    expect(await sheetTally('A', 'A1')).toEqual(counted(good.slice(0, 1)));
    expect(await sheetTally('01', 'A')).toEqual(counted(good.slice(0, 2)));
    expect(await sheetTally('01', 'B')).toEqual(counted(good.slice(2)));
  });

  it('folds all hours when its cause is mended and it comes again', async () => {
    const all = await record(sampleResponse(1, { at: NINE }), sampleResponse(2, { at: TEN }));
    await corrupt(responseKey(all[0] as SurveyResponse), { at: null });
    await unfoldedOf(fold(all));
    await corrupt(responseKey(all[0] as SurveyResponse), { at: NINE });

    await fold(all.slice(0, 1));

    expect(sameTally(await sheetTally('01', 'A'), counted(all))).toBe(true);
  });

  it('names all hours below a sheet that cannot be folded, and folds what stands beside it', async () => {
    const all = await record(
      sampleResponse(1, { at: NINE }),
      sampleResponse(2, { unit: 'A2', at: TEN }),
      sampleResponse(3, { unit: 'B', at: NINE }),
    );
    await corrupt(sheetItemKey({ parent: 'A', month: '2026-11', unit: 'A' }), { version: 1, head: '{' });

    const unfolded = await unfoldedOf(fold(all));

    expect(unfolded).toEqual(['A1 2026-11-23 09 SyntaxError', 'A2 2026-11-23 10 SyntaxError']);
    expect(await sheetTally('A', 'A1')).toEqual(counted(all.slice(0, 1)));
    expect(await sheetTally('01', 'B')).toEqual(counted(all.slice(2)));
  });

  it('names the hours of a unit whose own tallies cannot be added, and no others below the same parent', async () => {
    const all = await record(sampleResponse(1, { at: NINE }), sampleResponse(2, { unit: 'A2', at: NINE }));
    const tally = tallyKey({ unit: 'A1', day: '2026-11-22', hour: '09' });
    await corrupt(tally, { version: 1, body: Uint8Array.of(1, 2, 3) });

    const unfolded = await unfoldedOf(fold(all));

    expect(unfolded).toEqual(['A1 2026-11-23 09 Error']);
    expect(await sheetTally('01', 'A')).toEqual(counted(all.slice(1)));
  });

  it('says nothing of what was answered', async () => {
    const all = await record(sampleResponse(1));
    await corrupt(responseKey(all[0] as SurveyResponse), { at: null, reasons: ['long-wait'] });

    await expect(fold(all)).rejects.toThrow(/^Not folded: A1 2026-11-23 09 h \(TypeError\)$/);
  });

  it('names ten of many hours, and says how many more there are', () => {
    const failures = Array.from({ length: 12 }, (_, at) => ({
      hour: { unit: 'A1', day: '2026-11-23', hour: String(at).padStart(2, '0') },
      error: new RangeError('secret'),
    }));

    const { message, unfolded } = new HoursNotFoldedError(failures);

    expect(message).toMatch(
      /^Not folded: A1 2026-11-23 00 h \(RangeError\),.* 09 h \(RangeError\) and 2 more$/,
    );
    expect(unfolded).toHaveLength(12);
  });

  it('must come again as a whole when the organisation cannot be read', async () => {
    const all = await record(sampleResponse(1));
    deps = { ...deps, organisation: () => Promise.reject(new Error('no organisation')) };

    await expect(fold(all)).rejects.toThrow('no organisation');
  });
});
