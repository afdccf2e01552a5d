import { describe, expect, it } from 'vitest';
import { questionnaireByKey } from '#domain/questionnaire-catalogue.ts';
import type { Channel } from '#domain/response.ts';
import { checkResponse } from '#domain/response-check.ts';
import { localIsoOf } from '#domain/time.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { NOW, ORGANISATION, sampleResponse } from '../support/sample.ts';

const context = {
  index: indexOrganisation(ORGANISATION),
  questionnaireByKey,
  now: NOW,
  acceptedAgeDays: 92,
};

const pathsOf = (input: unknown): readonly string[] => {
  const checked = checkResponse(input, context);
  return checked.ok ? [] : checked.issues.map(({ path }) => path);
};

const changed = (more: Record<string, unknown>): Record<string, unknown> => ({
  ...sampleResponse(1),
  ...more,
});

describe('the rating of a poster', () => {
  const poster = (more: Record<string, unknown>, channels?: readonly Channel[]) => {
    const checked = checkResponse(changed({ channel: 'poster', ...more }), {
      ...context,
      ...(channels ? { channels } : {}),
    });
    return checked.ok ? [] : checked.issues.map(({ path }) => path);
  };
  const daysAgo = (days: number): string => localIsoOf(NOW - days * 86_400_000);

  it('is of the moment at which the visit ends', () => {
    expect([poster({}), poster({ moment: 'refusal' })]).toEqual([[], ['moment']]);
  });

  it('comes within a week, and by import whenever it was', () => {
    expect([poster({ at: daysAgo(6.9) }), poster({ at: daysAgo(7.1) })]).toEqual([[], ['at']]);
    expect(
      checkResponse(changed({ channel: 'poster', at: daysAgo(60) }), {
        ...context,
        acceptedAgeDays: Infinity,
      }).ok,
    ).toBe(true);
  });

  it('comes only the ways that are open to posters', () => {
    expect([poster({}, ['kiosk', 'poster']), poster({}, ['kiosk'])]).toEqual([[], ['channel']]);
  });
});

describe('the check of a response', () => {
  it('passes a response that is right in every field', () => {
    const full = changed({
      counter: 'A1-01',
      service: '1.001193',
      answers: { overall: 5, officials: 4 },
      reasons: ['clear-guidance'],
    });

    const checked = checkResponse(full, context);

    expect(checked).toEqual({ ok: true, value: full });
  });

  it.each([
    ['an id that is not a ULID', { id: 'not-an-id' }, 'id'],
    ['an id in small letters', { id: '01k9z6n0q3t4v5w6x7y8z9a0b1' }, 'id'],
    ['a unit that does not exist', { unit: 'Z9' }, 'unit'],
    ['a counter that does not exist', { counter: 'A1-99' }, 'counter'],
    ['a counter of another unit', { counter: 'B-01' }, 'counter'],
    ['a service that does not exist', { service: '9.999999' }, 'service'],
    ['an unknown channel', { channel: 'fax' }, 'channel'],
    ['an unknown moment', { moment: 'later' }, 'moment'],
    ['an unknown questionnaire', { questionnaire: 'nps' }, 'questionnaire'],
    ['an unknown version', { questionnaireVersion: 7 }, 'questionnaireVersion'],
    ['a version that is text', { questionnaireVersion: '1' }, 'questionnaireVersion'],
    ['a score of 0', { answers: { overall: 0 } }, 'answers.overall'],
    ['a score of 6', { answers: { overall: 6 } }, 'answers.overall'],
    ['a score of 4.5', { answers: { overall: 4.5 } }, 'answers.overall'],
    ['a score that is text', { answers: { overall: '5' } }, 'answers.overall'],
    ['a score of null', { answers: { overall: null } }, 'answers.overall'],
    ['no overall score', { answers: { officials: 4 } }, 'answers.overall'],
    ['an unknown question', { answers: { overall: 4, parking: 2 } }, 'answers.parking'],
    ['answers that are a list', { answers: [5] }, 'answers'],
    ['a reason of another level', { reasons: ['long-wait'] }, 'reasons.0'],
    ['a reason given twice', { reasons: ['clear-guidance', 'clear-guidance'] }, 'reasons.1'],
    ['reasons that are text', { reasons: 'clear-guidance' }, 'reasons'],
    ['a clock six minutes ahead', { at: '2026-11-23T10:06:00+07:00' }, 'at'],
    ['a service 93 days ago', { at: '2026-08-22T09:00:00+07:00' }, 'at'],
    ['a time without an offset', { at: '2026-11-23T09:41:07' }, 'at'],
    ['a day that does not exist', { at: '2026-02-30T09:41:07+07:00' }, 'at'],
    ['a comment of 501 characters', { comment: 'a'.repeat(501) }, 'comment'],
    ['a comment of two lines', { comment: 'xin\ncảm ơn' }, 'comment'],
    ['a comment with an invisible character', { comment: '0912\u200b345678' }, 'comment'],
    ['a comment that is blank', { comment: '  ' }, 'comment'],
    ['a comment that is a number', { comment: 5 }, 'comment'],
    ['a field that is not known', { colour: 'red' }, 'colour'],
  ])('refuses %s and names the field', (_, more, path) => {
    expect(pathsOf(changed(more))).toEqual([path]);
  });

  it('takes a comment in one spelling, without what it says of persons', () => {
    const spelled = 'Gọi chị Lan, 0912 345 678 ';

    const [composed, decomposed] = ['NFC', 'NFD'].map((form) =>
      checkResponse(changed({ comment: spelled.normalize(form) }), context),
    );

    expect(composed).toMatchObject({ ok: true, value: { comment: 'Gọi chị [tên], [số điện thoại]' } });
    expect(decomposed).toEqual(composed);
  });

  it('takes a clock that is ahead by up to five minutes', () => {
    expect(pathsOf(changed({ at: '2026-11-23T10:05:00+07:00' }))).toEqual([]);
  });

  it('takes the same instant in any offset and keeps it in local time', () => {
    const checked = checkResponse(changed({ at: '2026-11-23T02:41:07Z' }), context);

    expect(checked).toEqual({ ok: true, value: sampleResponse(1) });
  });

  it('names every wrong field at once', () => {
    const wrong = changed({
      id: 1,
      unit: 'Z9',
      channel: 'fax',
      at: 'now',
      answers: { overall: 6 },
      colour: 'red',
    });

    expect(pathsOf(wrong).toSorted()).toEqual(['answers.overall', 'at', 'channel', 'colour', 'id', 'unit']);
  });

  it.each([[null], [undefined], ['text'], [42], [[]]])('refuses %j, which is no object', (input) => {
    expect(pathsOf(input)).toEqual(['']);
  });

  it('names every missing field of an empty object', () => {
    expect(pathsOf({}).toSorted()).toEqual([
      'answers',
      'at',
      'channel',
      'id',
      'moment',
      'questionnaire',
      'questionnaireVersion',
      'unit',
    ]);
  });

  it('takes a long form with blank questions, and no reasons with it', () => {
    const form = { questionnaire: 'sipas-2023', channel: 'paper', answers: { q01: 4, q39: 2 } };

    expect(pathsOf(changed(form))).toEqual([]);
    expect(pathsOf(changed({ ...form, reasons: ['clear-guidance'] }))).toEqual(['reasons.0']);
    expect(pathsOf(changed({ ...form, answers: {} }))).toEqual(['answers']);
  });
});
