import { describe, expect, it } from 'vitest';
import { POSTER_AGE_DAYS } from '#domain/response-check.ts';
import { COUNTER, fieldsOn, filledIn, openPages } from '../support/pages.ts';
import { NOW, sampleId } from '../support/sample.ts';

describe('a form that is sent', () => {
  it('records a response with the chosen score, the aspects that are answered and the reasons', async () => {
    const pages = openPages();
    const form = filledIn(await pages.open(), {
      'answer-overall': '2',
      'answer-officials': '1',
      'reasons-2': 'long-wait',
    });
    form.append('reasons-2', 'poor-attitude');

    const answer = await pages.send(form);

    expect(answer.status).toBe(200);
    expect(pages.intake.recorded).toEqual([
      {
        id: sampleId(1),
        unit: 'A1',
        counter: COUNTER,
        channel: 'poster',
        moment: 'result',
        questionnaire: 'post-service',
        questionnaireVersion: 1,
        at: '2026-11-23T10:00:00+07:00',
        answers: { overall: 2, officials: 1 },
        reasons: ['long-wait', 'poor-attitude'],
      },
    ]);
  });

  it('thanks with the score, the code to be read and to be heard, and what happens next', async () => {
    const pages = openPages();

    const thanks = await (await pages.send(filledIn(await pages.open(), { 'answer-overall': '4' }))).text();

    expect(thanks).toContain('Cảm ơn Ông/Bà!');
    expect(thanks).toContain('<span>Hài lòng</span>');
    expect(thanks).toMatch(/<b aria-hidden="true">7KQM2-<\/b><b aria-hidden="true">X0001<\/b>/);
    expect(thanks).toContain('7 K Q M 2 X 0 0 0 1');
    expect(thanks).toContain('chỉ số hài lòng tháng 11/2026 của Đơn vị A1');
  });

  it('thanks in English whoever rated in English', async () => {
    const pages = openPages();

    const form = filledIn(await pages.open('?lang=en'), { 'answer-overall': '4' });
    const thanks = await (await pages.send(form)).text();

    expect(thanks).toContain('<html lang="en">');
    expect(thanks).toContain('satisfaction index of Unit A1 for 11/2026');
  });

  it('leaves ticks under a score that is no longer chosen behind', async () => {
    const pages = openPages();
    const form = filledIn(await pages.open(), {
      'answer-overall': '5',
      'reasons-1': 'long-wait',
      'reasons-5': 'single-visit',
    });

    await pages.send(form);

    expect(pages.intake.recorded).toMatchObject([{ reasons: ['single-visit'] }]);
  });

  it('counts once when sent twice, and answers with the same page', async () => {
    const pages = openPages();
    const form = filledIn(await pages.open(), { 'answer-overall': '3' });

    const answers = await Promise.all([pages.send(form), pages.send(form), pages.send(form)]);

    const [first, ...others] = await Promise.all(answers.map((answer) => answer.text()));
    expect(others).toEqual([first, first]);
    expect(pages.intake.recorded).toHaveLength(1);
  });

  it('keeps the first when sent again with another score, and offers a new form', async () => {
    const pages = openPages();
    const html = await pages.open();
    await pages.send(filledIn(html, { 'answer-overall': '3' }));

    const second = await pages.send(filledIn(html, { 'answer-overall': '1' }));

    expect(second.status).toBe(409);
    const page = await second.text();
    expect(page).toContain('Đánh giá này đã được ghi nhận trước đó');
    expect(page).toContain(`href="/q/${COUNTER}"`);
    expect(pages.intake.recorded).toMatchObject([{ answers: { overall: 3 } }]);
  });

  it('goes to another URL than the form came from, so that "back" finds the form that was sent', async () => {
    const pages = openPages();

    const actions = await Promise.all(
      ['', '?lang=en'].map(async (search) => / action="([^"]*)"/.exec(await pages.open(search))?.[1]),
    );

    expect(actions).toEqual([`/q/${COUNTER}?lang=vi&amp;sent`, `/q/${COUNTER}?lang=en&amp;sent`]);
  });
});

describe('a comment', () => {
  const commented = async (comment: string) => {
    const pages = openPages();
    const answer = await pages.send(filledIn(await pages.open(), { 'answer-overall': '2', comment }));
    return { pages, answer, html: await answer.text() };
  };

  it.each([
    ['  Chờ lâu,\r\n\r\nghế ít ', 'Chờ lâu, ghế ít'],
    ['anh Tuấn hẹn, gọi 0912 345 678', 'anh [tên] hẹn, gọi [số điện thoại]'],
    ['gọi 0912\u200b345\u200b678', 'gọi [số điện thoại]'],
    ['gọi 0912\r\n345\r\n678', 'gọi [số điện thoại]'],
    ['001099123456, 29A-123.45, lan@gmail.com', '[số giấy tờ], [biển số], [email]'],
  ])('is kept on one line, without personal data: %j', async (typed, kept) => {
    const { pages } = await commented(typed);

    expect(pages.intake.recorded).toMatchObject([{ comment: kept }]);
  });

  it.each(['', ' \r\n ', '\u200b'])('is left out where it says nothing: %j', async (typed) => {
    const { pages } = await commented(typed);

    expect(pages.intake.recorded).toHaveLength(1);
    expect(pages.intake.recorded[0]).not.toHaveProperty('comment');
  });

  it('is not said again by the page that thanks', async () => {
    const { html } = await commented('gọi 0912 345 678');

    expect(html).not.toContain('0912');
  });

  it('that is too long comes back whole, to be shortened', async () => {
    const long = `${'Chờ lâu. '.repeat(60)}"<b>&`;

    const { answer, html } = await commented(long);

    expect(answer.status).toBe(422);
    expect(html).toContain('Ý kiến dài quá 500 ký tự');
    expect(fieldsOn(html).get('comment')).toBe(long);
    expect(fieldsOn(html).get('answer-overall')).toBe('2');
  });
});

describe('a form without a score', () => {
  it('comes back with all that was entered and a message at the faces', async () => {
    const pages = openPages();
    const form = filledIn(await pages.open('?lang=en'), {
      'answer-access': '4',
      'reasons-1': 'long-wait',
      'reasons-4': 'single-visit',
    });

    const answer = await pages.send(form);

    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect([...fieldsOn(html)].toSorted()).toEqual([...form].toSorted());
    expect(html).toMatch(/<fieldset aria-describedby="fault"><legend>.*?<p [^>]*id="fault"[^>]*role="alert"/);
    expect(html).toContain('No level is chosen yet');
    expect(html).toContain('<details open>');
    expect(pages.intake.recorded).toEqual([]);
  });

  it('has no way to the other language, which would lose what was entered', async () => {
    const pages = openPages();

    const html = await (await pages.send(fieldsOn(await pages.open()))).text();

    expect(html).not.toContain('>English<');
  });
});

describe('a form that can no longer be taken', () => {
  const DAY_MS = 86_400_000;

  it.each([
    ['older than accepted', { at: '2026-08-01T09:00:00+07:00' }],
    ['ahead of the clock', { at: '2026-11-23T10:06:00+07:00' }],
    ['without a time', { at: '' }],
    ['of a questionnaire never published', { version: '99' }],
    ['with an id that is none', { id: "'; drop table" }],
    ['with a reason that is not offered', { 'reasons-2': 'nothing' }],
  ])('comes back as a new form with the answers kept: %s', async (_, wrong) => {
    const pages = openPages();
    const chosen = { 'answer-overall': '2', 'answer-results': '5' };
    const form = filledIn(await pages.open(), { ...chosen, ...wrong });

    const answer = await pages.send(form);

    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(Object.fromEntries(fieldsOn(html))).toMatchObject({
      ...chosen,
      id: sampleId(2),
      at: '2026-11-23T10:00:00+07:00',
      version: '1',
    });
    expect(html).toContain('role="alert"');
    expect((await pages.send(fieldsOn(html))).status).toBe(200);
  });

  it('is accepted to the last day', async () => {
    let clock = NOW - POSTER_AGE_DAYS * DAY_MS;
    const pages = openPages({ now: () => clock });
    const form = filledIn(await pages.open(), { 'answer-overall': '5' });

    clock = NOW;
    const inTime = await pages.send(form);
    clock = NOW + 1000;
    const late = await pages.send(form);

    expect([inTime.status, late.status]).toEqual([200, 422]);
  });
});
