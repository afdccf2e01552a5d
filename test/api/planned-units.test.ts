import { beforeEach, describe, expect, it } from 'vitest';
import type { Principal } from '#domain/policy.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { ORGANISATION } from '../support/sample.ts';

const CITY: Principal = { role: 'officer', unit: '01' };
const OF_A: Principal = { role: 'officer', unit: 'A' };
const OF_B: Principal = { role: 'officer', unit: 'B' };

let api: TestApi;
beforeEach(async () => {
  api = await openApi({ published: ORGANISATION });
  return () => api.table.close();
});

const COLUMNS = 'code,name,name_en,parent,valid_from,successors\n';
const send = async (rows: string, as: Principal, query?: string) => {
  const { version } = await api.table.store.currentOrganisation();
  return api.post(`/v1/organisation/import${query ?? `?replaces=${version}`}`, `${COLUMNS}${rows}`, {
    'content-type': 'text/csv',
    authorization: `Bearer ${as.role}/${as.unit}`,
  });
};
/** From January on, N begins below the officer's unit, and takes over from A1. */
const PLAN = 'N,Tổ mới,New desk,A,2027-01,\nA1,Đơn vị A1,,closed,2027-01,N\n';

describe('who planned a reform', () => {
  it.each([
    ['the name of a unit that is still to come', 'N,Tổ tên khác,Other desk,,,\n'],
    ['the month of an end, for one that is still to come', 'A1,Đơn vị A1,,closed,2027-02,N\n'],
    ['who takes over', 'A1,Đơn vị A1,,closed,2027-01,A2\n'],
    ['where the unit is to stand', 'N,Tổ mới,New desk,A2,2027-01,\n'],
    ['the end, which is taken back', 'A1,Đơn vị A1,,A,2027-01,\n'],
  ])('puts right %s', async (_, row) => {
    const planned = await send(PLAN, OF_A);

    const answer = await send(row, OF_A);

    expect(planned.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      applied: true,
      changes: expect.arrayContaining([expect.anything()]),
    });
  });

  it('sees what is still to come, and what is no more, in the list of units', async () => {
    await send(PLAN, OF_A);

    const list = await (await api.get('/v1/organisation/export', OF_A)).text();

    expect(list.split('\r\n').map((line) => line.split(',')[0])).toEqual(
      expect.arrayContaining(['A', 'A1', 'A2', 'N']),
    );
    expect(list).not.toContain('\nB,');
  });
});

describe('what is planned elsewhere', () => {
  it.each([
    ['a unit to come below another', 'N,Tổ mới,New desk,B,2027-01,\n', 'N,Tên khác,Other,,,\n'],
    [
      'a unit to come that he would draw to himself',
      'N,Tổ mới,New desk,B,2027-01,\n',
      'N,Tổ mới,New desk,A,2027-01,\n',
    ],
    [
      'a unit of his from when it stands elsewhere',
      'A1,Đơn vị A1,,B,2027-03,\n',
      'A1,Tên khác,Other,,2027-03,\n',
    ],
    ['a move to another, taken back', 'A1,Đơn vị A1,,B,2027-03,\n', 'A1,Đơn vị A1,,A,2027-03,\n'],
    [
      'an end in favour of another, taken back',
      'A1,Đơn vị A1,,closed,2027-03,B\n',
      'A1,Đơn vị A1,,A,2027-03,\n',
    ],
    [
      'a successor that is to come elsewhere',
      'N,Tổ mới,New desk,B,2027-01,\n',
      'A1,Đơn vị A1,,closed,2027-01,N\n',
    ],
  ])('is not changed by the officer of A: %s', async (_, plan, row) => {
    const planned = await send(plan, CITY);

    expect(planned.status).toBe(200);
    expect((await send(row, OF_A)).status).toBe(403);
  });

  it('is not changed by the officer of B before it stands below him', async () => {
    await send('A1,Đơn vị A1,,B,2027-03,\n', CITY);

    const early = await send('A1,Tên khác,Other,,2027-01,\n', OF_B, '');
    const later = await send('A1,Tên khác,Other,,2027-03,\n', OF_B, '');

    expect([early.status, later.status]).toEqual([403, 403]);
  });
});
