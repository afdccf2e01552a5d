import { beforeEach, describe, expect, it } from 'vitest';
import type { Principal } from '#domain/policy.ts';
import type { AuditPage } from '../../functions/api/audit-schemas.ts';
import { auditFaults } from '../../functions/store/audit.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { ORGANISATION } from '../support/sample.ts';

const OFFICER: Principal = { role: 'officer', unit: '01' };
const ADMIN: Principal = { role: 'admin', unit: '01' };
const LARGEST_ITEM_BYTES = 400 * 1024;

let api: TestApi;
beforeEach(async () => {
  api = await openApi({ published: ORGANISATION });
  return () => api.table.close();
});

const send = (list: 'organisation' | 'services', csv: string, query = '?replaces=1'): Promise<Response> =>
  api.post(`/v1/${list}/import${query}`, csv, {
    'content-type': 'text/csv',
    authorization: `Bearer ${OFFICER.role}/${OFFICER.unit}`,
  });
const entriesOf = async (query: string, as: Principal = ADMIN): Promise<AuditPage['entries']> =>
  ((await (await api.get(`/v1/audit${query}`, as)).json()) as AuditPage).entries;

describe('a list of units', () => {
  it('says who changed the target of a unit, from what to what, to whoever asks about that unit', async () => {
    await send('organisation', 'code,name,target_percent\nA1,Đơn vị A1,85\nB,Đơn vị B,\n');
    await send('organisation', 'code,name,target_percent\nA1,Đơn vị A1,99\n', '?replaces=2');

    const [entry, ...others] = await entriesOf('?unit=A1&kind=organisation.import', {
      role: 'admin',
      unit: 'A1',
    });

    expect(entry).toMatchObject({ unit: 'A1', target: 'A1', who: OFFICER, outcome: 'done' });
    expect(JSON.stringify(entry?.before)).toContain('85');
    expect(JSON.stringify(entry?.after)).toContain('99');
    expect(entry).toMatchObject({ before: { version: 2 }, after: { version: 3 } });
    expect(others.every(({ unit }) => unit === 'A1')).toBe(true);
  });

  it('says of a unit nothing but what is other', async () => {
    await send('organisation', 'code,name,name_en,type\nB,Đơn vị B mới,New B,commune\n');

    const [entry] = await entriesOf('?unit=B');

    expect(Object.keys(entry?.after ?? {}).toSorted()).toEqual(['former', 'kind', 'name', 'version']);
    expect(Object.keys(entry?.before ?? {}).toSorted()).toEqual(['kind', 'name', 'version']);
  });

  it('has an entry of each unit of a reform, also of those still to come, all in one chain', async () => {
    const added = Array.from({ length: 126 }, (_, at) => `N${at},Phường ${at},01,2027-01,`);
    const closed = ['A1', 'A2', 'A'].map((code) => `${code},Đơn vị ${code},closed,2027-01,N0`);

    const answer = await send(
      'organisation',
      `code,name,parent,valid_from,successors\n${[...added, ...closed].join('\n')}\n`,
    );
    const rows = (await api.table.audit.newest('2026-11', { limit: 1000 })).toReversed();

    expect(answer.status).toBe(200);
    expect(rows).toHaveLength(129);
    expect(rows.every(({ outcome }) => outcome === 'done')).toBe(true);
    expect(auditFaults(rows)).toEqual([]);
    expect((await entriesOf('?unit=N125')).map(({ target }) => target)).toEqual(['N125']);
    expect((await entriesOf('?unit=A1'))[0]).toMatchObject({
      after: { placements: expect.arrayContaining([expect.objectContaining({ successors: ['N0'] })]) },
    });
    expect(Math.max(...rows.map((row) => JSON.stringify(row).length))).toBeLessThan(LARGEST_ITEM_BYTES / 100);
  });

  it('says of every unit that it was refused, where somebody was faster', async () => {
    await send('organisation', 'code,name,target_percent\nB,Đơn vị B,70\n');
    const late = await send('organisation', 'code,name,target_percent\nA1,Đơn vị A1,60\nA2,Đơn vị A2,60\n');

    const [first, second] = await entriesOf('?unit=A&kind=organisation.import');

    expect(late.status).toBe(409);
    expect([first, second].map((entry) => [entry?.target, entry?.outcome]).toSorted()).toEqual([
      ['A1', 'refused'],
      ['A2', 'refused'],
    ]);
  });

  it('is refused before anything is done where it changes more than the log takes at once', async () => {
    const rows = Array.from({ length: 1001 }, (_, at) => `N${at},Phường ${at},01,2027-01`);
    const csv = `code,name,parent,valid_from\n${rows.join('\n')}\n`;

    const answers = [await send('organisation', csv, ''), await send('organisation', csv)];

    expect(answers.map(({ status }) => status)).toEqual([413, 413]);
    expect(await answers[0]?.json()).toMatchObject({ detail: expect.stringContaining('at most 1000') });
    expect(await entriesOf('')).toEqual([]);
  });
});

describe('a list of services', () => {
  const HEADING = 'code,name,field,level,online_level';

  it('has an entry of each service, with what was and what is', async () => {
    await send(
      'services',
      `${HEADING}\n9.1,Một,Lĩnh vực,commune,partial\n9.2,Hai,Lĩnh vực,commune,partial\n`,
    );
    const { version } = await api.table.store.currentOrganisation();
    await send('services', `${HEADING}\n9.1,Một,Lĩnh vực,commune,full\n`, `?replaces=${version}`);

    const [changed, ...added] = await entriesOf('?kind=services.import');

    expect(changed).toMatchObject({
      target: '9.1',
      before: { version, onlineLevel: 'partial' },
      after: { version: version + 1, onlineLevel: 'full' },
    });
    expect(Object.keys(changed?.after ?? {}).toSorted()).toEqual(['onlineLevel', 'version']);
    expect(added.map(({ target, before }) => [target, before]).toSorted()).toEqual([
      ['9.1', null],
      ['9.2', null],
    ]);
  });
});

describe('an export', () => {
  it.each([
    ['/v1/organisation/export', 'organisation.export', 'inspector'],
    ['/v1/services/export', 'services.export', 'viewer'],
  ] as const)('of %s is in the log, with who took it', async (path, kind, role) => {
    const answer = await api.get(path, { role, unit: 'A' });

    expect(answer.status).toBe(200);
    expect(await entriesOf(`?kind=${kind}`)).toMatchObject([
      { kind, unit: 'A', who: { role, unit: 'A' }, outcome: 'done', after: { version: 1 } },
    ]);
  });
});
