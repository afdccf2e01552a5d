import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Principal } from '#domain/policy.ts';
import type { SurveyResponse } from '#domain/response.ts';
import type { CommentList, CommentThemes, Moderated } from '../../functions/api/comment-schemas.ts';
import { csvRowsOf } from '../../functions/api/csv-table.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { NOW, RECEIPT, sampleResponse } from '../support/sample.ts';

const MANAGER: Principal = { role: 'manager', unit: 'A1' };
const OFFICER: Principal = { role: 'officer', unit: '01' };
const INSPECTOR: Principal = { role: 'inspector', unit: '01' };

let api: TestApi;
let last = 0;
let nowMs = NOW;
beforeEach(async () => {
  nowMs = NOW;
  api = await openApi({ now: () => nowMs });
});
afterEach(() => api.table.close());

const AT = '2026-11-18T09:00:00+07:00';

const record = async (count: number, more: Partial<SurveyResponse> = {}): Promise<SurveyResponse[]> => {
  const responses = Array.from({ length: count }, () => sampleResponse(++last, { at: AT, ...more }));
  for (const response of responses) {
    await api.table.store.recordResponse(response, { ...RECEIPT, code: `CODE-${response.id.slice(-5)}` });
  }
  await api.fold(responses);
  return responses;
};

const list = async (query = '', as: Principal = MANAGER, unit = 'A1'): Promise<CommentList> => {
  const answer = await api.get(`/v1/units/${unit}/comments${query}`, as);
  expect(answer.status).toBe(200);
  return (await answer.json()) as CommentList;
};
const textsIn = ({ comments }: CommentList): readonly string[] => comments.map(({ text }) => text).toSorted();
type ThemesWithWords = CommentThemes & { readonly words: NonNullable<CommentThemes['words']> };
const themes = async (as: Principal = MANAGER, unit = 'A1', query = ''): Promise<ThemesWithWords> =>
  (await (await api.get(`/v1/units/${unit}/comment-themes${query}`, as)).json()) as ThemesWithWords;
const entries = async () => (await api.table.audit.newest('2026-11', { limit: 50 })).toReversed();

const put = (id: string, body: object, as: Principal = OFFICER, unit = 'A1') =>
  api.app.request(`/v1/units/${unit}/comments/${id}/moderation`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${as.role}/${as.unit}` },
    body: JSON.stringify(body),
  });

describe('the list of comments', () => {
  it('quotes what citizens wrote, with level and day, and nothing that leads back to the rating', async () => {
    await record(9, { answers: { overall: 2 } });
    const [response] = await record(1, { comment: 'Chờ lâu', answers: { overall: 2 } });

    const { comments, responses, total, tooFew } = await list();

    expect({ responses, total, tooFew }).toEqual({ responses: 10, total: 1, tooFew: false });
    expect(comments).toEqual([
      {
        id: expect.stringMatching(/^2026-11\.[\w-]{16}$/),
        unit: { id: 'A1', name: { vi: 'Đơn vị A1', en: 'Unit A1' } },
        from: '2026-11-18',
        to: '2026-11-18',
        satisfaction: 'dissatisfied',
        level: 2,
        service: null,
        channel: { id: 'kiosk', name: { vi: 'Màn hình tại quầy', en: 'Kiosk at the counter' } },
        moment: { id: 'result', name: { vi: 'Trả kết quả', en: 'Result handed over' } },
        text: 'Chờ lâu',
        themes: ['waiting'],
        hidden: null,
      },
    ]);
    expect(JSON.stringify(comments)).not.toContain(response?.id);
  });

  it('is empty where fewer than ten rated the unit in the month, whatever the unit above has', async () => {
    await record(9, { comment: 'Chờ lâu' });
    await record(40, { unit: 'A2', comment: 'Tốt' });

    expect(await list()).toMatchObject({ tooFew: true, total: 0, comments: [], responses: 0 });
    expect(textsIn(await list('', OFFICER, '01'))).not.toContain('Chờ lâu');
    expect((await list('', OFFICER, '01')).total).toBe(40);
  });

  it('judges each month by itself, so that a longer period shows no month that is too small', async () => {
    await record(9, { at: '2026-10-20T09:00:00+07:00', comment: 'Tháng mười' });
    await record(10, { comment: 'Tháng mười một' });

    expect(new Set(textsIn(await list('?from=2026-10&to=2026-11')))).toEqual(new Set(['Tháng mười một']));
  });

  it('names no service, channel or moment that fewer than ten ratings share, and no filter finds it', async () => {
    await record(12);
    await record(1, { service: '1.001193', channel: 'link', moment: 'refusal', comment: 'Riêng tôi' });

    const { comments } = await list();

    expect(comments).toMatchObject([{ text: 'Riêng tôi', service: null, channel: null, moment: null }]);
    expect(textsIn(await list('?service=1.001193'))).toEqual([]);
    expect(textsIn(await list('?channel=link'))).toEqual([]);
    expect(textsIn(await list('?moment=refusal'))).toEqual([]);
  });

  it('says the day where ten share it with all else that is said, else the week, else the month', async () => {
    await record(10, { comment: 'Ngày' });
    await record(5, { at: '2026-11-10T09:00:00+07:00', comment: 'Tuần' });
    await record(5, { at: '2026-11-11T09:00:00+07:00', comment: 'Tuần' });
    await record(5, { at: '2026-11-03T09:00:00+07:00', comment: 'Tháng', service: '1.001193' });
    await record(5, { at: '2026-11-26T09:00:00+07:00', comment: 'Tháng', service: '1.001193' });

    const spans = new Map((await list()).comments.map(({ text, from, to }) => [text, `${from} ${to}`]));

    expect(Object.fromEntries(spans)).toEqual({
      Ngày: '2026-11-18 2026-11-18',
      Tuần: '2026-11-09 2026-11-15',
      Tháng: '2026-11-01 2026-11-30',
    });
  });

  it('is joined to no fewer than ten rows of the table of single responses, whatever it is narrowed to', async () => {
    const [service, days] = ['1.001193', ['2026-11-03', '2026-11-04', '2026-11-18', '2026-11-20']];
    for (const [at, channel] of (['kiosk', 'kiosk', 'receipt', 'link'] as const).entries()) {
      for (const [overall, count] of [
        [5, 9],
        [4, 6],
        [1, 4],
      ] as const) {
        const marks = { channel, at: `${days[at]}T09:00:00+07:00`, answers: { overall }, comment: 'Ý kiến' };
        await record(count, overall === 4 ? marks : { ...marks, service });
      }
    }
    const csv = await api.get('/v1/units/A1/responses.csv?from=2026-11-01&to=2026-11-30', OFFICER);
    const rows = csvRowsOf(await csv.text(), () => undefined).map(({ cells }) => cells);

    const marks = [
      '',
      'level=1',
      'level=5&channel=kiosk',
      `service=${service}`,
      `level=1,2&service=${service}`,
    ];
    const joined = [];
    for (const query of marks) {
      const { comments } = await list(`?${query}`, OFFICER);
      for (const { from, to, satisfaction, level, service, channel, moment } of comments) {
        const levels = satisfaction === 'dissatisfied' ? ['1', '2'] : satisfaction ? ['4', '5'] : undefined;
        joined.push(
          rows.filter(
            (row) =>
              from <= (row.day ?? '') &&
              (row.day ?? '') <= to &&
              (levels?.includes(row.q_overall ?? '') ?? true) &&
              (level === null || row.q_overall === String(level)) &&
              (service === null || row.service === service.id) &&
              (channel === null || row.channel === channel.name.vi) &&
              (moment === null || row.moment === moment.name.vi),
          ).length,
        );
      }
    }

    expect(rows).toHaveLength(76);
    expect(joined.length).toBeGreaterThan(76);
    expect(Math.min(...joined)).toBeGreaterThanOrEqual(10);
  });

  it('finds by several filters what is printed together, and nothing that is not', async () => {
    await record(12, { service: '1.001193', comment: 'Một' });
    await record(10, { service: '1.001193', channel: 'link', comment: 'Hai' });
    await record(10, { channel: 'receipt', comment: 'Ba' });

    expect(new Set(textsIn(await list('?service=1.001193&channel=link')))).toEqual(new Set(['Hai']));
    expect((await list('?service=1.001193&channel=receipt')).total).toBe(0);
    expect((await list('?channel=receipt')).total).toBe(10);
    expect((await list()).total).toBe(32);
  });

  it('has no level where fewer than ten chose it, which is found by what it is shown with', async () => {
    await record(6, { answers: { overall: 1 }, comment: 'Kém' });
    await record(6, { answers: { overall: 2 }, comment: 'Chưa tốt' });
    await record(12);

    expect((await list()).comments[0]).toMatchObject({ satisfaction: 'dissatisfied', level: null });
    expect((await list('?level=1')).total).toBe(0);
    expect((await list('?level=1,2')).total).toBe(12);
  });

  it('has none of two years ago or before', async () => {
    await record(10, { at: '2024-11-20T09:00:00+07:00', comment: 'Cũ' });
    await record(10, { at: '2024-12-20T09:00:00+07:00', comment: 'Còn xem được' });

    expect(new Set(textsIn(await list('?from=2024-11&to=2025-01')))).toEqual(new Set(['Còn xem được']));
  });

  it('is narrowed by level, theme and words without marks', async () => {
    await record(9, { answers: { overall: 1 } });
    await record(9);
    await record(1, { comment: 'Phải chờ lâu quá', answers: { overall: 1 } });
    await record(1, { comment: 'Cán bộ niềm nở' });

    expect(textsIn(await list('?level=1'))).toEqual(['Phải chờ lâu quá']);
    expect(textsIn(await list('?level=1,2'))).toEqual(['Phải chờ lâu quá']);
    expect(textsIn(await list('?level=2,3'))).toEqual([]);
    expect(textsIn(await list('?theme=attitude'))).toEqual(['Cán bộ niềm nở']);
    expect(textsIn(await list('?q=NIEM can'))).toEqual(['Cán bộ niềm nở']);
    expect(textsIn(await list('?q=khong co'))).toEqual([]);
  });

  it('has those of several levels together, and of the theme among them', async () => {
    // Enough of the dissatisfied and of the satisfied for a comment to be shown to be of one of them.
    for (const overall of [1, 5] as const) await record(9, { answers: { overall } });
    await record(1, { comment: 'Phải chờ lâu quá', answers: { overall: 1 } });
    await record(1, { comment: 'Chờ hơi lâu', answers: { overall: 2 } });
    await record(1, { comment: 'Giải quyết nhanh', answers: { overall: 5 } });

    expect(textsIn(await list('?level=1,2&theme=waiting'))).toEqual(['Chờ hơi lâu', 'Phải chờ lâu quá']);
    expect(textsIn(await list('?level=4,5&theme=waiting'))).toEqual(['Giải quyết nhanh']);
  });

  it('has no comment of a rating that is held, void or erased, and again one that is released', async () => {
    await record(12);
    const responses = await record(1, { comment: 'Chờ lâu' });
    const code = `CODE-${responses[0]?.id.slice(-5)}`;
    const decide = async (decision: 'hold' | 'release' | 'void' | 'erase') => {
      const [found] = await api.table.decisions.withCode('A1', '2026-11-18', code);
      if (!found) throw new Error('The rating is there');
      const reason = 'under-review';
      await api.table.decisions.decide(found.key, {
        id: decision,
        decision,
        reason,
        by: 'officer of 01',
        at: AT,
      });
      await api.fold(responses);
      return textsIn(await list());
    };

    expect(await decide('hold')).toEqual([]);
    expect(await decide('release')).toEqual(['Chờ lâu']);
    expect(await decide('void')).toEqual([]);
    expect(await decide('erase')).toEqual([]);
  });

  it('has a rating once that came twice, and what a change of mind has left', async () => {
    await record(10);
    const response = sampleResponse(++last, { at: AT, comment: 'Đầu' });
    const received = { ...RECEIPT, form: 'F1' };
    await api.table.store.recordResponse(response, received);
    await api.table.store.recordResponse(response, received);

    expect(textsIn(await list())).toEqual(['Đầu']);

    const { comment: _, ...silent } = response;
    const receivedMs = Date.parse(RECEIPT.receivedAt);
    await api.table.changes.changeResponse(silent, { ...RECEIPT, form: 'F2' }, 0, receivedMs + 60_000);

    expect(textsIn(await list())).toEqual([]);
  });

  it('is refused to viewers, and to the head of another unit', async () => {
    const answers = [
      await api.get('/v1/units/A1/comments', { role: 'viewer', unit: 'A1' }),
      await api.get('/v1/units/A1/comments', { role: 'manager', unit: 'A2' }),
      await api.get('/v1/units/A1/comment-themes', { role: 'manager', unit: 'A2' }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
  });

  it.each([
    ['?level=6', 'level'],
    ['?level=1,', 'level'],
    ['?reason=long-wait', 'reason'],
    ['?from=2026-11', 'to'],
    ['?from=2025-11&to=2026-11', 'from'],
    ['?theme=weather', 'theme'],
    ['?month=2026-11', 'month'],
    ['?cursor=1', 'cursor'],
  ])('names what is wrong with %s', async (query, path) => {
    const answer = await api.get(`/v1/units/A1/comments${query}`, MANAGER);

    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ errors: [{ path }] });
  });
});

describe('a look at comments', () => {
  it('has an entry in the audit log, with its filter', async () => {
    await list('?level=1&q=cho%20lau');
    await themes();

    expect(await entries()).toMatchObject([
      {
        kind: 'comments.read',
        unit: 'A1',
        who: { role: 'manager', unit: 'A1' },
        outcome: 'done',
        after: { what: 'list', from: '2026-11', to: '2026-11', level: '1', q: 'cho lau' },
      },
      { kind: 'comments.read', after: { what: 'themes', from: '2026-11', to: '2026-11' } },
    ]);
  });

  it('is refused where the log cannot be written', async () => {
    await api.table.close();
    api = await openApi({
      audit: (audit) => ({
        ...audit,
        begin: async () => {
          throw new Error('no log');
        },
      }),
    });
    await record(10, { comment: 'Chờ lâu' });

    const answer = await api.get('/v1/units/A1/comments', MANAGER);

    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('Chờ lâu');
  });

  it('is one entry over all its pages', async () => {
    await record(120, { comment: 'Chờ lâu' });
    const seen = new Set<string>();
    let query = '';
    for (let pages = 0; pages < 5; pages++) {
      const { comments, next } = await list(query);
      for (const { id } of comments) seen.add(id);
      if (next === undefined) break;
      query = `?cursor=${next}`;
    }

    expect(seen.size).toBe(120);
    expect(await entries()).toHaveLength(1);
  });

  it('gives its next page to nobody else, for no other filter, and not the day after', async () => {
    await record(60, { comment: 'Chờ lâu' });
    const { next } = await list();
    const statusOf = async (query: string, as = MANAGER) =>
      (await api.get(`/v1/units/A1/comments?cursor=${next}${query}`, as)).status;

    const refused = [await statusOf('', INSPECTOR), await statusOf('&level=1')];
    const taken = await statusOf('');
    nowMs += 86_400_000;

    expect([...refused, taken, await statusOf('')]).toEqual([400, 400, 200, 400]);
  });
});

describe('a comment that is hidden', () => {
  const oneId = async (): Promise<string> => (await list('', OFFICER)).comments[0]?.id ?? '';

  it('is shown with its reason to who may hide it, and not at all to others; its rating counts', async () => {
    await record(10, { comment: 'Chờ lâu' });
    const id = await oneId();

    const answer = await put(id, { hidden: true, reason: 'insult' });

    expect((await answer.json()) as Moderated).toMatchObject({
      id,
      hidden: { reason: 'insult', by: 'officer of 01' },
    });
    expect((await list()).comments.map((each) => each.id)).not.toContain(id);
    expect((await list('', INSPECTOR)).comments.map((each) => each.id)).not.toContain(id);
    expect((await list('?hidden=only', OFFICER)).comments).toMatchObject([
      { id, hidden: { reason: 'insult' } },
    ]);
    expect((await list('?hidden=without', OFFICER)).total).toBe(9);
    expect((await list('?hidden=only')).total).toBe(0);
    expect((await list()).responses).toBe(10);
    expect((await themes(OFFICER)).total).toBe(9);
  });

  it('comes back when it is shown again', async () => {
    await record(10, { comment: 'Chờ lâu' });
    const id = await oneId();

    await put(id, { hidden: true, reason: 'insult' });
    await put(id, { hidden: false });

    expect((await list()).total).toBe(10);
  });

  it('has before and after in the log, and none of its text', async () => {
    await record(10, { comment: 'Chờ lâu' });
    const id = await oneId();

    await put(id, { hidden: true, reason: 'personal-data' });
    await put(id, { hidden: true, reason: 'personal-data' });

    const kept = (await entries()).filter(({ kind }) => kind === 'comment.moderate');
    expect(kept).toMatchObject([
      {
        unit: 'A1',
        target: id,
        before: { hidden: null },
        after: { hidden: 'personal-data' },
        outcome: 'done',
      },
    ]);
    expect(JSON.stringify(kept)).not.toContain('Chờ lâu');
  });

  it.each([
    [{ hidden: 'yes' }, 'hidden must be true or false.'],
    [{ hidden: false, note: '' }, 'body has fields that are not known: note; leave them out.'],
    [[], 'body must be there and of type object.'],
  ])('is refused with the field and the fix: %j', async (body, detail) => {
    const answer = await put('2026-11.AAAAAAAAAAAAAAAA', body);

    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ detail });
  });

  it('needs a reason, a comment of that unit, and somebody who may', async () => {
    await record(10, { comment: 'Chờ lâu' });
    const id = await oneId();
    const hide = { hidden: true, reason: 'insult' };

    const answers = [
      await put(id, { hidden: true }),
      await put(id, { hidden: false, reason: 'insult' }),
      await put(id, hide, MANAGER),
      await put(id, hide, OFFICER, 'A2'),
      await put('2026-11.AAAAAAAAAAAAAAAA', hide),
      await put('x', hide),
    ];

    expect(answers.map(({ status }) => status)).toEqual([422, 422, 403, 404, 404, 404]);
    expect((await list()).total).toBe(10);
  });
});

describe('the themes of comments', () => {
  it('are counted, with how content those were who named them, those of the dissatisfied first', async () => {
    await record(10, { comment: 'Phải chờ lâu', answers: { overall: 2 } });
    await record(14, { comment: 'Cán bộ niềm nở', answers: { overall: 4 } });

    const { themes: counted, total, withoutLevel } = await themes();

    expect({ total, withoutLevel }).toEqual({ total: 24, withoutLevel: 0 });
    expect(counted.slice(0, 2)).toMatchObject([
      { id: 'waiting', n: 10, dissatisfied: 10, satisfied: 0 },
      { id: 'attitude', n: 14, dissatisfied: 0, satisfied: 14 },
    ]);
  });

  it('count nobody as dissatisfied whose level fewer than ten share, and say how many have none', async () => {
    await record(8, { comment: 'Phải chờ lâu', answers: { overall: 2 } });
    await record(4, { comment: 'Phải chờ lâu', answers: { overall: 4 } });

    const { themes: counted, withoutLevel } = await themes();

    expect(withoutLevel).toBe(12);
    expect(counted[0]).toMatchObject({ id: 'waiting', n: 12, dissatisfied: 0, satisfied: 0 });
  });

  it('have words that set the dissatisfied apart, of ten people or more', async () => {
    await record(12, { comment: 'xếp hàng từ sáng', answers: { overall: 1 } });
    await record(30, { comment: 'niềm nở', answers: { overall: 5 } });
    await record(1, { comment: 'thang máy', answers: { overall: 1 } });

    const { words } = await themes();

    expect(words.dissatisfied.map(({ word }) => word)).toContain('xếp hàng');
    expect(words.satisfied.map(({ word }) => word)).toContain('niềm nở');
    expect(JSON.stringify(words)).not.toContain('thang máy');
  });

  it('have words that set the unit apart from those beside it', async () => {
    await record(12, { comment: 'bãi xe chật' });
    await record(40, { unit: 'A2', comment: 'niềm nở' });

    const { words } = await themes();

    expect(words.here.map(({ word }) => word)).toEqual(expect.arrayContaining(['bãi xe']));
    expect(JSON.stringify(words.here)).not.toContain('niềm');
  });

  it('come without words where they are asked for without', async () => {
    await record(12, { comment: 'xếp hàng từ sáng', answers: { overall: 1 } });

    const { words: _, ...counted } = await themes();

    expect(await themes(MANAGER, 'A1', '?words=without')).toEqual(counted);
    expect((await api.get('/v1/units/A1/comment-themes?words=none', MANAGER)).status).toBe(400);
  });

  it('are none of where fewer than ten rated', async () => {
    await record(9, { comment: 'Phải chờ lâu' });

    const { tooFew, total, themes: counted } = await themes();

    expect({ tooFew, total, named: counted.filter(({ n }) => n > 0) }).toEqual({
      tooFew: true,
      total: 0,
      named: [],
    });
  });
});
