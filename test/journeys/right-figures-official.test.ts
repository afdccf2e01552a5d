import { describe, expect, it } from 'vitest';
import type { Text } from '#domain/questionnaire.ts';
import { localHourOf, monthPlus } from '#domain/time.ts';
import { ALWAYS } from '#domain/unit.ts';
import type { CityContent } from '../support/city.ts';
import {
  OFFICIAL_INTERVALS,
  OFFICIAL_MONTHS,
  ratingsOf,
  SIPAS_2023,
  SIPAS_2024,
  SIPAS_FORMS,
  SIPAS_ROSE,
  SIPAS_UNIT,
  sipasForms,
} from '../support/official-figures.ts';
import { figure, type Language, percent, signed } from '../support/printed.ts';
import { inPercent, ratio } from '../support/ratio.ts';
import { readingView, sectionsOf } from '../support/read-view.ts';
import { shownCity } from '../support/shown-city.ts';

const MONTH = monthPlus(localHourOf(Date.now()).month, -1);
const YEAR_BEFORE = monthPlus(MONTH, -12);

/** The real units, with nothing but what was published. */
const official = ({ organisation }: CityContent): CityContent => ({
  organisation: {
    ...organisation,
    units: organisation.units.map((unit) => {
      const formula = OFFICIAL_MONTHS.find(({ unit: id }) => id === unit.id)?.formula;
      return formula ? { ...unit, formulas: [{ from: ALWAYS, formula }] } : unit;
    }),
  },
  responses: [
    ...OFFICIAL_MONTHS.flatMap(({ unit, counts }) => ratingsOf(MONTH, unit, counts)),
    ...OFFICIAL_INTERVALS.flatMap(({ unit, satisfied, n }) =>
      ratingsOf(MONTH, unit, [0, 0, n - satisfied, satisfied, 0]),
    ),
    ...sipasForms(MONTH, YEAR_BEFORE),
  ],
});

const shown = shownCity({ edited: official }, 240_000);

const readPage = (language: Language, unit: string, month = MONTH, form = '') =>
  readingView(shown, language, `unit=${unit}&month=${month}${form && `&form=${form}`}`, async (page) => {
    await page.getByTestId('index').waitFor();
    return {
      index: await page.getByTestId('index').innerText(),
      headline: await page.locator('section.headline').innerText(),
      sections: await sectionsOf(page),
    };
  });

const LABELS: Readonly<Record<Language, readonly string[]>> = {
  vi: ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'],
  en: [
    'Very dissatisfied',
    'Dissatisfied',
    'Neither satisfied nor dissatisfied',
    'Satisfied',
    'Very satisfied',
  ],
};

describe.each(['vi', 'en'] as const)('what was published elsewhere, in %s', (language) => {
  it.each(OFFICIAL_MONTHS)('is the percentage of a service by $formula: $published %', async (month) => {
    const { unit, counts, formula, published } = month;
    const page = await readPage(language, unit);
    const all = counts.reduce((sum, count) => sum + count, 0);
    const worth = formula === 'topTwoShare' ? [0, 0, 0, 4, 4] : [0, 1, 2, 3, 4];
    const exact = inPercent(
      ratio(
        counts.reduce((sum, count, at) => sum + count * (worth[at] ?? 0), 0),
        4 * all,
      ),
    );

    expect(page.index).toBe(percent(language, exact));
    const digits = page.index.replace(',', '.').replace(/[^\d.]/g, '');
    expect(Math.round(Number(digits))).toBe(published);
    for (const [at, count] of counts.entries()) {
      expect(Object.values(page.sections).flat()).toContainEqual([
        LABELS[language][at],
        figure(language, count, 0),
        percent(language, Math.round((1000 * count) / all) / 10, 1),
      ]);
    }
  });

  it.each(OFFICIAL_INTERVALS)(
    'is the interval of $satisfied in $n',
    async ({ unit, index, low, high, n }) => {
      const page = await readPage(language, unit);

      expect(page.index).toBe(percent(language, index));
      expect(page.headline).toContain(`${percent(language, low)} – ${percent(language, high)}`);
      expect(page.headline.split('\n')).toContain(figure(language, n, 0));
    },
  );

  const GROUPS: Text = { vi: 'Các nhóm của phiếu', en: 'Groups of the form' };
  const NAMES = {
    policies: { vi: 'Xây dựng và thực hiện chính sách', en: 'Making and carrying out policies' },
    services: { vi: 'Cung ứng dịch vụ hành chính công', en: 'Provision of administrative services' },
    access: { vi: 'Tiếp cận dịch vụ', en: 'Access to the service' },
  } as const satisfies Record<string, Text>;

  it('is the SIPAS of 2024, from its 39 questions', async () => {
    const page = await readPage(language, SIPAS_UNIT, MONTH, 'sipas-2023');
    const shown = new Map(page.sections[GROUPS[language]]?.map((row) => [row[0], row]));

    expect(page.index).toBe(percent(language, SIPAS_2024.all));
    for (const part of ['policies', 'services', 'access'] as const) {
      const [, index, n] = shown.get(NAMES[part][language]) ?? [];
      expect(index?.split('%')[0]).toBe(percent(language, SIPAS_2024[part]).split('%')[0]);
      expect(n).toBe(figure(language, SIPAS_FORMS, 0));
    }
  });

  it('is that of 2023, with the five elements of its services in their order', async () => {
    const page = await readPage(language, SIPAS_UNIT, YEAR_BEFORE, 'sipas-2023');
    const { all, ...elements } = SIPAS_2023;
    const shown = (page.sections[GROUPS[language]] ?? [])
      .slice(6, 11)
      .map(([, index]) => index?.split('%')[0]);

    expect(page.index).toBe(percent(language, all));
    expect(shown).toEqual(Object.values(elements).map((index) => percent(language, index).split('%')[0]));
  });

  it('is by how much it rose from 2023 to 2024', async () => {
    const said = await readingView(
      shown,
      language,
      `unit=${SIPAS_UNIT}&month=${MONTH}&form=sipas-2023`,
      async (page) => {
        const sentence = page.locator('.change-sentence');
        await sentence.waitFor();
        await page.locator('.change-choices select').selectOption('year');
        await page.locator('.change-sentence', { hasText: percent(language, SIPAS_2023.all) }).waitFor();
        return sentence.innerText();
      },
    );

    expect(said).toContain(signed(language, SIPAS_ROSE));
    expect(said).toContain(percent(language, SIPAS_2024.all));
  });
});
