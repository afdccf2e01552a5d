import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DecisionKind, DecisionReason } from '#domain/decision.ts';
import type { SurveyResponse } from '#domain/response.ts';
import { EMPTY_TALLY } from '#domain/tally.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { type MonthResult, monthResultSchema } from '../../functions/api/result-schemas.ts';
import { tallyBody } from '../../functions/store/items.ts';
import { hourKeyOf, responseKey, sheetItemKey, tallyKey } from '../../functions/store/keys.ts';
import { rebuild } from '../../functions/store/rebuild.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { NOW, ORGANISATION, RECEIPT, sampleId, sampleResponse } from '../support/sample.ts';

let api: TestApi;
beforeEach(async () => {
  api = await openApi();
});
afterEach(() => api.table.close());

let last = 0;
const people = (n: number, overall: 1 | 5, more: Partial<SurveyResponse> = {}): readonly SurveyResponse[] =>
  Array.from({ length: n }, () => sampleResponse(++last, { unit: 'A1', answers: { overall }, ...more }));

const record = async (responses: readonly SurveyResponse[]): Promise<readonly SurveyResponse[]> => {
  for (const response of responses) await api.table.store.recordResponse(response, RECEIPT);
  return responses;
};

const decide = async (
  responses: readonly SurveyResponse[],
  ...decisions: readonly (readonly [DecisionKind, DecisionReason])[]
): Promise<void> => {
  for (const response of responses) {
    for (const [decision, reason] of decisions) {
      await api.table.decisions.decide(responseKey(response), {
        id: sampleId(900_000 + ++last),
        decision,
        reason,
        by: 'officer of 01',
        at: '2026-11-20T09:00:00+07:00',
      });
    }
  }
};

const resultOf = async (unit = 'A1'): Promise<MonthResult> => {
  const answer = await api.get(`/v1/units/${unit}/results?month=2026-11`, { role: 'manager', unit: '01' });
  return monthResultSchema.parse(await answer.json());
};

describe('what does not count', () => {
  it('is told by the last reason, with the index that there would be with it, at each level', async () => {
    const counted = await record(people(40, 5));
    const abuse = await record(people(20, 1));
    const doubled = await record(people(10, 5));
    await decide(abuse, ['hold', 'under-review'], ['void', 'abuse']);
    await decide(doubled, ['void', 'duplicate']);
    await api.fold([...counted, ...abuse, ...doubled]);

    const expected = {
      reasons: [
        // 40 of 60, and 50 of 50.
        { state: 'void', reason: 'abuse', n: 20, indexPercent: 66.67 },
        { state: 'void', reason: 'duplicate', n: 10, indexPercent: 100 },
      ],
      // 50 of 70.
      together: { n: 30, indexPercent: 71.43 },
    };
    expect(await resultOf()).toMatchObject({ n: 40, indexPercent: 100, setAside: expected });
    expect((await resultOf('01')).setAside).toEqual(expected);
  });

  it('is nothing where all counts again, and tells nothing of few', async () => {
    const all = await record(people(30, 5));
    await decide(all.slice(0, 12), ['hold', 'under-review'], ['release', 'review-passed']);
    await decide(all.slice(12, 15), ['void', 'test']);
    await api.fold(all);

    expect(await resultOf()).toMatchObject({
      n: 27,
      setAside: {
        reasons: [{ state: 'void', reason: 'test', n: null, indexPercent: null }],
        together: null,
      },
    });
    await decide(all.slice(12, 15), ['erase', 'citizen-request']);
    await api.fold(all);
    expect((await resultOf()).setAside).toBeNull();
  });

  it('has no index where what counts is too little to have one', async () => {
    const all = await record([...people(9, 5), ...people(10, 1)]);
    await decide(all.slice(9), ['void', 'abuse']);
    await api.fold(all);

    expect((await resultOf()).setAside).toEqual({
      reasons: [{ state: 'void', reason: 'abuse', n: 10, indexPercent: null }],
      together: { n: 10, indexPercent: null },
    });
  });

  it('takes no room where there is none', async () => {
    const all = await record(people(12, 5));
    await api.fold(all);

    expect(Object.keys((await api.table.store.tallyAt(hourOf(all))) ?? {})).toEqual([
      'questionnaires',
      'states',
    ]);
    expect(await itemAt(SHEET)).not.toHaveProperty('setAside');
  });

  it('is not known of what was counted before it was kept, until that is counted anew', async () => {
    const all = await record([...people(20, 5), ...people(10, 1)]);
    await decide(all.slice(20), ['void', 'abuse']);
    await api.fold(all);
    const { setAside: _, ...tally } = (await api.table.store.tallyAt(hourOf(all))) ?? EMPTY_TALLY;
    await put({ ...(await itemAt(tallyKey(hourOf(all)))), ...tallyBody(tally) });
    for (const key of [SHEET, sheetItemKey({ parent: '01', month: '2026-11', unit: 'A' })]) {
      const { setAside: __, ...sheet } = await itemAt(key);
      await put(sheet);
    }
    const before = await resultOf();

    await rebuild(
      {
        store: api.table.store,
        organisation: async () => indexOrganisation(ORGANISATION),
        now: () => NOW,
        random: Math.random,
        sleep: async () => {},
      },
      { unit: '01', from: '2026-11', to: '2026-11' },
      { dryRun: false },
    );

    expect(before).toMatchObject({ n: 20, states: { void: 10 }, setAside: null });
    expect((await resultOf('01')).setAside?.reasons).toMatchObject([{ reason: 'abuse', n: 10 }]);
  });
});

const SHEET = sheetItemKey({ parent: 'A', month: '2026-11', unit: 'A1' });

const hourOf = ([first]: readonly SurveyResponse[]) => hourKeyOf(first as SurveyResponse);

const itemAt = async (Key: object): Promise<Record<string, unknown>> => {
  const { client, tableName: TableName } = api.table;
  return (await client.send(new GetCommand({ TableName, Key: { ...Key } }))).Item ?? {};
};
const put = async (Item: Record<string, unknown>): Promise<void> => {
  const { client, tableName: TableName } = api.table;
  await client.send(new PutCommand({ TableName, Item }));
};
