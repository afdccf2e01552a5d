import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, watchPage } from '../support/browser.ts';
import { type City, startCity } from '../support/city.ts';

const PHONE = { width: 390, height: 844 };
const IDLE_MINUTES = 5;

let city: City;
let hasty: City;
let browser: Browser;
beforeAll(async () => {
  [city, hasty, browser] = await Promise.all([
    startCity({ responses: 200 }),
    startCity({ responses: 20, idleMinutes: IDLE_MINUTES }),
    launchBrowser(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await city.close();
  await hasty.close();
});

let contexts: BrowserContext[] = [];
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
});

/** A browser of its own, with nobody signed in. */
const openBrowser = async (size = PHONE): Promise<BrowserContext> => {
  const context = await browser.newContext({ viewport: size });
  contexts.push(context);
  return context;
};

const HEAD_OF_WARD = /Lãnh đạo đơn vị|Head of a unit/;

/** The whole way: the button, the provider's page of people, and back. */
const signIn = async (page: Page, person: RegExp = HEAD_OF_WARD): Promise<void> => {
  await page.getByRole('button', { name: /^(Đăng nhập|Sign in)$/ }).click();
  await page.getByRole('button', { name: person }).click();
  await page.locator('.bar').waitFor();
};

const signedInAt = async (path = '/manage/', of: City = city, context?: BrowserContext): Promise<Page> => {
  const page = await (context ?? (await openBrowser())).newPage();
  await page.goto(of.url + path);
  await signIn(page);
  return page;
};

const openMenu = (page: Page) => page.locator('.person summary').click();
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

const colourOf = (page: Page, selector: string): Promise<string> =>
  page.locator(selector).evaluate((element) => getComputedStyle(element).color);

type Kept = { readonly bearer: string; readonly refresh: string };
const kept = (page: Page): Promise<Kept> =>
  page.evaluate(() => JSON.parse(sessionStorage.getItem('manage.session') ?? '{}'));

/** Whether the provider still gives a token for this refresh token. */
const isGood = async (refresh: string): Promise<boolean> => {
  const answer = await fetch(`${city.url}/sign-in/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'refresh_token', client_id: 'manage', refresh_token: refresh }),
  });
  return answer.ok;
};

describe('signing in', () => {
  it('lets the head of a ward see his own ward, and no other', async () => {
    const page = await signedInAt();

    await heading(page, 'Phường Hoàn Kiếm');
    await page.goto(`${city.url}/manage/?unit=00004`);
    await page.getByText('Tài khoản này không được xem đơn vị này').waitFor();
    const { bearer } = await kept(page);
    const asked = (unit: string) =>
      fetch(`${city.url}/v1/units/${unit}/results`, { headers: { authorization: `Bearer ${bearer}` } });
    expect((await asked('00070')).status).toBe(200);
    expect((await asked('00004')).status).toBe(403);
  });

  it('says who is signed in, and keeps tokens out of addresses and of what outlives the tab', async () => {
    const page = await (await openBrowser()).newPage();
    const addresses: string[] = [];
    page.on('framenavigated', () => addresses.push(page.url()));
    await page.goto(`${city.url}/manage/`);
    await signIn(page);
    await heading(page, 'Phường Hoàn Kiếm');

    expect(await page.locator('.person summary').textContent()).toBe('Trần Minh Anh');
    // A text in the colour of its ground is one that axe leaves undecided.
    expect(await colourOf(page, '.person summary')).toBe(await colourOf(page, '.bar'));
    expect(page.url()).toBe(`${city.url}/manage/`);
    expect(addresses.join()).not.toMatch(/token=|eyJ/);
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }) + document.cookie)).not.toMatch(
      /eyJ|refresh/,
    );
    await page.reload();
    await heading(page, 'Phường Hoàn Kiếm');
  });

  it('leads back to the address that was asked for, in its language', async () => {
    const page = await signedInAt('/manage/?unit=00070&month=2026-10&lang=en');

    await page.waitForFunction(() => document.title.includes('October 2026'));
    expect(page.url()).toBe(`${city.url}/manage/?unit=00070&month=2026-10&lang=en`);
  });

  it('leads to no other site, whatever it was told to come back to', async () => {
    const page = await (await openBrowser()).newPage();
    await page.goto(`${city.url}/manage/`);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByRole('button', { name: HEAD_OF_WARD }).waitFor();
    await page.evaluate(() => {
      const pending = JSON.parse(sessionStorage.getItem('manage.signing-in') ?? '{}');
      sessionStorage.setItem(
        'manage.signing-in',
        JSON.stringify({ ...pending, returnPath: '//evil.example/manage/' }),
      );
    });

    await page.getByRole('button', { name: HEAD_OF_WARD }).click();
    await heading(page, 'Phường Hoàn Kiếm');

    expect(page.url()).toBe(`${city.url}/manage/`);
  });

  it('takes no answer that this tab has not asked for', async () => {
    const page = await (await openBrowser()).newPage();
    await page.goto(`${city.url}/manage/?code=stolen&state=forged`);

    await page.getByText('Lần đăng nhập vừa rồi không thành').waitFor();

    expect(page.url()).toBe(`${city.url}/manage/`);
    expect(await kept(page)).toEqual({});
  });

  it.each([
    ['vi', '', 'Chọn người dùng minh họa', 'không có thật'],
    ['en', '?lang=en', 'Choose a demonstration person', 'are invented'],
  ])(
    'shows in %s, and without an accessibility violation, whom one may be',
    async (_, query, title, said) => {
      const page = await (await openBrowser()).newPage();
      const watch = await watchPage(page, city.url);
      await page.goto(`${city.url}/manage/${query}`);
      await page.getByRole('button', { name: /^(Đăng nhập|Sign in)$/ }).click();
      await heading(page, title);

      expect(await page.locator('.said').textContent()).toContain(said);
      expect(await axeViolations(page)).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      expect(watch).toEqual({ violations: [], foreignRequests: [] });
    },
  );
});

describe('signing out', () => {
  it('ends the session here and at the provider, which asks the next person who he is', async () => {
    const page = await signedInAt();
    await heading(page, 'Phường Hoàn Kiếm');
    const { refresh } = await kept(page);

    await openMenu(page);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Đăng xuất', exact: true }).click();
    await heading(page, 'Đã đăng xuất');

    expect(await axeViolations(page)).toEqual([]);
    expect(await kept(page)).toEqual({});
    expect(await isGood(refresh)).toBe(false);
    await page.goBack().catch(() => null);
    await page.goto(`${city.url}/manage/`);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByRole('button', { name: HEAD_OF_WARD }).waitFor();
  });

  it('leaves whoever reads English with an English page', async () => {
    const page = await signedInAt('/manage/?unit=00070&lang=en');
    await heading(page, 'Hoàn Kiếm Ward');
    await openMenu(page);

    await page.getByRole('button', { name: 'Sign out', exact: true }).click();

    await heading(page, 'Signed out');
    expect(page.url()).toBe(`${city.url}/manage/?lang=en`);
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  it('shows nothing of what was seen to whoever goes back', async () => {
    const page = await signedInAt('/manage/?unit=00070');
    await heading(page, 'Phường Hoàn Kiếm');
    await openMenu(page);
    await page.getByRole('button', { name: 'Đăng xuất', exact: true }).click();
    await heading(page, 'Đã đăng xuất');

    await page.goBack();

    await page.getByRole('button', { name: 'Đăng nhập' }).waitFor();
    expect(await page.getByText('Phường Hoàn Kiếm').count()).toBe(0);
  });

  it('reaches the other tabs of the browser, each of which has had a session of its own', async () => {
    const context = await openBrowser();
    const first = await signedInAt('/manage/', city, context);
    const second = await context.newPage();
    await second.goto(`${city.url}/manage/?unit=00070`);
    await heading(second, 'Phường Hoàn Kiếm');
    expect((await kept(first)).refresh).not.toBe((await kept(second)).refresh);

    await openMenu(first);
    await first.getByRole('button', { name: 'Đăng xuất', exact: true }).click();

    await heading(second, 'Đã đăng xuất');
    expect(await kept(second)).toEqual({});
  });

  it('gives the copy of a tab tokens of its own', async () => {
    const context = await openBrowser();
    const first = await signedInAt('/manage/', city, context);
    await heading(first, 'Phường Hoàn Kiếm');

    const [copy] = await Promise.all([
      context.waitForEvent('page'),
      // A window that a page opens starts with a copy of its `sessionStorage`, as a tab that is duplicated.
      first.evaluate(() => void window.open(location.href)),
    ]);
    await heading(copy, 'Phường Hoàn Kiếm');

    expect((await kept(copy)).refresh).toBeTruthy();
    expect((await kept(copy)).refresh).not.toBe((await kept(first)).refresh);
  });

  it('ends everywhere: another machine is out as soon as its token is renewed', async () => {
    const here = await signedInAt();
    const context = await openBrowser();
    await context.clock.install();
    const there = await signedInAt('/manage/', city, context);
    await heading(there, 'Phường Hoàn Kiếm');

    await openMenu(here);
    await here.getByRole('button', { name: 'Đăng xuất trên mọi thiết bị' }).click();
    await here.getByText('Đã đăng xuất trên mọi thiết bị').waitFor();
    await there.clock.fastForward('14:30');

    await there.getByText('đã hết hạn').waitFor();
    expect(await kept(there)).toEqual({});
  });
});

describe('a page that is left alone', () => {
  it('warns, lets people stay, and else signs them out', async () => {
    const context = await openBrowser();
    await context.clock.install();
    const page = await signedInAt('/manage/', hasty, context);
    await heading(page, 'Phường Hoàn Kiếm');

    await page.clock.fastForward('03:30');
    const warning = page.getByRole('alertdialog', { name: 'Sắp tự đăng xuất' });
    await warning.waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await warning.waitFor({ state: 'detached' });

    await page.clock.fastForward('03:30');
    await warning.waitFor();
    await page.clock.fastForward('02:00');
    await heading(page, 'Đã đăng xuất');
    await page.getByText('lâu không có thao tác').waitFor();
    expect(await kept(page)).toEqual({});
  });

  it('is not left alone while another tab is used', async () => {
    const context = await openBrowser();
    await context.clock.install();
    const first = await signedInAt('/manage/', hasty, context);
    const second = await context.newPage();
    await second.goto(`${hasty.url}/manage/`);
    await heading(second, 'Phường Hoàn Kiếm');

    await first.clock.fastForward('03:30');
    const warning = first.getByRole('alertdialog');
    await warning.waitFor();
    await second.getByRole('button', { name: 'Tiếp tục làm việc' }).click();

    await warning.waitFor({ state: 'detached' });
    expect(await kept(first)).toHaveProperty('bearer');
  });
});
