import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localIsoOf } from '#domain/time.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, watchPage } from '../support/browser.ts';
import { startCity } from '../support/city.ts';

const UNIT = '00070';
const PHONE = { width: 360, height: 640 };

let city: Awaited<ReturnType<typeof startCity>>;
let browser: Browser;
let portal: Server;
let portalUrl: string;
/** What the portal's page holds, by the token in its address. */
const pageOf = (token: string): string => `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Cổng dịch vụ công</title>
<meta name="viewport" content="width=device-width,initial-scale=1"></head>
<body><main><h1>Hồ sơ đã hoàn thành</h1>
<div data-survey-token="${token}"><a href="${city.url}/r/${token}?score=4">Đánh giá</a></div>
</main><script src="${city.url}/embed/rate.js" defer></script></body></html>`;

beforeAll(async () => {
  [city, browser] = await Promise.all([startCity({ responses: 10 }), launchBrowser()]);
  portal = createServer((request, response) => {
    response
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': `default-src 'none'; script-src ${city.url}; img-src data:`,
      })
      .end(pageOf(new URL(request.url ?? '/', 'http://portal').searchParams.get('token') ?? ''));
  }).listen(0, '127.0.0.1');
  await once(portal, 'listening');
  portalUrl = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await browser?.close();
  portal?.close();
  await city?.close();
});

let receipts = 0;
const programme = async (path: string, body: object): Promise<{ token: string }> => {
  const answer = await fetch(`${city.url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await city.token('integration', UNIT)}`,
    },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
  return answer.json() as Promise<{ token: string }>;
};
const newDossier = () => ({
  unit: UNIT,
  moment: 'result',
  at: localIsoOf(Date.now()),
  receipt: `H29.1-${++receipts}`,
});
const linkFor = (dossier: object) =>
  programme('/v1/receipts?qr=none', { ...dossier, channel: 'link', validDays: 90 });

const withPage = async (javaScriptEnabled: boolean, use: (page: Page) => Promise<void>): Promise<void> => {
  const context = await browser.newContext({ viewport: PHONE, hasTouch: true, javaScriptEnabled });
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
  }
};
const chosen = (page: Page) => page.locator('.pick:checked').getAttribute('value');
const isForm = async (page: Page): Promise<boolean> =>
  (await page.getByRole('button', { name: 'Gửi đánh giá' }).count()) === 1;

describe('the widget on the page of a portal', () => {
  it('shows five faces that lead to the form with their level chosen', async () => {
    const { token } = await linkFor(newDossier());
    await withPage(true, async (page) => {
      await page.goto(`${portalUrl}/?token=${token}`);
      await page.getByRole('link', { name: 'Hài lòng', exact: true }).tap();
      await page.getByRole('button', { name: 'Gửi đánh giá' }).waitFor();

      expect(await chosen(page)).toBe('4');
      await page.getByRole('button', { name: 'Gửi đánh giá' }).tap();
      await page.getByRole('heading', { name: 'Cảm ơn Ông/Bà!' }).waitFor();
    });
  });

  it('asks for nothing but itself, stores nothing, and keeps to the portal’s content policy', async () => {
    const { token } = await linkFor(newDossier());
    await withPage(true, async (page) => {
      const watch = await watchPage(page, portalUrl);
      await page.goto(`${portalUrl}/?token=${token}`);
      await page.getByRole('group').waitFor();

      const kept = await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]);
      expect(watch.foreignRequests).toEqual([`${city.url}/embed/rate.js`]);
      expect(watch.violations).toEqual([]);
      expect(kept).toEqual(['', 0, 0]);
      expect(await page.context().cookies()).toEqual([]);
    });
  });

  it('can be used by everyone, with a keyboard too', async () => {
    const { token } = await linkFor(newDossier());
    await withPage(true, async (page) => {
      await page.goto(`${portalUrl}/?token=${token}`);
      await page.getByRole('group').waitFor();

      const sizes = await page
        .getByRole('group')
        .getByRole('link')
        .evaluateAll((links) => links.map((link) => Math.min(link.clientWidth, link.clientHeight)));
      expect(await axeViolations(page)).toEqual([]);
      expect(sizes).toHaveLength(5);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Gửi đánh giá' }).waitFor();
      expect(await chosen(page)).toBe('1');
    });
  });

  it('leaves the link where the token is none', async () => {
    await withPage(true, async (page) => {
      await page.goto(`${portalUrl}/?token=${encodeURIComponent('../q/x')}`);
      await page.waitForLoadState('load');

      expect(await page.getByRole('group').count()).toBe(0);
      expect(await page.getByRole('link', { name: 'Đánh giá' }).count()).toBe(1);
    });
  });
});

describe('a link without a script', () => {
  it('opens the form with the level chosen, and records nothing by being opened', async () => {
    const { token } = await linkFor(newDossier());
    await withPage(false, async (page) => {
      for (let times = 0; times < 3; times++) {
        await page.goto(`${portalUrl}/?token=${token}`);
        await page.getByRole('link', { name: 'Đánh giá' }).tap();
        expect(await chosen(page)).toBe('4');
        expect(await isForm(page)).toBe(true);
      }
    });
  });

  it.each(['0', '6', 'x', '44'])('chooses nothing for a level that there is not: %s', async (score) => {
    const { token } = await linkFor(newDossier());
    await withPage(false, async (page) => {
      await page.goto(`${city.url}/r/${token}?score=${score}`);

      expect(await page.locator('.pick:checked').count()).toBe(0);
      expect(await isForm(page)).toBe(true);
    });
  });
});

describe('a citizen who was invited', () => {
  it('opts out at the end of the page, without a script', async () => {
    const dossier = newDossier();
    const address = { phone: '0912345678' };
    await programme('/v1/invitations', { invitations: [{ ...dossier, address }] });
    const { token } = await linkFor(dossier);

    await withPage(false, async (page) => {
      await page.goto(`${city.url}/r/${token.toLowerCase()}`);
      await page.getByRole('link', { name: 'Không nhận lời mời đánh giá nữa' }).tap();
      const button = page.getByRole('button', { name: 'Không gửi cho tôi nữa' });
      await button.waitFor();
      await button.tap();
      await page.getByRole('heading', { name: 'Đã ghi nhận' }).waitFor();
    });

    const asked = (await programme('/v1/invitations', {
      invitations: [{ ...newDossier(), address }],
    })) as unknown as { results: readonly { sendAt: string | null }[] };
    expect(asked.results[0]?.sendAt).toBeNull();
  });

  it('finds a page to opt out that everyone can use', async () => {
    const { token } = await linkFor(newDossier());
    await withPage(true, async (page) => {
      await page.goto(`${city.url}/u/${token}?lang=en`);

      expect(await axeViolations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Send me no more' }).click();
      await page.getByRole('heading', { name: 'Hệ thống này không gửi tin nhắn đó' }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
    });
  });
});
