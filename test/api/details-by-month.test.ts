import { beforeEach, describe, expect, it } from 'vitest';
import type { Principal } from '#domain/policy.ts';
import {
  type OrganisationImported,
  organisationImportSchema,
} from '../../functions/api/organisation-schemas.ts';
import type { MonthResult } from '../../functions/api/result-schemas.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { ORGANISATION, RECEIPT, sampleResponse } from '../support/sample.ts';

const OFFICER: Principal = { role: 'officer', unit: '01' };

/** Forty who were satisfied, in a month that has ended. */
const OF_OCTOBER = Array.from({ length: 40 }, (_, at) =>
  sampleResponse(at, { unit: 'A1', at: '2026-10-14T09:41:07+07:00', answers: { overall: 5 } }),
);

let api: TestApi;
beforeEach(async () => {
  api = await openApi({ published: ORGANISATION });
  return () => api.table.close();
});

const send = (rows: string, query = '') =>
  api.post(`/v1/organisation/import${query}`, rows, {
    'content-type': 'text/csv',
    authorization: 'Bearer officer/01',
  });
const applied = async (rows: string): Promise<OrganisationImported> => {
  const { version } = await api.table.store.currentOrganisation();
  const answer = await send(rows, `?replaces=${version}`);
  if (answer.status !== 200) throw new Error(await answer.text());
  return organisationImportSchema.parse(await answer.json());
};
const resultOf = async (unit: string, month: string): Promise<MonthResult> =>
  (await (await api.get(`/v1/units/${unit}/results?month=${month}`, OFFICER)).json()) as MonthResult;
const seen = async (month: string) => {
  const { name, targetPercent, verdict } = await resultOf('A1', month);
  return { vi: name.vi, en: name.en, targetPercent, verdict };
};

describe('a target', () => {
  it('holds from this month on, and leaves the verdict of a month that has ended', async () => {
    for (const response of OF_OCTOBER) await api.table.store.recordResponse(response, RECEIPT);
    await api.fold(OF_OCTOBER);
    const before = await seen('2026-10');
    const { changes } = await applied('code,name,target_percent\nA1,Đơn vị A1,99\n');

    expect(before).toEqual({ vi: 'Đơn vị A1', en: 'Unit A1', targetPercent: 80, verdict: 'met' });
    expect(await seen('2026-10')).toEqual(before);
    expect(await seen('2026-11')).toMatchObject({ targetPercent: 99 });
    expect(changes).toMatchObject([
      { unit: 'A1', kind: 'changed', from: '2026-11', fields: ['targetPercent'], target: { after: 99 } },
    ]);
  });

  it('begins with the month that is named', async () => {
    await applied('code,name,target_percent,valid_from\nA1,Đơn vị A1,90,2027-01\n');
    await applied('code,name,target_percent\nA1,Đơn vị A1,85\n');

    expect(
      (await Promise.all(['2026-10', '2026-11', '2027-01'].map(seen))).map((each) => each.targetPercent),
    ).toEqual([80, 85, 85]);
  });

  it('of a month that has ended is refused, and says why', async () => {
    const answer = await send(
      'code,name,target_percent,valid_from\nA1,Đơn vị A1,99,2026-10\n',
      '?replaces=1',
    );

    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      errors: [{ path: 'lines.2.valid_from', message: expect.stringContaining('must be 2026-11 or later') }],
    });
  });

  it('of a unit above is inherited month by month', async () => {
    await applied('code,name,target_percent,valid_from\nA,Đơn vị A,85,2026-12\n');

    expect(await seen('2026-10')).toMatchObject({ targetPercent: 80 });
    expect(await seen('2026-12')).toMatchObject({ targetPercent: 85 });
  });
});

describe('a name', () => {
  const RENAME = 'code,name,name_en,valid_from\nA1,Phường Tên Mới,New Ward,2027-01\n';

  it('begins with its month, and months before keep theirs', async () => {
    const { changes } = await applied(RENAME);

    expect((await seen('2026-10')).vi).toBe('Đơn vị A1');
    expect((await seen('2026-12')).vi).toBe('Đơn vị A1');
    expect(await seen('2027-01')).toMatchObject({ vi: 'Phường Tên Mới', en: 'New Ward' });
    expect(changes).toMatchObject([
      { kind: 'renamed', from: '2027-01', name: { vi: 'Phường Tên Mới' }, formerName: { vi: 'Đơn vị A1' } },
    ]);
  });

  it('that is planned outlives a change of another thing, and is taken back by the name of before', async () => {
    await applied(RENAME);
    await applied('code,name,target_percent\nA1,Đơn vị A1,85\n');
    const kept = await seen('2027-01');
    await applied('code,name,name_en,valid_from\nA1,Đơn vị A1,Unit A1,2027-01\n');

    expect(kept).toMatchObject({ vi: 'Phường Tên Mới', en: 'New Ward', targetPercent: 85 });
    expect(await seen('2027-01')).toMatchObject({ vi: 'Đơn vị A1', en: 'Unit A1', targetPercent: 85 });
  });

  it('that becomes other is asked for in English too, and is not overwritten by the Vietnamese one', async () => {
    const answer = await send('code,name\nA1,Phường Tên Mới\n');

    expect(await answer.json()).toMatchObject({
      errors: [{ path: 'lines.2.name_en', message: expect.stringContaining('"Unit A1"') }],
    });
  });

  it('stands in the export so that the same list changes nothing', async () => {
    await applied(RENAME);
    await applied('code,name,target_percent,counters\nA2,Đơn vị A2,85,3\n');
    await applied('code,name,parent,valid_from\nA2,Đơn vị A2,B,2027-03\n');

    const list = await (await api.get('/v1/organisation/export', OFFICER)).text();

    expect(await (await send(list)).json()).toMatchObject({ changes: [] });
  });
});

describe('a counter that is taken away', () => {
  const ROWS = 'code,name,counters,valid_from\nA1,Đơn vị A1,0,2026-12\n';

  it('is told of before, and asks until its month', async () => {
    const { changes } = await applied(ROWS);

    expect(changes).toMatchObject([{ from: '2026-12', fields: ['counters'], countersGone: ['A1-01'] }]);
    expect((await api.get('/v1/counters/A1-01')).status).toBe(200);
  });

  it('is taken back with its name by a list that counts it again', async () => {
    await applied(ROWS);
    await applied('code,name,counters,valid_from\nA1,Đơn vị A1,1,2026-12\n');

    expect((await api.table.store.currentOrganisation()).units.find(({ id }) => id === 'A1')).toMatchObject({
      counters: [{ code: 'A1-01' }],
    });
  });
});

describe('a unit that is to end', () => {
  const END = 'code,name,parent,valid_from,successors\nA1,Đơn vị A1,closed,2027-01,A2\n';

  it('ends in another month when the list says so', async () => {
    await applied(END);
    await applied(END.replace('2027-01', '2027-04'));

    expect((await api.get('/v1/units/A1?month=2027-03', OFFICER)).status).toBe(200);
    expect((await api.get('/v1/units/A1?month=2027-04', OFFICER)).status).not.toBe(200);
  });

  it('does not become other after its end, rather than in silence', async () => {
    await applied(END);

    const answer = await send(
      'code,name,name_en,valid_from\nA1,Phường Tên Mới,New Ward,2027-02\n',
      '?replaces=2',
    );

    expect(await answer.json()).toMatchObject({
      errors: [{ path: 'lines.2.name', message: expect.stringContaining('2027-01') }],
    });
  });

  it('is given no target of its own from its end on', async () => {
    const answer = await send(
      'code,name,parent,valid_from,target_percent\nA1,Đơn vị A1,closed,2027-01,50\n',
      '?replaces=1',
    );

    expect(answer.status).toBe(422);
  });
});

describe('what a list says of a unit', () => {
  it.each([
    ['a kind that nobody knows', 'A1,Đơn vị A1,Unit A1,banana', 'type'],
    ['a name of twenty thousand letters', `A1,${'x'.repeat(20_000)},Unit A1,ward`, 'name'],
    ['an English name that is too long', `A1,Đơn vị A1,${'x'.repeat(201)},ward`, 'name_en'],
    ['a name with control characters', 'A1,"Đơn vị\u0007A1",Unit A1,ward', 'name'],
  ])('is refused where it is %s', async (_, row, column) => {
    const answer = await send(`code,name,name_en,type\n${row}\n`);

    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ path: `lines.2.${column}` }] });
  });

  it('keeps a kind of before the kinds were known', async () => {
    const units = ORGANISATION.units.map((unit) => ({ ...unit, kind: 'old-kind' }));
    await api.table.store.publishOrganisation({ ...ORGANISATION, version: 2, units }, '2026-11-02T00:00:00Z');

    const answer = await send('code,name,type,target_percent\nA1,Đơn vị A1,old-kind,85\n');

    expect(answer.status).toBe(200);
  });
});
