import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, watchPage } from '../support/browser.ts';
import { type City, startCity } from '../support/city.ts';

let city: City;
let browser: Browser;
beforeAll(async () => {
  [city, browser] = await Promise.all([startCity({ responses: 2000 }), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await city?.close();
});

describe('a manager who has changed something', () => {
  it('tells everybody of it on the public page of the unit, and takes it back', async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const watch = await watchPage(page, city.url);
    await page.goto(
      `${city.url}/manage/?view=improvements&unit=00070#token=${await city.token('manager', '00070')}`,
    );
    await page.getByLabel('Nội dung tiếng Việt').fill('Thêm ghế ngồi chờ.');
    await page.getByLabel('Nội dung tiếng Anh').fill('More seats to wait on.');
    await page.getByRole('button', { name: 'Công bố' }).click();
    await page.getByRole('button', { name: 'Rút lại' }).waitFor();

    expect(await axeViolations(page)).toEqual([]);
    await vi.waitFor(
      async () => {
        const text = await (await fetch(`${city.url}/units/00070`)).text();
        if (!text.includes('Thêm ghế ngồi chờ.')) throw new Error('not yet published');
      },
      { timeout: 30_000, interval: 500 },
    );
    await page.getByRole('button', { name: 'Rút lại' }).click();
    await page.getByText('Đã rút lại').waitFor();
    expect(await (await fetch(`${city.url}/units/00070`)).text()).not.toContain('Thêm ghế');
    expect(watch).toEqual({ violations: [], foreignRequests: [] });
    await context.close();
  });
});
