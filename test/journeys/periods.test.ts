import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { periodAround, periodPlus, periodText } from '#domain/period.ts';
import { dayPlus, localHourOf } from '#domain/time.ts';
import type { RangeResult } from '../../functions/api/result-schemas.ts';
import { periodName } from '../../web/shared/period-names.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { type City, startCity } from '../support/city.ts';

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const WARD = '00070';

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

const openPage = async (search: string, viewport = DESKTOP): Promise<Page> => {
  const context = await browser.newContext({ viewport });
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(`${city.url}/manage/${search}#token=${await city.token('manager', '01')}`);
  await page.getByTestId('n').waitFor();
  return page;
};

const inPeriod = async (unit: string, period: string): Promise<RangeResult> => {
  const answer = await fetch(`${city.url}/v1/units/${unit}/results?period=${period}`, {
    headers: { authorization: `Bearer ${await city.token('manager', '01')}` },
  });
  return (await answer.json()) as RangeResult;
};

/** The page shows how many responded in the period, by whatever digits. */
const shows = async (page: Page, unit: string, period: string): Promise<void> => {
  const { n } = await inPeriod(unit, period);
  await page
    .getByTestId('n')
    .filter({ hasText: n.toLocaleString('vi-VN') })
    .waitFor();
};

const today = (): string => localHourOf(Date.now()).day;
const lastWeek = () => periodPlus(periodAround('week', today()), -1);

describe('the picker of periods', () => {
  it('leads from the month to its weeks, a week back, and all the way back and forward again', async () => {
    const page = await openPage(`?unit=${WARD}`);
    await page.getByText('Kỳ này chưa kết thúc.').first().waitFor();
    await page.getByLabel('Loại kỳ').selectOption('week');
    await page.getByRole('button', { name: 'Kỳ trước' }).click();

    const week = periodText(lastWeek());
    await page.waitForURL(`**period=${week}*`);
    await shows(page, WARD, week);
    expect(await page.title()).toContain(`${periodName('vi', lastWeek())} ·`);
    expect(await page.getByRole('button', { name: 'Kỳ sau' }).isEnabled()).toBe(true);
    expect(await page.locator('.period-running').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);

    await page.goBack();
    await shows(page, WARD, periodText(periodPlus(lastWeek(), 1)));
    await page.goForward();
    await shows(page, WARD, week);
    expect(page.url()).toContain(`period=${week}`);
  });

  it('takes days of the reader’s own by the keyboard, and says what is wrong with them', async () => {
    const [from, to] = [dayPlus(today(), -20), dayPlus(today(), -11)];
    const page = await openPage(`?unit=01&period=${from}..${to}`, PHONE);
    await shows(page, '01', `${from}..${to}`);
    await page.getByLabel('Từ ngày').fill(today());
    await page.getByRole('button', { name: 'Xem', exact: true }).press('Enter');
    await page.getByRole('alert').filter({ hasText: 'Ngày đầu phải trước ngày cuối.' }).waitFor();
    await page.getByLabel('Từ ngày').fill(dayPlus(today(), -15));
    await page.getByRole('button', { name: 'Xem', exact: true }).press('Enter');

    await shows(page, '01', `${dayPlus(today(), -15)}..${to}`);
    expect(await axeViolations(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });

  it('still follows links of before there were periods', async () => {
    const month = periodAround('month', today());
    const page = await openPage(`?unit=${WARD}&month=${periodText(month)}&lang=en`);

    expect(await page.title()).toContain(periodName('en', month));
    await page.getByLabel('Kind of period').selectOption('year');
    await page.waitForURL(`**period=${today().slice(0, 4)}*`);
    await page.getByRole('heading', { name: 'What changed?' }).waitFor();
  });
});
