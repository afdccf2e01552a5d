import { describe, expect, it } from 'vitest';
import { halfOfId } from '#domain/questionnaire-bridge.ts';
import { catalogueOf } from '#domain/questionnaire-catalogue.ts';
import type { QuestionnaireVersion } from '#domain/questionnaire-version.ts';
import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';
import { fieldsOn, filledIn, openPages } from '../support/pages.ts';

const NEWER = 'Ông/Bà thấy lần phục vụ vừa rồi thế nào?';
const OLDER = POST_SERVICE.overall?.text.vi ?? '';

const VERSION: QuestionnaireVersion = {
  form: {
    ...POST_SERVICE,
    version: 2,
    comparabilityGroup: 'post-service@2',
    overall: { id: 'overall', text: { vi: NEWER, en: 'How was the service you received?' } },
    reasons: { 2: [{ id: 'noise', text: { vi: 'Ồn ào', en: 'Noisy' } }] },
  },
  life: 'published',
  revision: 2,
  follows: 1,
  publishedAt: '2026-11-20T08:00:00+07:00',
};
const pagesAsking = (more: Partial<QuestionnaireVersion> = {}) =>
  openPages({ catalogue: async () => catalogueOf([{ ...VERSION, ...more }], 0) });

describe('a page of the city’s own version', () => {
  it('asks its question, offers its reasons, and what is sent is a rating of that version', async () => {
    const { open, send, intake } = pagesAsking();
    const page = await open();

    const answer = await send(filledIn(page, { 'answer-overall': '2', 'reasons-2': 'noise' }));

    expect(page).toContain(NEWER);
    expect(page).not.toContain('long-wait');
    expect(answer.status).toBe(200);
    expect(intake.recorded).toMatchObject([{ questionnaireVersion: 2, reasons: ['noise'] }]);
  });

  it('comes back in the same version where the score is missing', async () => {
    const { open, send } = pagesAsking();

    const answer = await send(fieldsOn(await open()));
    const again = await answer.text();

    expect(answer.status).toBe(422);
    expect(again).toContain(NEWER);
    expect(fieldsOn(again).get('version')).toBe('2');
  });

  it('that was open while the version was retired is still taken', async () => {
    const page = await pagesAsking().open();
    const { send, open } = pagesAsking({ life: 'retired', retiredAt: '2026-11-23T09:59:00+07:00' });

    const answer = await send(filledIn(page, { 'answer-overall': '4' }));

    expect(answer.status).toBe(200);
    expect(await open()).toContain(OLDER);
  });

  it('while two bridge asks each by the id of the rating', async () => {
    const { open } = pagesAsking({ bridgeUntil: '2026-12-31' });

    const pages = await Promise.all(Array.from({ length: 12 }, () => open()));

    const asked = pages.map((page) => ({ fields: fieldsOn(page), isNewer: page.includes(NEWER) }));
    expect(new Set(asked.map(({ isNewer }) => isNewer)).size).toBe(2);
    for (const { fields, isNewer } of asked) {
      expect(isNewer).toBe(halfOfId(fields.get('id') ?? '') === 1);
      expect(fields.get('version')).toBe(isNewer ? '2' : '1');
    }
  });
});
