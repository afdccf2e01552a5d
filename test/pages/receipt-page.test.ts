import { GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MOMENTS } from '#domain/response.ts';
import { responseKey } from '../../functions/store/keys.ts';
import { fieldsOn, filledIn } from '../support/pages.ts';
import { issued, openReceiptPages, type ReceiptPages } from '../support/receipt-pages.ts';
import { TEST_RECEIPTS } from '../support/receipts.ts';
import { NOW, ORGANISATION, sampleResponse, sampleUnit } from '../support/sample.ts';

const MINUTE_MS = 60_000;

let clock: number;
let pages: ReceiptPages;
beforeEach(async () => {
  clock = NOW;
  pages = await openReceiptPages({ now: () => clock });
});
afterEach(() => pages.table.close());

const html = async (path: string): Promise<string> => (await pages.open(path)).text();
const rate = async (path: string, score: number, more: Readonly<Record<string, string>> = {}) =>
  pages.send(path, filledIn(await html(path), { 'answer-overall': String(score), ...more }));
const stored = async (id: string, at = '2026-11-23T09:00:00+07:00') => {
  const Key = responseKey(sampleResponse(1, { id, at }));
  return (await pages.table.client.send(new GetCommand({ TableName: pages.table.tableName, Key }))).Item;
};

const itemsKept = async (): Promise<number> =>
  (await pages.table.client.send(new ScanCommand({ TableName: pages.table.tableName }))).Count ?? 0;

describe('GET /r/{token}', () => {
  it.each([
    ['vi', 'Quầy 1 · Đơn vị A1', 'Đăng ký khai sinh', 'Khi nhận kết quả · Thứ Hai, 23/11/2026'],
    ['en', 'Counter 1 · Unit A1', 'Birth registration', 'When receiving the result · Monday'],
  ])('says office, procedure, visit and day of what is rated (%s)', async (language, ...words) => {
    const page = await html(`/r/${issued().token}?lang=${language}`);

    for (const word of words) expect(page).toContain(word);
  });

  it.each(MOMENTS)('says in words which visit it was: %s', async (moment) => {
    const words = {
      reception: 'Khi nộp hồ sơ',
      supplement: 'Khi được yêu cầu bổ sung hồ sơ',
      refusal: 'Khi nhận thông báo từ chối hồ sơ',
      result: 'Khi nhận kết quả',
    };

    expect(await html(`/r/${issued({ moment }).token}`)).toContain(words[moment]);
  });

  it('does not say what id the rating has', async () => {
    const { token, id } = issued();

    expect(await html(`/r/${token}`)).not.toContain(id);
  });

  it.each([
    (token: string) => `/R/${token}`,
    (token: string) => `/r/${token.toLowerCase()}`,
    (token: string) => `/r/${token}?fbclid=IwAR0`,
    (token: string) => `/r/${token}).`,
  ])('is the same however it was copied: %s', async (path) => {
    const answer = await pages.open(path(issued().token));

    expect(answer.status).toBe(200);
    expect(await answer.text()).toMatch(/ action="\/r\/\w+\?lang=vi&amp;sent"/i);
  });

  it('chooses the level that a link names, and records nothing however often it is opened', async () => {
    const link = `/r/${issued({ channel: 'link' }).token}?score=4`;

    const opened = [await html(link), await html(link), await html(link)];

    expect(opened.map((page) => fieldsOn(page).get('answer-overall'))).toEqual(['4', '4', '4']);
    expect(await itemsKept()).toBe(0);
  });

  it.each(['0', '6', '4.0', '44', '-1', 'good', ''])(
    'chooses nothing where there is no such level: "%s"',
    async (score) => {
      const page = await html(`/r/${issued().token}?score=${score}`);

      expect(fieldsOn(page).get('answer-overall')).toBeNull();
    },
  );
});

describe('a receipt that is rated', () => {
  it('is recorded as what the receipt says, once for all', async () => {
    const { token, id } = issued({ channel: 'link', moment: 'refusal' });

    const thanks = await rate(`/r/${token}`, 2, { 'reasons-2': 'long-wait' });

    expect(thanks.status).toBe(200);
    expect(await stored(id)).toMatchObject({
      channel: 'link',
      moment: 'refusal',
      service: '1.001193',
      counter: 'A1-01',
      at: '2026-11-23T09:00:00+07:00',
      answers: { overall: 2 },
      reasons: ['long-wait'],
    });
  });

  it('costs one write and one look at what stands', async () => {
    const path = `/r/${issued().token}`;
    const form = filledIn(await html(path), { 'answer-overall': '5' });
    const before = pages.calls();

    await pages.send(path, form);

    expect(pages.calls() - before).toBe(1);
  });

  it('thanks again with the same code after a double tap and a reload', async () => {
    const path = `/r/${issued().token}`;
    const form = filledIn(await html(path), { 'answer-overall': '4' });

    const answers = await Promise.all([pages.send(path, form), pages.send(path, form)]);
    clock += 60 * MINUTE_MS;
    const reload = await pages.send(path, form);

    const [first, ...others] = await Promise.all([...answers, reload].map((answer) => answer.text()));
    expect(first).toContain('Cảm ơn Ông/Bà!');
    expect(others.map(codeOn)).toEqual([codeOn(first ?? ''), codeOn(first ?? '')]);
  });

  it('takes exactly one of two phones at once, whatever they say, and tells the other', async () => {
    const path = `/r/${issued().token}`;
    const [one, other] = [await html(path), await html(path)];

    const answers = await Promise.all([
      pages.send(path, filledIn(one, { 'answer-overall': '4' })),
      pages.send(path, filledIn(other, { 'answer-overall': '4' })),
    ]);

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const told = await answers.find(({ status }) => status === 409)?.text();
    expect(told).toContain('Lần phục vụ này đã được đánh giá');
    expect(told).toContain('lúc 10:00, Thứ Hai, 23/11/2026');
  });

  it.each([
    ['a receipt that was printed again', () => `/r/${issued({ validDays: 90 }).token}`],
    ['the code that was typed', () => `/r/A1-01~${issued().typedCode}`],
    ['a link to the same moment', () => `/r/${issued({ channel: 'link' }).token}`],
  ])('is the same rating as that of %s', async (_, again) => {
    await rate(`/r/${issued().token}`, 3);

    const page = await html(again());

    expect(page).toContain('Lần phục vụ này đã được đánh giá');
    expect(page).not.toContain('answer-overall');
  });

  it('is the same rating as the one that the kiosk was prompted for', async () => {
    const at = '2026-11-23T09:41:07+07:00';
    const id = TEST_RECEIPTS.responseIdOfDossier({
      unit: 'A1',
      receipt: 'h26.7-261123-0042 ',
      moment: 'result',
      atMs: Date.parse(at),
    });
    await rate(`/r/${issued().token}`, 3);

    const prompted = pages.table.store.recordResponse(sampleResponse(1, { id, at }), {
      code: '7KQM2-XRD4T',
      receivedAt: at,
      salt: new Uint8Array(16),
    });

    await expect(prompted).rejects.toThrow('recorded already');
  });

  it('leaves the other moments of the dossier to be rated', async () => {
    await rate(`/r/${issued().token}`, 3);

    expect((await rate(`/r/${issued({ moment: 'reception' }).token}`, 3)).status).toBe(200);
  });

  it('asks again for a level, and keeps what was entered', async () => {
    const path = `/r/${issued().token}`;
    const answer = await pages.send(path, filledIn(await html(path), { 'answer-access': '4' }));

    expect(answer.status).toBe(422);
    const again = fieldsOn(await answer.text());
    expect(again.get('answer-access')).toBe('4');
    again.set('answer-overall', '5');
    expect((await pages.send(path, again)).status).toBe(200);
  });

  it('takes no form that is none of ours', async () => {
    const path = `/r/${issued().token}`;

    const answer = await rate(path, 5, { id: 'x'.repeat(1000) });

    expect(answer.status).toBe(422);
    expect((await pages.send(path, fieldsOn(await answer.text()))).status).toBe(200);
  });
});

describe('a second rating of a receipt', () => {
  it('replaces the first within ten minutes, with what was just sent', async () => {
    const { token, id } = issued();
    const path = `/r/${token}`;
    const [one, other] = [await html(path), await html(path)];
    const first = await pages.send(path, filledIn(one, { 'answer-overall': '2', 'reasons-2': 'long-wait' }));
    clock += 9 * MINUTE_MS;
    const refused = await pages.send(path, filledIn(other, { 'answer-overall': '5' }));
    const offer = await refused.text();

    const thanks = await pages.send(path, fieldsOn(offer));

    expect(offer).toContain('trước 10:10');
    expect(thanks.status).toBe(200);
    expect(codeOn(await thanks.text())).toBe(codeOn(await first.text()));
    expect(await stored(id)).toMatchObject({ answers: { overall: 5 }, changes: 1 });
    expect(await stored(id)).not.toHaveProperty('reasons');
  });

  it('begins with an empty form for whoever only opened the page', async () => {
    const { token, id } = issued();
    const path = `/r/${token}`;
    await rate(path, 2);

    const link = /href="(\/r\/[^"]*change)"/.exec(await html(path))?.[1]?.replaceAll('&amp;', '&') ?? '';
    const form = await html(link);
    const thanks = await pages.send(path, filledIn(form, { 'answer-overall': '4' }));

    expect(form).toContain('Ông/Bà đang thay đổi đánh giá đã gửi');
    expect(thanks.status).toBe(200);
    expect(await stored(id)).toMatchObject({ answers: { overall: 4 }, changes: 1 });
  });

  it('is refused kindly after ten minutes', async () => {
    const { token, id } = issued();
    const path = `/r/${token}`;
    const [one, other] = [await html(path), await html(path)];
    await pages.send(path, filledIn(one, { 'answer-overall': '2' }));
    clock += 10 * MINUTE_MS;

    const refused = await pages.send(path, filledIn(other, { 'answer-overall': '5', over: '0' }));

    const page = await refused.text();
    expect(refused.status).toBe(409);
    expect(page).toContain('không thay đổi được nữa');
    expect(page).not.toContain('<form ');
    expect(await html(`${path}?change`)).not.toContain('<form ');
    expect(await stored(id)).toMatchObject({ answers: { overall: 2 } });
  });

  it('is taken from one of two phones that change it at once', async () => {
    const { token, id } = issued();
    const path = `/r/${token}`;
    await rate(path, 3);
    const [one, other] = [await html(`${path}?change`), await html(`${path}?change`)];

    const answers = await Promise.all([
      pages.send(path, filledIn(one, { 'answer-overall': '1' })),
      pages.send(path, filledIn(other, { 'answer-overall': '5' })),
    ]);

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await stored(id)).toMatchObject({ changes: 1 });
  });
});

describe('a receipt of an office that was merged', () => {
  const closed = sampleUnit('A1', 'A', {
    placements: [
      { from: '2020-01', parent: 'A' },
      { from: '2026-11', parent: 'closed', successors: ['B'] },
    ],
  });
  const organisation = (unit: typeof closed) => ({
    ...ORGANISATION,
    units: [...ORGANISATION.units.filter(({ id }) => id !== 'A1'), unit],
  });

  it('is credited to the office that took over', async () => {
    const merged = await openReceiptPages({ organisation: organisation(closed) });
    const { token, id } = issued();
    const page = await (await merged.open(`/r/${token}`)).text();

    const thanks = await merged.send(`/r/${token}`, filledIn(page, { 'answer-overall': '5' }));

    expect(page).toContain('<strong>Đơn vị B</strong>');
    expect(thanks.status).toBe(200);
    const at = '2026-11-23T09:00:00+07:00';
    expect(await merged.table.changes.standingAt({ id, unit: 'B', at })).toBeDefined();
    await merged.table.close();
  });

  it('is credited to itself for what it did before', async () => {
    const merged = await openReceiptPages({ organisation: organisation(closed) });

    const before = issued({ atMs: Date.parse('2026-10-31T16:00:00+07:00') });

    expect(await (await merged.open(`/r/${before.token}`)).text()).toContain('Quầy 1 · Đơn vị A1');
    await merged.table.close();
  });

  it('says kindly that nobody answers for it where nobody does', async () => {
    const gone = { ...closed, placements: [{ from: '2020-01', parent: 'closed' as const }] };
    const merged = await openReceiptPages({ organisation: organisation(gone) });

    const answer = await merged.open(`/r/${issued().token}`);

    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('Không tìm thấy cơ quan ghi trên giấy');
    await merged.table.close();
  });
});

const codeOn = (page: string): string | undefined => /7KQM2-X\d{4}/.exec(page)?.[0];
