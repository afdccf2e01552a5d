import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublicMonth } from '../../functions/api/public-schemas.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { startCity } from '../support/city.ts';
import { newestPublished } from '../support/published-month.ts';

let city: Awaited<ReturnType<typeof startCity>>;
let browser: Browser;
let month: PublicMonth;

beforeAll(async () => {
  [city, browser] = await Promise.all([startCity(), launchBrowser()]);
  month = await newestPublished(city.url);
});

afterAll(async () => {
  await browser?.close();
  await city?.close();
});

const PHONE = { width: 390, height: 844 };

const opened = async (path: string, viewport = PHONE, javaScriptEnabled = false): Promise<Page> => {
  const page = await (await browser.newContext({ viewport, javaScriptEnabled })).newPage();
  await page.goto(`${city.url}${path}`);
  return page;
};

const inVietnamese = (percent: number | null | undefined): string =>
  `${(percent ?? 0).toLocaleString('vi-VN', { maximumFractionDigits: 2 })}\u00a0%`;

describe('who opens the address of the city', () => {
  it('sees the index with its interval, in words against the target, and that it is a demonstration', async () => {
    const page = await opened('/');
    const text = await page.locator('main').innerText();
    const whole = month.units.find(({ parent }) => parent === null);

    expect(text).toContain('giả định');
    expect(text).toContain(inVietnamese(whole?.indexPercent));
    expect(text).toContain(
      `${inVietnamese(whole?.interval?.lowPercent)} – ${inVietnamese(whole?.interval?.highPercent)}`,
    );
    expect(text).toMatch(/Đạt chỉ tiêu|Chưa đạt chỉ tiêu|Chưa đủ bằng chứng so với chỉ tiêu/);
    await page.context().close();
  });

  it('finds an office without diacritics and without a script, and its page', async () => {
    const page = await opened('/');
    await page.getByLabel('Tìm cơ quan theo tên').fill('hoan kiem');
    await page.getByRole('button', { name: 'Tìm' }).click();
    await page.getByRole('link', { name: 'Phường Hoàn Kiếm' }).click();

    await page.getByRole('heading', { name: /Phường Hoàn Kiếm/ }).waitFor();
    expect(await page.getByRole('link', { name: 'Sổ niêm phong' }).getAttribute('href')).toBe(
      '/v1/ledger/00070',
    );
    await page.context().close();
  });

  it('is told so where no office has the name, and where no such unit is published', async () => {
    const page = await opened('/?q=khong-co');

    expect(await page.getByRole('status').innerText()).toBe('Không có cơ quan nào có tên như vậy.');
    expect((await page.goto(`${city.url}/units/NOWHERE`))?.status()).toBe(404);
    await page.context().close();
  });

  it('reads of a unit that is withheld how many rated, and not what', async () => {
    const hidden = month.units.find(({ withheld }) => withheld);
    const page = await opened(`/units/${hidden?.unit}?lang=en`);

    expect(hidden?.counts).toBeNull();
    const text = await page.locator('main section').first().innerText();
    expect(text).toContain(`${hidden?.n} ratings`);
    expect(text).not.toMatch(/interval|satisfied|target/);
    await page.context().close();
  });

  it.each([
    ['/', PHONE],
    ['/?lang=en', { width: 1440, height: 900 }],
    ['/units/00070', PHONE],
  ])('finds nothing that axe would, nor anything cut off: %s', async (path, viewport) => {
    const page = await opened(path, viewport, true);
    for (const details of await page.locator('summary').all()) await details.click();

    expect(await axeViolations(page)).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
    ).toBe(true);
    await page.context().close();
  });

  it('gets a page of 30 KB at most, that may be kept, with nothing to run', async () => {
    const answer = await fetch(`${city.url}/`);
    const html = await answer.text();

    expect(gzipSync(html).byteLength).toBeLessThan(30_000);
    expect(html).not.toMatch(/<script| style=| src=/);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
  });
});

describe('a chart on the page of another site', () => {
  it('shows the index of the last closed month in a frame, without a script, and leads to the whole of it', async () => {
    const page = await (await browser.newContext({ viewport: PHONE })).newPage();
    const body = `<iframe title="x" src="${city.url}/embed/00070" width="360" height="600"></iframe>`;
    const site = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(body));
    await once(site.listen(0, '127.0.0.1'), 'listening');
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
    const frame = page.frameLocator('iframe');
    await frame.getByRole('heading', { name: /Phường Hoàn Kiếm/ }).waitFor();

    const ward = month.units.find(({ unit }) => unit === '00070');
    const text = await frame.locator('main').innerText();
    expect(text).toContain(ward?.withheld ? 'không công bố' : inVietnamese(ward?.indexPercent));
    expect(await frame.getByRole('link').getAttribute('href')).toBe('/units/00070');
    site.close();
    await page.context().close();

    const alone = await opened('/embed/00070?lang=en');
    expect(await alone.locator('h1').innerText()).toMatch(/^Satisfaction/);
    const scripted = await opened('/embed/00070', PHONE, true);
    expect(await axeViolations(scripted)).toEqual([]);
    const overflow = await scripted.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await Promise.all([alone.context().close(), scripted.context().close()]);
  });

  it('is no way to show any other page in a frame', async () => {
    const policies = await Promise.all(
      ['/', '/units/00070', '/manage/', '/embed/rate.js', '/embed/NOWHERE'].map(async (path) =>
        (await fetch(`${city.url}${path}`)).headers.get('content-security-policy'),
      ),
    );

    for (const policy of policies) expect(policy).toContain("frame-ancestors 'none'");
  });
});
