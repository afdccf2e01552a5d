import { describe, expect, it } from 'vitest';
import type { Organisation } from '#domain/unit.ts';
import { StoreUnavailableError } from '../../functions/store/errors.ts';
import { unavailableIntake } from '../support/memory-intake.ts';
import { COUNTER, fieldsOn, filledIn, openPages } from '../support/pages.ts';
import { ORGANISATION, sampleUnit } from '../support/sample.ts';

const down = async (): Promise<never> => {
  throw new StoreUnavailableError('The table did not take the request (TimeoutError)');
};

describe('a page that cannot be had', () => {
  it.each(['/q/A1-99', '/q/%3Cscript%3E', '/q/', '/elsewhere'])(
    'says in both languages what to do: %s',
    async (path) => {
      const answer = await openPages().app.request(path);

      expect(answer.status).toBe(404);
      const html = await answer.text();
      expect(html).toContain('Xin quét lại mã QR');
      expect(html).toContain('<div lang="en"');
      expect(html).toContain('Please scan the QR code');
      expect(html).not.toContain('<script');
    },
  );

  it('is that of a unit which is closed this month', async () => {
    const closed = sampleUnit('A1', null, {
      placements: [
        { from: '2020-01', parent: null },
        { from: '2026-11', parent: 'closed' },
      ],
    });
    const organisation: Organisation = { ...ORGANISATION, units: [closed] };

    const answer = await openPages({ organisation }).app.request(`/q/${COUNTER}`);

    expect(answer.status).toBe(404);
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])(
    'names the methods that are offered instead of %s',
    async (method) => {
      const answer = await openPages().app.request(`/q/${COUNTER}`, { method });

      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
    },
  );

  it.each(['application/json', 'multipart/form-data; boundary=x', undefined])('takes no %s', async (type) => {
    const answer = await openPages().app.request(`/q/${COUNTER}`, {
      method: 'POST',
      body: new Blob(['{}']),
      headers: type ? { 'content-type': type } : {},
    });

    expect(answer.status).toBe(415);
    expect(await answer.text()).toContain(`href="/q/${COUNTER}"`);
  });

  it.each([
    [64 * 1024, 422],
    [64 * 1024 + 1, 413],
  ])('takes %i bytes with %i', async (length, status) => {
    const body = 'comment='.padEnd(length, 'x');

    const answer = await openPages().app.request(`/q/${COUNTER}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
    });

    expect(answer.status).toBe(status);
  });
});

describe('while the table is down', () => {
  const CHOSEN = { 'answer-overall': '1', 'answer-feedback': '2', 'reasons-1': 'repeated-visits' };

  it('keeps the form, so that sending it again sends the same response', async () => {
    let store = unavailableIntake;
    const pages = openPages({ store: { recordResponse: (...given) => store.recordResponse(...given) } });
    const form = filledIn(await pages.open(), CHOSEN);

    const answer = await pages.send(form);
    const again = fieldsOn(await answer.clone().text());
    store = pages.intake;
    const third = await pages.send(again);

    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await answer.text()).toContain('Gửi lại');
    expect(third.status).toBe(200);
    expect(pages.intake.recorded).toMatchObject([
      { id: form.get('id'), answers: { overall: 1, feedback: 2 }, reasons: ['repeated-visits'] },
    ]);
  });

  it('counts once a response that was stored though the answer was lost', async () => {
    let isLost = true;
    const pages = openPages({
      store: {
        recordResponse: async (...given) => {
          const taken = await pages.intake.recordResponse(...given);
          return isLost ? down() : taken;
        },
      },
    });
    const lost = await pages.send(filledIn(await pages.open(), CHOSEN));

    isLost = false;
    const again = await pages.send(fieldsOn(await lost.text()));

    expect([lost.status, again.status]).toEqual([503, 200]);
    expect(pages.intake.recorded).toHaveLength(1);
  });

  it('keeps the form, too, when not even the organisation can be read', async () => {
    const form = filledIn(await openPages().open(), CHOSEN);
    const given = [...form].filter(([, value]) => value !== '');

    const answer = await openPages({ organisation: down }).send(form);

    expect(answer.status).toBe(503);
    expect([...fieldsOn(await answer.text())].toSorted()).toEqual(given.toSorted());
  });

  it('asks whoever has entered nothing to come back', async () => {
    const answer = await openPages({ organisation: down }).app.request(`/q/${COUNTER}`);

    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await answer.text()).toContain('Please wait a few seconds');
  });

  it('hands back what was entered as text, whatever it is', async () => {
    const hostile = '"><script>alert(1)</script>';
    const form = filledIn(await openPages().open(), {
      id: hostile,
      'answer-overall': hostile,
      'reasons-1': hostile,
    });

    const html = await (await openPages({ organisation: down }).send(form)).text();

    expect(html).not.toContain('<script');
    expect(html).toContain('value="&quot;>&lt;script>');
  });
});

describe('a fault of our own', () => {
  it('is reported, says nothing of itself and keeps the form', async () => {
    const fault = new TypeError('secret detail');
    const pages = openPages({
      store: {
        recordResponse: async () => {
          throw fault;
        },
      },
    });
    const form = filledIn(await pages.open(), { 'answer-overall': '5' });

    const answer = await pages.send(form);

    expect(answer.status).toBe(500);
    const html = await answer.text();
    expect(html).not.toContain('secret');
    expect(fieldsOn(html).get('id')).toBe(form.get('id'));
    expect(pages.reported).toEqual([fault]);
  });
});
