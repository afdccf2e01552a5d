import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, type Watch, watchPage } from '../support/browser.ts';
import { type City, startCity } from '../support/city.ts';
import { type Endpoint, openEndpoint } from '../support/endpoint.ts';

let city: City;
let browser: Browser;
let endpoint: Endpoint;
beforeAll(async () => {
  [city, browser, endpoint] = await Promise.all([
    startCity({ responses: 500 }),
    launchBrowser(),
    openEndpoint(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await city?.close();
  await endpoint?.close();
});

let contexts: BrowserContext[] = [];
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
  endpoint.answer(204);
});

const openPage = async (search: string, width: number): Promise<{ page: Page; watch: Watch }> => {
  const context = await browser.newContext({ viewport: { width, height: width < 500 ? 844 : 900 } });
  contexts.push(context);
  const page = await context.newPage();
  const watch = await watchPage(page, city.url);
  await page.goto(`${city.url}/manage/${search}#token=${await city.token('admin', '01')}`);
  return { page, watch };
};

/** Where the pictures go that somebody wants to look at. */
const PICTURES = process.env.SURVEY_PICTURES;
const picture = async (page: Page, name: string): Promise<void> => {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
};

describe('the webhooks of a unit', () => {
  it('are registered, tried, read in the log, sent again and removed', async () => {
    const before = endpoint.heard.length;
    const { page, watch } = await openPage('?view=integrations', 1440);
    await page.getByLabel('Địa chỉ (https)').fill(endpoint.url);
    await page.getByLabel(/Một kiosk im lặng/).check();
    await page.getByRole('button', { name: 'Đăng ký', exact: true }).click();
    const secretField = page.getByRole('textbox', { name: 'Khóa ký' });
    const secret = await secretField.inputValue();
    const violationsWithSecret = await axeViolations(page);
    await page.getByRole('button', { name: 'Tôi đã cất khóa ký' }).click();
    await secretField.waitFor({ state: 'detached' });

    const item = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: endpoint.url, exact: true }) });
    await item.getByRole('button', { name: 'Gửi thử' }).click();
    const log = item.getByRole('list', { name: 'Nhật ký gửi' });
    await log.getByText('Đã nhận').waitFor();
    const [test] = endpoint.heard.slice(before);
    await log.locator('summary').click();
    await log.getByText('"type": "webhook.test"').waitFor();
    await picture(page, 'webhooks-desktop');
    const violationsWithLog = await axeViolations(page);

    endpoint.answer(500);
    await log.getByRole('button', { name: 'Gửi lại' }).click();
    await page.getByText('Tin sẽ được gửi lại').waitFor();
    await log.getByText('Đang chờ gửi').waitFor();
    await item.getByText('Đang gửi không được').waitFor();
    await item.locator('summary', { hasText: 'Gỡ' }).click();
    await item.getByRole('button', { name: 'Gỡ địa chỉ này' }).click();
    await page.getByText('Đã gỡ địa chỉ nhận.').waitFor();
    await item.waitFor({ state: 'detached' });

    expect(new StandardWebhook(secret).verify(test?.body ?? '', { ...test?.headers } as never)).toMatchObject(
      {
        type: 'webhook.test',
        data: { unit: '01' },
      },
    );
    const heard = endpoint.heard.slice(before);
    expect(heard.length).toBeGreaterThanOrEqual(2);
    expect(new Set(heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await item.count()).toBe(0);
    expect(await page.content()).not.toContain(secret);
    expect([violationsWithSecret, violationsWithLog, await axeViolations(page)]).toEqual([[], [], []]);
    expect(watch).toEqual({ violations: [], foreignRequests: [] });
  });

  it('say in English, on a phone, why an address is not taken, and lose nothing that was typed', async () => {
    const { page } = await openPage('?view=integrations&lang=en', 390);
    await page.getByLabel('Address (https)').fill('https://169.254.169.254/latest');
    await page.getByLabel(/A unit’s verdict/).uncheck();
    await page.getByRole('button', { name: 'Register', exact: true }).click();
    await page.getByText('Choose at least one kind of event.').waitFor();
    await page.getByLabel(/A month has ended/).check();

    await page.getByRole('button', { name: 'Register', exact: true }).click();

    await page.getByText('Address (https): must name its machine; numbers are not taken').waitFor();
    expect(await page.getByLabel('Address (https)').inputValue()).toBe('https://169.254.169.254/latest');
    expect(await axeViolations(page)).toEqual([]);
    await picture(page, 'webhooks-phone');
  });

  it('say plainly that an address is told nothing more, and why', async () => {
    const answer = await fetch(`${city.url}/v1/webhooks`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await city.token('admin', '01')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ url: `${endpoint.url}/gone`, unit: '01', kinds: ['month.ended'] }),
    });
    const { page } = await openPage('?view=integrations', 390);
    endpoint.answer(410);
    const item = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: `${endpoint.url}/gone` }) });
    await item.getByRole('button', { name: 'Gửi thử' }).click();

    await item.getByText('Đã ngừng báo', { exact: true }).waitFor();

    expect(answer.status).toBe(201);
    expect(await item.getByRole('alert').textContent()).toContain('410');
    await item.getByText('Đã thôi gửi').waitFor();
    expect(await item.getByRole('button', { name: 'Gửi lại' }).count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await picture(page, 'webhooks-gone-phone');
  });
});
