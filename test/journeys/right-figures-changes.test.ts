import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Text } from '#domain/questionnaire.ts';
import { localHourOf, monthPlus } from '#domain/time.ts';
import { nameIn } from '../support/demonstration-names.ts';
import { figure, type Language, percent, type Row, signed, sorted } from '../support/printed.ts';
import { openAllRows, readingView, sectionsOf } from '../support/read-view.ts';
import { type ChangedGroup, partOf, toldGroups } from '../support/reference-changes.ts';
import type { ReferenceCell } from '../support/reference-figures.ts';
import { differenceLimits, percentOfCell } from '../support/reference-statistics.ts';
import { reckonedCity } from '../support/shown-city.ts';
import { changeTold } from '../support/told-in-words.ts';

const WARD = '00070';
const MONTH = monthPlus(localHourOf(Date.now()).month, -1);

const reckoned = reckonedCity(MONTH);

const TITLE: Text = { vi: 'Điều gì đã thay đổi?', en: 'What changed?' };
const BY: Text = { vi: 'Tách theo', en: 'Taken apart by' };

/** How a page can take a change apart, and by what. */
const WAYS = {
  services: 'service',
  channels: 'channel',
  moments: 'moment',
  counters: 'counter',
  children: 'unit',
} as const;

type Told = {
  readonly sentence: string;
  readonly moved: string;
  readonly parts: Readonly<Record<string, Part>>;
};
type Part = { readonly sentence: string; readonly rows: readonly Row[] };

/** Each way by which the page takes a change apart, one after the other, as a reader would choose them. */
const readChanges = (unit: string, against: 'previous' | 'year', language: Language): Promise<Told> =>
  readingView(reckoned, language, `unit=${unit}&month=${MONTH}`, async (page: Page) => {
    const card = page.locator('section.changes');
    const sentence = card.locator('.change-sentence');
    await sentence.waitFor();
    if (against === 'year') {
      const then = await sentence.innerText();
      await card.locator('.change-choices select').selectOption('year');
      await page.waitForFunction((before) => {
        const told = document.querySelector('.change-sentence')?.textContent;
        return told && told !== before;
      }, then);
    }
    const choice = card.getByLabel(BY[language]);
    const ways = await choice
      .locator('option')
      .evaluateAll((all) => all.map((each) => (each as HTMLOptionElement).value));
    const parts: Record<string, Part> = {};
    for (const way of ways) {
      await choice.selectOption(way);
      await openAllRows(page);
      const rows = (await sectionsOf(page))[TITLE[language]] ?? [];
      parts[way] = { sentence: await card.locator('figure.picture figcaption').innerText(), rows };
    }
    const moved = await card.locator('.change-moved').innerText();
    return { sentence: await sentence.innerText(), moved, parts };
  });

const REST: Text = { vi: 'Còn lại', en: 'All others' };

/** Newcombe's interval at 99.8 % leaves 0 out; of the rest nothing is said. */
const isMoved = ({ name, before, now }: ChangedGroup): boolean => {
  if (name === undefined || before.n === 0 || now.n === 0) return false;
  const { low, high } = differenceLimits(before, now, 3.090232306167813);
  return low > 0 || high < 0;
};

const AGAINST = [
  ['the period before', 'previous', monthPlus(MONTH, -1)],
  ['the same a year before', 'year', monthPlus(MONTH, -12)],
] as const;

describe.each([
  ['the city', undefined],
  ['a ward', WARD],
] as const)('what changed in %s', (_, unit) => {
  describe.each(AGAINST)('since %s', (__, against, then) => {
    describe.each(['vi', 'en'] as const)('in %s', (language) => {
      const scopes = [
        { month: then, ...(unit ? { unit } : {}) },
        { month: MONTH, ...(unit ? { unit } : {}) },
      ] as const;
      let told: Told;
      let all: readonly [ReferenceCell, ReferenceCell];
      beforeAll(async () => {
        const [[before], [now]] = await Promise.all([
          reckoned.reference.cells('nothing', scopes[0]),
          reckoned.reference.cells('nothing', scopes[1]),
        ]);
        all = [before as ReferenceCell, now as ReferenceCell];
        told = await readChanges(unit ?? '01', against, language);
      });

      it('is the difference, its interval and its verdict that another program finds', () => {
        expect(told.sentence).toBe(changeTold(language, then, ...all));
      });

      it('is taken apart by each division into mix and change within, which are those of exact fractions', async () => {
        const divided = await Promise.all(
          Object.entries(WAYS).map(async ([way, division]) => {
            const [before = [], now = []] = await Promise.all(
              scopes.map((scope) => reckoned.reference.cells(division, scope)),
            );
            return { way, division, groups: toldGroups(before, now, { before: all[0], now: all[1] }) };
          }),
        );
        const ways = divided.filter(({ groups }) => groups.length > 1);

        expect(Object.keys(told.parts)).toEqual(ways.map(({ way }) => way));
        const moved = ways.flatMap(({ groups }) => groups.filter(isMoved));
        const isNone = /^(Không thủ tục|No service)/.test(told.moved);
        expect(isNone).toBe(moved.length === 0);
        const named = told.moved.split(';').filter((each) => !/^ (và|and) \d+/.test(each)).length;
        expect(isNone ? 0 : named).toBe(Math.min(3, moved.length));
        for (const { way, division, groups } of ways) {
          const part = partOf(groups);
          const kind = division === 'counter' && unit === undefined ? 'counterOfUnit' : division;
          const rows = part.groups.map(({ name, mix, within, ...group }) => [
            name === undefined ? REST[language] : nameIn(language, kind, name),
            signed(language, Math.round(100 * (mix + within)) / 100),
            signed(language, mix),
            signed(language, within),
            ...[group.before, group.now].map(
              (side) =>
                `${percent(language, side.n > 0 ? percentOfCell(side) : null)}n = ${figure(language, side.n, 0)}`,
            ),
          ]);

          expect(sorted(told.parts[way]?.rows ?? [])).toEqual(sorted(rows));
          expect(told.parts[way]?.sentence).toContain(
            language === 'vi'
              ? `Do cơ cấu: ${signed('vi', part.mix)} điểm; trong các nhóm: ${signed('vi', part.within)} điểm.`
              : `By the mix: ${signed('en', part.mix)} points; within the groups: ${signed('en', part.within)} points.`,
          );
        }
      });
    });
  });
});
