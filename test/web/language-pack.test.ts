import { describe, expect, it } from 'vitest';
import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';
import { faultsOfPack, keyedTexts, packOf } from '../../web/kiosk/language-pack.ts';

/** No language of anybody: every text of the product, marked. */
const complete = {
  tag: 'x-test',
  name: 'Test',
  texts: Object.fromEntries([...keyedTexts(POST_SERVICE)].map(([key, { en }]) => [key, `«${en}»`])),
};

describe('a language pack', () => {
  it('has texts for all that a citizen meets: the kiosk, the scale, the questions and the reasons', () => {
    expect([...keyedTexts(POST_SERVICE).keys()]).toEqual(
      expect.arrayContaining([
        'kiosk.thanks',
        'score.5',
        'question.overall',
        'reason.long-wait',
        'moment.result',
      ]),
    );
  });

  it('without a fault is complete', () => {
    expect(faultsOfPack(complete, POST_SERVICE)).toEqual([]);
  });

  it('is told each key that is missing, that lacks its blank, or that nobody knows', () => {
    const { 'kiosk.thanks': _, ...others } = complete.texts;
    const pack = { ...complete, texts: { ...others, 'kiosk.sentIn': 'soon', 'kiosk.colour': 'red' } };

    expect(faultsOfPack(pack, POST_SERVICE)).toEqual([
      'kiosk.thanks is missing: Cảm ơn Ông/Bà!',
      'kiosk.sentIn must have the blanks of: Tự gửi sau {n} giây',
      'kiosk.colour is no key of a text',
    ]);
  });

  it.each([
    ['of another language', { ...complete, tag: 'x-other' }],
    ['without a name', { tag: 'x-test', texts: {} }],
    ['with a text that is none', { ...complete, texts: { 'kiosk.thanks': 5 } }],
    ['that is none', 'a page of the network'],
    ['that is missing', undefined],
  ])('%s is not taken', (_, value) => {
    expect(packOf('x-test', value)).toBeUndefined();
  });

  it('with sounds alone is taken', () => {
    const sounds = { tag: 'vi', name: 'Tiếng Việt', audio: { 'question.overall': 'vi-overall.mp3' } };

    expect(packOf('vi', sounds)).toEqual({ ...sounds, texts: {} });
  });
});
