import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { startCity } from '../support/city.ts';

const COUNTER = '00070-03';

let city: Awaited<ReturnType<typeof startCity>>;
let browser: Browser;

beforeAll(async () => {
  [city, browser] = await Promise.all([startCity({ responses: 100 }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await city?.close();
});

describe('a citizen who wants to know what became of his rating', () => {
  it('follows the link of the thank-you page, without a script', async () => {
    const context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    await page.goto(`${city.url}/q/${COUNTER}`);
    await page.locator('input[name="answer-overall"][value="5"]').check({ force: true });
    await page.getByRole('button', { name: 'Gửi đánh giá' }).click();

    await page.getByRole('link', { name: 'Kiểm tra phiếu này' }).click();

    await page.getByText('Được tính vào chỉ số hài lòng').waitFor();
    const text = await page.locator('main').innerText();
    expect(text).toContain('Ngày này chưa được niêm phong');
    expect(text).not.toMatch(/Rất hài lòng/);
    await context.close();
  });

  it('is told in words that a code is mistyped, and finds nothing that axe would', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await page.goto(`${city.url}/check`);
    await page.getByLabel('Mã phiếu').fill('abc');
    await page.getByRole('button', { name: 'Kiểm tra' }).click();

    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('Đây chưa phải là một mã phiếu');
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
  });

  it('reads the same in English', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${city.url}/check`);
    await page.getByRole('link', { name: 'English' }).click();

    await page.getByRole('heading', { name: 'Check your rating' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.close();
  });

  it('reads what is stored of him, from the page on which he rates, without a script', async () => {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    await page.goto(`${city.url}/q/${COUNTER}`);
    await page.getByRole('link', { name: 'Dữ liệu nào được lưu?' }).click();
    await page.getByRole('heading', { level: 1, name: 'Dữ liệu và quyền riêng tư' }).waitFor();
    await page.getByText('Phiếu đánh giá', { exact: true }).click();
    await page.getByText('Không ai xem từng phiếu').waitFor();
    await context.close();

    const scripted = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await scripted.goto(`${city.url}/privacy?lang=en`);
    for (const summary of await scripted.locator('summary').all()) await summary.click();
    expect(await scripted.getByText('Nobody sees a single one').isVisible()).toBe(true);
    expect(await axeViolations(scripted)).toEqual([]);
    await scripted.close();
  });
});
