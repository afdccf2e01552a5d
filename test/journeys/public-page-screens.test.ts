import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DARK_TOKENS_CSS } from '#design/tokens.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { startCity } from '../support/city.ts';
import { newestPublished } from '../support/published-month.ts';

let city: Awaited<ReturnType<typeof startCity>>;
let browser: Browser;

beforeAll(async () => {
  [city, browser] = await Promise.all([startCity(), launchBrowser()]);
  await newestPublished(city.url);
});

afterAll(async () => {
  await browser?.close();
  await city?.close();
});

const NARROWEST = { width: 320, height: 640 };

const opened = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
  const page = await (await browser.newContext({ viewport: NARROWEST, ...options })).newPage();
  await page.goto(`${city.url}${path}`);
  return page;
};

const darkToken = (name: string): string => new RegExp(`--${name}:(#\\w+)`).exec(DARK_TOKENS_CSS)?.[1] ?? '';

const hexOf = (rgb: string): string =>
  `#${[...rgb.matchAll(/\d+/g)].map(([part]) => Number(part).toString(16).padStart(2, '0')).join('')}`;

/** The ground of the page as it is drawn, `#0f171e`. */
const groundOf = async (page: Page): Promise<string> =>
  hexOf(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor));

const inVietnamese = (percent: number): string =>
  `${percent.toLocaleString('vi-VN', { maximumFractionDigits: 2 })}\u00a0%`;

const PAGES = ['/', '/?lang=en', '/units/00070', '/embed/00070', '/q/00070-03', '/check', '/privacy', '/r'];

describe.each(['light', 'dark'] as const)('on a screen that is set to %s', (colorScheme) => {
  it.each(PAGES)('%s is so as a whole, readable, and no wider than a small phone', async (path) => {
    const page = await opened(path, { colorScheme });
    for (const details of await page.locator('summary').all()) await details.click();

    expect((await groundOf(page)) === darkToken('ground')).toBe(colorScheme === 'dark');
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await page.context().close();
  });
});

describe('a chart in a frame', () => {
  it.each([
    ['light', 'dark'],
    ['dark', 'light'],
  ] as const)(
    'is %s where the site around it asks so, though the screen is %s',
    async (theme, colorScheme) => {
      const page = await opened(`/embed/00070?theme=${theme}`, { colorScheme });

      expect((await groundOf(page)) === darkToken('ground')).toBe(theme === 'dark');
      expect(await axeViolations(page)).toEqual([]);
      await page.context().close();
    },
  );
});

describe('on paper', () => {
  it('is black on white from a dark screen, with nothing to click, the tables unfolded and addresses written out', async () => {
    const page = await opened('/units/00070', { colorScheme: 'dark', viewport: { width: 690, height: 970 } });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });

    expect([
      await groundOf(page),
      hexOf(await page.locator('body').evaluate((body) => getComputedStyle(body).color)),
    ]).toEqual(['#ffffff', '#000000']);
    for (const hidden of ['.top a', '.back', '.find', '.screen']) {
      expect(await page.locator(`${hidden}:visible`).count()).toBe(0);
    }
    const table = page.locator('.trend ~ details table');
    expect(await table.evaluate((drawn) => drawn.checkVisibility({ contentVisibilityAuto: true }))).toBe(
      true,
    );
    const address = await page
      .getByRole('link', { name: 'Kiểm tra phiếu của mình' })
      .evaluate((link) => getComputedStyle(link, '::after').content);
    expect(address).toContain('/check?lang=vi');
    await page.context().close();
  });

  it.each(['/', '/units/00070'])('cuts neither the picture nor a row in two: %s', async (path) => {
    const page = await opened(path);
    await page.emulateMedia({ media: 'print' });

    const torn = await page
      .locator('.trend, tr')
      .evaluateAll((all) => all.filter((each) => getComputedStyle(each).breakInside !== 'avoid').length);
    expect(torn).toBe(0);
    expect(
      await page
        .locator('.trend')
        .first()
        .evaluate((drawn) => drawn.clientWidth <= 688),
    ).toBe(true);
    await page.context().close();
  });
});

describe('who asks by which rules a figure is made', () => {
  it('finds formula and questionnaire with their versions, and computes the interval again', async () => {
    const page = await opened('/units/00070');
    const text = await page.locator('main').innerText();

    expect(text).toContain('topTwoShare@1');
    expect(text).toMatch(/Bộ câu hỏi: .+ \(post-service@1\)/);
    const again = await page.getByRole('link', { name: 'Tính lại khoảng tin cậy' }).getAttribute('href');
    const { values } = (await (await fetch(`${city.url}${again}`)).json()) as {
      values: { lowPercent: number; highPercent: number };
    };
    expect(text).toContain(`${inVietnamese(values.lowPercent)} – ${inVietnamese(values.highPercent)}`);
    await page.context().close();
  });

  it('is not sent again what has not changed', async () => {
    for (const path of ['/', '/units/00070', '/embed/00070']) {
      const etag = (await fetch(`${city.url}${path}`)).headers.get('etag') ?? '';
      const again = await fetch(`${city.url}${path}`, { headers: { 'if-none-match': etag } });
      expect([path, etag.length > 0, again.status]).toEqual([path, true, 304]);
    }
  });
});
