import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, watchPage } from '../support/browser.ts';
import { type City, startCity } from '../support/city.ts';
import { type CitySso, openCitySso } from '../support/city-sso.ts';

let sso: CitySso;
let city: City;
let browser: Browser;
beforeAll(async () => {
  sso = await openCitySso('00070');
  [city, browser] = await Promise.all([
    startCity({ responses: 200, cityProvider: sso.provider }),
    launchBrowser(),
  ]);
  await sso.register(city.url);
});
afterAll(async () => {
  await browser.close();
  await city.close();
  sso.close();
});

/** What the tab keeps. Two ID tokens of one second are the same; until when it holds is not. */
const keptBy = (page: Page): Promise<string | null> =>
  page.evaluate(() => sessionStorage.getItem('manage.session'));

describe('signing in at a provider of the city’s own', () => {
  it('leads there and back, renews the token there, and signs out there', async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    await context.clock.install();
    const page = await context.newPage();
    const watch = await watchPage(page, city.url);
    await page.goto(`${city.url}/manage/?unit=00070`);
    await page.getByRole('heading', { level: 1, name: 'Cần đăng nhập' }).waitFor();
    expect(await page.getByText('minh họa').count()).toBe(0);

    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByRole('button', { name: 'Sign in to the city' }).click();
    await page.getByRole('heading', { level: 1, name: 'Phường Hoàn Kiếm' }).waitFor();

    expect(page.url()).toBe(`${city.url}/manage/?unit=00070`);
    expect(await page.locator('.person summary').textContent()).toBe('Nguyễn Văn A');
    const first = await keptBy(page);
    const renewed = page.waitForResponse((answer) => answer.url() === `${sso.provider.issuer}/token`);
    await page.clock.fastForward('14:30');
    expect((await renewed).status()).toBe(200);
    await page.waitForFunction((before) => sessionStorage.getItem('manage.session') !== before, first);

    await page.locator('.person summary').click();
    expect(await page.getByRole('button', { name: 'Đăng xuất trên mọi thiết bị' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Đăng xuất', exact: true }).click();
    await page.getByRole('button', { name: 'Yes, sign me out' }).click();
    await page.getByRole('heading', { level: 1, name: 'Đã đăng xuất' }).waitFor();
    expect(watch.violations).toEqual([]);
    await context.close();
  });
});
