import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#domain/policy.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, type Watch, watchPage } from '../support/browser.ts';
import { type City, startCity } from '../support/city.ts';

let city: City;
let browser: Browser;
beforeAll(async () => {
  [city, browser] = await Promise.all([startCity({ responses: 500 }), launchBrowser()]);
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
  options: { role?: Role; unit?: string; width?: number; permissions?: string[] } = {},
): Promise<{ page: Page; watch: Watch }> => {
  const { role = 'admin', unit = '01', width = 1440, permissions = [] } = options;
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 844 : 900 },
    permissions,
    acceptDownloads: true,
  });
  contexts.push(context);
  const page = await context.newPage();
  const watch = await watchPage(page, city.url);
  await page.goto(`${city.url}/manage/${search}#token=${await city.token(role, unit)}`);
  return { page, watch };
};

const makeKey = async (page: Page, name: string): Promise<string> => {
  await page.getByLabel('Phần mềm nào dùng khóa này').fill(name);
  await page.getByRole('button', { name: 'Tạo khóa', exact: true }).click();
  const secret = page.getByRole('textbox', { name: 'Khóa mới' });
  await secret.waitFor();
  return secret.inputValue();
};

const ask = (key: string): Promise<Response> =>
  fetch(`${city.url}/v1/dossiers`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ dossiers: [{}] }),
  });

describe('the keys of connected programmes', () => {
  it('are made with a secret that is shown once, work, and are revoked', async () => {
    const { page, watch } = await openPage('?view=integrations', { permissions: ['clipboard-write'] });

    const key = await makeKey(page, 'Hệ thống một cửa');
    const violationsWithSecret = await axeViolations(page);
    const isFocused = await page
      .getByRole('heading', { name: /Khóa mới/ })
      .evaluate((heading) => heading === document.activeElement);
    await page.getByRole('button', { name: 'Sao chép' }).click();
    await page.getByText('Đã sao chép.').waitFor();
    const whileItWorks = (await ask(key)).status;
    await page.getByRole('button', { name: 'Tôi đã cất khóa' }).click();
    await page.getByRole('textbox', { name: 'Khóa mới' }).waitFor({ state: 'detached' });
    const item = page.getByRole('listitem').filter({ hasText: 'Hệ thống một cửa' });
    await item.locator('summary').click();
    await item.getByRole('button', { name: 'Thu hồi khóa này' }).click();
    await page.getByText('Đã thu hồi khóa.').waitFor();

    expect(key).toMatch(/^survey_/);
    expect(isFocused).toBe(true);
    expect(whileItWorks).toBe(200);
    expect((await ask(key)).status).toBe(401);
    expect(await item.textContent()).toContain('Đã thu hồi');
    expect(await page.content()).not.toContain(key);
    expect(violationsWithSecret).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
    expect(watch).toEqual({ violations: [], foreignRequests: [] });
  });

  it.each([
    ['vi', 'Phần mềm nào dùng khóa này', 'Dùng được đến hết ngày', 'Tạo khóa', 'nhiều nhất 400 ngày'],
    [
      'en',
      'Which programme uses the key',
      'Last day on which it works',
      'Make the key',
      'must be a day to come',
    ],
  ])(
    'say in %s why one is not made, and nothing that was typed is lost',
    async (lang, name, day, make, why) => {
      const { page } = await openPage(`?view=integrations&lang=${lang}`, { width: 390 });
      await page.getByLabel(name).fill('Zalo');
      await page.getByLabel(day).evaluate((field: HTMLInputElement) => {
        field.removeAttribute('max');
      });
      await page.getByLabel(day).fill('2099-01-01');

      await page.getByRole('button', { name: make, exact: true }).click();

      const told = await page.getByRole('alert').getByRole('listitem').textContent();
      expect(told).toMatch(new RegExp(`^${day}: .*${why}`));
      expect(await page.getByRole('alert').locator('[lang=en]').count()).toBe(0);
      expect(await page.getByLabel(name).inputValue()).toBe('Zalo');
      expect(await axeViolations(page)).toEqual([]);
    },
  );
});

describe('the audit log', () => {
  it('shows an administrator what was just changed, narrows it, and saves it as a table', async () => {
    const { page, watch } = await openPage('?view=integrations');
    await makeKey(page, 'Phần mềm hộ tịch');
    await page.getByRole('button', { name: 'Nhật ký' }).click();
    const entry = page.getByRole('listitem').filter({ hasText: 'Tạo khóa API' }).first();
    await entry.waitFor();
    await entry.locator('summary').click();

    await page.getByLabel('Việc đã làm').selectOption({ label: 'Ghép nối thiết bị mới' });
    await page.getByText('Không có thay đổi nào khớp').waitFor();
    const violationsOfNone = await axeViolations(page);
    await page.getByLabel('Việc đã làm').selectOption({ label: 'Tạo khóa API' });
    await entry.waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tải bảng CSV' }).click(),
    ]);
    const table = readFileSync(await download.path(), 'utf8');

    expect(await entry.textContent()).toContain('Quản trị hệ thống');
    expect(table).toMatch(/^\uFEFFnumber,at,kind/);
    expect(table).toContain('Phần mềm hộ tịch');
    expect(violationsOfNone).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
    expect(watch).toEqual({ violations: [], foreignRequests: [] });
  });

  it('is read by an inspector of any unit', async () => {
    const { page } = await openPage('?view=audit&lang=en', { role: 'inspector', unit: '00070', width: 390 });
    await page.getByRole('heading', { level: 1, name: /Audit log/ }).waitFor();

    expect(await page.getByRole('button', { name: 'Audit log' }).count()).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('is offered to nobody who may not read it', async () => {
    const { page } = await openPage('', { role: 'officer' });
    await page.getByRole('button', { name: 'Thiết bị' }).waitFor();

    expect(await page.getByRole('button', { name: 'Nhật ký' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Kết nối' }).count()).toBe(0);
  });
});

describe('an inspector', () => {
  it('is shown keys, webhooks, kiosks, settings and units, and offered nothing that changes them', async () => {
    const { page, watch } = await openPage('?view=integrations', { role: 'inspector' });
    await page.getByRole('heading', { name: 'Báo sự kiện (webhook)' }).waitFor();
    const inKeys = await page.locator('main form, main .kiosk-act').count();
    const inNavigation = await page.getByRole('button', { name: 'Sắp xếp', exact: true }).count();
    await page.getByRole('button', { name: 'Thiết bị', exact: true }).click();
    await page.getByRole('button', { name: 'Cấu hình' }).click();
    const languages = page.locator('.kiosk-settings [name=languages]');
    await languages.waitFor();

    const inSettings = await page.locator('.kiosk-settings [type=submit]').count();
    const violations = await axeViolations(page);

    expect([inKeys, inNavigation, inSettings]).toEqual([0, 1, 0]);
    expect(await languages.isDisabled()).toBe(true);
    expect(violations).toEqual([]);
    expect([...watch.violations, ...watch.foreignRequests]).toEqual([]);
  });

  it('and not a viewer or the head of a ward, is offered the page of the units’ changes', async () => {
    const offered: number[] = [];
    for (const role of ['viewer', 'manager'] as const) {
      const { page } = await openPage('', { role, unit: '00070' });
      await page.locator('.person').waitFor();
      offered.push(await page.getByRole('button', { name: 'Sắp xếp', exact: true }).count());
    }

    expect(offered).toEqual([0, 0]);
  });
});
