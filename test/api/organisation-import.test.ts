import { beforeEach, describe, expect, it } from 'vitest';
import type { Principal } from '#domain/policy.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import {
  type OrganisationImported,
  organisationImportSchema,
} from '../../functions/api/organisation-schemas.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { ORGANISATION } from '../support/sample.ts';

const OFFICER: Principal = { role: 'officer', unit: '01' };
const OF_A: Principal = { role: 'officer', unit: 'A' };

let api: TestApi;
beforeEach(async () => {
  api = await openApi({ published: ORGANISATION });
  return () => api.table.close();
});

const send = (rows: string, query = '', { role, unit }: Principal = OFFICER) =>
  api.post(
    `/v1/organisation/import${query}`,
    `code,name,parent,valid_from,successors,target_percent,name_en\n${rows}`,
    {
      'content-type': 'text/csv',
      authorization: `Bearer ${role}/${unit}`,
    },
  );
const tried = async (rows: string, as?: Principal): Promise<OrganisationImported> =>
  organisationImportSchema.parse(await (await send(rows, '', as)).json());
const current = () => api.table.store.currentOrganisation();

const REFORM = [
  'C,Phường C mới,01,2027-01,,,',
  'A1,Đơn vị A1,closed,2027-01,C,,',
  'A2,Đơn vị A2,closed,2027-01,C B,,',
  'A,Đơn vị A,closed,2027-01,,,',
  'B,Phường B,,,,85,Ward B',
  '',
].join('\n');

describe('a reform by list', () => {
  it('is told in full before anything is written: who is merged, split, closed, added, renamed, and who takes over', async () => {
    const { applied, version, rows, changes } = await tried(REFORM);

    expect([applied, version, rows]).toEqual([false, 1, 5]);
    expect(
      changes.map(({ unit, kind, from, successors, predecessors, fields }) => [
        unit,
        kind,
        from,
        successors.map((each) => each.unit).join(' '),
        predecessors.map((each) => each.unit).join(' '),
        fields.join(' '),
      ]),
    ).toEqual([
      ['A1', 'merged', '2027-01', 'C', '', ''],
      ['A2', 'split', '2027-01', 'C B', '', ''],
      ['A', 'abolished', '2027-01', '', '', ''],
      ['C', 'added', '2027-01', '', 'A1 A2', ''],
      ['B', 'renamed', '2026-11', '', 'A2', ''],
      ['B', 'changed', '2026-11', '', '', 'targetPercent'],
    ]);
    expect(changes.find(({ unit }) => unit === 'C')?.parent).toMatchObject({ unit: '01' });
    expect((await current()).version).toBe(1);
  });

  it('is applied over the version that was seen, and changes nothing when it is sent again', async () => {
    const applied = await send(REFORM, '?replaces=1');
    const again = await send(REFORM, '?replaces=1');

    expect(await applied.json()).toMatchObject({ applied: true, version: 2 });
    expect(await again.json()).toMatchObject({ applied: true, version: 2, changes: [] });
    const index = indexOrganisation(await current());
    expect([...index.tree('2026-12').nodes.keys()].toSorted()).toEqual(['01', 'A', 'A1', 'A2', 'B']);
    expect([...index.tree('2027-01').nodes.keys()].toSorted()).toEqual(['01', 'B', 'C']);
  });

  it('moves a unit, and says from when and where to', async () => {
    const { changes } = await tried('A2,Đơn vị A2,B,2027-03,,,\n');

    expect(changes).toMatchObject([{ unit: 'A2', kind: 'moved', from: '2027-03', parent: { unit: 'B' } }]);
  });

  it('that would make a cycle with one that came in between is refused', async () => {
    const [one, other] = ['A,Đơn vị A,B,2027-01,,,\n', 'B,Đơn vị B,A,2027-01,,,\n'];
    const [seen, alsoSeen] = [await tried(one), await tried(other)];

    const statuses = [
      (await send(one, `?replaces=${seen.version}`)).status,
      (await send(other, `?replaces=${alsoSeen.version}`)).status,
    ];

    expect(statuses[0]).toBe(200);
    expect([409, 422]).toContain(statuses[1]);
    expect(indexOrganisation(await current()).tree('2027-01').nodes.size).toBe(5);
  });

  it('of two that come at the same moment lets one through, and no cycle', async () => {
    const answers = await Promise.all([
      send('A,Đơn vị A,B,2027-01,,,\n', '?replaces=1'),
      send('B,Đơn vị B,A,2027-01,,,\n', '?replaces=1'),
    ]);

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(indexOrganisation(await current()).tree('2027-01').nodes.size).toBe(5);
  });

  it.each([
    ['a move at once', 'A2,Đơn vị A2,B,,,,'],
    ['a move from this month on', 'A2,Đơn vị A2,B,2026-11,,,'],
    ['an end in the past', 'A2,Đơn vị A2,closed,2026-01,A1,,'],
    ['a first unit below one that was rated itself', 'N,Tổ,B,2026-11,,,'],
  ])('leaves months that are counted to the command that counts them anew: %s', async (_, row) => {
    const answer = await send(`${row}\n`, '?replaces=1');

    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ path: 'lines.2.valid_from' }] });
    expect((await current()).version).toBe(1);
  });

  it('names every line that is wrong, and changes nothing', async () => {
    const answer = await send(
      'N,,01,,,,\nA,,closed,,X,,\nA,Hai,,,,,Two\nB,Đơn vị B,Q,2027-13,,200,\n',
      '?replaces=1',
    );

    const { errors } = (await answer.json()) as { errors: { path: string }[] };
    expect(errors.map(({ path }) => path)).toContain('lines.2.name');
    expect(errors.map(({ path }) => path)).toContain('lines.4.code');
    expect(errors.map(({ path }) => path)).toContain('lines.5.parent');
    expect((await current()).version).toBe(1);
  });
});

describe('who reforms', () => {
  it.each([
    ['a unit below his own', 'A1,Tên mới,,,,,New name', 200],
    ['a new unit below his own', 'N,Tổ,A,2027-01,,,', 200],
    ['his own unit', 'A,Tên mới,,,,,New name', 403],
    ['his own target', 'A,Đơn vị A,,,,10,', 403],
    ['a sibling', 'B,Tên mới,,,,,New name', 403],
    ['a unit of his into another', 'A1,Đơn vị A1,B,2027-01,,,', 403],
    ['a unit of another into his', 'B,Đơn vị B,A,2027-01,,,', 403],
    ['a unit of his to a successor elsewhere', 'A1,Đơn vị A1,closed,2027-01,B,,', 403],
    ['a new unit at the top', 'N,Tỉnh,-,2027-01,,,', 403],
  ])('of A changes what stands below A: %s', async (_, row, status) => {
    expect((await send(`${row}\n`, '', OF_A)).status).toBe(status);
  });

  it('of the whole city changes its top too', async () => {
    const { changes } = await tried('01,Thành phố,,,,82,City\n');

    expect(changes.map(({ kind }) => kind)).toEqual(['renamed', 'changed']);
  });
});

describe('the export of units', () => {
  const exported = async (as: Principal): Promise<string> =>
    (await api.get('/v1/organisation/export', as)).text();
  const again = (text: string) =>
    api.post('/v1/organisation/import', text, {
      'content-type': 'text/csv',
      authorization: `Bearer ${OFFICER.role}/${OFFICER.unit}`,
    });

  it('is imported again without a change, also after a reform', async () => {
    const before = await (await again(await exported(OFFICER))).json();
    await send(REFORM, '?replaces=1');

    const after = await (await again(await exported(OFFICER))).json();

    expect(before).toMatchObject({ applied: false, version: 1, changes: [] });
    expect(after).toMatchObject({ applied: false, version: 2, rows: 8, changes: [] });
  });

  it('has no more than the caller may change', async () => {
    const codes = (await exported(OF_A)).split('\r\n').flatMap((line) => line.split(',')[0] || []);

    expect(codes.slice(1)).toEqual(['A', 'A1', 'A2', 'A-01', 'A1-01', 'A2-01']);
  });
});
