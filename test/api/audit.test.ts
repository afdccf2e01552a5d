import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POLICY, type Principal, ROLES } from '#domain/policy.ts';
import { permissionDemandedBy } from '../../functions/api/requires.ts';
import type { AuditLog } from '../../functions/store/audit.ts';
import { StoreUnavailableError } from '../../functions/store/errors.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { AUDITED_VALUES } from '../support/audited-values.ts';
import { REQUESTS } from '../support/requests.ts';
import { ORGANISATION } from '../support/sample.ts';

const THIS_MONTH = '2026-11';
const ADMIN: Principal = { role: 'admin', unit: '01' };
const bearer = ({ role, unit }: Principal) => ({ authorization: `Bearer ${role}/${unit}` });

const entriesOf = ({ table }: TestApi) => table.audit.newest(THIS_MONTH, { limit: 1000 });

/** Changes of a programme whose every item says itself who put it, and of which there are thousands a day. */
const KEPT_ELSEWHERE = new Set(['POST /v1/kiosks/:id/prompt', 'POST /v1/receipts']);

const { app } = await openApi().then(async (opened) => {
  await opened.table.close();
  return opened;
});

const CHANGES = app.routes.flatMap(({ method, path, handler }) => {
  const permission = permissionDemandedBy(handler);
  const name = `${method} ${path}`;
  if (!permission || method === 'GET' || KEPT_ELSEWHERE.has(name)) return [];
  const role = ROLES.find((each) => each in POLICY[permission].roles);
  // What is asked everywhere is changed by who answers for the whole city.
  return role ? [{ name, role, unit: REQUESTS[name]?.about ?? 'A' }] : [];
});

const change = async (api: TestApi, name: string, principal: Principal): Promise<Response> => {
  const request = REQUESTS[name];
  if (!request) throw new Error(`Nothing is known to send to ${name}`);
  const { path, body, csv } = await request.of(api, 'A');
  return api.app.request(path, {
    method: name.split(' ')[0] ?? '',
    headers: { ...bearer(principal), 'content-type': csv ? 'text/csv' : 'application/json' },
    body: csv ?? JSON.stringify(body ?? {}),
  });
};

describe('every change by somebody signed in', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi({ published: ORGANISATION });
  });
  afterAll(() => api.table.close());

  it('has its values before and after said by hand', () => {
    expect(Object.keys(AUDITED_VALUES).toSorted()).toEqual(CHANGES.map(({ name }) => name).toSorted());
  });

  it.each(CHANGES)('leaves an entry with what was and what is: $name', async ({ name, role, unit }) => {
    const before = (await entriesOf(api)).length;
    const said = AUDITED_VALUES[name];

    const answer = await change(api, name, { role, unit });
    const entries = await entriesOf(api);

    expect(answer.ok).toBe(true);
    expect(entries.length - before).toBe(1);
    expect(entries[0]).toMatchObject({
      outcome: 'done',
      unit: said?.unit ?? unit,
      who: { role, unit },
      from: answer.headers.get('x-request-id'),
    });
    expect([entries[0]?.before, entries[0]?.after]).toEqual([said?.before, said?.after]);
  });
});

describe('an entry and its change', () => {
  const unavailable = async () => {
    throw new StoreUnavailableError('The log is away');
  };
  const withLog = async (part: Partial<AuditLog>, use: (api: TestApi) => Promise<void>): Promise<void> => {
    const api = await openApi({
      published: ORGANISATION,
      audit: (audit) => ({ ...audit, ...part }),
    });
    try {
      await use(api);
    } finally {
      await api.table.close();
    }
  };
  const NEW_KEY = { name: 'Một cửa', unit: 'A', until: '2027-06-30' };

  it('come together: where the entry cannot be put, nothing is changed', () =>
    withLog({ begin: unavailable }, async (api) => {
      const answer = await api.post('/v1/api-keys', NEW_KEY, bearer(ADMIN));

      expect(answer.status).toBe(503);
      expect(await api.table.apiKeys.allKeys()).toEqual([]);
    }));

  it('come together at every route', () =>
    withLog({ begin: unavailable }, async (api) => {
      const statuses: Record<string, number> = {};
      for (const { name, role, unit } of CHANGES) {
        statuses[name] = (await change(api, name, { role, unit })).status;
      }

      expect(statuses).toEqual(Object.fromEntries(CHANGES.map(({ name }) => [name, 503])));
    }));

  it('stand where only its end could not be put, and then it says that it was attempted', () =>
    withLog({ end: unavailable }, async (api) => {
      const answer = await api.post('/v1/api-keys', NEW_KEY, bearer(ADMIN));

      expect(answer.status).toBe(201);
      expect(await api.table.apiKeys.allKeys()).toHaveLength(1);
      expect(await entriesOf(api)).toMatchObject([{ kind: 'api-key.create', outcome: 'attempted' }]);
    }));

  it('may be an entry alone: where the change is refused, it says so', async () => {
    const api = await openApi();
    const settings = { replaces: 7, set: {} };
    const officer = { ...bearer({ role: 'officer', unit: 'A' }), 'content-type': 'application/json' };

    const answer = await api.app.request('/v1/units/A/kiosk-config', {
      method: 'PUT',
      headers: officer,
      body: JSON.stringify(settings),
    });

    expect(answer.status).toBe(409);
    expect(await entriesOf(api)).toMatchObject([{ kind: 'settings.change', outcome: 'refused' }]);
    await api.table.close();
  });

  it('hold no secret and no PIN, before or after', async () => {
    const api = await openApi();
    const made = await api.post('/v1/api-keys', NEW_KEY, bearer(ADMIN));
    const { key } = (await made.json()) as { key: string };
    await api.app.request('/v1/units/A/kiosk-config', {
      method: 'PUT',
      headers: { ...bearer(ADMIN), 'content-type': 'application/json' },
      body: JSON.stringify({ replaces: 0, set: { exitPin: '82736450' } }),
    });

    const text = JSON.stringify(await entriesOf(api));

    expect(text).toContain('settings.change');
    expect(text).not.toContain(key.split('_').at(-1) ?? key);
    expect(text).not.toContain('82736450');
    expect(text).not.toContain('secretHash');
    await api.table.close();
  });
});
