import { GetCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Dossier } from '#domain/dossier.ts';
import { sameTally, type Tally } from '#domain/tally.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { dossierFactKey } from '../../functions/store/asked-items.ts';
import { IssuedAlreadyReportedError } from '../../functions/store/errors.ts';
import { consumeHours, type FoldDeps } from '../../functions/store/fold.ts';
import { DOSSIERS, type HourKey, hourKeyOf, hourOfItemKey, ISSUED } from '../../functions/store/keys.ts';
import { rebuild } from '../../functions/store/rebuild.ts';
import { openDossier, sampleDossier } from '../support/dossiers.ts';
import { NOW, ORGANISATION, RECEIPT, sampleId, sampleResponse } from '../support/sample.ts';
import { openTable, type TestTable } from '../support/table.ts';

const RECORDED_AT = '2026-11-23T09:00:00+07:00';
const index = indexOrganisation(ORGANISATION);

let table: TestTable;
let deps: FoldDeps;

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

const record = (dossier: Dossier) => table.asked.recordDossier(dossier, RECORDED_AT);
const keyOf = ({ unit, received }: Dossier): HourKey => ({
  unit,
  day: received.slice(0, 10),
  hour: DOSSIERS,
});
const fold = (...dossiers: readonly Dossier[]) => consumeHours(deps, dossiers.map(keyOf));
const sheet = async (parent: string, unit: string, month: string): Promise<Tally | undefined> =>
  (await table.store.sheetAt({ parent, month, unit }, true))?.tally();
const channelsOf = async (month: string, parent = 'A', unit = 'A1') =>
  (await sheet(parent, unit, month))?.dossiers?.channels;
const stored = async (dossier: Dossier) =>
  (await table.client.send(new GetCommand({ TableName: table.tableName, Key: dossierFactKey(dossier) })))
    .Item;

describe('a report of a dossier', () => {
  it('is recorded, repeated, replaced by a later one, and not by an earlier one', async () => {
    const [open, completed] = [openDossier(1), sampleDossier(1)];

    const outcomes = [];
    for (const report of [open, open, completed, open, completed]) outcomes.push(await record(report));

    expect(outcomes).toEqual(['recorded', 'repeated', 'replaced', 'superseded', 'repeated']);
  });

  it('stands the same in the end, in whatever order and however often reports come, at once or one by one', async () => {
    const reports = [
      openDossier(1),
      openDossier(1, { due: '2026-11-13', reportedAt: '2026-10-30T10:00:00+07:00' }),
      sampleDossier(1),
      sampleDossier(1, { outcome: 'refused' }),
      sampleDossier(1, { completed: '2026-10-31', reportedAt: '2026-11-06T08:00:00+07:00' }),
    ];
    const orders = fc.sample(fc.shuffledSubarray([...reports, ...reports], { minLength: 10 }), 8);
    const standing: unknown[] = [];
    for (const [at, order] of orders.entries()) {
      const one = order.map((report) => ({ ...report, id: sampleId(100 + at) }));
      if (at % 2 === 0) await Promise.all(one.map(record));
      else for (const report of one) await record(report);
      const { sk: _, version: __, months: ___, ...content } = (await stored(one[0] as Dossier)) ?? {};
      standing.push(content);
    }

    expect(standing).toEqual(standing.map(() => expect.objectContaining({ completed: '2026-10-31' })));
    expect(new Set(standing.map((content) => JSON.stringify(content))).size).toBe(1);
  });
});

describe('a report of issued receipts', () => {
  const report = { id: sampleId(1), unit: 'A1', day: '2026-11-20', counts: { reception: 3, result: 12 } };

  it('counts once by its id, whatever the order of its moments', async () => {
    const turned = { ...report, counts: { result: 12, reception: 3 } };

    expect(await table.asked.recordIssued(report, RECORDED_AT)).toBe('recorded');
    expect(await table.asked.recordIssued(turned, RECORDED_AT)).toBe('repeated');
    await consumeHours(deps, [{ unit: 'A1', day: report.day, hour: ISSUED }]);

    expect((await sheet('01', 'A', '2026-11'))?.issued).toEqual({ reception: 3, result: 12 });
  });

  it('with other numbers under its id replaces nothing', async () => {
    await table.asked.recordIssued(report, RECORDED_AT);

    const other = table.asked.recordIssued({ ...report, counts: { result: 13 } }, RECORDED_AT);

    await expect(other).rejects.toThrow(IssuedAlreadyReportedError);
  });
});

describe('the fold of dossiers', () => {
  it('counts a dossier in the month of its reception and in the month of its completion', async () => {
    const dossiers = [sampleDossier(1), openDossier(2), sampleDossier(3, { completed: '2026-11-07' })];
    for (const dossier of dossiers) await record(dossier);

    await fold(...dossiers);

    expect(await channelsOf('2026-10')).toEqual({ counter: [3, 0, 0, 0] });
    expect(await channelsOf('2026-11')).toEqual({ counter: [0, 2, 1, 0] });
    expect(await channelsOf('2026-11', '01', 'A')).toEqual({ counter: [0, 2, 1, 0] });
  });

  it('takes a corrected completion out of the month that is right no more', async () => {
    await record(sampleDossier(1));
    await fold(sampleDossier(1));
    const corrected = sampleDossier(1, { completed: '2026-10-30', reportedAt: '2026-11-06T08:00:00+07:00' });

    await record(corrected);
    await fold(corrected);

    expect(await channelsOf('2026-11')).toEqual({});
    expect(await channelsOf('2026-10')).toEqual({ counter: [1, 1, 1, 0] });
  });

  it('leaves responses of the same unit and month as they are, and they it', async () => {
    const response = sampleResponse(1, { at: '2026-11-05T09:00:00+07:00' });
    await table.store.recordResponse(response, RECEIPT);
    await record(sampleDossier(1));

    await consumeHours(deps, [hourKeyOf(response), keyOf(sampleDossier(1))]);

    const tally = await sheet('A', 'A1', '2026-11');
    expect(tally?.questionnaires['post-service@1']?.n).toBe(1);
    expect(tally?.dossiers?.channels).toEqual({ counter: [0, 1, 1, 0] });
  });

  it('keeps nothing of dossiers in a sheet of a unit that has none, as sheets of before there were any', async () => {
    const response = sampleResponse(1, { at: '2026-11-05T09:00:00+07:00' });
    await table.store.recordResponse(response, RECEIPT);
    await consumeHours(deps, [hourKeyOf(response)]);

    const key = { pk: 'SHEET#A#2026-11', sk: 'A1' };
    const { Item } = await table.client.send(new GetCommand({ TableName: table.tableName, Key: key }));

    expect(Object.keys(Item ?? {})).not.toContain('asked');
    expect(await sheet('A', 'A1', '2026-11')).not.toHaveProperty('dossiers');
  });

  it('comes to the same when reports and batches are repeated, shuffled and cut anew by two consumers at once', async () => {
    const reports = Array.from({ length: 24 }, (_, at) => {
      const more = {
        unit: (['A1', 'A2', 'B', 'A'] as const)[at % 4] as string,
        received: `2026-10-${String(20 + (at % 5))}T09:00:00+07:00`,
      };
      return [
        openDossier(at, more),
        sampleDossier(at, { ...more, completed: `2026-11-${String(10 + (at % 9))}` }),
      ];
    }).flat();
    const keys = fc.sample(fc.shuffledSubarray([...reports, ...reports], { minLength: 96 }), 2);

    await Promise.all(
      keys.map(async (order) => {
        for (let at = 0; at < order.length; at += 7) {
          const batch = order.slice(at, at + 7);
          for (const report of batch) await record(report);
          await fold(...batch, ...batch.slice(0, 2));
        }
      }),
    );

    const city = await Promise.all(['A', 'B'].map((unit) => channelsOf('2026-11', '01', unit)));
    expect(city).toEqual([{ counter: [0, 18, 0, 0] }, { counter: [0, 6, 0, 0] }]);
    const whole = await rebuild(deps, { from: '2026-10', to: '2026-11' }, { dryRun: true });
    expect(whole.differences).toEqual([]);
  }, 90_000);

  it('is what the stream’s keys ask for', () => {
    expect(hourOfItemKey(dossierFactKey(sampleDossier(1)))).toEqual(keyOf(sampleDossier(1)));
    expect(hourOfItemKey({ pk: 'ISSUED#A#B#2026-11-20', sk: sampleId(1) })).toEqual({
      unit: 'A#B',
      day: '2026-11-20',
      hour: ISSUED,
    });
  });
});

describe('a rebuild', () => {
  it('finds dossiers that were never folded, also in the month of their completion, and repairs it', async () => {
    await record(sampleDossier(1));
    await table.asked.recordIssued(
      { id: sampleId(9), unit: 'A1', day: '2026-10-26', counts: { result: 4 } },
      RECORDED_AT,
    );
    const range = { from: '2026-10-26', to: '2026-10-26' };

    const { differences, hours } = await rebuild(deps, range, { dryRun: false });
    const again = await rebuild(deps, { from: '2026-10', to: '2026-11' }, { dryRun: false });

    expect(hours).toBe(2);
    expect(differences.map(({ item }) => item)).toEqual(
      expect.arrayContaining([
        'tally of A1, 2026-10-26 dossiers',
        'tally of A1, 2026-10-26 dossiers, completed in 2026-11',
        'tally of A1, 2026-10-26 issued',
      ]),
    );
    expect(again.differences).toEqual([]);
    expect(
      sameTally((await sheet('A', 'A1', '2026-11')) as Tally, (await sheet('01', 'A', '2026-11')) as Tally),
    ).toBe(true);
    expect(await channelsOf('2026-11')).toEqual({ counter: [0, 1, 1, 0] });
  });

  it('takes a dossier that was reported just now for no drift', async () => {
    await record(sampleDossier(1));

    const { differences, underWay } = await rebuild(
      deps,
      { from: '2026-10', to: '2026-10' },
      { dryRun: true, settledBefore: Date.parse(RECORDED_AT) - 1 },
    );

    expect(differences).toEqual([]);
    expect(underWay).toBe(1);
  });
});
