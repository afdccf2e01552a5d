import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { monthPlus } from '#domain/time.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { type City, startCity } from '../support/city.ts';
import { LAST_MONTH } from '../support/last-month.ts';

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

let city: City;
let browser: Browser;
beforeAll(async () => {
  [city, browser] = await Promise.all([startCity(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await city.close();
});

let context: BrowserContext;
afterEach(() => context.close());

const openPage = async (
  search: string,
  unit = '01',
  { viewport = DESKTOP, role = 'manager' as 'manager' | 'inspector' } = {},
): Promise<Page> => {
  context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.goto(`${city.url}/manage/${search}#token=${await city.token(role, unit)}`);
  return page;
};

const index = (page: Page) => page.getByTestId('index');

describe('moving about in the dashboard', () => {
  it('begins another unit at its heading, on a phone that was scrolled far down too', async () => {
    const page = await openPage(`?unit=01&period=${LAST_MONTH}`, '01', { viewport: PHONE });
    await index(page).waitFor();
    const child = page.locator('.rows .link').first();
    const name = (await child.textContent()) as string;
    await child.scrollIntoViewIfNeeded();
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(500);

    await child.click();
    await page.getByRole('heading', { level: 1, name }).waitFor();

    expect(await page.evaluate(() => scrollY)).toBe(0);
    await page.waitForFunction((text) => document.activeElement?.textContent === text, name);
  });

  it('leads past the tree of units by the first key', async () => {
    const page = await openPage(`?unit=01&period=${LAST_MONTH}`);
    await index(page).waitFor();

    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Đến nội dung chính');
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');

    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  it('has a unit and the period before at hand once the pointer or the keyboard was on the way to them', async () => {
    const page = await openPage(`?unit=01&period=${LAST_MONTH}`);
    await index(page).waitFor();
    const answered = (unit: string, month: string) =>
      Promise.all(
        [`/units/${unit}/results?month=${month}`, `&to=${month}`].map((part) =>
          page
            .waitForResponse((answer) => answer.url().includes(part) && answer.url().includes(`/${unit}/`))
            .then((answer) => answer.finished()),
        ),
      );
    const before = page.getByRole('button', { name: 'Kỳ trước' });

    const period = answered('01', monthPlus(LAST_MONTH, -1));
    await before.focus();
    await period;
    const unit = answered('00070', LAST_MONTH);
    await page.locator('.unit[data-unit="00070"]').hover();
    await unit;
    await context.setOffline(true);

    await page.locator('.unit[data-unit="00070"]').click();
    await page.getByRole('heading', { level: 1, name: 'Phường Hoàn Kiếm' }).waitFor();
    expect(await index(page).innerText()).toMatch(/^\d+,\d+\u00a0?\s?%$/);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Hà Nội' }).waitFor();
    await before.click();
    await page.locator('.method').waitFor();
    expect(new URL(page.url()).searchParams.get('period')).toBe(monthPlus(LAST_MONTH, -1));
    expect(await index(page).innerText()).toMatch(/^\d+,\d+\u00a0?\s?%$/);
  });

  it('shows nothing for a period that there is not, and leads back', async () => {
    const page = await openPage('?unit=00070&period=2026-13');

    await page.getByRole('alert').getByText('Kiểm tra địa chỉ, đơn vị và kỳ đã chọn.').waitFor();
    expect(await index(page).count()).toBe(0);
    await page.getByRole('alert').getByRole('button').click();
    await page.getByRole('heading', { level: 1, name: 'Hà Nội' }).waitFor();
    await index(page).waitFor();
  });

  it('says without a network that the kiosks could not be read, and of no counter that it is not there', async () => {
    const page = await openPage(`?unit=00070&period=${LAST_MONTH}`);
    await index(page).waitFor();
    await context.setOffline(true);
    await page.locator('.views').getByRole('button', { name: 'Thiết bị' }).click();

    await page
      .getByText(/Không kết nối được|Không có kết nối|không tới được/i)
      .first()
      .waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/không có quầy|Tất cả\s*0/i);
  });

  it.each(['compare', 'comments', 'report'])(
    'shows no other unit in place of one that may not be seen: %s',
    async (view) => {
      const page = await openPage(`?view=${view}&unit=00004`, '00070');

      await page.getByText('Tài khoản này không được xem đơn vị này').waitFor();

      expect(await page.locator('main').innerText()).not.toContain('Hoàn Kiếm');
    },
  );

  it('keeps with what a change is compared in the address', async () => {
    const page = await openPage(`?unit=00070&period=${LAST_MONTH}`);
    const choice = page.getByLabel('So với');
    await choice.selectOption('cùng kỳ năm trước');
    await page.waitForURL(/against=year/);

    await page.reload();
    await page.locator('.change-sentence').waitFor();

    expect(await choice.inputValue()).toBe('year');
    expect(await page.locator('.change-sentence').innerText()).toContain(
      `năm ${Number(LAST_MONTH.slice(0, 4)) - 1}`,
    );
  });

  it.each([
    ['is not for this account', 'manager', '00004', 'Tài khoản này không được xem'],
    ['was not there in the period', 'inspector', 'gone', 'Không có đơn vị này trong kỳ'],
  ] as const)('says beside another unit that one %s', async (_, role, other, said) => {
    const page = await openPage(`?view=compare&unit=00070&with=${other}&period=${LAST_MONTH}`, '00070', {
      role,
    });
    await page.getByTestId('index-00070').waitFor();

    const heads = await page.locator('.compare-table').getByRole('columnheader').allInnerTexts();

    expect(heads.find((head) => head.includes(said))).toBeTruthy();
  });
});
