import { describe, expect, it } from 'vitest';
import {
  elementsOf,
  headlineQuestionsOf,
  QUESTION_STEM,
  type Questionnaire,
  questionsOf,
  SCORE_LABELS,
  SCORES,
  type Text,
} from '#domain/questionnaire.ts';
import { QUESTIONNAIRES, questionnaireByKey } from '#domain/questionnaire-catalogue.ts';
import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';
import { SIPAS_2017 } from '#domain/questionnaires/sipas-2017.ts';
import { SIPAS_2023 } from '#domain/questionnaires/sipas-2023.ts';

const idsOf = (all: readonly { readonly id: string }[]): readonly string[] => all.map(({ id }) => id);

const distinct = <T>(all: readonly T[]): readonly T[] => [...new Set(all)];

const reasonsOf = ({ reasons }: Questionnaire) => SCORES.flatMap((score) => reasons[score] ?? []);

const textsOf = (form: Questionnaire): readonly Text[] => [
  form.title,
  form.source,
  ...[...questionsOf(form), ...elementsOf(form), ...form.parts, ...reasonsOf(form)].map(({ text }) => text),
];

const numbered = (letter: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${letter}${String(at + 1).padStart(2, '0')}`);

const forms = QUESTIONNAIRES.map((form) => ({ name: `${form.id}@${form.version}`, form }));

/** Letters that Vietnamese has and English has not; no phrase of a few words does without them. */
const DIACRITICS = /[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]/iu;

describe('the catalogue', () => {
  it.each(forms)('finds $name under its id and version', ({ form }) => {
    expect(questionnaireByKey(form.id, form.version)).toBe(form);
  });

  it.each([
    { what: 'an unknown id', id: 'sipas-2022', version: 1 },
    { what: 'a version never published', id: 'post-service', version: 2 },
    { what: 'version 0', id: 'post-service', version: 0 },
    { what: 'an id with its version in it', id: 'post-service@1', version: 1 },
  ])('finds nothing under $what', ({ id, version }) => {
    expect(questionnaireByKey(id, version)).toBeUndefined();
  });

  it('numbers the versions of each form from 1 without a gap, older ones first', () => {
    for (const id of distinct(idsOf(QUESTIONNAIRES))) {
      const versions = QUESTIONNAIRES.filter((form) => form.id === id).map(({ version }) => version);

      expect(versions, id).toEqual(versions.map((_, at) => at + 1));
    }
  });

  it('keeps post-service ratings and the two generations of SIPAS in groups that never meet', () => {
    const groups = [POST_SERVICE, SIPAS_2017, SIPAS_2023].map((form) => form.comparabilityGroup);

    expect(groups).toEqual(['post-service', 'sipas-2017', 'sipas-2023']);
  });
});

describe.each(forms)('$name', ({ form }) => {
  it.each([
    { what: 'question', ids: idsOf(questionsOf(form)) },
    { what: 'element', ids: idsOf(elementsOf(form)) },
    { what: 'part', ids: idsOf(form.parts) },
  ])('gives no $what id twice', ({ ids }) => {
    expect(distinct(ids)).toEqual(ids);
  });

  it('writes ids in lower case with dashes', () => {
    const ids = idsOf([...questionsOf(form), ...elementsOf(form), ...form.parts, ...reasonsOf(form), form]);

    expect(ids.filter((id) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  it('says everything in both languages, each in its own', () => {
    for (const { vi, en } of textsOf(form)) {
      expect(vi).toMatch(DIACRITICS);
      expect(en).not.toMatch(/^$/);
      expect(en.replace(/QĐ-BNV|Hà Nội/g, '')).not.toMatch(DIACRITICS);
    }
  });

  it('writes texts composed (NFC), trimmed and without doubled spaces', () => {
    for (const text of textsOf(form).flatMap(({ vi, en }) => [vi, en])) {
      expect(text).toBe(text.normalize('NFC').trim().replace(/\s+/g, ' '));
    }
  });

  it('asks no two questions in the same words', () => {
    for (const language of ['vi', 'en'] as const) {
      const asked = questionsOf(form).map(({ text }) => text[language]);

      expect(distinct(asked)).toEqual(asked);
    }
  });

  it('words what completes the stem as a phrase, without a mark at its end', () => {
    const phrases = elementsOf(form).flatMap(({ questions }) => questions.map(({ text }) => text));

    expect(phrases.filter(({ vi, en }) => /[.?!:;,]$/.test(vi) || /[.?!:;,]$/.test(en))).toEqual([]);
  });

  it('has a question in every element', () => {
    expect(elementsOf(form).filter(({ questions }) => questions.length === 0)).toEqual([]);
  });

  it('offers no more than six reasons after a score, and none after 3', () => {
    for (const score of SCORES) {
      const ids = idsOf(form.reasons[score] ?? []);

      expect(ids.length, `after ${score}`).toBeLessThanOrEqual(score === 3 ? 0 : 6);
      expect(distinct(ids), `after ${score}`).toEqual(ids);
    }
  });

  it('gives a reason the same text wherever it is offered', () => {
    const meanings = distinct(reasonsOf(form).map(({ id, text }) => `${id}: ${text.vi} / ${text.en}`));

    expect(meanings).toHaveLength(distinct(idsOf(reasonsOf(form))).length);
  });
});

describe('the post-service questionnaire', () => {
  it('makes its index from the overall question alone', () => {
    expect(headlineQuestionsOf(POST_SERVICE)).toEqual(['overall']);
  });

  it('asks one question of each of the five elements, under the id of the element', () => {
    const elements = elementsOf(POST_SERVICE).map(({ id, questions }) => [id, idsOf(questions)]);

    expect(elements).toEqual([
      ['access', ['access']],
      ['procedures', ['procedures']],
      ['officials', ['officials']],
      ['results', ['results']],
      ['feedback', ['feedback']],
    ]);
  });

  it.each([
    { score: 1, offers: 'unclear-guidance' },
    { score: 2, offers: 'unclear-guidance' },
    { score: 4, offers: 'clear-guidance' },
    { score: 5, offers: 'clear-guidance' },
  ] as const)('offers $offers after $score', ({ score, offers }) => {
    expect(idsOf(POST_SERVICE.reasons[score] ?? [])).toContain(offers);
  });

  it('offers nothing after a good score that it offers after a bad one', () => {
    const { 1: one = [], 2: two = [], 4: four = [], 5: five = [] } = POST_SERVICE.reasons;
    const good = new Set(idsOf([...four, ...five]));

    expect(idsOf([...one, ...two]).filter((id) => good.has(id))).toEqual([]);
  });

  it('keeps a reason short enough for a button of a kiosk', () => {
    const long = reasonsOf(POST_SERVICE).filter(({ text }) => text.vi.length > 32 || text.en.length > 32);

    expect(long).toEqual([]);
  });
});

describe('a SIPAS form', () => {
  it.each([
    { form: SIPAS_2017, ids: numbered('c', 22), sizes: [[4, 5, 6, 3, 4]] },
    {
      form: SIPAS_2023,
      ids: numbered('q', 39),
      sizes: [
        [2, 2, 9, 10],
        [3, 4, 3, 3, 3],
      ],
    },
  ])('has the questions of $form.id in their order and groups', ({ form, ids, sizes }) => {
    expect(idsOf(questionsOf(form))).toEqual(ids);
    expect(form.parts.map(({ elements }) => elements.map(({ questions }) => questions.length))).toEqual(
      sizes,
    );
  });

  it.each([
    { form: SIPAS_2017, values: 22 + 5 + 1 },
    { form: SIPAS_2023, values: 51 },
  ])('of $form.id publishes $values satisfaction values', ({ form, values }) => {
    const parts = form.parts.length > 1 ? form.parts.length : 0;

    expect(questionsOf(form).length + elementsOf(form).length + parts + 1).toBe(values);
  });

  it.each([{ form: SIPAS_2017 }, { form: SIPAS_2023 }])(
    'of $form.id pools all its questions into the index and asks for no reasons',
    ({ form }) => {
      expect(form.overall).toBeUndefined();
      expect(headlineQuestionsOf(form)).toEqual(idsOf(questionsOf(form)));
      expect(reasonsOf(form)).toEqual([]);
    },
  );

  it.each([
    { form: SIPAS_2017, decision: '2640/QĐ-BNV' },
    { form: SIPAS_2023, decision: '1001/QĐ-BNV' },
  ])(
    'of $form.id names decision $decision and says that it is not the official wording',
    ({ form, decision }) => {
      expect(form.source.vi).toContain(decision);
      expect(form.source.en).toContain(decision);
      expect(form.source.vi).toContain('không phải nguyên văn');
      expect(form.source.en).toContain('not the official wording');
    },
  );
});

describe('the scale', () => {
  it('has the five official labels', () => {
    expect(SCORES.map((score) => SCORE_LABELS[score].vi)).toEqual([
      'Rất không hài lòng',
      'Không hài lòng',
      'Bình thường',
      'Hài lòng',
      'Rất hài lòng',
    ]);
  });

  it('answers a stem that asks how satisfied, as the overall question does', () => {
    for (const text of [QUESTION_STEM, POST_SERVICE.overall?.text]) {
      expect(text?.vi).toMatch(/^Ông\/Bà hài lòng ở mức nào .+\?$/);
      expect(text?.en).toMatch(/^How satisfied are you .+\?$/);
    }
  });
});
