import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Text } from '#domain/questionnaire.ts';
import { elementsOf, SCORE_LABELS } from '#domain/questionnaire.ts';
import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';
import { localHourOf, monthPlus } from '#domain/time.ts';
import { CHANNEL_NAMES, MOMENT_NAMES } from '../../functions/api/names.ts';
import { DEMONSTRATION_ORGANISATION } from '../../functions/local/demonstration/demonstration.ts';
import { launchBrowser } from '../support/browser.ts';
import { type City, startCity } from '../support/city.ts';
import {
  openReference,
  type Reference,
  type ReferenceRow,
  type Scope,
} from '../support/reference-figures.ts';

type Language = 'vi' | 'en';

/** A row of a table as it is read: its heading, then its cells without those that hold a picture, and without words of caution. */
type Row = readonly string[];
type Sections = Readonly<Record<string, readonly Row[]>>;

const WARD = '00070';
/** Of responses to the last month that is over, so that the page shows the same on every day. */
const MONTH = monthPlus(localHourOf(Date.now()).month, -1);

let city: City;
let browser: Browser;
let reference: Reference;
beforeAll(async () => {
  [city, browser] = await Promise.all([startCity({ responses: 10_000 }), launchBrowser()]);
  reference = await openReference(city.responses);
});
afterAll(async () => {
  reference.close();
  await browser.close();
  await city.close();
});

/** Digits in groups of three and the decimals, with the marks of the language; written out, as the reader's rules are. */
const figure = (language: Language, value: number, decimals: number): string => {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'vi' ? '.' : ',');
  const sign = value < 0 ? '−' : '';
  return sign + grouped + (fraction === undefined ? '' : (language === 'vi' ? ',' : '.') + fraction);
};

/** A percentage of two decimals, printed with fewer; halves upwards, which `toFixed` of a binary fraction is not. */
const percent = (language: Language, value: number | null, decimals = 2): string => {
  if (value === null) return '–';
  const hundredths = Math.round(value * 100);
  const step = 10 ** (2 - decimals);
  const rounded = Math.floor((hundredths + step / 2) / step) / 10 ** decimals;
  return `${figure(language, rounded, decimals)}${language === 'vi' ? '\u00A0%' : '%'}`;
};

const signed = (language: Language, value: number): string =>
  (value > 0 ? '+' : '') + figure(language, value, 2);

const rowOf = (language: Language, name: string, { n, percent: index, low, high }: ReferenceRow): Row => [
  name,
  percent(language, index) +
    (low === null ? '' : `${percent(language, low, 1)} – ${percent(language, high, 1)}`),
  figure(language, n, 0),
];

const readPage = async (unit: string, language: Language) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const token = await city.token('manager', '01');
  await page.goto(`${city.url}/manage/?unit=${unit}&month=${MONTH}&lang=${language}#token=${token}`);
  await page.getByTestId('index').waitFor();
  const more = page.locator('main section.card > button.link');
  while ((await more.count()) > 0) await more.first().click();
  const sections = await page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('main section.card')].map((section) => [
        section.querySelector('h2')?.textContent ?? '',
        [...section.querySelectorAll('table')].flatMap((table) =>
          [...table.rows]
            .filter((row) => row.cells[0]?.scope === 'row')
            .map((row) =>
              [...row.cells]
                .filter((cell) => !cell.classList.contains('bar-cell'))
                .map((cell) => {
                  const figure = cell.cloneNode(true) as HTMLElement;
                  for (const word of figure.querySelectorAll('.caution')) word.remove();
                  return (figure.textContent ?? '').replaceAll('\u202F', ' ').trim();
                }),
            ),
        ),
      ]),
    ),
  );
  const headline = await page.locator('section.headline').innerText();
  await context.close();
  return { sections: sections as Sections, headline };
};

const byId = (names: Readonly<Record<string, Text>>) => (id: string) => names[id];
const services = new Map(DEMONSTRATION_ORGANISATION.services.map(({ code, name }) => [code, name]));
const units = new Map(DEMONSTRATION_ORGANISATION.units.map(({ id, name }) => [id, name]));
const counters = new Map(
  DEMONSTRATION_ORGANISATION.units.flatMap((unit) => unit.counters.map(({ code, name }) => [code, name])),
);
const questions = new Map(elementsOf(POST_SERVICE).map(({ text, questions: [first] }) => [first?.id, text]));
const reasons = new Map(
  Object.values(POST_SERVICE.reasons).flatMap((list) => list.map(({ id, text }) => [id, text] as const)),
);

const SECTIONS = {
  elements: { vi: 'Năm yếu tố của dịch vụ', en: 'Five elements of the service' },
  services: { vi: 'Theo thủ tục', en: 'By service' },
  counters: { vi: 'Theo quầy', en: 'By counter' },
  channels: { vi: 'Theo kênh', en: 'By channel' },
  moments: { vi: 'Theo thời điểm', en: 'By moment' },
} as const satisfies Record<string, Text>;

describe.each([
  ['the city', undefined],
  ['a ward', WARD],
] as const)('the page of %s', (_, unit) => {
  describe.each(['vi', 'en'] as const)('in %s', (language) => {
    const scope: Scope = { month: MONTH, ...(unit ? { unit } : {}) };
    let page: Awaited<ReturnType<typeof readPage>>;
    beforeAll(async () => {
      page = await readPage(unit ?? '01', language);
    });

    const rowsUnder = (title: Text): readonly Row[] => page.sections[title[language]] ?? [];

    it('says the index, its interval, the responses and the mean score that another program counts', async () => {
      const [all] = await reference.by('nothing', scope);
      const { mean } = await reference.scores(scope);
      const { n, percent: index, low, high } = all as ReferenceRow;

      expect(n).toBeGreaterThan(29);
      expect(page.headline).toContain(percent(language, index));
      expect(page.headline).toContain(`${percent(language, low)} – ${percent(language, high)}`);
      expect(page.headline.split('\n')).toContain(figure(language, n, 0));
      expect(page.headline.split('\n')).toContain(figure(language, mean, 2));
    });

    it('says how many gave each score', async () => {
      const { counts } = await reference.scores(scope);
      const total = counts.reduce((sum, each) => sum + each);
      const expected = counts.map((each, at) => [
        SCORE_LABELS[(at + 1) as 1][language],
        figure(language, each, 0),
        percent(language, Math.round((each / total) * 1000) / 10, 1),
      ]);

      const shown = Object.values(page.sections).flat();

      for (const row of expected) expect(shown).toContainEqual(row);
    });

    it.each([
      ['services', 'service', (id: string) => services.get(id)],
      ['counters', 'counter', (id: string) => counters.get(id)],
      ['channels', 'channel', byId(CHANNEL_NAMES)],
      ['moments', 'moment', byId(MOMENT_NAMES)],
    ] as const)('says the index and interval of all %s', async (section, division, nameOf) => {
      const rows = await reference.by(division, scope);

      expect(rows.length).toBeGreaterThan(0);
      expect(sorted(rowsUnder(SECTIONS[section]))).toEqual(
        sorted(rows.map((row) => rowOf(language, nameOf(row.name)?.[language] ?? row.name, row))),
      );
    });

    it('says the index and interval of the five elements', async () => {
      const rows = await reference.questions(scope);

      expect(sorted(rowsUnder(SECTIONS.elements))).toEqual(
        sorted(rows.map((row) => rowOf(language, questions.get(row.name)?.[language] as string, row))),
      );
    });

    it('says each hour of the week, and nothing of those in which fewer than ten answered', async () => {
      const rows = await reference.by('hour', scope);
      const named = ['T2 T3 T4 T5 T6 T7 CN', 'Mon Tue Wed Thu Fri Sat Sun'][language === 'vi' ? 0 : 1]?.split(
        ' ',
      );
      const hours = [...new Set(rows.map(({ name }) => Number(name.split(' ')[1])))].sort((a, b) => a - b);
      const days = [...new Set(rows.map(({ name }) => Number(name.split(' ')[0])))].sort();

      expect(rowsUnder({ vi: 'Theo giờ trong tuần', en: 'By hour of the week' })).toEqual(
        days.map((day) => [
          named?.[day - 1],
          ...hours.map((hour) =>
            percent(language, rows.find(({ name }) => name === `${day} ${hour}`)?.percent ?? null, 0),
          ),
        ]),
      );
    });

    it('says how often each reason was ticked', async () => {
      const rows = await reference.reasons(scope);
      const shown = rowsUnder({ vi: 'Lý do được chọn', en: 'Reasons given' }).map(([name, n]) => [name, n]);

      expect(sorted(shown as Row[])).toEqual(
        sorted(rows.map(({ name, n }) => [reasons.get(name)?.[language] ?? name, figure(language, n, 0)])),
      );
    });

    it.runIf(unit === undefined)(
      'says how satisfied those are in all who are satisfied with a thing, and the others',
      async () => {
        const rows = await reference.drivers(scope);
        const shown = rowsUnder({
          vi: 'Yếu tố đi cùng sự hài lòng chung',
          en: 'What goes with overall satisfaction',
        });

        expect(rows).toHaveLength(5);
        for (const row of rows) {
          expect(shown).toContainEqual([
            questions.get(row.question)?.[language],
            percent(language, row.satisfied),
            `${signed(language, row.difference)}${signed(language, row.low)} – ${signed(language, row.high)}`,
            figure(language, row.lost, 2),
            percent(language, row.withIt),
            percent(language, row.without),
            figure(language, row.n, 0),
          ]);
        }
      },
    );

    it('says each day and each month', async () => {
      const shown = Object.values(page.sections).flat();
      const days = await reference.by('day', scope);
      const months = await reference.by('month', unit ? { unit } : {});

      for (const { name, n, percent: index } of days) {
        const [year, month, day] = name.split('-') as [string, string, string];
        const written = `${day}/${month}/${year}`;
        const row = shown.find(([first]) => first === written);
        expect(row?.slice(1, 3)).toEqual([percent(language, index), figure(language, n, 0)]);
      }
      for (const { name, n, percent: index, low, high } of months.filter((each) => each.name <= MONTH)) {
        const [year, month] = name.split('-') as [string, string];
        const written =
          language === 'vi' ? `T${Number(month)}/${year.slice(2)}` : `${inEnglish(month)} ${year.slice(2)}`;
        const row = shown.find(([first]) => first === written);
        expect(row?.slice(1)).toEqual([
          percent(language, index),
          low === null ? '–' : `${percent(language, low)} – ${percent(language, high)}`,
          figure(language, n, 0),
        ]);
      }
    });

    it.runIf(unit === undefined)('says the index and interval of every unit below', async () => {
      const rows = await reference.by('unit', scope);
      const shown = rowsUnder({ vi: 'Đơn vị trực thuộc', en: 'Units below' }).map((row) => row.slice(0, 3));

      expect(rows.length).toBeGreaterThan(100);
      for (const row of rows) {
        expect(shown).toContainEqual(rowOf(language, units.get(row.name)?.[language] as string, row));
      }
    });
  });
});

const sorted = (rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((a, b) => (a.join() < b.join() ? -1 : 1));

const inEnglish = (month: string): string =>
  'Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec'.split(' ')[Number(month) - 1] as string;
