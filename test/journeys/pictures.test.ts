import { readFileSync } from 'node:fs';
import { decode } from 'fast-png';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { localHourOf, monthPlus } from '#domain/time.ts';
import { fileNameOf } from '../../web/shared/chart/file-name.ts';
import { monthName } from '../../web/shared/format.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, watchPage } from '../support/browser.ts';
import { type City, startCity } from '../support/city.ts';

const WARD = '00070';
/** The last month that is over, so that the pages show the same on every day. */
const MONTH = monthPlus(localHourOf(Date.now()).month, -1);

let city: City;
let browser: Browser;
beforeAll(async () => {
  [city, browser] = await Promise.all([startCity({ responses: 10_000 }), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await city.close();
});

let context: BrowserContext;
afterEach(() => context.close());

/** On a phone that is set to dark, with all that is folded unfolded. */
const opened = async (search: string) => {
  context = await browser.newContext({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  const page = await context.newPage();
  const watch = await watchPage(page, city.url);
  await page.goto(`${city.url}/manage/${search}#token=${await city.token('manager', '01')}`);
  await page.locator('.picture-menu').first().waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null);
  await page.locator('.card details').evaluateAll((all) => {
    for (const each of all) (each as HTMLDetailsElement).open = true;
  });
  return { page, watch };
};

type Kept = { readonly name: string; readonly content: Buffer };

const keep = async (page: Page, position: number, format: 'SVG' | 'PNG'): Promise<Kept> => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .locator('.picture-menu')
      .nth(position)
      .getByRole('button', { name: `: ${format},` })
      .click(),
  ]);
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
};

/** Chromium keeps ten files a second of a page and drops the rest (`kBurstDownloadLimit`); each page gets fewer to keep. */
const AT_ONCE = 9;

const keepAll = async (search: string): Promise<readonly Kept[]> => {
  const kept: Kept[] = [];
  for (let pictures = 1; kept.length < pictures; ) {
    const { page, watch } = await opened(search);
    pictures = await page.locator('.picture-menu').count();
    expect(await page.locator('figure').count()).toBe(pictures);
    const end = Math.min(pictures, kept.length + AT_ONCE);
    while (kept.length < end) kept.push(await keep(page, kept.length, 'SVG'));
    expect(await page.locator('.picture-sheet').count()).toBe(0);
    expect(watch).toEqual({ violations: [], foreignRequests: [] });
    await context.close();
  }
  return kept;
};

/** Colours of the page in the dark that paper has none of. */
const DARK = /rgb\((230, 237, 242|169, 184, 195|23, 33, 42|108, 192, 224|49, 64, 75|229, 122, 105)\)/;

const expectToStandAlone = (kept: readonly Kept[], language: 'vi' | 'en'): void => {
  const notice = language === 'vi' ? 'Dữ liệu trình diễn' : 'Demonstration data';
  for (const { name, content } of kept) {
    const svg = content.toString('utf8');
    expect(svg, name).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" role="img"/);
    expect(svg, name).toMatch(/<title>[^<]+ · [^<]+ · [^<]+<\/title><desc>[^<]{30,}<\/desc>/);
    expect(svg.match(new RegExp(notice, 'g'))?.length, name).toBe(2);
    expect(svg, name).toContain('fill="rgb(255, 255, 255)"');
    expect(svg, name).not.toMatch(DARK);
    expect(svg, name).not.toMatch(/class=|style=|var\(|<style|href=|url\(|NaN|undefined/);
    expect(name).toMatch(/^[a-z0-9-]+_[a-z0-9-]+_[a-z0-9-]+\.svg$/);
  }
  expect(new Set(kept.map(({ name }) => name)).size).toBe(kept.length);
};

describe('the pictures of a page that is dark', () => {
  it.each([
    ['the city', `?unit=01&period=${MONTH}`, 'vi', 15],
    ['a ward', `?unit=${WARD}&period=${MONTH}`, 'vi', 10],
    ['a comparison', `?view=compare&unit=${WARD}&with=00004&lang=en&period=${MONTH}`, 'en', 3],
    ['the scorecard', '?view=scorecard&unit=01&lang=en', 'en', 3],
  ] as const)(
    'of %s are all kept, each by itself in the colours of paper',
    {
      timeout: 120_000,
    },
    async (_, search, language, least) => {
      const kept = await keepAll(search);

      expect(kept.length).toBeGreaterThanOrEqual(least);
      expectToStandAlone(kept, language);
    },
  );

  it('of the months says which months they are, and not which one the page shows', async () => {
    const { page } = await opened(`?unit=${WARD}&period=${MONTH}&lang=en`);
    const menus = await page.locator('.picture-menu').evaluateAll((all) => all.map((menu) => menu.innerHTML));
    const position = menus.findIndex((menu) => menu.includes('SVG, Trend by month'));

    const { name, content } = await keep(page, position, 'SVG');

    const [first, last] = [monthPlus(MONTH, -11), MONTH].map((month) => monthName('en', month));
    expect(content.toString('utf8')).toContain(` · ${first} to ${last}</title>`);
    expect(name).toBe(`${fileNameOf('Trend by month', 'Hoàn Kiếm Ward', `${first} to ${last}`)}.svg`);
  });

  it('are white as pixels, in the typefaces of the page', async () => {
    const { page, watch } = await opened(`?unit=01&period=${MONTH}`);

    const { name, content } = await keep(page, 0, 'PNG');

    const png = decode(content);
    expect(name).toMatch(/^chi-so-hai-long_thanh-pho-ha-noi_thang-\d+-nam-\d{4}\.png$/);
    expect(png.width).toBe(2 * 768);
    let white = 0;
    for (let at = 0; at < png.data.length; at += png.channels) if (png.data[at] === 255) white += 1;
    expect(white / (png.width * png.height)).toBeGreaterThan(0.8);
    expect(watch).toEqual({ violations: [], foreignRequests: [] });
  });
});

describe('the units below', () => {
  it('are twelve at first, those that most need a look, and all when asked', async () => {
    const { page } = await opened(`?unit=01&period=${MONTH}`);
    const card = page.locator('section.card', {
      has: page.getByRole('heading', { name: 'Đơn vị trực thuộc', exact: true }),
    });
    const rows = card.locator('tbody tr');

    expect(await rows.count()).toBe(12);
    await card.getByRole('button', { name: 'Xem tất cả 126 đơn vị' }).click();

    expect(await rows.count()).toBe(126);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('say of 10 to 29 responses that they are for reference only', async () => {
    const { page } = await opened(`?unit=01&period=${MONTH}`);
    const card = page.locator('section.card', {
      has: page.getByRole('heading', { name: 'Đơn vị trực thuộc', exact: true }),
    });
    await card.getByLabel('Sắp xếp theo').selectOption('Số phiếu');
    await card.getByRole('button', { name: 'Xem tất cả' }).click();

    const rows = await card.locator('tbody tr').evaluateAll((all) =>
      all.map((row) => ({
        n: Number((row as HTMLTableRowElement).cells[3]?.textContent?.replace('.', '')),
        said: row.textContent?.includes('chỉ để tham khảo') ?? false,
      })),
    );

    expect(rows.some(({ said }) => said)).toBe(true);
    expect(rows.filter(({ said }) => said)).toEqual(rows.filter(({ n }) => n >= 10 && n < 30));
  });
});
