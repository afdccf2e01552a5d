import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#domain/policy.ts';
import { lastDayOf, localHourOf, monthPlus } from '#domain/time.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, type Watch, watchPage } from '../support/browser.ts';
import { type City, startCity } from '../support/city.ts';

/** A ward of the demonstration city with many ratings. */
const UNIT = '00070';

let city: City;
let browser: Browser;
beforeAll(async () => {
  [city, browser] = await Promise.all([startCity({ responses: 30_000 }), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await city?.close();
});

let contexts: BrowserContext[] = [];
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
});

const openPage = async (
  search: string,
  options: { role?: Role; unit?: string; width?: number } = {},
): Promise<{ page: Page; watch: Watch }> => {
  const { role = 'officer', unit = UNIT, width = 1440 } = options;
  const context = await browser.newContext({ viewport: { width, height: width < 500 ? 844 : 900 } });
  contexts.push(context);
  const page = await context.newPage();
  const watch = await watchPage(page, city.url);
  await page.goto(`${city.url}/manage/?unit=${UNIT}${search}#token=${await city.token(role, unit)}`);
  return { page, watch };
};

/** The demonstration has ninety days, of which the present month may have begun just now. */
const MONTH = monthPlus(localHourOf(Date.now()).month, -1);
const PERIOD = `${monthPlus(MONTH, -1)}-01..${lastDayOf(MONTH)}`;
const OF_COMMENTS = `&view=comments&period=${PERIOD}`;
const items = (page: Page) => page.locator('.comment');
const standing = (page: Page): Promise<string> => page.locator('[aria-busy=false] p').first().innerText();

describe('the page of comments', () => {
  it('has themes, and the comments about one when it is chosen; the address leads back to them', async () => {
    const { page, watch } = await openPage(OF_COMMENTS);
    await items(page).first().waitFor();

    const sentence = await page.getByText(/^Trong .+ ý kiến/).innerText();
    await page.getByRole('button', { name: 'Thời gian, đúng hẹn', exact: true }).click();
    await page.waitForURL(/about=theme%3Dwaiting/);
    await page.locator('[aria-busy=false]').first().waitFor();
    const narrowed = await standing(page);
    const violations = await axeViolations(page);
    await page.reload();
    await items(page).first().waitFor();

    expect(sentence).toMatch(
      /^Trong [\d.]+ ý kiến(?: của người không hài lòng)?, được nhắc nhiều nhất là “.+” \(\d+\), tiếp theo là “.+” \(\d+\)\.$/,
    );
    expect(await standing(page)).toBe(narrowed);
    expect(await page.getByLabel('Chủ đề').inputValue()).toBe('waiting');
    expect(violations).toEqual([]);
    expect(watch).toEqual({ violations: [], foreignRequests: [] });
  });

  it('finds without marks what was typed with them, on a phone too', async () => {
    const { page } = await openPage(OF_COMMENTS, { width: 390 });
    await items(page).first().waitFor();

    await page.getByLabel('Tìm trong ý kiến').fill('can bo');
    await page.waitForURL(/about=q%3Dcan/);
    await page.locator('[aria-busy=false]').first().waitFor();
    const texts = await page.locator('.comment-text').allInnerTexts();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((text) => !/c(án|an) b(ộ|o)|\bcb\b/i.test(text))).toEqual([]);
    expect(overflow).toBe(false);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('hides a comment with a reason by keyboard alone, and shows it again', async () => {
    const { page } = await openPage(OF_COMMENTS);
    const first = items(page).first();
    await first.waitFor();
    const text = await first.locator('.comment-text').innerText();

    await first.getByRole('button', { name: 'Ẩn ý kiến' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    const violations = await axeViolations(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await first.getByText('Đã ẩn', { exact: true }).waitFor();
    const focused = await page.evaluate(() => document.activeElement?.id);
    const second = await items(page).nth(1).getAttribute('id');
    const reason = await first.locator('.comment-hidden > p').innerText();
    await first.getByRole('button', { name: 'Hiện lại' }).click();
    await first.getByRole('button', { name: 'Ẩn ý kiến' }).waitFor();

    expect(violations).toEqual([]);
    expect(focused).toBe(second);
    expect(reason).toBe('Đã ẩn · Xúc phạm, đe dọa');
    expect(await first.locator('.comment-text').innerText()).toBe(text);
  });

  it('gives the keyboard back where nothing was hidden', async () => {
    const { page } = await openPage(OF_COMMENTS);
    const button = items(page).first().getByRole('button', { name: 'Ẩn ý kiến' });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.getByRole('button', { name: 'Thôi' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    expect(await button.evaluate((each) => each === document.activeElement)).toBe(true);
  });

  it('stays narrowed in another period, and on the way back', async () => {
    const { page } = await openPage('&view=comments&period=2026-10&about=theme%3Dattitude');
    await items(page).first().waitFor();

    await page.getByLabel('Tháng').selectOption('2026-09-01');
    await page.waitForURL(/period=2026-09/);
    await items(page).first().waitFor();
    const theme = await page.getByLabel('Chủ đề').inputValue();
    await page.goBack();
    await page.waitForURL(/period=2026-10/);
    await items(page).first().waitFor();

    expect(theme).toBe('attitude');
    expect(await page.getByLabel('Chủ đề').inputValue()).toBe('attitude');
  });

  it('shows a manager no way to hide, and a viewer no such page', async () => {
    const manager = await openPage(OF_COMMENTS, { role: 'manager' });
    await items(manager.page).first().waitFor();
    const viewer = await openPage('', { role: 'viewer' });
    await viewer.page.locator('.views button').first().waitFor();

    expect(await manager.page.getByRole('button', { name: 'Ẩn ý kiến' }).count()).toBe(0);
    expect(await viewer.page.locator('.views').innerText()).not.toContain('Ý kiến');
  });

  it('says why nothing is shown of a month with fewer than ten ratings, and to whom it is not open', async () => {
    const { page } = await openPage(`&view=comments&period=${monthPlus(MONTH, -9)}&lang=en`);
    await page.getByText('Fewer than ten').waitFor();
    const viewer = await openPage('&view=comments&lang=en', { role: 'viewer' });
    await viewer.page.getByText('Your role does not read the comments').waitFor();
    const detail = viewer.page.getByText(/^The role "viewer"/);

    expect(await items(page).count()).toBe(0);
    expect(await detail.isVisible()).toBe(false);
    expect(await axeViolations(page)).toEqual([]);
    expect(await axeViolations(viewer.page)).toEqual([]);
  });
});

const OF_RESULTS = `&period=${PERIOD}`;

describe('the way from figures to words', () => {
  it('leads from a reason to what the dissatisfied wrote about it, and back; the address keeps it', async () => {
    const { page, watch } = await openPage(OF_RESULTS);
    await page.getByRole('button', { name: 'Đọc ý kiến về: Phải chờ lâu hoặc bị trễ hẹn' }).click();
    await page.waitForURL(/view=comments.*about=theme%3Dwaiting%26level%3D1%252C2/);
    await items(page).first().waitFor();
    const found = await standing(page);
    const levels = await page.locator('.comment-level').allInnerTexts();
    await page.reload();
    await items(page).first().waitFor();

    expect(await standing(page)).toBe(found);
    expect(levels.length).toBeGreaterThan(0);
    expect(levels.filter((level) => !/không hài lòng/i.test(level))).toEqual([]);
    expect(await page.getByLabel('Chủ đề').inputValue()).toBe('waiting');
    expect(await page.getByLabel('Mức đánh giá').inputValue()).toBe('1,2');
    expect(await axeViolations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Xem kết quả và lý do được chọn' }).click();
    await page.getByTestId('index').waitFor();
    expect(page.url()).toContain(new URLSearchParams({ period: PERIOD }).toString());
    expect(page.url()).not.toContain('about=');
    expect(watch).toEqual({ violations: [], foreignRequests: [] });
  });

  it.each([
    ['Đọc ý kiến của người chọn: Rất không hài lòng', /about=level%3D1$/],
    ['Đọc ý kiến về: Thủ tục hành chính', /about=theme%3Dpapers$/],
  ])('leads by “%s”', async (name, address) => {
    const { page } = await openPage(OF_RESULTS, { width: 390 });
    await page.getByRole('button', { name }).click();
    await page.waitForURL(address);
    await page.getByLabel('Chủ đề').waitFor();

    const overflow = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(overflow).toBe(false);
  });

  it('is not offered to a viewer', async () => {
    const { page } = await openPage(OF_RESULTS, { role: 'viewer' });
    await page.getByRole('heading', { name: 'Lý do được chọn' }).waitFor();

    expect(await page.getByRole('button', { name: /Đọc ý kiến/ }).count()).toBe(0);
  });
});
