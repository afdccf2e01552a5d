import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImprovementList, PublicImprovements } from '../../functions/api/improvement-schemas.ts';
import type { Problem } from '../../functions/api/problem.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { ORGANISATION, sampleId } from '../support/sample.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openApi({ published: ORGANISATION });
});
afterAll(() => api.table.close());

const TEXT = { vi: 'Mở thêm một quầy buổi sáng.', en: 'One more counter in the morning.' };

const put = (unit: string, id: string, body: object = {}, role = 'manager'): Promise<Response> =>
  Promise.resolve(
    api.app.request(`/v1/units/${unit}/improvements/${id}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${role}/${unit}`, 'content-type': 'application/json' },
      body: JSON.stringify({ replaces: 0, day: '2026-11-20', text: TEXT, ...body }),
    }),
  );

const shown = async (unit: string): Promise<PublicImprovements['improvements']> =>
  ((await (await api.get(`/v1/public/units/${unit}/improvements`)).json()) as PublicImprovements)
    .improvements;

describe('what a unit changed because of what citizens answered', () => {
  it('is written by its manager, and read by anybody from any site, without who wrote it', async () => {
    expect((await put('A1', sampleId(1))).status).toBe(200);

    const answer = await api.get('/v1/public/units/A1/improvements');

    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(((await answer.json()) as PublicImprovements).improvements).toEqual([
      { id: sampleId(1), day: '2026-11-20', text: TEXT },
    ]);
  });

  it('is corrected over the version that was read, and over no other', async () => {
    await put('A2', sampleId(2));
    const text = { ...TEXT, en: 'One more counter until noon.' };

    expect((await put('A2', sampleId(2), { text, replaces: 1 })).status).toBe(200);
    expect((await put('A2', sampleId(2), { day: '2026-11-19', replaces: 1 })).status).toBe(409);
    expect((await shown('A2')).map(({ text: { en } }) => en)).toEqual([text.en]);
  });

  it('is no other when the same is sent again', async () => {
    const first = await (await put('B', sampleId(3))).json();

    expect(await (await put('B', sampleId(3))).json()).toEqual(first);
  });

  it('is shown no more once it is withdrawn, but to those who read the results', async () => {
    await put('A', sampleId(4));
    await put('A', sampleId(4), { replaces: 1, withdrawn: true });

    expect(await shown('A')).toEqual([]);
    const list = (await (
      await api.get('/v1/units/A/improvements', { role: 'viewer', unit: 'A' })
    ).json()) as ImprovementList;
    expect(list).toMatchObject({ mayWrite: false, improvements: [{ version: 2, withdrawn: true }] });
  });

  it('stands in the audit log with what was said before', async () => {
    await put('A1', sampleId(5));
    await put('A1', sampleId(5), { replaces: 1, withdrawn: true });

    const log = (await (
      await api.get('/v1/audit?kind=improvement.write', { role: 'admin', unit: 'A1' })
    ).json()) as { entries: { target: string; before: unknown; after: unknown }[] };

    expect(log.entries.find(({ target }) => target === sampleId(5))).toMatchObject({
      before: { version: 1, ...TEXT, withdrawn: false },
      after: { version: 2, ...TEXT, withdrawn: true },
    });
  });

  it.each([
    ['day', { day: '2026-11-24' }],
    ['day', { day: '2026-02-30' }],
    ['text.en', { text: { vi: 'Có', en: ' ' } }],
    ['text.vi', { text: { vi: 'x'.repeat(501), en: 'x' } }],
    ['text.vi', { text: { vi: 'Mở thêm \u202E quầy', en: 'x' } }],
    ['text.en', { text: { vi: 'Có', en: '\u200B' } }],
    ['text.en', { text: { vi: 'Có', en: 'a\u0000b' } }],
  ])('is refused by the name of the field: %s', async (path, body) => {
    const answer = await put('B', sampleId(6), body);

    expect(answer.status).toBe(422);
    expect(((await answer.json()) as Problem).errors?.map((each) => each.path)).toEqual([path]);
  });
});
