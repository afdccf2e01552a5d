import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localHourOf } from '#domain/time.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, watchPage } from '../support/browser.ts';
import { startCity } from '../support/city.ts';

const UNIT = '00070';
const COUNTER = '00070-03';
const PHONE = { width: 360, height: 640 };
/** Address and navigation, which a phone of that size takes off its height. */
const BROWSER_BARS = 80;
const THANKS = 'Cảm ơn Ông/Bà!';

let city: Awaited<ReturnType<typeof startCity>>;
let browser: Browser;

beforeAll(async () => {
  [city, browser] = await Promise.all([startCity({ responses: 100 }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await city?.close();
});

/** How many ratings the manager of the unit sees this month. */
const countedRatings = async (): Promise<number> => {
  await city.settled();
  const { month } = localHourOf(Date.now());
  const answer = await fetch(`${city.url}/v1/units/${UNIT}/results?month=${month}`, {
    headers: { authorization: `Bearer ${await city.token('manager', UNIT)}` },
  });
  return ((await answer.json()) as { n: number }).n;
};

type Phone = {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
};

/** A phone without a script, at the page of the counter's poster; its browser must have nothing to complain of. */
const withPhone = async (use: (phone: Phone) => Promise<void>, search = ''): Promise<void> => {
  const context = await browser.newContext({ viewport: PHONE, hasTouch: true, javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(`${request.method()} ${request.url()}`));
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(`${city.url}/q/${COUNTER}${search}`);
    await use({ page, requests, complaints });
    // A status of 4xx is a line in the console, too, and meant.
    expect(complaints.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
  } finally {
    await context.close();
  }
};

const face = (page: Page, name: string) => page.locator('.tile', { hasText: new RegExp(`^${name}$`) });
const send = (page: Page) => page.getByRole('button', { name: 'Gửi đánh giá' });
const codeOn = (page: Page): Promise<string | null> => page.locator('.code').textContent();
const heading = (page: Page, name: string): Promise<void> => page.getByRole('heading', { name }).waitFor();

describe('a citizen with a phone, without scripts', () => {
  it('gets the page in one request, small enough for the first round trip', async () => {
    await withPhone(async ({ page, requests }) => {
      const answer = await page.reload();

      const sizes = await answer?.request().sizes();
      expect(requests).toEqual(Array(2).fill(`GET ${city.url}/q/${COUNTER}`));
      expect((sizes?.responseBodySize ?? 0) + (sizes?.responseHeadersSize ?? 0)).toBeGreaterThan(0);
      expect((sizes?.responseBodySize ?? 0) + (sizes?.responseHeadersSize ?? 0)).toBeLessThan(8 * 1024);
    });
  });

  it('rates with one choice, reasons and an aspect, and is counted', async () => {
    const before = await countedRatings();

    await withPhone(async ({ page }) => {
      await face(page, 'Không hài lòng').tap();
      await page.getByRole('checkbox', { name: 'Hướng dẫn chưa rõ ràng' }).check();
      await page.getByText('Đánh giá thêm 5 yếu tố').tap();
      await page.getByRole('group', { name: 'Tiếp cận dịch vụ' }).getByRole('radio', { name: '4' }).check();
      await send(page).tap();

      await heading(page, THANKS);
      expect(await page.locator('.given').textContent()).toBe('Không hài lòng');
      expect(await codeOn(page)).toMatch(/[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    });

    expect(await countedRatings()).toBe(before + 1);
  });

  it('sees the reasons of the chosen score only', async () => {
    await withPhone(async ({ page }) => {
      const reason = (name: string) => page.getByRole('checkbox', { name });

      expect(await page.getByRole('checkbox').count()).toBe(0);
      await face(page, 'Rất hài lòng').tap();
      expect(await reason('Hướng dẫn rõ ràng').isVisible()).toBe(true);
      await face(page, 'Rất không hài lòng').tap();
      expect(await reason('Hướng dẫn rõ ràng').count()).toBe(0);
      expect(await reason('Hướng dẫn chưa rõ ràng').isVisible()).toBe(true);
    });
  });

  it('shows all five faces at once, each large enough for a thumb', async () => {
    await withPhone(async ({ page }) => {
      for (const tile of await page.locator('.tile').all()) {
        const box = await tile.boundingBox();
        expect(box?.height).toBeGreaterThanOrEqual(48);
        expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(PHONE.height - BROWSER_BARS);
      }
    });
  });

  it.each(['double tap', 'reload', 'back'])('is counted once after a %s', async (slip) => {
    const before = await countedRatings();

    await withPhone(async ({ page }) => {
      await face(page, 'Hài lòng').tap();
      if (slip === 'double tap') await send(page).dblclick();
      else await send(page).tap();
      await heading(page, THANKS);
      const code = await codeOn(page);
      if (slip === 'reload') await page.reload();
      if (slip === 'back') {
        await page.goBack();
        await send(page).tap();
      }
      await heading(page, THANKS);

      expect(await codeOn(page)).toBe(code);
    });

    expect(await countedRatings()).toBe(before + 1);
  });

  it('goes back, thinks again, and is told that the first rating stands', async () => {
    const before = await countedRatings();

    await withPhone(async ({ page }) => {
      await face(page, 'Hài lòng').tap();
      await send(page).tap();
      await heading(page, THANKS);
      await page.goBack();
      await face(page, 'Bình thường').tap();
      await send(page).tap();

      await heading(page, 'Đánh giá này đã được ghi nhận trước đó');
      await page.getByRole('link', { name: 'Mở phiếu mới' }).tap();
      expect(await page.getByRole('radio', { checked: true, name: 'Hài lòng' }).count()).toBe(0);
    });

    expect(await countedRatings()).toBe(before + 1);
  });

  it('is led to the faces after sending without a choice, and loses nothing', async () => {
    await withPhone(async ({ page }) => {
      await page.getByText('Đánh giá thêm 5 yếu tố').tap();
      const aspect = page
        .getByRole('group', { name: 'Thủ tục hành chính' })
        .getByRole('radio', { name: '2' });
      await aspect.check();
      await send(page).tap();

      const message = page.getByRole('alert');
      expect(await message.textContent()).toContain('chưa chọn mức hài lòng');
      expect(await message.evaluate((element) => element === document.activeElement)).toBe(true);
      expect(await aspect.isChecked()).toBe(true);
      await face(page, 'Bình thường').tap();
      await send(page).tap();
      await heading(page, THANKS);
    });
  });

  it('changes to English and rates in it', async () => {
    await withPhone(async ({ page }) => {
      await page.getByRole('link', { name: 'English' }).tap();
      await face(page, 'Very satisfied').tap();
      await page.getByRole('button', { name: 'Send rating' }).tap();

      await heading(page, 'Thank you!');
    });
  });

  it('uses the keyboard alone', async () => {
    await withPhone(async ({ page }) => {
      await page.getByRole('radio', { name: 'Rất không hài lòng' }).focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');

      await heading(page, THANKS);
      expect(await page.locator('.given').textContent()).toBe('Bình thường');
    });
  });
});

describe('the pages of a counter', () => {
  it.each(['vi', 'en'])(
    'have no fault that axe finds, break no policy and call nobody else (%s)',
    async (language) => {
      const context = await browser.newContext({ viewport: PHONE });
      try {
        const page = await context.newPage();
        const watch = await watchPage(page, city.url);
        const button = page.locator('button[type=submit]');
        const found: string[] = [];
        const look = async (state: string): Promise<void> => {
          found.push(...(await axeViolations(page)).map((violation) => `${state}: ${violation}`));
          if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) {
            found.push(`${state}: wider than the screen`);
          }
        };

        await page.goto(`${city.url}/q/${COUNTER}?lang=${language}`);
        await look('form');
        await page.locator('summary').click();
        await page.locator('label[for=score-1]').click();
        await look('form in use');
        await page.setViewportSize({ width: 320, height: 568 });
        await look('form on 320 px');
        await page.setViewportSize({ width: 1280, height: 800 });
        await look('form on a wide screen');
        await button.click();
        await page.locator('.code').waitFor();
        await look('thanks');
        await page.goto(`${city.url}/q/${COUNTER}?lang=${language}`);
        await page.locator('label[for=score-5]').click();
        await button.click();
        await page.locator('.card .given').waitFor();
        await look('recorded before');
        await page.goto(`${city.url}/q/${COUNTER}?lang=${language}`);
        await button.click();
        await page.locator('#fault').waitFor();
        await look('no score');
        await page.goto(`${city.url}/q/nowhere`);
        await look('not found');

        expect(found).toEqual([]);
        expect(watch).toEqual({ violations: [], foreignRequests: [] });
      } finally {
        await context.close();
      }
    },
  );
});
