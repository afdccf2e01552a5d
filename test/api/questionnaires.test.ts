import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../functions/api/problem.ts';
import type { QuestionnaireDetail, QuestionnaireList } from '../../functions/api/questionnaire-schemas.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { askOf, draftOf, questionnaireAt, reworded, SAMPLE_FORM } from '../support/questionnaires.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.table.close());

const WHY = { vi: 'Câu hỏi dễ hiểu hơn', en: 'Easier to understand' };
const OTHER = reworded('Ông/Bà thấy lần phục vụ vừa rồi thế nào?', 'How was the service you received?');

const detailOf = async (answer: Response): Promise<QuestionnaireDetail> =>
  (await answer.json()) as QuestionnaireDetail;
const problemOf = async (answer: Response) => {
  const { type, errors } = (await answer.json()) as Problem;
  return {
    status: answer.status,
    kind: type.replace('/reference#', ''),
    paths: errors?.map(({ path }) => path),
  };
};
const ask = (method: 'GET' | 'PUT' | 'POST', path: string, body?: object) => askOf(api, method, path, body);

describe('a questionnaire', () => {
  it('of the product is listed, published, and changed by nobody', async () => {
    const { mayEdit, questionnaires } = (await (await ask('GET', '')).json()) as QuestionnaireList;

    expect(mayEdit).toBe(true);
    expect(questionnaires.find(({ id }) => id === 'sipas-2023')?.versions).toEqual([
      expect.objectContaining({ version: 1, life: 'published', builtIn: true, isAsked: true }),
    ]);
    expect(await problemOf(await ask('PUT', '/sipas-2023/versions/1', draftOf({})))).toMatchObject({
      status: 409,
      kind: 'questionnaire-refused',
    });
    expect(
      await problemOf(await ask('POST', '/sipas-2023/versions/1/retire', { replaces: 0 })),
    ).toMatchObject({
      kind: 'questionnaire-refused',
    });
  });

  it('is written, published and retired, and each step is kept in the audit log', async () => {
    const path = '/own/versions/1';

    const draft = await detailOf(await ask('PUT', path, draftOf({})));
    const asked = await detailOf(await ask('POST', `${path}/publish`, { replaces: 1 }));
    const gone = await detailOf(await ask('POST', `${path}/retire`, { replaces: 2 }));

    expect([draft.life, asked.life, gone.life]).toEqual(['draft', 'published', 'retired']);
    expect([draft.isAsked, asked.isAsked, gone.isAsked]).toEqual([false, true, false]);
    expect(asked).toMatchObject({ publishedBy: 'admin of 01', comparabilityGroup: 'own', faults: [] });
    expect(gone.contentHash).toBe(asked.contentHash);
    expect(gone.form).toEqual(SAMPLE_FORM);
    const log = (await (await api.get('/v1/audit?unit=01', { role: 'admin', unit: '01' })).json()) as {
      entries: { kind: string; target: string; outcome: string }[];
    };
    expect(
      log.entries.filter(({ target }) => target === 'own@1').map(({ kind, outcome }) => `${kind} ${outcome}`),
    ).toEqual(['questionnaire.retire done', 'questionnaire.publish done', 'questionnaire.save done']);
  });

  it('that is published can be neither written over nor published again', async () => {
    await questionnaireAt(api, 'fixed', 'published');

    const answers = [
      await problemOf(await ask('PUT', '/fixed/versions/1', draftOf({ replaces: 2 }))),
      await problemOf(await ask('POST', '/fixed/versions/1/publish', { replaces: 2 })),
      await problemOf(await ask('PUT', '/fixed/versions/3', draftOf({}))),
    ];

    expect(answers).toMatchObject([
      { status: 409, kind: 'questionnaire-refused' },
      { status: 409, kind: 'questionnaire-refused' },
      { status: 404, kind: 'not-found' },
    ]);
  });

  it('that is unfinished is kept as a draft, names its faults, and is not published', async () => {
    const form = { ...SAMPLE_FORM, title: { vi: 'Phiếu mới', en: '' } };

    const draft = await detailOf(await ask('PUT', '/unfinished/versions/1', draftOf({ form })));
    const refused = await problemOf(await ask('POST', '/unfinished/versions/1/publish', { replaces: 1 }));

    expect(draft.faults).toEqual([{ path: 'form.title.en', message: expect.stringContaining('English') }]);
    expect(refused).toEqual({ status: 422, kind: 'invalid-request', paths: ['form.title.en'] });
  });

  it('that was changed since it was read is not written over', async () => {
    await questionnaireAt(api, 'twice', 'draft');

    const first = await ask('PUT', '/twice/versions/1', draftOf({ replaces: 1 }));
    const second = await ask('PUT', '/twice/versions/1', draftOf({ replaces: 1 }));

    expect(first.status).toBe(200);
    expect(await problemOf(second)).toMatchObject({ status: 409, kind: 'changed-meanwhile' });
  });

  it('is written by one of two at the same moment', async () => {
    await questionnaireAt(api, 'raced', 'draft');

    const answers = await Promise.all(
      [1, 2, 3].map(() => ask('PUT', '/raced/versions/1', draftOf({ replaces: 1 }))),
    );

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
  });

  it('in other words begins a line of its own, or is declared comparable, and says why in both languages', async () => {
    await questionnaireAt(api, 'reworded', 'published');
    const path = '/reworded/versions/2';
    const declared = (isComparable: boolean, why = WHY) => ({ change: { isComparable, why } });

    const silent = await detailOf(await ask('PUT', path, draftOf({ form: OTHER })));
    const halfSaid = await detailOf(
      await ask('PUT', path, draftOf({ replaces: 1, form: OTHER, ...declared(false, { vi: 'Vì', en: '' }) })),
    );
    const apart = await detailOf(
      await ask('PUT', path, draftOf({ replaces: 2, form: OTHER, ...declared(false) })),
    );
    const joined = await detailOf(
      await ask('PUT', path, draftOf({ replaces: 3, form: OTHER, ...declared(true) })),
    );

    expect(silent.faults.map(({ path: at }) => at)).toEqual(['change']);
    expect(halfSaid.faults.map(({ path: at }) => at)).toEqual(['change.why.en']);
    expect([apart.comparabilityGroup, joined.comparabilityGroup]).toEqual(['reworded@2', 'reworded']);
    expect([joined.isReworded, joined.follows, joined.faults]).toEqual([true, 1, []]);
  });

  it('asks in the same words in the same line, whatever its reasons', async () => {
    await questionnaireAt(api, 'same', 'published');

    const draft = await detailOf(
      await ask('PUT', '/same/versions/2', draftOf({ form: { ...SAMPLE_FORM, reasons: {} } })),
    );

    expect([draft.isReworded, draft.comparabilityGroup, draft.faults]).toEqual([false, 'same', []]);
  });

  it('of kiosks and pages keeps the overall question that a tap answers', async () => {
    const { overall: _, ...without } = SAMPLE_FORM;
    const path = '/post-service/versions/2';

    const draft = await detailOf(await ask('PUT', path, draftOf({ form: { ...without, reasons: {} } })));
    const renamed = await detailOf(
      await ask(
        'PUT',
        path,
        draftOf({ replaces: 1, form: { ...SAMPLE_FORM, overall: { id: 'all', text: WHY } } }),
      ),
    );

    expect(draft.faults.map(({ path: at }) => at)).toContain('form.overall');
    expect(renamed.faults.map(({ path: at }) => at)).toContain('form.overall.id');
  });

  it.each([
    ['yesterday', '2026-11-22'],
    ['no day', '2026-02-30'],
    ['after a quarter', '2027-02-24'],
  ])('does not bridge until %s', async (_, bridgeUntil) => {
    const other = await openApi();
    await askOf(
      other,
      'PUT',
      '/post-service/versions/2',
      draftOf({ form: OTHER, change: { isComparable: false, why: WHY } }),
    );

    const refused = await askOf(other, 'POST', '/post-service/versions/2/publish', {
      replaces: 1,
      bridgeUntil,
    });

    expect(await problemOf(refused)).toEqual({
      status: 422,
      kind: 'invalid-request',
      paths: ['bridgeUntil'],
    });
    await other.table.close();
  });

  it('is edited by those alone who answer for the whole organisation', async () => {
    const put = (role: string, unit: string) =>
      api.app.request('/v1/questionnaires/elsewhere/versions/1', {
        method: 'PUT',
        headers: { authorization: `Bearer ${role}/${unit}`, 'content-type': 'application/json' },
        body: JSON.stringify(draftOf({})),
      });

    expect((await put('admin', 'A')).status).toBe(403);
    expect((await put('manager', '01')).status).toBe(403);
    expect((await put('officer', '01')).status).toBe(200);
  });
});
