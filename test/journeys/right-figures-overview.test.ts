import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Text } from '#domain/questionnaire.ts';
import { SCORE_LABELS } from '#domain/questionnaire.ts';
import { localHourOf, monthPlus } from '#domain/time.ts';
import { nameIn } from '../support/demonstration-names.ts';
import {
  dayWritten,
  figure,
  type Language,
  percent,
  type Row,
  rangeOf,
  rowOf,
  shortMonth,
  signed,
  sorted,
} from '../support/printed.ts';
import { captionsOf, openAllRows, readingView, sectionsOf } from '../support/read-view.ts';
import type { ReferenceRow, Scope } from '../support/reference-figures.ts';
import { signalsOf } from '../support/reference-statistics.ts';
import { reckonedCity } from '../support/shown-city.ts';
import { daysTold, signalsTold, TARGET } from '../support/told-in-words.ts';

const WARD = '00070';
/** Of responses to the last month that is over, so that the page shows the same on every day. */
const MONTH = monthPlus(localHourOf(Date.now()).month, -1);

const reckoned = reckonedCity(MONTH);

const readPage = (unit: string, language: Language) =>
  readingView(reckoned, language, `unit=${unit}&month=${MONTH}`, async (page: Page) => {
    await page.getByTestId('index').waitFor();
    await openAllRows(page);
    const headline = await page.locator('section.headline').innerText();
    return { sections: await sectionsOf(page), captions: await captionsOf(page), headline };
  });

const SECTIONS = {
  elements: { vi: 'Năm yếu tố của dịch vụ', en: 'Five elements of the service' },
  services: { vi: 'Theo thủ tục', en: 'By service' },
  counters: { vi: 'Theo quầy', en: 'By counter' },
  channels: { vi: 'Theo kênh', en: 'By channel' },
  moments: { vi: 'Theo thời điểm', en: 'By moment' },
  days: { vi: 'Xu hướng theo ngày', en: 'Trend by day' },
  months: { vi: 'Xu hướng theo tháng', en: 'Trend by month' },
} as const satisfies Record<string, Text>;

const SIGNALS = {
  beyond: { vi: 'Ngoài giới hạn 3 sigma', en: 'Beyond the 3-sigma limits' },
  drift: { vi: 'Lệch kéo dài (EWMA)', en: 'Lasting drift (EWMA)' },
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
      const [all] = await reckoned.reference.by('nothing', scope);
      const { mean } = await reckoned.reference.scores(scope);
      const { n, percent: index, low, high } = all as ReferenceRow;

      expect(n).toBeGreaterThan(29);
      expect(page.headline).toContain(percent(language, index));
      expect(page.headline).toContain(`${percent(language, low)} – ${percent(language, high)}`);
      expect(page.headline.split('\n')).toContain(figure(language, n, 0));
      expect(page.headline.split('\n')).toContain(figure(language, mean, 2));
    });

    it('says how many gave each score', async () => {
      const { counts } = await reckoned.reference.scores(scope);
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
      ['services', 'service'],
      ['counters', 'counter'],
      ['channels', 'channel'],
      ['moments', 'moment'],
    ] as const)('says the index and interval of all %s', async (section, division) => {
      const rows = await reckoned.reference.by(division, scope);
      const kind = division === 'counter' && unit === undefined ? 'counterOfUnit' : division;

      expect(rows.length).toBeGreaterThan(0);
      expect(sorted(rowsUnder(SECTIONS[section]))).toEqual(
        sorted(rows.map((row) => rowOf(language, nameIn(language, kind, row.name), row))),
      );
    });

    it('says the index and interval of the five elements', async () => {
      const rows = await reckoned.reference.questions(scope);

      expect(sorted(rowsUnder(SECTIONS.elements))).toEqual(
        sorted(rows.map((row) => rowOf(language, nameIn(language, 'question', row.name), row))),
      );
    });

    it('says each hour of the week, and nothing of those in which fewer than ten answered', async () => {
      const rows = await reckoned.reference.by('hour', scope);
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
      const rows = await reckoned.reference.reasons(scope);
      const shown = rowsUnder({ vi: 'Lý do được chọn', en: 'Reasons given' }).map(([name, n]) => [name, n]);

      expect(sorted(shown as Row[])).toEqual(
        sorted(rows.map(({ name, n }) => [nameIn(language, 'reason', name), figure(language, n, 0)])),
      );
    });

    it.runIf(unit === undefined)(
      'says how satisfied those are in all who are satisfied with a thing, and the others',
      async () => {
        const rows = await reckoned.reference.drivers(scope);
        const shown = rowsUnder({
          vi: 'Yếu tố đi cùng sự hài lòng chung',
          en: 'What goes with overall satisfaction',
        });

        expect(rows).toHaveLength(5);
        for (const row of rows) {
          expect(shown).toContainEqual([
            nameIn(language, 'question', row.question),
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

    it('says each day, and which of them differ by more than chance', async () => {
      const days = (await reckoned.reference.by('day', scope)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
      const cells = new Map((await reckoned.reference.cells('day', scope)).map((cell) => [cell.name, cell]));
      const charted = days.flatMap(({ name, n }) => (n < 10 ? [] : (cells.get(name) ?? [])));
      const signals = new Map(signalsOf(charted).map((signal, at) => [charted[at]?.name, signal]));

      const expected = days.map(({ name, n, percent: index }) => {
        const signal = signals.get(name);
        return [
          dayWritten(name),
          percent(language, index),
          figure(language, n, 0),
          signal ? SIGNALS[signal][language] : '',
        ];
      });

      expect(rowsUnder(SECTIONS.days)).toEqual(expected);
      if (unit === undefined)
        expect(new Set(signals.values())).toEqual(new Set(['beyond', 'drift', undefined]));
      const below = charted.filter(({ n, satisfied }) => 100 * satisfied < TARGET * n).length;
      const marked = charted.filter(({ name }) => signals.get(name)).map(({ name }) => dayWritten(name));
      expect(page.captions[SECTIONS.days[language]]).toBe(
        `${daysTold(language, charted.length, days.length, below)} ${signalsTold(language, marked)}`,
      );
    });

    it('says each month', async () => {
      const months = (await reckoned.reference.by('month', unit ? { unit } : {})).filter(
        ({ name }) => monthPlus(MONTH, -12) < name && name <= MONTH,
      );
      const shown = rowsUnder(SECTIONS.months);

      expect(months.length).toBeGreaterThan(1);
      for (const month of months) {
        expect(shown).toContainEqual([
          shortMonth(language, month.name),
          percent(language, month.percent),
          rangeOf(language, month, 2) || '–',
          figure(language, month.n, 0),
        ]);
      }
    });

    it.runIf(unit === undefined)('says the index and interval of every unit below', async () => {
      const rows = await reckoned.reference.by('unit', scope);
      const shown = rowsUnder({ vi: 'Đơn vị trực thuộc', en: 'Units below' }).map((row) => row.slice(0, 3));

      expect(rows.length).toBeGreaterThan(100);
      for (const row of rows) {
        expect(shown).toContainEqual(rowOf(language, nameIn(language, 'unit', row.name), row));
      }
    });
  });
});
