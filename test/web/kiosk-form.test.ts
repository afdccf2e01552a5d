import { describe, expect, it } from 'vitest';
import { halfOfHour } from '#domain/questionnaire-bridge.ts';
import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';
import type { FoundCounter } from '../../web/kiosk/find-counter.ts';
import { COUNTER, kioskAtCounter } from '../support/kiosk.ts';

const NEWER = {
  ...POST_SERVICE,
  version: 2,
  overall: { id: 'overall', text: { vi: 'Ông/Bà thấy thế nào?', en: 'How was it?' } },
  reasons: { 2: [{ id: 'noise', text: { vi: 'Ồn ào', en: 'Noisy' } }] },
};
const asking = (...asked: readonly object[]): FoundCounter =>
  ({ ...COUNTER, counter: { ...COUNTER.counter, asked } }) as FoundCounter;
/** The same, asked at another time. */
const at = (serverTime: string, answer: FoundCounter): FoundCounter =>
  answer.found === 'counter' ? { ...answer, counter: { ...answer.counter, serverTime } } : answer;

const HOUR_MS = 3_600_000;

describe('a kiosk that is told what to ask', () => {
  it('asks the city’s own version and records it', async () => {
    const standing = kioskAtCounter();
    standing.server.answer = asking(NEWER);
    await standing.asking();

    standing.kiosk.rate(2);
    await standing.settle();

    expect(standing.kiosk.form.value.overall?.text.vi).toBe('Ông/Bà thấy thế nào?');
    expect(standing.kept).toMatchObject([{ questionnaire: 'post-service', questionnaireVersion: 2 }]);
    expect(standing.kiosk.screen.value).toMatchObject({ offered: [{ id: 'noise' }] });
  });

  it('takes the other of two versions at the turn of the hour, once nobody is there', async () => {
    const kiosk = kioskAtCounter();
    const both = asking(POST_SERVICE, NEWER);
    kiosk.server.answer = both;
    await kiosk.asking();

    kiosk.kiosk.rate(5);
    kiosk.server.answer = at('2026-11-23T10:05:00+07:00', both);
    await kiosk.clock.pass(HOUR_MS);
    kiosk.kiosk.rate(5);
    await kiosk.settle();

    const first = 1 + halfOfHour(Date.parse('2026-11-23T09:41:07+07:00'));
    expect(kiosk.kept.map(({ questionnaireVersion }) => questionnaireVersion)).toEqual([first, 3 - first]);
  });

  it('asks a citizen the same to the end', async () => {
    const standing = kioskAtCounter();
    await standing.asking();
    standing.kiosk.rate(2);
    standing.server.answer = asking(NEWER);

    await standing.settle();
    standing.kiosk.toggleReason('long-wait');
    await standing.settle();

    expect(standing.amended.at(-1)).toMatchObject({ questionnaireVersion: 1, reasons: ['long-wait'] });
  });

  it.each([
    ['nothing', []],
    ['a form without the question of a tap', [{ ...NEWER, overall: undefined }]],
    ['another questionnaire', [{ ...NEWER, id: 'sipas-2023' }]],
  ])('asks what it carries where it is told %s', async (_, asked) => {
    const standing = kioskAtCounter();
    standing.server.answer = asking(...asked);

    await standing.asking();

    expect(standing.kiosk.form.value).toBe(POST_SERVICE);
  });
});
