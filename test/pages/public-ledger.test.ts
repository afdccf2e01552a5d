import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexOrganisation } from '#domain/unit-tree.ts';
import type { LedgerPage } from '../../functions/api/ledger-schemas.ts';
import { addPublicPages } from '../../functions/pages/public/public-app.tsx';
import { cachedMonths } from '../../functions/store/publications.ts';
import { seal } from '../../functions/store/seal.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { NOW, ORGANISATION, RECEIPT, sampleResponse } from '../support/sample.ts';

let api: TestApi;

/** A1 was rated from 12 October on, so that more days are sealed than a page shows. */
beforeAll(async () => {
  api = await openApi();
  const { table } = api;
  const months = cachedMonths(table.publications, () => NOW, 0);
  addPublicPages(api.app, { ...table, months, cityName: 'Hà Nội', report: () => {} });
  const ratings = Array.from({ length: 20 }, (_, at) =>
    sampleResponse(at, { unit: 'A1', at: '2026-10-12T09:00:00+07:00' }),
  );
  for (const rating of ratings) await table.store.recordResponse(rating, RECEIPT);
  await api.fold(ratings);
  await api.publish();
  await seal({
    store: table.store,
    ledger: table.ledger,
    organisation: async () => indexOrganisation(ORGANISATION),
    now: () => NOW,
  });
});
afterAll(() => api.table.close());

const pageOf = async (path: string): Promise<string> => (await api.app.request(path)).text();
const rootsIn = (html: string): readonly string[] =>
  [...html.matchAll(/<td class="mono">(\w{64})<\/td>/g)].map(([, root = '']) => root);

describe('the public page of a unit', () => {
  it('shows the code of every sealed day, on as many pages as it takes, as the ledger has them', async () => {
    const { blocks } = (await (await api.get('/v1/ledger/A1')).json()) as LedgerPage;
    const shown: string[] = [];
    let next: string | undefined = '/units/A1';
    while (next) {
      const html = await pageOf(next);
      shown.push(...rootsIn(html));
      next = /href="(\/units\/A1\?before=\d+)#ledger"/.exec(html)?.[1];
    }

    expect(blocks.length).toBeGreaterThan(31);
    expect(shown).toEqual(blocks.map(({ root }) => root));
  });

  it('takes what is no number of a block as if nothing was asked', async () => {
    const plain = rootsIn(await pageOf('/units/A1'));

    for (const before of ['0', '-1', 'x', '1e3']) {
      expect(rootsIn(await pageOf(`/units/A1?before=${before}`))).toEqual(plain);
    }
  });

  it('says so where nothing is before', async () => {
    expect(await pageOf('/units/A1?before=1')).toContain('Không có ngày nào trước đó.');
  });

  it.each(['/', '/units/A'])('says where the codes are, where no ratings are taken: %s', async (path) => {
    const html = await pageOf(path);

    expect(rootsIn(html)).toEqual([]);
    expect(html).toContain('Mã của từng ngày có ở trang của mỗi cơ quan');
  });
});

describe('the ledger', () => {
  it('may be read from any site', async () => {
    const answer = await api.get('/v1/ledger/A1');

    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });
});
