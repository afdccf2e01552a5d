import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../functions/api/problem.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { NOW } from '../support/sample.ts';

let api: TestApi;
let nowMs = NOW;
beforeAll(async () => {
  api = await openApi({ now: () => nowMs });
});
beforeEach(() => {
  nowMs = NOW;
});
afterAll(() => api.table.close());

const as = (role: string, unit: string) => ({ authorization: `Bearer ${role}/${unit}` });
const ADMIN = as('admin', '01');

type Created = { id: string; key: string; state: string };

const create = async (body: object = {}, headers = ADMIN): Promise<Response> =>
  api.post('/v1/api-keys', { name: 'Một cửa', unit: 'A', until: '2027-06-30', ...body }, headers);

const created = async (body: object = {}): Promise<Created> => (await (await create(body)).json()) as Created;

const listed = async (unit = '01') =>
  (
    (await (await api.app.request(`/v1/api-keys?unit=${unit}`, { headers: ADMIN })).json()) as {
      keys: readonly { id: string; state: string; lastUsedAt?: string }[];
    }
  ).keys;

const revoke = (id: string, headers = ADMIN) => api.post(`/v1/api-keys/${id}/revocation`, '', headers);

/** What a programme is answered that asks a kiosk of the unit for a rating, which only programmes may. */
const used = async (key: string, unitOfKiosk = 'A1'): Promise<number> => {
  const answer = await api.post(
    `/v1/kiosks/${unitOfKiosk}/prompt`,
    { dossier: 'H-1', service: '1.001' },
    { authorization: `Bearer ${key}` },
  );
  return answer.status;
};

const problemOf = async (answer: Response) => {
  const { type, errors } = (await answer.json()) as Problem & { errors?: readonly { path: string }[] };
  return {
    status: answer.status,
    kind: type.replace('/reference#', ''),
    paths: errors?.map(({ path }) => path),
  };
};

describe('an API key', () => {
  it('is told once, and kept as a hash', async () => {
    const { id, key } = await created();

    const [found] = (await listed()).filter((shown) => shown.id === id);
    const kept = JSON.stringify(await api.table.apiKeys.keyWithId(id));

    expect(key).toMatch(/^survey_[0-9A-HJKMNP-TV-Z]{10}_[0-9A-HJKMNP-TV-Z]{32}$/);
    expect(found).toMatchObject({ id, name: 'Một cửa', unit: 'A', state: 'active' });
    expect(JSON.stringify(found)).not.toContain(key.slice(-32));
    expect(kept).not.toContain(key.slice(-32));
  });

  it('opens what a programme may, and nothing that people may', async () => {
    const { key } = await created();
    const bearer = { authorization: `Bearer ${key}` };

    const results = await api.app.request('/v1/units/A/results?month=2026-11', { headers: bearer });
    const ofItself = await create({}, bearer);

    expect(await used(key)).not.toBe(401);
    expect([results.status, ofItself.status]).toEqual([403, 403]);
  });

  it('notes the hour of its last use', async () => {
    const { id, key } = await created();
    nowMs = NOW + 3 * 3_600_000;

    await used(key);
    await used(key);

    const [found] = (await listed()).filter((shown) => shown.id === id);
    expect(found?.lastUsedAt).toMatch(/T\d\d:00:00\+07:00$/);
    expect(Date.parse(found?.lastUsedAt ?? '')).toBeLessThanOrEqual(nowMs);
    expect(Date.parse(found?.lastUsedAt ?? '')).toBeGreaterThan(nowMs - 3_600_000);
  });

  it('opens nothing once it is revoked, from the next request on', async () => {
    const { id, key } = await created();
    const before = await used(key);

    const first = await revoke(id);
    const again = await revoke(id);

    expect(before).not.toBe(401);
    expect(await used(key)).toBe(401);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect((await listed()).find((shown) => shown.id === id)).toMatchObject({ state: 'revoked' });
  });

  it('opens nothing after its last day', async () => {
    const { id, key } = await created({ until: '2026-12-01' });
    nowMs = Date.parse('2026-12-01T23:59:00+07:00');
    const onLastDay = await used(key);
    nowMs += 2 * 60_000;

    expect(onLastDay).not.toBe(401);
    expect(await used(key)).toBe(401);
    expect((await listed()).find((shown) => shown.id === id)).toMatchObject({ state: 'expired' });
  });

  it('opens nothing with another secret, id or case', async () => {
    const [one, other] = [await created(), await created()];
    const swapped = `survey_${one.id}_${other.key.slice(-32)}`;

    const statuses = [
      await used(swapped),
      await used(one.key.toLowerCase()),
      await used(one.key.slice(0, -1)),
      await used(`${one.key}0`),
      await used('survey_0000000000_00000000000000000000000000000000'),
    ];

    expect(statuses).toEqual([401, 401, 401, 401, 401]);
  });
});

describe('keys are managed', () => {
  it.each([
    ['an officer', 'officer', '01', 403],
    ['an inspector', 'inspector', '01', 403],
    ['a programme', 'integration', '01', 403],
    ['an administrator of another unit', 'admin', 'B', 403],
    ['an administrator of a unit below', 'admin', 'A1', 403],
    ['the administrator of the unit', 'admin', 'A', 201],
  ])('by administrators at the unit or above alone: %s', async (_, role, unit, status) => {
    expect((await create({}, as(role, unit))).status).toBe(status);
  });

  it('by nobody who is not signed in', async () => {
    const statuses = [
      (await create({}, {} as never)).status,
      (await api.app.request('/v1/api-keys')).status,
      (await revoke('X', {} as never)).status,
    ];

    expect(statuses).toEqual([401, 401, 401]);
  });

  it('with a list that ends at the unit', async () => {
    const [ofA, ofB] = [await created(), await created({ unit: 'B' })];

    const ids = (await listed('A')).map(({ id }) => id);
    const foreign = await revoke(ofB.id, as('admin', 'A'));

    expect(ids).toContain(ofA.id);
    expect(ids).not.toContain(ofB.id);
    expect(await problemOf(foreign)).toMatchObject({ status: 404, kind: 'not-found' });
    expect(await used(ofB.key, 'B1')).not.toBe(401);
  });

  it.each([
    ['no name', { name: '  ' }, 'name'],
    ['a name of a page', { name: 'x'.repeat(81) }, 'name'],
    ['no unit', { unit: '../' }, 'unit'],
    ['a day that is none', { until: '2027-02-30' }, 'until'],
    ['a day past', { until: '2026-11-01' }, 'until'],
    ['a day in many years', { until: '2036-11-01' }, 'until'],
  ])('with every mistake named: %s', async (_, body, path) => {
    expect(await problemOf(await create(body))).toMatchObject({
      status: 422,
      kind: 'invalid-request',
      paths: [path],
    });
  });
});
