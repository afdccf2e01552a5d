import { beforeEach, describe, expect, it } from 'vitest';
import {
  type OrganisationImported,
  organisationImportSchema,
} from '../../functions/api/organisation-schemas.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { ORGANISATION } from '../support/sample.ts';

let api: TestApi;
beforeEach(async () => {
  api = await openApi({ published: ORGANISATION });
  return () => api.table.close();
});

const COLUMNS = 'code,name,name_en,type,parent,valid_from,counters\n';
const send = (rows: string, query = '') =>
  api.post(`/v1/organisation/import${query}`, `${COLUMNS}${rows}`, {
    'content-type': 'text/csv',
    authorization: 'Bearer officer/01',
  });
const applied = async (rows: string): Promise<OrganisationImported> => {
  const { version } = await api.table.store.currentOrganisation();
  const answer = await send(rows, `?replaces=${version}`);
  if (answer.status !== 200) throw new Error(await answer.text());
  return organisationImportSchema.parse(await answer.json());
};
const countersIn = async (month: string): Promise<readonly string[]> => {
  const answer = await api.get(`/v1/units/A1?month=${month}`, { role: 'officer', unit: '01' });
  const { counters } = (await answer.json()) as {
    counters: { code: string; name: { vi: string; en: string } }[];
  };
  return counters.map(({ code, name }) => `${code} ${name.vi} / ${name.en}`);
};

describe('a list of counters', () => {
  it('names them one by one, and the number of counters leaves their names', async () => {
    const { changes } = await applied(
      'A1-01,Quầy Hộ tịch,Civil status,counter,,,\nA1-02,Quầy Đất đai,Land,counter,,,\n',
    );
    await applied('A1,Đơn vị A1,,,,,3\n');

    expect(changes).toMatchObject([
      { unit: 'A1', kind: 'changed', from: '2026-11', countersNamed: [{ code: 'A1-01' }, { code: 'A1-02' }] },
    ]);
    expect(await countersIn('2026-10')).toEqual(['A1-01 Quầy 1 / Counter 1']);
    expect(await countersIn('2026-11')).toEqual([
      'A1-01 Quầy Hộ tịch / Civil status',
      'A1-02 Quầy Đất đai / Land',
      'A1-03 Quầy 3 / Counter 3',
    ]);
  });

  it('takes a counter away from its month on, whatever is said of others before', async () => {
    await applied('A1-02,Quầy Đất đai,Land,counter,,,\n');
    await applied('A1-01,,,counter,closed,2027-01,\nA1-02,Quầy Nhà đất,Housing,counter,,2026-12,\n');

    expect(await countersIn('2026-12')).toEqual(['A1-01 Quầy 1 / Counter 1', 'A1-02 Quầy Nhà đất / Housing']);
    expect(await countersIn('2027-01')).toEqual(['A1-02 Quầy Nhà đất / Housing']);
  });

  it('says which kiosks stand at a counter that it takes away', async () => {
    await api.table.devices.addDevice({
      id: '01K9Z6N0Q3T4V5W6X7Y8Z9A0B1',
      version: 1,
      unit: 'A1',
      counter: 'A1-01',
      name: 'Máy cửa ra vào',
      key: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' },
      enrolledAt: '2026-11-01T08:00:00+07:00',
      enrolledBy: 'officer of 01',
      pairedAt: '2026-11-01T08:00:00+07:00',
      keyExpiresAt: '2027-11-01T08:00:00+07:00',
    });

    const { changes } = (await (await send('A1,Đơn vị A1,,,,,0\n')).json()) as OrganisationImported;

    expect(changes).toMatchObject([
      { countersGone: ['A1-01'], kiosksLeft: [{ device: 'Máy cửa ra vào', counter: 'A1-01' }] },
    ]);
  });

  it.each([
    ['of no unit', 'Q-01,Quầy,Counter,counter,,,', 'code'],
    ['that is no code of a counter', 'A1,Quầy,Counter,counter,,,', 'code'],
    ['without an English name', 'A1-02,Quầy Đất đai,,counter,,,', 'name_en'],
    ['without a name', 'A1-02,,Land,counter,,,', 'name'],
    ['under another unit', 'A1-02,Quầy Đất đai,Land,counter,B,,', 'parent'],
    ['with counters of its own', 'A1-02,Quầy Đất đai,Land,counter,,,2', 'counters'],
    ['with a name that is too long', `A1-02,${'x'.repeat(201)},Land,counter,,,`, 'name'],
  ])('is refused with one %s', async (_, row, column) => {
    const answer = await send(`${row}\n`, '?replaces=1');

    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ path: `lines.2.${column}` }] });
  });
});
