import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ulid } from 'ulid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { localIsoOf } from '#domain/time.ts';
import type { MonthResult } from '../../functions/api/result-schemas.ts';
import type { ServiceList } from '../../functions/api/service-schemas.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, type Watch, watchPage } from '../support/browser.ts';
import { type City, startCity } from '../support/city.ts';
import { LAST_MONTH } from '../support/last-month.ts';

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

let city: City;
let browser: Browser;
beforeAll(async () => {
  [city, browser] = await Promise.all([startCity(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await city.close();
});

let contexts: BrowserContext[] = [];
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
});

const openPage = async (
  search: string,
  options: {
    role?: 'manager' | 'device';
    unit?: string;
    size?: typeof DESKTOP;
    token?: string;
    colorScheme?: 'light' | 'dark';
  } = {},
): Promise<{ page: Page; watch: Watch }> => {
  const context = await browser.newContext({
    viewport: options.size ?? DESKTOP,
    colorScheme: options.colorScheme ?? 'light',
  });
  contexts.push(context);
  const page = await context.newPage();
  const watch = await watchPage(page, city.url);
  const token = options.token ?? (await city.token(options.role ?? 'manager', options.unit ?? '01'));
  await page.goto(`${city.url}/manage/${search}#token=${token}`);
  return { page, watch };
};

/** What the API says of a unit, in the present month where none is named. */
const resultOf = async (unit: string, query = ''): Promise<MonthResult> => {
  const answer = await fetch(`${city.url}/v1/units/${unit}/results${query}`, {
    headers: { authorization: `Bearer ${await city.token('manager', '01')}` },
  });
  return (await answer.json()) as MonthResult;
};

const rate = (unit: string, overall: number, more: object = {}): Promise<Response> =>
  fetch(`${city.url}/v1/responses`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      id: ulid(),
      unit,
      channel: 'kiosk',
      moment: 'result',
      questionnaire: 'post-service',
      questionnaireVersion: 1,
      at: localIsoOf(Date.now()),
      answers: { overall },
      ...more,
    }),
  });

const FORGED = 'eyJhbGciOiJub25lIn0.eyJyb2xlIjoibWFuYWdlciIsInVuaXQiOiIwMSJ9.';

const index = (page: Page) => page.getByTestId('index');
const responses = (page: Page) => page.getByTestId('n');
const showsResponses = (page: Page, n: number) =>
  responses(page)
    .filter({ hasText: new RegExp(`^${n.toLocaleString('vi-VN')}$`) })
    .waitFor();

describe("the manager's view", () => {
  it('says what changed, against which period, and what moved it', async () => {
    const { page } = await openPage(`?unit=01&period=${LAST_MONTH}`);
    const card = page.locator('.changes');
    await card.locator('.change-sentence').waitFor();
    const before = await card.locator('.change-sentence').textContent();

    await card.getByLabel('So với').selectOption('cùng kỳ năm trước');
    await page.waitForFunction(
      (text) => document.querySelector('.change-sentence')?.textContent !== text,
      before,
    );
    await card.getByLabel('So với').selectOption('kỳ liền trước');
    await card.getByLabel('Tách theo').selectOption('Kênh');

    expect(await card.getByRole('rowheader').allTextContents()).toContain('Màn hình tại quầy');
    expect(await card.getByRole('columnheader').allTextContents()).toContain('Trong nhóm');
  });

  it('compares the units below by what chance allows, and leads to them', async () => {
    const { page } = await openPage(`?unit=01&period=${LAST_MONTH}`);
    const card = page.locator('section', { has: page.locator('.funnel-dot') });
    await card.getByText('Bảng so sánh').click();
    const [lowest] = await card.getByRole('row').getByRole('button').all();
    const name = (await lowest?.textContent()) as string;
    await lowest?.click();

    await page.getByRole('heading', { level: 1, name }).waitFor();
    expect(page.url()).toMatch(/[?&]unit=(?!01&)/);
  });

  it('shows at once what was looked at before, also while the network is away', async () => {
    const { page } = await openPage(`?unit=00070&period=${LAST_MONTH}`);
    await index(page).waitFor();
    const before = await index(page).textContent();
    await page.locator('.path button').first().click();
    await page.getByRole('heading', { level: 1, name: 'Hà Nội' }).waitFor();
    await page.locator('.funnel-dot').first().waitFor();

    await page.context().setOffline(true);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: /Hoàn Kiếm/ }).waitFor();

    expect(await index(page).textContent()).toBe(before);
    await page.getByText('Mất kết nối').first().waitFor();
  });

  it('explains each term with its formula and its source', async () => {
    const { page } = await openPage('?unit=01');
    await page.getByRole('button', { name: 'Giải thích', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Giải thích các thuật ngữ' }).waitFor();

    const cards = await page.locator('.help-terms section').allInnerTexts();
    expect(cards.length).toBeGreaterThan(10);
    expect(cards.every((card) => card.includes('Nguồn: '))).toBe(true);
    expect(cards[0]).toContain('(n₄ + n₅) / n');
    expect(await axeViolations(page)).toEqual([]);
  });

  it('takes the token out of the address and keeps the sign-in through a reload', async () => {
    const { page } = await openPage('?unit=01');
    await index(page).waitFor();

    expect(page.url()).toBe(`${city.url}/manage/?unit=01`);
    await page.reload();
    await index(page).waitFor();
  });

  it.each([
    ['vi', '', 'vi-VN', '\u00A0%'],
    ['en', '&lang=en', 'en-GB', '%'],
  ])('prints what the API says, to the decimal, in %s', async (language, query, locale, sign) => {
    const result = await resultOf('01', `?month=${LAST_MONTH}`);
    const { page } = await openPage(`?unit=01&period=${LAST_MONTH}${query}`);
    const printed = (value: number | null) =>
      `${(value as number).toLocaleString(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })}${sign}`;
    await index(page).waitFor();

    expect(await index(page).textContent()).toBe(printed(result.indexPercent));
    expect(await responses(page).textContent()).toBe(result.n.toLocaleString(locale));
    const headline = page.locator('.headline');
    expect(await headline.textContent()).toContain(printed(result.interval?.lowPercent ?? null));
    expect(await headline.textContent()).toContain(printed(result.interval?.highPercent ?? null));
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
  });

  it('moves with a response, by itself', async () => {
    const { page } = await openPage('?unit=00070');
    const before = (await resultOf('00070')).n;
    await showsResponses(page, before);

    expect((await rate('00070', 5)).status).toBe(201);

    await showsResponses(page, before + 1);
  });

  it('asks with the ETag and is answered 304 while nothing changes', async () => {
    const { page } = await openPage('?unit=00004');
    await index(page).waitFor();

    const answer = await page.waitForResponse(
      (response) => response.url().includes('/v1/units/00004/results?month') && response.status() === 304,
      { timeout: 20_000 },
    );

    expect(answer.request().headers()['if-none-match']).toBeTruthy();
  });

  it('opens a unit from the tree, found without diacritics, and goes back', async () => {
    const { page } = await openPage('?unit=01');
    await index(page).waitFor();

    await page.getByRole('searchbox').fill('hoan kiem');
    await page.getByRole('button', { name: 'Phường Hoàn Kiếm' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Phường Hoàn Kiếm' }).waitFor();

    expect(new URL(page.url()).searchParams.get('unit')).toBe('00070');
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Thành phố Hà Nội' }).waitFor();
  });

  it('can be walked with the keyboard alone', async () => {
    const { page } = await openPage('?unit=01');
    await index(page).waitFor();
    const child = page.locator('.rows .link').first();
    const name = (await child.textContent()) ?? '';

    await child.focus();
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { level: 1, name }).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(name);
  });

  it('shows only the number of responses where there are fewer than ten', async () => {
    const { page } = await openPage(`?unit=09661&period=${LAST_MONTH}`);
    await responses(page).waitFor();

    expect(Number(await responses(page).textContent())).toBeLessThan(10);
    expect(await index(page).textContent()).toBe('–');
    expect(await page.locator('.scores').count()).toBe(0);
  });

  it('leads from a period that has only begun to the one before it', async () => {
    const { page } = await openPage(`?unit=09661&period=${localIsoOf(Date.now()).slice(0, 10)}`);
    const yesterday = page.locator('.period-before').getByRole('button');
    const name = ((await yesterday.textContent()) as string).replace('Xem ', '');
    await yesterday.click();

    await page.locator('.period-printed', { hasText: name }).waitFor({ state: 'attached' });
    expect(await page.locator('.period-before').count()).toBe(0);
  });

  it('keeps what it showed when the server is gone, says so, and recovers', async () => {
    const { page } = await openPage('?unit=00070');
    await index(page).waitFor();
    const shown = await index(page).textContent();

    await page.context().setOffline(true);
    await page.getByText('Mất kết nối').waitFor({ timeout: 15_000 });
    expect(await index(page).textContent()).toBe(shown);
    await page.context().setOffline(false);

    await page.getByText('Cập nhật lúc').waitFor({ timeout: 15_000 });
  });

  it("refuses another unit's figures kindly, with a way back", async () => {
    const { page } = await openPage('?unit=00004', { unit: '00070' });

    await page.getByText('Tài khoản này không được xem đơn vị này').waitFor();
    await page.getByRole('button', { name: 'Về đơn vị của tôi' }).click();

    await index(page).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Phường Hoàn Kiếm');
  });

  it.each([
    ['no token', '', 0],
    ['a forged token', FORGED, 1],
  ])('asks to sign in with %s, and says what was wrong with it', async (_, token, alerts) => {
    const { page } = await openPage('', { token });

    await page.getByRole('heading', { name: 'Cần đăng nhập' }).waitFor();
    expect(await page.getByText('không đúng hoặc đã hết hạn').count()).toBe(alerts);
    expect(await page.getByRole('button', { name: 'Đăng nhập' }).count()).toBe(1);
  });

  it('takes a new token from an address opened in a tab that shows the page already', async () => {
    const { page } = await openPage('', { token: FORGED });
    await page.getByRole('heading', { name: 'Cần đăng nhập' }).waitFor();

    await page.goto(`${city.url}/manage/#token=${await city.token('manager', '00070')}`);

    await index(page).waitFor();
    expect(page.url()).toBe(`${city.url}/manage/`);
  });

  it('shows the results of another form of the month, and keeps to it from unit to unit', async () => {
    const month = `?month=${LAST_MONTH}`;
    const { page } = await openPage(`?unit=00070&period=${LAST_MONTH}`);
    await index(page).waitFor();

    await page.getByRole('button', { name: 'sipas-2023' }).click();
    await showsResponses(page, (await resultOf('00070', `${month}&questionnaire=sipas-2023`)).n);
    expect(new URL(page.url()).searchParams.get('form')).toBe('sipas-2023');

    await page.locator('.path .link').click();
    await showsResponses(page, (await resultOf('01', `${month}&questionnaire=sipas-2023`)).n);

    await page.getByRole('button', { name: 'Về phiếu mặc định' }).click();
    await showsResponses(page, (await resultOf('01', month)).n);
  });

  it('says how many dossiers the ratings stand for, and which services nobody has rated', async () => {
    const day = localIsoOf(Date.now()).slice(0, 10);
    const { services } = (await (
      await fetch(`${city.url}/v1/services`, {
        headers: { authorization: `Bearer ${await city.token('manager', '01')}` },
      })
    ).json()) as ServiceList;
    const [service] = services;
    const before = (await resultOf('00004')).dossiers?.received ?? 0;

    const answer = await fetch(`${city.url}/v1/dossiers`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await city.token('integration', '00004')}`,
      },
      body: JSON.stringify({
        dossiers: [
          {
            receipt: 'H26.4-1',
            unit: '00004',
            service: service?.code,
            channel: 'online-full',
            received: day,
            due: day,
            completed: day,
            outcome: 'granted',
          },
        ],
      }),
    });
    expect(await answer.json()).toMatchObject({ results: [{ status: 201, outcome: 'recorded' }] });
    await city.settled();
    const { dossiers } = await resultOf('00004');
    expect(dossiers?.received).toBe(before + 1);

    const { page } = await openPage('?unit=00004');
    const card = page.getByRole('region', { name: 'Hồ sơ và độ phủ' });
    await card.waitFor();
    const shown = (await card.textContent()) ?? '';
    const printed = (value: number | null) =>
      value === null
        ? '–'
        : `${value.toLocaleString('vi-VN', { minimumFractionDigits: 1, maximumFractionDigits: 1 })}\u00A0%`;

    expect(shown).toContain(`Hồ sơ tiếp nhận${(before + 1).toLocaleString('vi-VN')}`);
    for (const value of [dossiers?.onTimePercent, dossiers?.onlinePercent, dossiers?.coveragePercent]) {
      expect(shown).toContain(printed(value ?? null));
    }
    const unsurveyed = dossiers?.unsurveyedServices.length ?? 0;
    expect(unsurveyed).toBeGreaterThan(0);
    expect(await card.getByTestId('unsurveyed').getByRole('row').count()).toBe(Math.min(6, unsurveyed) + 1);
    expect(await card.getByTestId('non-response').count()).toBe(
      dossiers?.surveyed?.couldChangeVerdict ? 1 : 0,
    );
  });

  it('names the unit and the month in the title of its tab', async () => {
    const { page } = await openPage('?unit=00070&month=2026-10&lang=en');

    await page.waitForFunction(() => document.title.startsWith('Hoàn Kiếm'));
    expect(await page.title()).toMatch(/Hoàn Kiếm.*October 2026 · Satisfaction index/);
  });

  it.each([
    ['a desktop', DESKTOP, '01', ''],
    ['a desktop, in English', DESKTOP, '00070', '&lang=en'],
    ['a phone', PHONE, '01', ''],
    ['a phone, where figures are withheld', PHONE, '09661', ''],
    ['a desktop set to dark', DESKTOP, '01', '', 'dark'],
  ] as const)(
    'has no accessibility violation on %s, and scrolls in one direction only',
    async (_, size, unit, query, colorScheme?: 'dark') => {
      const { page, watch } = await openPage(`?unit=${unit}&period=${LAST_MONTH}${query}`, {
        size,
        colorScheme: colorScheme ?? 'light',
      });
      await responses(page).waitFor();

      expect(await axeViolations(page)).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      expect(watch).toEqual({ violations: [], foreignRequests: [] });
    },
  );

  it('has no accessibility violation before the sign-in', async () => {
    const { page, watch } = await openPage('', { token: '' });
    await page.getByRole('heading', { name: 'Cần đăng nhập' }).waitFor();

    expect(await axeViolations(page)).toEqual([]);
    expect(watch).toEqual({ violations: [], foreignRequests: [] });
  });
});
