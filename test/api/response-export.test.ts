import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '#domain/policy.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { csvRowsOf } from '../../functions/api/csv-table.ts';
import { responsesBelow } from '../../functions/api/response-rows.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { ORGANISATION, RECEIPT, sampleId, sampleResponse } from '../support/sample.ts';

const OFFICER: Principal = { role: 'officer', unit: 'A' };
const DAYS = 'from=2026-11-20&to=2026-11-23';
const COMMENT = 'Cán bộ rất tận tình';

let api: TestApi;
beforeAll(async () => {
  api = await openApi();
  const responses = [
    sampleResponse(0, { unit: 'A2', at: '2026-11-20T16:59:59+07:00', service: '1.001193' }),
    sampleResponse(1, { comment: COMMENT, reasons: ['waited-long', 'rude'], answers: { overall: 1 } }),
    sampleResponse(2, { unit: 'B' }),
    sampleResponse(3, { at: '2026-11-19T09:00:00+07:00' }),
    sampleResponse(4, { synthetic: true }),
  ];
  for (const response of responses) await api.table.store.recordResponse(response, RECEIPT);
});
afterAll(() => api.table.close());

const exported = (query = DAYS, as = OFFICER, unit = 'A') =>
  api.get(`/v1/units/${unit}/responses.csv?${query}`, as);

describe('the export of single responses', () => {
  it('has a row for each of the unit and those below it, within the days, with the hour and no minute', async () => {
    const text = await (await exported()).text();

    const rows = csvRowsOf(text, () => undefined).map(({ cells }) => cells);
    expect(rows).toMatchObject([
      { unit: 'A2', day: '2026-11-20', hour: '16', service_name: 'Đăng ký khai sinh', q_overall: '5' },
      { unit: 'A1', day: '2026-11-23', hour: '9', reasons: 'waited-long rude', q_overall: '1' },
    ]);
    expect(text).not.toMatch(/16:59|09:41/);
  });

  it('has nothing by which a person is found: no id, no code, no comment', async () => {
    const text = await (await exported()).text();

    for (const secret of [sampleId(0), sampleId(1), RECEIPT.code, COMMENT])
      expect(text).not.toContain(secret);
  });

  it('is kept in the audit log', async () => {
    await exported();

    const [entry] = await api.table.audit.newest('2026-11', { limit: 1 });
    expect(entry).toMatchObject({
      kind: 'responses.export',
      unit: 'A',
      outcome: 'done',
      after: { from: '2026-11-20', to: '2026-11-23' },
    });
  });

  it.each([
    ['managers', { role: 'manager', unit: 'A' }, 'A'],
    ['viewers', { role: 'viewer', unit: 'A' }, 'A'],
    ['officers of another unit', { role: 'officer', unit: 'B' }, 'A'],
  ] as const)('is refused to %s', async (_, as, unit) => {
    expect((await exported(DAYS, as, unit)).status).toBe(403);
  });

  it.each([
    ['from=2026-11-23&to=2026-11-20', 'from'],
    ['from=2016-11-23&to=2026-11-20', 'from'],
    ['from=2026-11-31&to=2026-12-01', 'from'],
    ['from=2026-11-20', 'to'],
    [`${DAYS}&after=x`, 'after'],
  ])('names what is wrong with %s', async (query, path) => {
    const answer = await exported(query);

    expect(answer.status).toBe(400);
    const { errors, detail } = (await answer.json()) as { errors: object[]; detail: string };
    expect(errors).toMatchObject([{ path }]);
    expect(detail).not.toContain('Invalid input');
  });

  it('goes on page by page, and the pages together are the table', async () => {
    const years = 'from=2023-12-01&to=2026-11-30';
    let text = '';
    let pages = 0;
    let query: string | undefined = years;
    while (query) {
      const page: Response = await exported(query);
      text += await page.text();
      pages += 1;
      query = /<\?(.+)>; rel="next"/.exec(page.headers.get('link') ?? '')?.[1];
    }

    expect(pages).toBe(3);
    expect(csvRowsOf(text, () => undefined)).toHaveLength(3);
  });

  it('reads at most sixteen days of units ahead of the one that is taken', async () => {
    let asked = 0;
    const reads = {
      responsesOfDay: async () => {
        asked += 1;
        return [];
      },
    };
    const all = responsesBelow(reads, indexOrganisation(ORGANISATION), {
      unit: '01',
      from: '2026-01-01',
      to: '2026-12-31',
    });

    await all.next();

    expect(asked).toBeLessThanOrEqual(18);
  });
});
