import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditDraft, AuditKind } from '#domain/audit.ts';
import type { Principal } from '#domain/policy.ts';
import type { AuditPage } from '../../functions/api/audit-schemas.ts';
import { openApi, type TestApi } from '../support/api.ts';

const ADMIN: Principal = { role: 'admin', unit: '01' };
const INSPECTOR: Principal = { role: 'inspector', unit: 'B' };

const draft = (unit: string, target: string, more: Partial<AuditDraft> = {}): AuditDraft => ({
  kind: 'settings.change',
  who: { role: 'officer', unit: 'A', subject: 'person-1' },
  unit,
  target,
  before: { volume: 3 },
  after: { volume: 5 },
  from: 'request-1',
  ...more,
});

const opened = async (): Promise<TestApi> => {
  const api = await openApi();
  const put = async (at: string, ...entry: Parameters<typeof draft>): Promise<void> => {
    await api.table.audit.end(await api.table.audit.begin(draft(...entry), at), 'done');
  };
  await put('2026-03-02T08:00:00+07:00', 'A', 'in March');
  await put('2026-09-30T23:59:59+07:00', 'A1', 'in September');
  await put('2026-11-01T00:00:00+07:00', 'B', 'of B', {
    kind: 'device.enrol',
    who: { role: 'admin', unit: '01' },
  });
  await put('2026-11-20T08:00:00+07:00', 'A1', 'of A1', {
    kind: 'device.revoke',
    who: { role: 'operator', unit: '01', subject: 'person-2' },
  });
  await put('2026-11-22T08:00:00+07:00', '01', '=1+1', { after: { name: '@cmd', text: 'a,"b"' } });
  return api;
};

let api: TestApi;
/** Where exports add entries of their own. */
let exporting: TestApi;
beforeAll(async () => {
  [api, exporting] = await Promise.all([opened(), opened()]);
});
afterAll(() => Promise.all([api.table.close(), exporting.table.close()]));

const pageOf = async (query: string, as: Principal): Promise<AuditPage> =>
  (await (await api.get(`/v1/audit${query}`, as)).json()) as AuditPage;
const targets = async (query: string, as: Principal = ADMIN): Promise<readonly string[]> =>
  (await pageOf(query, as)).entries.map(({ target }) => target);

describe('the audit log is read', () => {
  it('with the newest first, of a year unless other days are asked for', async () => {
    expect(await targets('')).toEqual(['=1+1', 'of A1', 'of B', 'in September', 'in March']);
    expect(await targets('?from=2026-09-30&to=2026-11-01')).toEqual(['of B', 'in September']);
    expect(await targets('?from=2026-11-02')).toEqual(['=1+1', 'of A1']);
    expect(await targets('?to=2026-08-31')).toEqual(['in March']);
  });

  it('by unit with all below it, kind, role and person', async () => {
    expect(await targets('?unit=A')).toEqual(['of A1', 'in September', 'in March']);
    expect(await targets('?kind=device.enrol')).toEqual(['of B']);
    expect(await targets('?who=operator')).toEqual(['of A1']);
    expect(await targets('?who=person-1&unit=A1')).toEqual(['in September']);
  });

  it('as far as one’s role reaches, and no further', async () => {
    expect(await targets('', { role: 'admin', unit: 'A' })).toEqual(['of A1', 'in September', 'in March']);
    expect(await targets('', { role: 'admin', unit: 'B' })).toEqual(['of B']);
    expect(await targets('', INSPECTOR)).toHaveLength(5);
  });

  it('with the names of units, what was before and after, and how it ended', async () => {
    const [entry] = (await pageOf('?kind=device.revoke', ADMIN)).entries;

    expect(entry).toMatchObject({
      month: '2026-11',
      number: 2,
      at: '2026-11-20T08:00:00+07:00',
      who: { role: 'operator', unit: '01', subject: 'person-2', unitName: { vi: expect.any(String) } },
      unit: 'A1',
      before: { volume: 3 },
      after: { volume: 5 },
      from: 'request-1',
      outcome: 'done',
    });
  });

  it.each([
    ['from=2026-11-02&to=2026-11-01', 'from'],
    ['from=2020-01-01', 'from'],
    ['to=2026-02-30', 'to'],
    ['kind=device.steal', 'kind'],
    ['before=yesterday', 'before'],
    ['page=2', 'page'],
  ])('not with a query of %s, which is told by its name', async (query, path) => {
    const answer = await api.get(`/v1/audit?${query}`, ADMIN);

    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ errors: [{ path }] });
  });
});

describe('a long log', () => {
  const LENGTH = 120;
  let long: TestApi;
  beforeAll(async () => {
    long = await openApi();
    for (let at = 0; at < LENGTH; at++) {
      const kind: AuditKind = at % 60 === 0 ? 'device.enrol' : 'settings.change';
      await long.table.audit.begin(draft('A', `${at}`, { kind }), '2026-10-10T08:00:00+07:00');
    }
  });
  afterAll(() => long.table.close());

  const walk = async (query: string): Promise<{ readonly pages: number; readonly targets: string[] }> => {
    const targets: string[] = [];
    let next: string | undefined;
    let pages = 0;
    do {
      const before = next ? `&before=${encodeURIComponent(next)}` : '';
      const answer = await long.get(`/v1/audit?${query}${before}`, ADMIN);
      const page = (await answer.json()) as AuditPage;
      targets.push(...page.entries.map(({ target }) => target));
      next = page.next;
      pages += 1;
    } while (next !== undefined);
    return { pages, targets };
  };

  it('comes page by page, each entry once, though others are added meanwhile', async () => {
    const { pages, targets: found } = await walk('to=2026-11-22');

    expect(pages).toBe(3);
    expect(found).toEqual(Array.from({ length: LENGTH }, (_, at) => `${LENGTH - 1 - at}`));
    expect((await walk('kind=device.enrol')).targets).toEqual(['60', '0']);
  });
});

describe('the export for spreadsheets', () => {
  it('has no live formula, and quotes what holds a comma or a quote', async () => {
    const answer = await exporting.get('/v1/audit/export?from=2026-11-22&kind=settings.change', ADMIN);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
    const [header, row] = text.split('\r\n');

    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="audit_2026-11-22.csv"');
    expect(header).toBe(
      '\uFEFFnumber,at,kind,outcome,role,role_unit,subject,unit,target,before,after,request,hash',
    );
    expect(row).toContain(`,"'=1+1",`);
    expect(row).toContain('"{""name"":""@cmd"",""text"":""a,\\""b\\""""}"');
  });

  it('is an entry itself, which says what was asked for', async () => {
    await exporting.get('/v1/audit/export?unit=B&who=admin', INSPECTOR);

    const answer = await exporting.get('/v1/audit?who=inspector', ADMIN);
    const [newest] = ((await answer.json()) as AuditPage).entries;

    expect(newest).toMatchObject({
      kind: 'audit.export',
      who: { role: 'inspector', unit: 'B' },
      unit: 'B',
      after: { unit: 'B', who: 'admin' },
      outcome: 'done',
    });
  });
});
