import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import type { CityContent } from '../support/city.ts';
import { LAST_MONTH } from '../support/last-month.ts';
import { shownCity } from '../support/shown-city.ts';

const WARD = '00070';
/** Whose target is stricter, and under which the ward stands since the last month. */
const STRICT = '00004';

const moved = ({ organisation, responses }: CityContent): CityContent => ({
  responses,
  organisation: {
    ...organisation,
    units: organisation.units.map((unit) => {
      if (unit.id === STRICT) return { ...unit, targetPercent: 90 };
      if (unit.id !== WARD) return unit;
      return { ...unit, placements: [...unit.placements, { from: LAST_MONTH, parent: STRICT }] };
    }),
  },
});

const shown = shownCity({ responses: 10_000, edited: moved });

let context: BrowserContext;
afterEach(() => context.close());

const opened = async (unit: string, width: number): Promise<Page> => {
  context = await shown.browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const seen = globalThis as unknown as { shifts: number[] };
    seen.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const token = await shown.city.token('manager', '01');
  await page.goto(`${shown.city.url}/manage/?unit=${unit}&period=${LAST_MONTH}&lang=en#token=${token}`);
  await page.getByRole('heading', { name: 'How is this index computed?' }).waitFor();
  await page.getByRole('heading', { name: 'Trend by month' }).waitFor();
  await page.evaluate('document.fonts.ready');
  return page;
};

type Card = { readonly title: string; readonly left: number; readonly top: number; readonly free: number };

/** The cards as they stand in the document, with the room under what each holds. */
const cardsOf = (page: Page): Promise<readonly Card[]> =>
  page.locator('.column .card').evaluateAll((all) =>
    all.map((card) => {
      const box = card.getBoundingClientRect();
      const ends = [...card.children].map((child) => child.getBoundingClientRect().bottom);
      const room = Number.parseFloat(getComputedStyle(card).paddingBottom);
      return {
        title: card.querySelector('h2')?.textContent ?? '',
        left: Math.round(box.left),
        top: Math.round(box.top),
        free: Math.round(box.bottom - room - Math.max(...ends)),
      };
    }),
  );

describe('the cards of the dashboard', () => {
  it.each([
    ['a ward', WARD],
    ['the city', '01'],
  ])(
    'of %s leave no hole on a wide screen, and are read down one column and then the other',
    async (_, unit) => {
      const page = await opened(unit, 1440);

      const cards = await cardsOf(page);

      expect(new Set(cards.map(({ left }) => left)).size).toBe(2);
      expect(cards.filter(({ free }) => free > 320)).toEqual([]);
      for (const [at, { left, top }] of cards.entries()) {
        const before = cards[at - 1];
        if (before?.left === left) expect(top).toBeGreaterThan(before.top);
      }
      expect(await axeViolations(page)).toEqual([]);
    },
  );

  it('stand beneath each other on a phone, in the same order', async () => {
    const wide = (await cardsOf(await opened(WARD, 1440))).map(({ title }) => title);
    await context.close();

    const cards = await cardsOf(await opened(WARD, 390));

    expect(cards.map(({ title }) => title)).toEqual(wide);
    expect(cards.toSorted((a, b) => a.top - b.top)).toEqual(cards);
  });

  it.each([1440, 820, 390])('move hardly anything as they come, %i wide', async (width) => {
    const page = await opened(WARD, width);

    const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts);

    expect(shifts.reduce((sum, each) => sum + each, 0)).toBeLessThan(0.1);
  });
});

describe('the trend by month of a unit whose target changed', () => {
  it('has the target of each month, in its picture and in its table', async () => {
    const page = await opened(WARD, 1440);
    const card = page.locator('section.card', {
      has: page.getByRole('heading', { name: 'Trend by month', exact: true }),
    });

    expect(await card.locator('.target-line').count()).toBe(3);
    expect(await card.locator('.target-label').allTextContents()).toEqual(['80%', 'Target 90%']);
    await card.getByText('Table of figures').click();
    const rows = await card
      .getByRole('row')
      .evaluateAll((all) => all.map((row) => (row as HTMLTableRowElement).cells[3]?.textContent));
    expect(rows).toEqual(['Target', ...Array.from({ length: 11 }, () => '80%'), '90%']);
    expect(await axeViolations(page)).toEqual([]);
  });
});
