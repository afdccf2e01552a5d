import 'fake-indexeddb/auto';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { KEY_LIFETIME_DAYS } from '#domain/device.ts';
import { localIsoOf } from '#domain/time.ts';
import { createDevice, type Standing } from '../../web/kiosk/device/device-state.ts';
import type { DeviceRecord, Offer } from '../../web/kiosk/device/device-store.ts';
import { databaseQueue } from '../../web/shared/database-queue.ts';
import type { JsonRequest } from '../../web/shared/json-request.ts';
import { createOutbox, type OutboxStatus } from '../../web/shared/outbox.ts';
import { createServerClock } from '../../web/shared/server-clock.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { NOW, sampleId, sampleResponse } from '../support/sample.ts';
import { sampleHeartbeat } from '../support/test-device.ts';

const DAY_MS = 86_400_000;

let api: TestApi;
let nowMs = NOW;
beforeAll(async () => {
  api = await openApi({ now: () => nowMs, enrolledKiosksOnly: true });
});
afterAll(() => api.table.close());

/** What survives when the device is switched off. */
let disk: { record?: DeviceRecord; offer?: Offer | undefined } = {};
beforeEach(() => {
  disk = {};
  nowMs = NOW;
});
let ids = 2_000_000;

/** The kiosk's own code from its start on, before the real API. */
const startKiosk = async () => {
  const clock = fakeClock(nowMs);
  const serverClock = createServerClock({
    wallMs: clock.now,
    runMs: () => clock.now() - nowMs,
    run: sampleId(++ids),
  });
  const request: JsonRequest = async (path, body, headers = {}) => {
    const answer = await api.app.request(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, headers: answer.headers, body: await answer.json() };
  };
  const status: { now: OutboxStatus } = { now: { waiting: 0, refused: 0, degraded: false } };
  const device = createDevice({
    store: {
      read: async () => disk.record,
      write: async (record) => {
        disk.record = record;
      },
      readOffer: async () => disk.offer,
      writeOffer: async (offer) => {
        disk.offer = offer;
      },
    },
    request,
    clock,
    serverClock,
    random: () => 0.5,
    newId: () => sampleId(++ids),
    heartbeatOf: async () => ({ ...sampleHeartbeat, queueDepth: status.now.waiting }),
  });
  const queue = databaseQueue('ratings of a kiosk');
  const outbox = createOutbox({
    queue: { ...queue, isDegraded: () => false },
    request: device.request,
    clock,
    serverClock,
    random: () => 0.5,
    askTime: async () => true,
    exclusively: async (work) => {
      await work();
      return true;
    },
    liveRuns: async () => new Set(),
    onStatus: (next) => {
      status.now = next;
    },
    onAccepted: () => {},
  });
  await device.open();
  await outbox.start();
  return {
    device,
    status,
    clock,
    rate: async (id: string): Promise<void> => {
      await outbox.keep(sampleResponse(0, { id, counter: 'A1-01', at: localIsoOf(nowMs - 60_000) }));
      await outbox.finish(id);
    },
    /** An officer uses the code that the device shows, for a new device or for one that there is. */
    paired: async (use: (code: string) => Promise<Response>): Promise<void> => {
      const pairing = await device.pair();
      if (!pairing) throw new Error('the device keeps no key');
      await pairing.start();
      const shown = pairing.screen.value;
      if (shown.name !== 'shown') throw new Error(`the device shows ${shown.name}`);
      const answer = await use(shown.code);
      if (!answer.ok) throw new Error(await answer.text());
      await clock.pass(3_000);
      await expect.poll(() => device.standing.value.name).toBe('enrolled');
    },
  };
};

const OFFICER = { authorization: 'Bearer officer/A1' };

/** How often a rating stands in the table, under whatever key. */
const timesRecorded = async (id: string): Promise<number | undefined> => {
  const found = await api.table.client.send(
    new ScanCommand({
      TableName: api.table.tableName,
      FilterExpression: 'contains(sk, :id)',
      ExpressionAttributeValues: { ':id': id },
    }),
  );
  return found.Count;
};

it('keeps every rating when its key has expired, and sends each once when it is paired again', async () => {
  const id = sampleId(++ids);
  const first = await startKiosk();
  await first.paired((pairingCode) =>
    api.post('/v1/devices', { id, counter: 'A1-01', pairingCode }, OFFICER),
  );
  nowMs += (KEY_LIFETIME_DAYS + 1) * DAY_MS;
  const kiosk = await startKiosk();
  const ratings = [sampleId(++ids), sampleId(++ids), sampleId(++ids)];

  for (const rating of ratings) await kiosk.rate(rating);
  await expect
    .poll(() => kiosk.device.standing.value)
    .toMatchObject({
      name: 'refused',
      refusal: 'device-key-expired',
    } satisfies Partial<Standing>);
  await expect.poll(() => kiosk.status.now.waiting).toBe(3);
  await kiosk.paired((code) => api.post(`/v1/devices/${id}/pairing`, { code }, OFFICER));
  await expect
    .poll(async () => {
      await kiosk.clock.pass(60_000);
      return kiosk.status.now.waiting;
    })
    .toBe(0);

  expect(kiosk.status.now.refused).toBe(0);
  expect(await Promise.all(ratings.map(timesRecorded))).toEqual([1, 1, 1]);
});

it('is paired by a code that was used while it was off', async () => {
  const id = sampleId(++ids);
  const first = await startKiosk();
  const pairing = await first.device.pair();
  await pairing?.start();
  const shown = pairing?.screen.value;
  const pairingCode = shown?.name === 'shown' ? shown.code : '';
  await api.post('/v1/devices', { id, counter: 'A1-01', pairingCode }, OFFICER);

  const again = await startKiosk();
  await (await again.device.pair())?.start();

  await expect.poll(() => again.device.standing.value).toMatchObject({ name: 'enrolled', enrolment: { id } });
});

it('shows the same code again after a power cut, and another one when that is too old', async () => {
  const codeShown = async (): Promise<string> => {
    const { device } = await startKiosk();
    const pairing = await device.pair();
    await pairing?.start();
    const shown = pairing?.screen.value;
    return shown?.name === 'shown' ? shown.code : '';
  };
  const codes = [await codeShown(), await codeShown()];
  nowMs += 11 * 60_000;
  codes.push(await codeShown());

  expect(codes[1]).toBe(codes[0]);
  expect(codes[2]).not.toBe(codes[0]);
  expect(codes[2]).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
});
