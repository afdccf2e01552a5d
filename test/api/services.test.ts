import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Principal } from '#domain/policy.ts';
import type { Service } from '#domain/service.ts';
import { type ServiceList, serviceListSchema } from '../../functions/api/service-schemas.ts';
import { OrganisationChangedError } from '../../functions/store/errors.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { ORGANISATION, sampleResponse } from '../support/sample.ts';

const OFFICER: Principal = { role: 'officer', unit: '01' };

const SERVICES: readonly Service[] = [
  {
    code: '1.001193',
    name: { vi: 'Đăng ký khai sinh', en: 'Birth registration' },
    field: { vi: 'Hộ tịch', en: 'Civil status' },
    level: 'commune',
    onlineLevel: 'full',
    integrated: true,
  },
  {
    code: '2.000720',
    name: { vi: 'Thay đổi hộ kinh doanh', en: 'Change of a household business' },
    field: { vi: 'Hộ kinh doanh', en: 'Household businesses' },
    level: 'commune',
    onlineLevel: 'level-3',
    units: ['B'],
  },
  {
    code: '1.000656',
    name: { vi: 'Đăng ký khai tử', en: 'Death registration' },
    field: { vi: 'Hộ tịch', en: 'Civil status' },
    level: 'province',
    onlineLevel: 'level-2',
    validUntil: '2026-10',
  },
  {
    code: '1.004222',
    name: { vi: 'Đăng ký thường trú', en: 'Permanent residence' },
    field: { vi: 'Cư trú', en: 'Residence' },
    level: 'central',
    validFrom: '2027-01',
  },
];

let api: TestApi;
beforeEach(async () => {
  api = await openApi({ published: { ...ORGANISATION, services: SERVICES } });
  return () => api.table.close();
});

const listed = async (query = '', as: Principal = OFFICER): Promise<ServiceList> =>
  serviceListSchema.parse(await (await api.get(`/v1/services${query}`, as)).json());
const codes = async (query: string) => (await listed(query)).services.map(({ code }) => code);

const bearer = ({ role, unit }: Principal) => ({ authorization: `Bearer ${role}/${unit}` });
const put = (code: string, body: object, as: Principal = OFFICER) =>
  api.app.request(`/v1/services/${code}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', ...bearer(as) },
    body: JSON.stringify(body),
  });
const send = (text: string, query = '', headers: Record<string, string> = {}) =>
  api.post(`/v1/services/import${query}`, text, {
    'content-type': 'text/csv; charset=utf-8',
    ...bearer(OFFICER),
    ...headers,
  });
const version = async () => (await api.table.store.currentOrganisation()).version;

describe('the catalogue of services', () => {
  it.each([
    ['?q=KHAI SINH', ['1.001193']],
    ['?q=dang ky', ['1.001193', '1.000656', '1.004222']],
    ['?q=ký đăng', ['1.001193', '1.000656', '1.004222']],
    ['?q=household', ['2.000720']],
    ['?q=000720', ['2.000720']],
    ['?field=Hộ tịch', ['1.001193', '1.000656']],
    ['?field=Residence', ['1.004222']],
    ['?level=province', ['1.000656']],
    ['?online=level-3', ['2.000720']],
    ['?online=none', ['1.004222']],
    ['?integrated=true', ['1.001193']],
    ['?unit=A1', ['1.001193', '1.000656', '1.004222']],
    ['?unit=B&level=commune', ['1.001193', '2.000720']],
    ['?q=không có', []],
  ])('is searched by code, words without marks, and what is known of it: %s', async (query, found) => {
    expect(await codes(query)).toEqual(found);
  });

  it('says how many of those offered this month are online and integrated', async () => {
    const { counts, services, fields } = await listed();

    expect(counts).toEqual({ all: 2, online: 2, full: 1, integrated: 1 });
    expect(services.map(({ state }) => state)).toEqual(['offered', 'offered', 'ended', 'to-come']);
    expect(fields.map(({ en }) => en)).toEqual(['Residence', 'Household businesses', 'Civil status']);
  });

  it('is read by who reads results, and changed by who looks after the whole city', async () => {
    const refused = await api.get('/v1/services', { role: 'integration', unit: 'A' });

    expect(refused.status).toBe(403);
    expect((await listed('', { role: 'viewer', unit: 'A1' })).mayChange).toBe(false);
    expect((await listed('', { role: 'officer', unit: 'A' })).mayChange).toBe(false);
    expect((await listed()).mayChange).toBe(true);
  });

  it.each(['?online=5', '?integrated=yes', '?colour=red', `?q=${'x'.repeat(101)}`])(
    'refuses a query that it does not know: %s',
    async (query) => {
      expect((await api.get(`/v1/services${query}`, OFFICER)).status).toBe(400);
    },
  );
});

describe('a change of a service', () => {
  const { code, ...rest } = SERVICES[0] as Service;
  const seen = async () => (await listed(`?q=${code}`)).services[0]?.version ?? null;

  it('stands over the version that was read, and is answered alike when it is sent again', async () => {
    const body = { ...rest, replaces: await seen(), onlineLevel: 'partial' };

    const answers = [await put(code, body), await put(code, body)];

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await answers[0]?.json()).toMatchObject({ changed: true, service: { onlineLevel: 'partial' } });
    expect(await answers[1]?.json()).toMatchObject({ changed: false });
    expect(await version()).toBe(2);
  });

  it('is refused where somebody else has changed the same service, and not where another one', async () => {
    const replaces = await seen();
    await put('1.004222', {
      ...SERVICES[3],
      code: undefined,
      replaces: (await listed('?q=1.004222')).services[0]?.version,
      integrated: true,
    });
    await put(code, { ...rest, replaces, integrated: false });

    const answer = await put(code, { ...rest, replaces, level: 'province' });

    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ type: '/reference#changed-meanwhile' });
    expect(await version()).toBe(3);
  });

  it('adds a service that is new, and none over one that is there', async () => {
    const added = await put('9.000001', { ...rest, replaces: null });
    const taken = await put(code, { ...rest, replaces: null, level: 'central' });

    expect([added.status, taken.status]).toEqual([200, 409]);
    expect((await listed()).services).toHaveLength(5);
  });

  it('names each field that is wrong', async () => {
    const shape = await put(code, { ...rest, replaces: null, level: 'village', colour: 1 });
    const meaning = await put('e!', {
      ...rest,
      name: { vi: ' ', en: 'x' },
      replaces: null,
      units: ['X'],
      validFrom: '2026-13',
      validUntil: '2020-01',
    });

    expect([shape.status, meaning.status]).toEqual([422, 422]);
    const paths = ((await meaning.json()) as { errors: { path: string }[] }).errors.map(({ path }) => path);
    expect(paths).toEqual(['code', 'name.vi', 'units', 'validFrom', 'validUntil']);
    expect(await version()).toBe(1);
  });

  it.each<Principal>([
    { role: 'officer', unit: 'A' },
    { role: 'manager', unit: '01' },
    { role: 'inspector', unit: '01' },
    { role: 'integration', unit: '01' },
  ])('is refused to a $role of $unit', async (as) => {
    expect((await put(code, { ...rest, replaces: null }, as)).status).toBe(403);
  });
});

describe('a service that has ended', () => {
  it('is still rated and counted under its code, with its name', async () => {
    const { code, ...rest } = SERVICES[0] as Service;
    const body = {
      ...rest,
      replaces: (await listed(`?q=${code}`)).services[0]?.version,
      validUntil: '2026-10',
    };
    expect((await put(code, body)).status).toBe(200);

    const responses = Array.from({ length: 12 }, (_, at) => sampleResponse(at, { service: code }));
    for (const response of responses) expect((await api.post('/v1/responses', response)).status).toBe(201);
    await api.fold(responses);

    const results = await (await api.get('/v1/units/A1/results?month=2026-11', OFFICER)).json();
    expect(results).toMatchObject({
      services: [{ id: code, n: 12, name: { vi: 'Đăng ký khai sinh' } }],
    });
  });
});

describe('the export of services', () => {
  it('is imported again without a change, formulas in it made harmless', async () => {
    const { code, ...rest } = SERVICES[0] as Service;
    const name = { vi: '=1+1', en: '@SUM(A1)' };
    await put(code, { ...rest, name, replaces: (await listed(`?q=${code}`)).services[0]?.version });

    const text = await (await api.get('/v1/services/export', OFFICER)).text();
    const again = await send(text);

    expect(text).toContain(`"'=1+1","'@SUM(A1)"`);
    expect(await again.json()).toEqual({ applied: false, version: 2, rows: 4, changes: [] });
  });
});

describe('an import of services', () => {
  const LIST =
    'code,name,field,level,online_level,integrated\n1.001193,Đăng ký khai sinh,,,partial,no\n9.1,Mới,Đất đai,commune,4,có\n';

  it('is tried first, then applied over the version that was seen, and changes nothing when it is repeated', async () => {
    const trial = (await (await send(LIST)).json()) as { version: number };
    expect(await version()).toBe(1);

    const applied = await send(LIST, `?replaces=${trial.version}`);
    const again = await send(LIST, `?replaces=${trial.version}`);

    expect(trial).toMatchObject({
      applied: false,
      version: 1,
      rows: 2,
      changes: [
        { code: '1.001193', kind: 'changed', fields: ['onlineLevel', 'integrated'] },
        { code: '9.1', kind: 'added' },
      ],
    });
    expect(await applied.json()).toMatchObject({ applied: true, version: 2 });
    expect(await again.json()).toMatchObject({ applied: true, version: 2, changes: [] });
    expect((await listed('?q=9.1')).services).toMatchObject([{ onlineLevel: 'level-4', integrated: true }]);
  });

  it('is refused where anything was published since it was tried', async () => {
    await send('code,name\n1.001193,Khai sinh\n', '?replaces=1');

    const late = await send(LIST, '?replaces=1');

    expect(late.status).toBe(409);
    expect(await version()).toBe(2);
  });

  it('is refused where somebody else publishes at the same moment', async () => {
    await api.table.close();
    api = await openApi({
      published: { ...ORGANISATION, services: SERVICES },
      store: (store) => ({
        ...store,
        publishOrganisation: async ({ version: taken }) => {
          throw new OrganisationChangedError(taken);
        },
      }),
    });

    expect((await send(LIST, '?replaces=1')).status).toBe(409);
  });

  it('names line and column of every fault, and changes nothing', async () => {
    const answer = await send(
      'code,name,level,online_level,integrated,units,valid_from\n1.1,,commune,,,,\n1.1,Hai,,,,,\n1.3,Ba,xã,5,maybe,X,soon\n1.4,Bốn,,,,,\n',
      '?replaces=1',
    );

    expect(answer.status).toBe(422);
    const { errors } = (await answer.json()) as { errors: { path: string }[] };
    expect(errors.map(({ path }) => path)).toEqual([
      'lines.2.name',
      'lines.2.field',
      'lines.3.code',
      'lines.4.level',
      'lines.4.online_level',
      'lines.4.integrated',
      'lines.4.field',
      'lines.4.units',
      'lines.4.valid_from',
      'lines.5.level',
      'lines.5.field',
    ]);
    expect(await version()).toBe(1);
  });

  it.each([
    ['an unknown column', 'code,name,colour\n1,x,red\n', 422],
    ['a row that is too long', 'code,name\n1,x,y\n', 422],
    ['no rows', 'code,name\n', 422],
    ['an open quote', 'code,name\n1,"x\n', 422],
    ['a workbook', 'PK\u0003\u0004 …', 415],
    ['more than a megabyte', `code,name\n${'1.1,x\n'.repeat(200_000)}`, 413],
  ])('is refused with %s', async (_, text, status) => {
    expect((await send(text)).status).toBe(status);
  });

  it('is refused packed, before anything of it is unfolded', async () => {
    const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024));

    const answer = await api.app.request('/v1/services/import', {
      method: 'POST',
      headers: { 'content-type': 'text/csv', 'content-encoding': 'gzip', ...bearer(OFFICER) },
      body: bomb,
    });

    expect(answer.status).toBe(415);
  });

  it('of a hundred megabytes is refused after the first of them', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 1;
        if (sent > 1600) controller.close();
        else controller.enqueue(new Uint8Array(64 * 1024).fill(49));
      },
    });

    const answer = await api.app.request(
      new Request('http://x/v1/services/import', {
        method: 'POST',
        headers: { 'content-type': 'text/csv', ...bearer(OFFICER) },
        body: endless,
        duplex: 'half',
      } as RequestInit),
    );

    expect(answer.status).toBe(413);
    expect(sent).toBeLessThan(40);
  });
});
