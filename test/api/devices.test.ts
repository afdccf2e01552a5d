import { CompactSign } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fleet } from '../../functions/api/device-schemas.ts';
import type { Problem } from '../../functions/api/problem.ts';
import { newDeviceKey } from '../../web/kiosk/device/device-key.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { NOW, sampleId, sampleResponse } from '../support/sample.ts';
import { openTestDevice, sampleHeartbeat, type TestDevice } from '../support/test-device.ts';

const OFFICER = { role: 'officer', unit: '01' } as const;
const DAY_MS = 86_400_000;

let api: TestApi;
let nowMs = NOW;
let last = 0;
beforeAll(async () => {
  api = await openApi({ now: () => nowMs, enrolledKiosksOnly: true });
});
beforeEach(() => {
  nowMs = NOW;
});
afterAll(() => api.table.close());

const as = (role: string, unit: string) => ({ authorization: `Bearer ${role}/${unit}` });

const enrol = (body: object, { role, unit }: { role: string; unit: string } = OFFICER) =>
  api.post('/v1/devices', body, as(role, unit));

/** A kiosk that an officer has put at a counter. */
const enrolled = async (counter = 'A1-01'): Promise<TestDevice> => {
  const device = await openTestDevice(api, () => nowMs);
  const id = sampleId(++last);
  const answer = await enrol({ id, counter, pairingCode: await device.offer() });
  if (answer.status !== 201) throw new Error(await answer.text());
  device.become(id);
  return device;
};

const problemOf = async (answer: Response) => {
  const { type, detail } = (await answer.json()) as Problem;
  return { status: answer.status, kind: type.replace('/reference#', ''), detail };
};

const rating = (more: Parameters<typeof sampleResponse>[1] = {}) =>
  sampleResponse(50_000 + ++last, { counter: 'A1-01', ...more });

const fleet = async (unit: string, who: { role: string; unit: string } = OFFICER): Promise<Fleet> =>
  (await (await api.get(`/v1/devices?unit=${unit}`, who as never)).json()) as Fleet;

describe('a pairing code', () => {
  it('gives the device its place when an officer has used it', async () => {
    const device = await openTestDevice(api, () => nowMs);
    const code = await device.offer();
    const before = await (await device.get(`/v1/pairings/${code}`)).json();
    const id = sampleId(++last);
    const typed = code.toLowerCase().replace('-', ' ');

    const answer = await enrol({ id, counter: 'A1-01', name: 'Kiosk cửa vào', pairingCode: typed });

    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(before).toEqual({ status: 'waiting' });
    expect(answer.status).toBe(201);
    expect(await (await device.get(`/v1/pairings/${code}`)).json()).toEqual({
      status: 'paired',
      device: { id, unit: 'A1', counter: 'A1-01' },
    });
  });

  it('is used once, though the same enrolment may be repeated', async () => {
    const device = await openTestDevice(api, () => nowMs);
    const pairingCode = await device.offer();
    const body = { id: sampleId(++last), counter: 'A1-01', pairingCode };

    const statuses = [(await enrol(body)).status, (await enrol(body)).status];
    const other = await problemOf(await enrol({ ...body, id: sampleId(++last) }));

    expect(statuses).toEqual([201, 200]);
    expect(other).toMatchObject({ status: 409, kind: 'pairing-refused' });
  });

  it('is good for ten minutes', async () => {
    const device = await openTestDevice(api, () => nowMs);
    const pairingCode = await device.offer();
    nowMs += 10 * 60_000;

    const answer = await problemOf(await enrol({ id: sampleId(++last), counter: 'A1-01', pairingCode }));

    expect(answer).toMatchObject({ status: 404, kind: 'not-found' });
    expect(answer.detail).toContain('10 minutes');
  });

  it('is shown to nobody but its own device', async () => {
    const [device, other] = [await openTestDevice(api), await openTestDevice(api)];
    const code = await device.offer();

    const unsigned = await problemOf(await api.get(`/v1/pairings/${code}`));
    const foreign = await problemOf(await other.get(`/v1/pairings/${code}`, { keyId: device.id }));

    expect(unsigned).toMatchObject({ status: 401, kind: 'device-signature-invalid' });
    expect(foreign).toMatchObject({ status: 401, kind: 'device-signature-invalid' });
  });

  it.each([
    ['no key', {}],
    ['a private key', { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43), d: 'A'.repeat(43) }],
    ['another curve', { kty: 'EC', crv: 'P-384', x: 'A'.repeat(43), y: 'A'.repeat(43) }],
    ['no point of the curve', { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) }],
  ])('is not given for %s', async (_, publicKey) => {
    const answer = await problemOf(await api.post('/v1/pairings', { publicKey }));

    expect(answer).toMatchObject({ status: 422, kind: 'invalid-request' });
    expect(answer.detail).toContain('publicKey');
  });
});

describe('a request of a device', () => {
  it('is taken when it is signed, and told the time', async () => {
    const device = await enrolled();

    const answer = await device.post('/v1/responses', rating());

    expect(answer.status).toBe(201);
    expect(answer.headers.get('survey-time')).toBe('2026-11-23T10:00:00+07:00');
  });

  it.each([
    [
      'is signed with another key',
      401,
      'device-signature-invalid',
      async () => ({ key: await newDeviceKey() }),
    ],
    ['names no device', 401, 'device-unknown', async () => ({ keyId: sampleId(9_999_999) })],
    [
      'was signed for another path',
      401,
      'device-signature-invalid',
      async () => ({ path: '/v1/responses/batch' }),
    ],
    [
      'was signed for another method',
      401,
      'device-signature-invalid',
      async () => ({ method: 'GET' as const }),
    ],
    ['has another body than was signed', 401, 'device-signature-invalid', async () => ({ body: '{}' })],
    ['has a nonce that is too short', 401, 'device-signature-invalid', async () => ({ nonce: 'short' })],
    ['was signed a day ago', 401, 'device-request-skewed', async () => ({ nowMs: NOW - DAY_MS })],
    ['has a signature without a name', 401, 'device-unknown', async () => ({ keyId: '' })],
    ['was signed a day ahead', 401, 'device-request-skewed', async () => ({ nowMs: NOW + DAY_MS })],
  ])('is refused when it %s', async (_, status, kind, forgery) => {
    const device = await enrolled();
    const response = rating();

    const answer = await device.post('/v1/responses', response, await forgery());

    expect(await problemOf(answer)).toMatchObject({ status, kind });
    expect(answer.headers.get('survey-time')).toBe('2026-11-23T10:00:00+07:00');
    expect((await device.post('/v1/responses', response)).status).toBe(201);
  });

  it('is refused when what is signed says nothing', async () => {
    const device = await enrolled();
    const signature = await new CompactSign(new TextEncoder().encode('null'))
      .setProtectedHeader({ alg: 'ES256', kid: device.id })
      .sign(device.key.privateKey);

    const answer = await problemOf(
      await api.get(`/v1/devices/${device.id}/prompt`, undefined, { 'survey-device': signature }),
    );

    expect(answer).toMatchObject({ status: 401, kind: 'device-signature-invalid' });
  });

  it('is refused when it is replayed', async () => {
    const device = await enrolled();
    const response = rating();
    const nonce = sampleId(8_000_000 + last);
    await device.post('/v1/responses', response, { nonce });

    const answer = await problemOf(await device.post('/v1/responses', response, { nonce }));

    expect(answer).toMatchObject({ status: 409, kind: 'device-request-replayed' });
  });

  it('is refused from the revocation on, and taken again when the device is paired anew', async () => {
    const device = await enrolled();
    await api.post(`/v1/devices/${device.id}/revocation`, { reason: 'stolen' }, as('officer', 'A'));
    const response = rating();
    const refused = await problemOf(await device.post('/v1/responses', response));
    const again = await openTestDevice(api, () => nowMs);
    const code = await again.offer();

    const paired = await api.post(`/v1/devices/${device.id}/pairing`, { code }, as('officer', 'A'));
    again.become(device.id);

    expect(refused).toMatchObject({ status: 403, kind: 'device-revoked' });
    expect(paired.status).toBe(200);
    expect((await again.post('/v1/responses', response)).status).toBe(201);
    expect(await problemOf(await device.post('/v1/responses', rating()))).toMatchObject({
      kind: 'device-signature-invalid',
    });
  });

  it('is refused when the key has expired', async () => {
    const device = await enrolled();
    nowMs += 400 * DAY_MS;

    const answer = await problemOf(await device.post(`/v1/devices/${device.id}/heartbeat`, sampleHeartbeat));

    expect(answer).toMatchObject({ status: 401, kind: 'device-key-expired' });
  });

  it('rates its own counter only, and each rating of a batch is judged alone', async () => {
    const device = await enrolled();
    const [own, foreign] = [rating(), rating({ unit: 'B', counter: 'B-01' })];

    const single = await problemOf(await device.post('/v1/responses', foreign));
    const batch = await device.post('/v1/responses/batch', { responses: [own, foreign] });
    const { results } = (await batch.json()) as { results: { status: number }[] };

    expect(single).toMatchObject({ status: 403, kind: 'device-elsewhere' });
    expect(results.map(({ status }) => status)).toEqual([201, 403]);
  });

  it('is needed for a kiosk’s rating where kiosks are enrolled, and for no other', async () => {
    const kiosk = await problemOf(await api.post('/v1/responses', rating()));
    const poster = await api.post('/v1/responses', rating({ channel: 'poster' }));

    expect(kiosk).toMatchObject({ status: 403, kind: 'device-needed' });
    expect(poster.status).toBe(201);
  });
});

describe('a heartbeat', () => {
  it('is kept, and answered with what the device should be', async () => {
    const device = await enrolled('B-01');
    const path = `/v1/devices/${device.id}/heartbeat`;

    const answer = await device.post(path, { ...sampleHeartbeat, queueDepth: 3, batteryPercent: 80 });

    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ serverTime: '2026-11-23T10:00:00+07:00', release: '1.2.3' });
    const [shown] = (await fleet('B')).devices.filter(({ id }) => id === device.id);
    expect(shown).toMatchObject({ state: 'waiting', heartbeat: { queueDepth: 3, batteryPercent: 80 } });
  });

  it('that has not come for twenty minutes is missed', async () => {
    const device = await enrolled();
    const states: (string | undefined)[] = [];
    await device.post(`/v1/devices/${device.id}/heartbeat`, sampleHeartbeat);
    for (const minutes of [0, 20, 1]) {
      nowMs += minutes * 60_000;
      states.push((await fleet('A1')).devices.find(({ id }) => id === device.id)?.state);
    }

    expect(states).toEqual(['ok', 'ok', 'lost']);
  });

  it('speaks for its own device only', async () => {
    const [device, other] = [await enrolled(), await enrolled()];

    const answer = await device.post(`/v1/devices/${other.id}/heartbeat`, sampleHeartbeat);

    expect(await problemOf(answer)).toMatchObject({ status: 401, kind: 'device-unknown' });
  });

  it('that is wrong names its fields, and is not kept', async () => {
    const device = await enrolled();
    const path = `/v1/devices/${device.id}/heartbeat`;

    const answer = await device.post(path, { ...sampleHeartbeat, queueDepth: -1, citizen: 'x' });
    const { errors } = (await answer.json()) as Problem;

    expect(answer.status).toBe(422);
    expect(errors?.map(({ path: field }) => field)).toContain('queueDepth');
    expect((await fleet('A1')).devices.find(({ id }) => id === device.id)?.state).toBe('never');
  });
});

describe('the settings of kiosks', () => {
  const put = (path: string, body: object, who: { role: string; unit: string } = OFFICER) =>
    api.app.request(path, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', ...as(who.role, who.unit) },
      body: JSON.stringify(body),
    });

  it('go from a unit down to its devices, the nearest the most, and reach them by the heartbeat', async () => {
    const device = await enrolled('A2-01');
    await put('/v1/units/01/kiosk-config', { replaces: 0, set: { hand: 'left', volumePercent: 10 } });
    await put('/v1/units/A/kiosk-config', { replaces: 0, set: { volumePercent: 20 } });
    await put(`/v1/devices/${device.id}/config`, { replaces: 0, set: { comment: false, exitPin: '123456' } });

    const heartbeat = await device.post(`/v1/devices/${device.id}/heartbeat`, sampleHeartbeat);
    const { config } = (await heartbeat.json()) as { config: Record<string, unknown> };
    const again = await device.post(`/v1/devices/${device.id}/heartbeat`, {
      ...sampleHeartbeat,
      configVersion: 3,
    });

    expect(config).toMatchObject({
      version: 3,
      hand: 'left',
      volumePercent: 20,
      comment: false,
      reasons: true,
    });
    expect(JSON.stringify(config)).not.toContain('123456');
    expect(await again.json()).toMatchObject({ config: null });
  });

  it('are replaced by who has seen them, and by nobody else', async () => {
    await put('/v1/units/B/kiosk-config', { replaces: 0, set: { reasons: false } });

    const stale = await problemOf(await put('/v1/units/B/kiosk-config', { replaces: 0, set: {} }));
    const { version, set } = (await (await api.get('/v1/units/B/kiosk-config', OFFICER)).json()) as {
      version: number;
      set: object;
    };

    expect(stale).toMatchObject({ status: 409, kind: 'changed-meanwhile' });
    expect({ version, set }).toEqual({ version: 1, set: { reasons: false } });
  });

  it.each([
    ['volumePercent', { volumePercent: 101 }],
    ['exitPin', { exitPin: '12' }],
    ['languages', { languages: [] }],
    ['speech', { speech: 'loud' }],
    ['hours', { hours: [{ days: [8], from: '8', to: '17:00' }] }],
    ['colour', { colour: 'red' }],
    ['set.questionnaire', { questionnaire: { id: 'sipas-2023', version: 1 } }],
    ['set.services.0.code', { services: [{ code: '9.999999', name: { vi: 'Không có', en: 'None' } }] }],
    ['set.hours.0.to', { hours: [{ days: [1], from: '17:00', to: '08:00' }] }],
  ])('name a %s that is wrong', async (field, set) => {
    const answer = await put('/v1/units/A1/kiosk-config', { replaces: 0, set });
    const { errors, detail } = (await answer.json()) as Problem;

    expect(answer.status).toBe(422);
    expect(JSON.stringify(errors) + detail).toContain(field);
  });
});

describe('a prompt of the one-stop system', () => {
  const INTEGRATION = { role: 'integration', unit: 'A' };
  const closed = { receipt: 'H29.1-0042', moment: 'result', at: '2026-11-23T09:58:00+07:00' };
  const prompt = (id: string, body: object, { role, unit } = INTEGRATION) =>
    api.post(`/v1/kiosks/${id}/prompt`, body, as(role, unit));

  it('reaches its device, which rates one moment of one dossier once', async () => {
    const device = await enrolled();
    const path = `/v1/devices/${device.id}/prompt`;
    const before = await (await device.get(path)).json();

    const first = (await (await prompt(device.id, closed)).json()) as { response: string };
    const shown = (await (await device.get(path)).json()) as {
      prompt: { response: { id: string; at: string } };
    };
    const response = rating({ ...shown.prompt.response });
    const statuses = [(await device.post('/v1/responses', response)).status];
    const again = (await (await prompt(device.id, closed)).json()) as { response: string };
    statuses.push((await device.post('/v1/responses', { ...response, answers: { overall: 1 } })).status);

    expect(before).toEqual({ prompt: null });
    expect(shown.prompt.response).toEqual({ id: first.response, at: closed.at });
    expect(again).toEqual(first);
    expect(statuses).toEqual([201, 409]);
  });

  it('is of one response, whatever time and however written the receipt is when it is told again', async () => {
    const device = await enrolled();
    const told = [
      { ...closed, receipt: 'H29.1 0077' },
      { ...closed, receipt: ' h29.1  0077 ', at: '2026-11-23T07:10:00+07:00' },
    ];
    const shown: unknown[] = [];
    for (const body of told) {
      await prompt(device.id, body);
      const answer = (await (await device.get(`/v1/devices/${device.id}/prompt`)).json()) as {
        prompt: { response: object };
      };
      shown.push(answer.prompt.response);
    }

    expect(shown[1]).toEqual(shown[0]);
  });

  it('may come from a clock that is a little ahead', async () => {
    const device = await enrolled();

    const answer = await prompt(device.id, { ...closed, receipt: 'ahead', at: '2026-11-23T10:00:02+07:00' });
    const { prompt: shown } = (await (await device.get(`/v1/devices/${device.id}/prompt`)).json()) as {
      prompt: { response: { at: string } };
    };

    expect(answer.status).toBe(202);
    expect(shown.response.at).toBe('2026-11-23T10:00:00+07:00');
  });

  it('goes after a minute and a half, and is heard of by its own device only', async () => {
    const [device, other] = [await enrolled(), await enrolled()];
    await prompt(device.id, closed);

    const foreign = await problemOf(await other.get(`/v1/devices/${device.id}/prompt`));
    nowMs += 90_000;
    const late = await (await device.get(`/v1/devices/${device.id}/prompt`)).json();

    expect(foreign).toMatchObject({ status: 401, kind: 'device-unknown' });
    expect(late).toEqual({ prompt: null });
  });

  it('keeps nothing of the receipt', async () => {
    const device = await enrolled();
    await prompt(device.id, closed);

    const stored = JSON.stringify(await api.table.devices.promptOf(device.id));

    expect(stored).not.toContain('0042');
  });

  it.each([
    ['at', { ...closed, at: '2026-11-24T09:00:00+07:00' }],
    ['at', { ...closed, at: 'yesterday' }],
    ['service', { ...closed, service: '9.999999' }],
    ['moment', { ...closed, moment: 'never' }],
    ['receipt', { ...closed, receipt: '' }],
  ])('that is wrong names its %s', async (field, body) => {
    const device = await enrolled();

    const answer = await prompt(device.id, body);

    expect(answer.status).toBe(422);
    expect(JSON.stringify(await answer.json())).toContain(field);
  });

  it.each([
    ['integration', 'A1', 202],
    ['integration', 'B', 404],
    ['officer', '01', 403],
  ])('by %s of %s is answered with %i', async (role, unit, status) => {
    const device = await enrolled();

    expect((await prompt(device.id, closed, { role, unit })).status).toBe(status);
  });
});

describe('who runs kiosks', () => {
  it.each([
    ['admin', '01', 201, 200, 200],
    ['officer', 'A', 201, 200, 200],
    ['officer', 'A1', 201, 200, 200],
    ['officer', 'A2', 403, 404, 403],
    ['officer', 'B', 403, 404, 403],
    ['manager', 'A1', 403, 403, 200],
    ['inspector', 'B', 403, 403, 200],
    ['viewer', '01', 403, 403, 403],
    ['integration', '01', 403, 403, 403],
    ['device', 'A1', 403, 403, 403],
  ])('%s of %s', async (role, unit, enrolling, revoking, seeing) => {
    const device = await openTestDevice(api, () => nowMs);
    const body = { id: sampleId(++last), counter: 'A1-01', pairingCode: await device.offer() };
    const known = await enrolled();
    const path = `/v1/devices/${known.id}/revocation`;

    const answers = [
      await enrol(body, { role, unit }),
      await api.post(path, { reason: 'moved' }, as(role, unit)),
      await api.get('/v1/devices?unit=A1', { role, unit } as never),
    ];

    expect(answers.map(({ status }) => status)).toEqual([enrolling, revoking, seeing]);
  });

  it('sees the kiosks of his unit and below it', async () => {
    const [own, other] = [await enrolled('A2-01'), await enrolled('B-01')];

    const ids = (await fleet('A', { role: 'officer', unit: 'A' })).devices.map(({ id }) => id);

    expect(ids).toContain(own.id);
    expect(ids).not.toContain(other.id);
  });
});
