import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SurveyResponse } from '#domain/response.ts';
import { sameTally, type Tally } from '#domain/tally.ts';
import { tallyOf } from '#domain/tally-responses.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { consumeHours, type FoldDeps } from '../../functions/store/fold.ts';
import { hourKeyOf, responseKey, sheetItemKey, tallyKey } from '../../functions/store/keys.ts';
import { rebuild } from '../../functions/store/rebuild.ts';
import { refoldMoved } from '../../functions/store/refold.ts';
import { NOW, ORGANISATION, RECEIPT, sampleResponse, sampleUnit } from '../support/sample.ts';
import { openTable, type TestTable } from '../support/table.ts';

let table: TestTable;
let deps: FoldDeps;
const index = indexOrganisation(ORGANISATION);

beforeEach(async () => {
  table = await openTable();
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

const sheetTally = async (parent: string, unit: string, month = '2026-11'): Promise<Tally> =>
  (await table.store.sheetAt({ parent, month, unit }, true))?.tally() ?? tallyOf([]);

const counted = (responses: readonly SurveyResponse[]): Tally =>
  tallyOf(responses.map((response) => ({ ...response, state: 'counted' })));

const spread = (count: number): SurveyResponse[] =>
  Array.from({ length: count }, (_, at) =>
    sampleResponse(at, {
      unit: (['A1', 'A2', 'B', 'A', '01'] as const)[at % 5] as string,
      at: `2026-11-${String((at % 20) + 1).padStart(2, '0')}T${String(8 + (at % 7)).padStart(2, '0')}:15:00+07:00`,
      answers: { overall: ((at % 5) + 1) as 1 },
    }),
  );

describe('the fold', () => {
  it('reads nothing but what is consistent', async () => {
    const all = await record(...spread(20));
    const inconsistent: string[] = [];
    table.client.middlewareStack.add(
      (next, { commandName }) =>
        async (given) => {
          const { ConsistentRead: consistent } = given.input as { ConsistentRead?: boolean };
          if (commandName !== 'PutItemCommand' && consistent !== true) inconsistent.push(String(commandName));
          return next(given);
        },
      { step: 'initialize' },
    );

    await fold(all);

    expect(inconsistent).toEqual([]);
  });

  it('counts a synthetic rating among the states, and in no index', async () => {
    const [real, synthetic] = await record(sampleResponse(1), sampleResponse(2, { synthetic: true }));

    await fold([real, synthetic].flatMap((response) => response ?? []));

    const tally = await sheetTally('A', 'A1');
    expect(tally.states).toEqual({ counted: 1, synthetic: 1 });
    expect(tally.questionnaires['post-service@1']?.n).toBe(1);
  });

  it('makes the sheet of every level equal to a recount of its responses', async () => {
    const all = await record(...spread(60));

    await fold(all);

    const of = (...units: string[]) => counted(all.filter(({ unit }) => units.includes(unit)));
    expect(sameTally(await sheetTally('A', 'A1'), of('A1'))).toBe(true);
    expect(sameTally(await sheetTally('A', 'A'), of('A'))).toBe(true);
    expect(sameTally(await sheetTally('01', 'A'), of('A', 'A1', 'A2'))).toBe(true);
    expect(sameTally(await sheetTally('01', 'B'), of('B'))).toBe(true);
    expect(sameTally(await sheetTally('01', '01'), of('01'))).toBe(true);
  });

  it('comes to the same when batches are repeated, shuffled and cut anew by two consumers at once', async () => {
    const all = await record(...spread(40));
    const cut = (size: number, list: SurveyResponse[]) =>
      Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
        list.slice(at * size, (at + 1) * size),
      );

    await Promise.all([
      (async () => {
        for (const batch of cut(7, all)) await fold(batch);
      })(),
      (async () => {
        for (const batch of cut(5, all.toReversed())) await fold([...batch, ...batch]);
      })(),
    ]);

    const below = all.filter(({ unit }) => unit.startsWith('A'));
    expect(sameTally(await sheetTally('01', 'A'), counted(below))).toBe(true);
  });

  it('counts neither held nor void nor erased responses', async () => {
    const [kept, ...others] = await record(...[1, 2, 3, 4].map((at) => sampleResponse(at)));
    for (const [at, state] of (['held', 'void', 'erased'] as const).entries()) {
      const response = others[at] as SurveyResponse;
      const { Item } = await table.client.send(
        new GetCommand({ TableName: table.tableName, Key: responseKey(response) }),
      );
      await table.client.send(new PutCommand({ TableName: table.tableName, Item: { ...Item, state } }));
    }

    await fold([kept as SurveyResponse]);

    const tally = await sheetTally('A', 'A1');
    expect(tally.questionnaires['post-service@1']?.n).toBe(1);
    expect(tally.states).toEqual({ counted: 1, held: 1, void: 1, erased: 1 });
  });

  it('puts a higher version each time, even when nothing changed', async () => {
    const all = await record(sampleResponse(1));
    await fold(all);
    await fold(all);

    const sheet = await table.store.sheetAt({ parent: 'A', month: '2026-11', unit: 'A1' }, true);

    expect(sheet?.version).toBe(2);
  });

  it('starts again when another fold of the same item came in between', async () => {
    const all = await record(sampleResponse(1));
    let interrupted = false;
    const racing: FoldDeps = {
      ...deps,
      store: {
        ...table.store,
        countHour: async (key) => {
          const tally = await table.store.countHour(key);
          if (!interrupted) {
            interrupted = true;
            await record(sampleResponse(2));
            await fold(all);
          }
          return tally;
        },
      },
    };

    await consumeHours(racing, all.map(hourKeyOf));

    expect((await sheetTally('A', 'A1')).questionnaires['post-service@1']?.n).toBe(2);
  });

  it('keeps hours of two months in one batch apart', async () => {
    const all = await record(
      sampleResponse(1, { at: '2026-10-31T23:59:59+07:00' }),
      sampleResponse(2, { at: '2026-11-01T00:00:00+07:00' }),
    );

    await fold(all);

    expect((await sheetTally('A', 'A1', '2026-10')).states).toEqual({ counted: 1 });
    expect((await sheetTally('A', 'A1', '2026-11')).states).toEqual({ counted: 1 });
  });

  it('tallies the hours of a unit that the tree of the month does not hold, and goes on', async () => {
    const gone = sampleResponse(1, { unit: 'Z' });
    const all = await record(gone, sampleResponse(2));

    await fold(all);

    expect((await table.store.hourTalliesOf('Z', '2026-11')).length).toBe(1);
    expect((await sheetTally('A', 'A1')).states).toEqual({ counted: 1 });
  });
});

describe('a rebuild', () => {
  const range = { unit: '01', from: '2026-11', to: '2026-11' };

  it('finds nothing after a fold', async () => {
    await fold(await record(...spread(30)));

    const report = await rebuild(deps, range, { dryRun: true });

    expect(report.differences).toEqual([]);
    expect(report.hours).toBeGreaterThan(0);
  });

  it('reports what is missing, writes nothing when dry, and then repairs it', async () => {
    const all = await record(...spread(30));
    await fold(all.slice(0, 20));

    const dry = await rebuild(deps, range, { dryRun: true });
    const again = await rebuild(deps, range, { dryRun: true });
    const repair = await rebuild(deps, range, { dryRun: false });
    const after = await rebuild(deps, range, { dryRun: true });

    expect(dry.differences.length).toBeGreaterThan(0);
    expect(again.differences.length).toBe(dry.differences.length);
    expect(repair.differences.length).toBe(dry.differences.length);
    expect(after.differences).toEqual([]);
  });

  it.each([
    [
      'a tally that was tampered with',
      (all: SurveyResponse[]) => tallyKey(hourKeyOf(all[0] as SurveyResponse)),
    ],
    ['a sheet that was tampered with', () => sheetItemKey({ parent: '01', month: '2026-11', unit: 'A' })],
  ])('finds and repairs %s', async (_, keyOf) => {
    const all = await record(...spread(30));
    await fold(all);
    const key = keyOf(all);
    const other = key.pk.startsWith('TALLY')
      ? tallyKey(hourKeyOf(all[5] as SurveyResponse))
      : sheetItemKey({ parent: '01', month: '2026-11', unit: 'B' });
    const { Item } = await table.client.send(new GetCommand({ TableName: table.tableName, Key: other }));
    await table.client.send(new PutCommand({ TableName: table.tableName, Item: { ...Item, ...key } }));

    const repair = await rebuild(deps, range, { dryRun: false });
    const after = await rebuild(deps, range, { dryRun: true });

    expect(repair.differences.length).toBeGreaterThan(0);
    expect(after.differences).toEqual([]);
  });
});

describe('a unit that changes its parent', () => {
  it('is counted under the parent of the month, and refolded where the past was corrected', async () => {
    const all = await record(...spread(30));
    await fold(all);
    const units = ORGANISATION.units.map((unit) => (unit.id === 'A2' ? sampleUnit('A2', 'B') : unit));
    const after = indexOrganisation({ ...ORGANISATION, version: 2, units });

    deps = { ...deps, organisation: async () => after };
    await refoldMoved(deps, index, after);

    const of = (...ids: string[]) => counted(all.filter(({ unit }) => ids.includes(unit)));
    expect(sameTally(await sheetTally('01', 'A'), of('A', 'A1'))).toBe(true);
    expect(sameTally(await sheetTally('01', 'B'), of('B', 'A2'))).toBe(true);
    const report = await rebuild(deps, { unit: '01', from: '2026-11', to: '2026-11' }, { dryRun: true });
    expect(report.differences).toEqual([]);
  });
});
