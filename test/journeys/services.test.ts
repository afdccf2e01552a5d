import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, watchPage } from '../support/browser.ts';
import { startCity } from '../support/city.ts';

let city: Awaited<ReturnType<typeof startCity>>;
let browser: Browser;
beforeAll(async () => {
  [city, browser] = await Promise.all([startCity({ responses: 50 }), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await city?.close();
});

/** The page of services as the role of the whole city sees it. */
const openServices = async (
  role: 'officer' | 'viewer',
  width = 1440,
): Promise<{ context: BrowserContext; page: Page }> => {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${city.url}/manage/?view=services#token=${await city.token(role, '01')}`);
  await page.getByRole('heading', { name: 'Danh mục thủ tục hành chính' }).waitFor();
  await page.getByRole('table').waitFor();
  return { context, page };
};

const codesOn = (page: Page) => page.locator('.service-table tbody tr td:first-child').allTextContents();

describe('the catalogue of services', () => {
  it('is found without marks, filtered, and says how much of it is online', async () => {
    const { context, page } = await openServices('viewer');
    const watch = await watchPage(page, city.url);

    await page.getByRole('searchbox', { name: /không cần dấu/ }).fill('khai sinh dang ky');
    await expect.poll(() => codesOn(page)).toContain('1.001193');
    await page.getByLabel('Mức độ trực tuyến').selectOption('full');

    await expect.poll(async () => (await codesOn(page)).length).toBeGreaterThan(0);
    expect(await page.getByText(/\d+ \/ \d+/).count()).toBe(3);
    expect(await page.getByText('Cập nhật danh mục từ tệp').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    expect(watch).toEqual({ violations: [], foreignRequests: [] });
    await context.close();
  });

  it('is downloaded, changed and taken back by an officer of the city, after a look at what changes', async () => {
    const { context, page } = await openServices('officer', 390);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải danh mục (CSV)' }).click();
    expect((await saved).suggestedFilename()).toBe('services.csv');
    const choose = async (text: string) =>
      page
        .getByLabel(/Chọn tệp CSV/)
        .setInputFiles({ name: 'sua.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

    await choose('code,name,online_level\n1.001193,Đăng ký khai sinh,mức 9\n');
    await page.getByText('Có lỗi, chưa có gì được ghi').first().waitFor();
    expect(await page.getByRole('cell', { name: 'online_level', exact: true }).count()).toBe(1);
    await choose('code,name,name_en,integrated\n1.001193,Đăng ký khai sinh,Birth registration (new),no\n');
    await page.getByText(/1\.001193 · Đăng ký khai sinh \(tên, cổng quốc gia\)/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Áp dụng' }).click();
    await page.getByText(/^Đã áp dụng/).waitFor();

    await page.getByRole('button', { name: 'English' }).click();
    await expect
      .poll(
        async () => {
          await page.reload();
          await page.getByRole('table').waitFor();
          return page.getByText('Birth registration (new)').count();
        },
        { timeout: 20_000 },
      )
      .toBe(1);
    await page.getByRole('heading', { name: 'Catalogue of administrative procedures' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await context.close();
  });
});
