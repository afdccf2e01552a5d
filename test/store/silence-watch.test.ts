import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Device } from '#domain/device.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { consumeHours } from '../../functions/store/fold.ts';
import { hourKeyOf } from '../../functions/store/keys.ts';
import { watchSilence } from '../../functions/store/silence-watch.ts';
import { NOW, ORGANISATION, RECEIPT, sampleId, sampleResponse } from '../support/sample.ts';
import { openTable, type TestTable } from '../support/table.ts';

const WEEK_MS = 7 * 86_400_000;
const HOUR_MS = 3_600_000;

let table: TestTable;

const device = (number: number, counter: string): Device => ({
  id: sampleId(number),
  version: 1,
  unit: counter.slice(0, 2),
  counter,
  key: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' },
  enrolledAt: '2026-01-01T08:00:00+07:00',
  enrolledBy: 'officer of 01',
  pairedAt: '2026-01-01T08:00:00+07:00',
  keyExpiresAt: '2027-01-01T08:00:00+07:00',
});

/** `NOW` is a Monday, ten o'clock. */
const watchAt = (now: number) => watchSilence({ store: table.store, devices: table.devices, now: () => now });

beforeEach(async () => {
  table = await openTable();
  const responses = Array.from({ length: 6 }, (_, week) => week + 1).flatMap((week) =>
    Array.from({ length: 5 }, (_, at) =>
      sampleResponse(week * 10 + at, {
        counter: 'A1-01',
        at: new Date(NOW - week * WEEK_MS + 7 * HOUR_MS + at * 60_000)
          .toISOString()
          .replace(/\.\d+Z$/, '+07:00'),
      }),
    ),
  );
  for (const response of responses) await table.store.recordResponse(response, RECEIPT);
  const organisation = async () => indexOrganisation(ORGANISATION);
  await consumeHours(
    { store: table.store, organisation, now: () => NOW, random: Math.random, sleep: async () => {} },
    responses.map(hourKeyOf),
  );
  await table.devices.addDevice(device(1, 'A1-01'));
  await table.devices.addDevice(device(2, 'A2-01'));
});
afterEach(() => table.close());

describe('the watch over kiosks', () => {
  it('finds the one that is silent in the hour in which its counter is usually rated, and no other', async () => {
    const before = await watchAt(NOW);
    const after = await watchAt(NOW + HOUR_MS);

    const silences = await table.devices.allSilences();
    expect([before, after]).toEqual([{ silent: 0 }, { silent: 1 }]);
    expect(silences.get(sampleId(1))).toMatchObject({ isSilent: true });
    expect(silences.get(sampleId(1))?.expected).toBeCloseTo(5, 0);
    expect(silences.get(sampleId(2))).toMatchObject({ isSilent: false });
  });

  it('takes the device’s word for a rating that is still on its way', async () => {
    await table.devices.keepHeartbeat(sampleId(1), {
      receivedAt: '2026-11-23T10:55:00+07:00',
      release: '1',
      queueDepth: 1,
      refused: 0,
      clockSkewSeconds: 0,
      configVersion: 0,
      lastRatingAt: '2026-11-23T10:50:00+07:00',
    });

    expect(await watchAt(NOW + HOUR_MS)).toEqual({ silent: 0 });
  });

  it('leaves out one that is revoked', async () => {
    const revoked = { at: '2026-11-23T09:00:00+07:00', by: 'officer of 01', reason: 'moved' };
    await table.devices.changeDevice({ ...device(1, 'A1-01'), version: 2, revoked });

    expect(await watchAt(NOW + 5 * WEEK_MS)).toEqual({ silent: 0 });
  });
});
