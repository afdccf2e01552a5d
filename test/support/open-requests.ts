import { thankYouCode } from '#domain/thank-you-code.ts';
import type { TestApi } from './api.ts';
import { RECEIPT, sampleId, sampleResponse } from './sample.ts';
import { openTestDevice, sampleHeartbeat, type TestDevice } from './test-device.ts';

/** A request that succeeds, made of its parts. */
export type Sent = {
  readonly path: string;
  readonly body?: object | string;
  /** In place of a body. */
  readonly csv?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Each call makes anew what the request needs. */
export type MakeRequest = (api: TestApi) => Promise<Sent> | Sent;

let last = 900_000;
const nextId = (): string => sampleId(++last);
const OFFICER = { authorization: 'Bearer officer/01' };

const enrolment = async (api: TestApi) => {
  const device = await openTestDevice(api);
  return { device, body: { id: nextId(), counter: 'A1-01', pairingCode: await device.offer() } };
};

const enrolledDevice = async (api: TestApi): Promise<TestDevice> => {
  const { device, body } = await enrolment(api);
  await api.post('/v1/devices', body, OFFICER);
  device.become(body.id);
  return device;
};

const recorded = async (api: TestApi) => {
  const response = sampleResponse(++last);
  await api.post('/v1/responses', response);
  return response;
};

const KEY = {
  kty: 'EC',
  crv: 'P-256',
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
  y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
};

/** A month with ratings of its own, once it is closed and published; and the same again by who holds it. */
const asPublished = (template: string): readonly MakeRequest[] => {
  const path = template
    .replace('{month}', '2026-10')
    .replace('{id}', 'A1')
    .replace('{file}', 'satisfaction-2026-10.csv');
  const published = async (api: TestApi): Promise<void> => {
    const ratings = Array.from({ length: 12 }, () =>
      sampleResponse(++last, { unit: 'A1', at: '2026-10-20T09:00:00+07:00' }),
    );
    for (const rating of ratings) await api.table.store.recordResponse(rating, RECEIPT);
    await api.fold(ratings);
    await api.publish();
  };
  return [
    async (api) => {
      await published(api);
      return { path };
    },
    async (api) => {
      await published(api);
      const etag = (await api.get(path)).headers.get('etag') ?? '';
      return { path, headers: { 'if-none-match': etag } };
    },
  ];
};

/** Each operation that nobody signs in for, asked for each of its answers. */
export const OPEN_REQUESTS: Readonly<Record<string, readonly MakeRequest[]>> = {
  ...Object.fromEntries(
    [
      '/v1/public/months',
      '/v1/public/months/{month}',
      '/v1/public/units/{id}',
      '/open-data/datapackage.json',
      '/open-data/csv-metadata.json',
      '/open-data/{file}',
    ].map((path) => [`GET ${path}`, asPublished(path)]),
  ),
  'GET /v1/public/units/{id}/improvements': [() => ({ path: '/v1/public/units/A1/improvements' })],
  'POST /v1/responses': [
    () => ({
      path: '/v1/responses',
      body: sampleResponse(++last, {
        counter: 'A1-01',
        service: '1.001193',
        reasons: ['clear-guidance'],
        comment: 'Nhanh',
      }),
    }),
    async (api) => ({ path: '/v1/responses', body: await recorded(api) }),
  ],
  'POST /v1/responses/batch': [
    () => ({
      path: '/v1/responses/batch',
      body: { responses: [sampleResponse(++last), sampleResponse(++last, { unit: 'ZZZ' }), 'nothing'] },
    }),
  ],
  'GET /v1/counters/{code}': [() => ({ path: '/v1/counters/A1-01' })],
  'GET /v1/ledger/{unit}': [() => ({ path: '/v1/ledger/A1?before=100' })],
  'GET /v1/proofs/{code}': [
    async ({ table }) => {
      const number = ++last;
      const response = sampleResponse(number, { at: '2026-11-20T09:00:00+07:00' });
      const code = thankYouCode('A1', '2026-11-20', number);
      await table.store.recordResponse(response, { ...RECEIPT, code });
      return { path: `/v1/proofs/${code}` };
    },
  ],
  'GET /v1/sign-in': [() => ({ path: '/v1/sign-in' })],
  'GET /v1/methods': [() => ({ path: '/v1/methods' })],
  'GET /v1/methods/{id}': [() => ({ path: '/v1/methods/wilson?satisfied=42&n=50' })],
  'GET /openapi.json': [() => ({ path: '/openapi.json' })],
  'GET /reference': [() => ({ path: '/reference' })],
  'GET /healthz': [() => ({ path: '/healthz' })],
  'POST /v1/pairings': [() => ({ path: '/v1/pairings', body: { publicKey: KEY } })],
  'GET /v1/pairings/{code}': [
    async (api) => {
      const device = await openTestDevice(api);
      return device.signed('GET', `/v1/pairings/${await device.offer()}`);
    },
  ],
  'POST /v1/devices/{id}/heartbeat': [
    async (api) => {
      const device = await enrolledDevice(api);
      return device.signed('POST', `/v1/devices/${device.id}/heartbeat`, JSON.stringify(sampleHeartbeat));
    },
  ],
  'GET /v1/devices/{id}/prompt': [
    async (api) => {
      const device = await enrolledDevice(api);
      return device.signed('GET', `/v1/devices/${device.id}/prompt`);
    },
  ],
};

/** Where one signs in: answers beside the one that `REQUESTS` gets. */
export const FURTHER_REQUESTS: Readonly<Record<string, readonly MakeRequest[]>> = {
  'GET /v1/units': [() => ({ path: '/v1/units?month=2026-11' })],
  'GET /v1/units/{id}/results': [
    () => ({ path: '/v1/units/01/results?month=2026-11' }),
    () => ({ path: '/v1/units/A1/results?month=2026-11&formula=scaledMean' }),
    () => ({ path: '/v1/units/A/results?from=2026-10&to=2026-11' }),
    async (api) => {
      const path = '/v1/units/A1/results?month=2026-11';
      const answer = await api.get(path, { role: 'manager', unit: '01' });
      return { path, headers: { 'if-none-match': answer.headers.get('etag') ?? '' } };
    },
  ],
  'POST /v1/devices': [
    async (api) => {
      const { body } = await enrolment(api);
      await api.post('/v1/devices', body, OFFICER);
      return { path: '/v1/devices', body };
    },
  ],
  'GET /v1/devices': [
    async (api) => {
      const device = await enrolledDevice(api);
      await device.post(`/v1/devices/${device.id}/heartbeat`, sampleHeartbeat);
      return { path: '/v1/devices?unit=A1' };
    },
  ],
  'GET /v1/devices/{id}/config': [
    async (api) => ({ path: `/v1/devices/${(await enrolledDevice(api)).id}/config` }),
  ],
  'PUT /v1/units/{id}/report-subscriptions/{subscription}': [
    async (api) => {
      const path = `/v1/units/B/report-subscriptions/${nextId()}`;
      const body = { email: `lan.${++last}@hanoi.gov.vn`, every: 'week', language: 'en' };
      const init = { method: 'PUT', headers: { ...OFFICER, 'content-type': 'application/json' } };
      await api.app.request(path, { ...init, body: JSON.stringify(body) });
      return { path, body };
    },
  ],
  'POST /v1/receipts': [
    () => ({ path: '/v1/receipts', body: { receipts: [receipt(), receipt({ unit: 'ZZZ' })] } }),
    () => ({ path: '/v1/receipts?qr=png', body: receipt() }),
  ],
};

const receipt = (more: object = {}) => ({
  unit: 'A1',
  moment: 'result',
  at: '2026-11-23T09:41:07+07:00',
  receipt: `H26.7-${++last}`,
  ...more,
});
