import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogueOf, QUESTIONNAIRES } from '#domain/questionnaire-catalogue.ts';
import { faultsOfForm } from '#domain/questionnaire-faults.ts';
import { draftWritten, published, retired, type Step } from '#domain/questionnaire-life.ts';
import {
  asksTheSame,
  builtIn,
  contentOfForm,
  type FormDraft,
  type QuestionnaireVersion,
  weightsOf,
} from '#domain/questionnaire-version.ts';
import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';
import { SIPAS_2023 } from '#domain/questionnaires/sipas-2023.ts';

const { id: ID, version: _, comparabilityGroup: __, ...FORM } = POST_SERVICE;
const TODAY = '2026-11-23';
const HAND = { by: 'admin of 01', at: '2026-11-23T10:00:00+07:00' };

const worded = (vi: string, en = 'How was it?'): FormDraft => ({
  ...FORM,
  overall: { id: 'overall', text: { vi, en } },
});
const CHANGE = { isComparable: false, why: { vi: 'Câu hỏi rõ hơn', en: 'A clearer question' } };

type Deed =
  | { readonly do: 'write'; readonly version: number; readonly replaces: number; readonly form: FormDraft }
  | { readonly do: 'publish' | 'retire'; readonly version: number; readonly replaces: number };

/** Stands for the revision that is there: what was read last, by whoever reads before he writes. */
const SEEN = -1;
const whole = {
  version: fc.integer({ min: 1, max: 4 }),
  replaces: fc.oneof({ weight: 3, arbitrary: fc.constant(SEEN) }, fc.integer({ min: 0, max: 4 })),
};
const deeds = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant('write' as const),
      ...whole,
      form: fc.constantFrom(FORM, worded('Hài lòng ở mức nào?'), worded('Hài lòng không?'), worded('', '')),
    }),
    fc.record({ do: fc.constantFrom('publish' as const, 'retire' as const), ...whole }),
  ),
  { maxLength: 40, size: 'max' },
);

const stepOf = (known: readonly QuestionnaireVersion[], deed: Deed): Step => {
  const seen = known.find(({ form }) => form.version === deed.version)?.revision ?? 0;
  const replaces = deed.replaces === SEEN ? seen : deed.replaces;
  const wish = { id: ID, version: deed.version, replaces };
  if (deed.do === 'write') return draftWritten(known, { ...wish, form: deed.form, change: CHANGE }, HAND);
  return deed.do === 'publish' ? published(known, wish, TODAY, HAND) : retired(known, wish, HAND);
};

/** The versions after a deed, which changes nothing where it is not taken. */
const doneTo = (known: readonly QuestionnaireVersion[], deed: Deed): readonly QuestionnaireVersion[] => {
  const step = stepOf(known, deed);
  if (step.kind !== 'taken') return known;
  return [...known.filter(({ form }) => form.version !== step.value.form.version), step.value];
};

const BEGIN: readonly QuestionnaireVersion[] = [builtIn(POST_SERVICE)];
const lifeOf = (known: readonly QuestionnaireVersion[], version: number) =>
  known.find(({ form }) => form.version === version)?.life ?? 'none';

describe('whatever is done to the versions of a questionnaire', () => {
  it('leads only from draft to published to retired, one step at a time', () => {
    const paths = new Set<string>();

    fc.assert(
      fc.property(deeds, (all) => {
        let known = BEGIN;
        for (const deed of all) {
          const next = doneTo(known, deed);
          paths.add(`${lifeOf(known, deed.version)} ${lifeOf(next, deed.version)}`);
          known = next;
        }
      }),
      { numRuns: 300 },
    );

    const allowed = [
      'none none',
      'none draft',
      'draft draft',
      'draft published',
      'published published',
      'published retired',
      'retired retired',
    ];
    expect([...paths].filter((path) => !allowed.includes(path))).toEqual([]);
    expect(paths).toContain('published retired');
  });

  it('never changes what a published form says', () => {
    fc.assert(
      fc.property(deeds, (all) => {
        let known = BEGIN;
        const said = new Map<number, string>();
        for (const deed of all) {
          known = doneTo(known, deed);
          for (const { form, life } of known) {
            if (life === 'draft') continue;
            const content = contentOfForm(form);
            expect(said.get(form.version) ?? content).toBe(content);
            said.set(form.version, content);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('publishes nothing with a fault, and numbers versions without a gap, at most one of them a draft', () => {
    fc.assert(
      fc.property(deeds, (all) => {
        const known = all.reduce(doneTo, BEGIN);
        const numbers = known.map(({ form }) => form.version).toSorted();
        expect(numbers).toEqual(numbers.map((__, at) => at + 1));
        expect(known.filter(({ life }) => life === 'draft').length).toBeLessThan(2);
        for (const { form, life } of known) {
          if (life !== 'draft') expect(faultsOfForm(ID, form, undefined)).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is refused to whoever has not seen the last change', () => {
    fc.assert(
      fc.property(deeds, fc.integer({ min: 1, max: 9 }), (all, off) => {
        const known = all.reduce(doneTo, BEGIN);
        for (const { form, life, revision } of known.filter(
          (each) => each.revision > 0 && each.life !== 'retired',
        )) {
          const wish = { version: form.version, replaces: revision + off };
          const deed: Deed = life === 'draft' ? { do: 'publish', ...wish } : { do: 'retire', ...wish };
          expect(stepOf(known, deed)).toEqual({ kind: 'changed', revision });
        }
      }),
    );
  });

  it('puts results into one line exactly where the same is asked or comparability is declared', () => {
    const texts = fc.constantFrom(FORM, worded('Hài lòng ở mức nào?'), worded('Hài lòng không?'));

    fc.assert(
      fc.property(texts, fc.boolean(), (form, isComparable) => {
        const step = draftWritten(
          BEGIN,
          { id: ID, version: 2, replaces: 0, form, change: { ...CHANGE, isComparable } },
          HAND,
        );
        const isOneLine = step.kind === 'taken' && step.value.form.comparabilityGroup === 'post-service';
        expect(isOneLine).toBe(isComparable || asksTheSame(form, POST_SERVICE));
      }),
    );
  });
});

const publishedAt = (at: string, more: Partial<QuestionnaireVersion> = {}): QuestionnaireVersion => ({
  form: { ...POST_SERVICE, ...worded('Hài lòng không?'), version: 2, comparabilityGroup: 'post-service@2' },
  life: 'published',
  revision: 2,
  follows: 1,
  publishedAt: at,
  ...more,
});
const ms = (at: string): number => Date.parse(at);
const numbersAt = (catalogue: ReturnType<typeof catalogueOf>, at: string): readonly number[] =>
  catalogue.askedAt(ID, ms(at)).map(({ version }) => version);

describe('a published version', () => {
  it('is asked alone, once everybody has heard of it', () => {
    const catalogue = catalogueOf([publishedAt('2026-11-23T10:00:00+07:00')], 120_000);

    expect(numbersAt(catalogue, '2026-11-23T10:01:59+07:00')).toEqual([1]);
    expect(numbersAt(catalogue, '2026-11-23T10:02:00+07:00')).toEqual([2]);
    expect(catalogue.takenAt(ms('2026-11-23T10:00:01+07:00'), 92)(ID, 2)?.version).toBe(2);
  });

  it('is asked beside the one before it to the end of the last day of bridging', () => {
    const catalogue = catalogueOf(
      [publishedAt('2026-11-23T10:00:00+07:00', { bridgeUntil: '2026-12-23' })],
      0,
    );

    expect(numbersAt(catalogue, '2026-12-23T23:59:59+07:00')).toEqual([1, 2]);
    expect(numbersAt(catalogue, '2026-12-24T00:00:00+07:00')).toEqual([2]);
  });

  it('that is retired is asked no more, and its answers are taken for as long as they may wait', () => {
    const retiredAt = '2026-12-01T08:00:00+07:00';
    const catalogue = catalogueOf(
      [publishedAt('2026-11-23T10:00:00+07:00', { life: 'retired', retiredAt })],
      0,
    );

    expect(numbersAt(catalogue, retiredAt)).toEqual([1]);
    expect(catalogue.takenAt(ms(retiredAt) + 92 * 86_400_000, 92)(ID, 2)).toBeDefined();
    expect(catalogue.takenAt(ms(retiredAt) + 92 * 86_400_000 + 1, 92)(ID, 2)).toBeUndefined();
    expect(catalogue.takenAt(ms('2030-01-01T00:00:00Z'), Number.POSITIVE_INFINITY)(ID, 2)).toBeDefined();
    expect(catalogue.forms.map(({ id, version }) => `${id}@${version}`)).toContain('post-service@2');
  });
});

describe('a form', () => {
  it.each(QUESTIONNAIRES.map((form) => ({ form })))('of the product has no fault: $form.id', ({ form }) => {
    expect(faultsOfForm(form.id, form, undefined)).toEqual([]);
  });

  it('names every field that keeps it from being published', () => {
    const slow = (vi: string) => [{ id: 'slow', text: { vi, en: 'Slow' } }];
    const form: FormDraft = {
      ...worded('', 'How?'),
      title: { vi: 'Phiếu', en: '' },
      parts: FORM.parts.flatMap((part) => [
        part,
        { ...part, elements: part.elements.slice(0, 1).map((element) => ({ ...element, id: 'Access!' })) },
      ]),
      reasons: { 1: slow('Chậm'), 2: slow('Lâu') },
    };

    expect(faultsOfForm(ID, form, POST_SERVICE).map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'form.title.en',
        'form.overall.text.vi',
        'form.parts.1.id',
        'form.parts.1.elements.0.id',
        'form.parts.1.elements.0.questions.0.id',
        'form.parts.1.elements.0.questions.0.text.vi',
        'form.reasons.2.0.id',
      ]),
    );
  });

  it('that pools all answers weighs an element by its questions, as the Ministry does', () => {
    const weights = weightsOf(SIPAS_2023);

    expect(weights.find(({ element }) => element === 'outcomes')?.share).toBeCloseTo(10 / 39);
    expect(weights.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    expect(weightsOf(POST_SERVICE).every(({ share }) => share === 0)).toBe(true);
  });
});
