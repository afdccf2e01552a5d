import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dayPlus, localHourOf } from '#domain/time.ts';
import type { RangeResult } from '../../functions/api/result-schemas.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
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

const openPage = async (search: string, viewport = DESKTOP, unit = '01'): Promise<Page> => {
  const context = await browser.newContext({ viewport });
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(`${city.url}/manage/${search}#token=${await city.token('manager', unit)}`);
  await page.locator('.compare-table').first().waitFor();
  return page;
};

const percentOf = async (unit: string): Promise<string> => {
  const answer = await fetch(`${city.url}/v1/units/${unit}/results`, {
    headers: { authorization: `Bearer ${await city.token('manager', '01')}` },
  });
  const { indexPercent } = (await answer.json()) as RangeResult;
  return indexPercent === null ? '–' : `${indexPercent.toFixed(2).replace('.', ',')}\u00A0%`;
};

describe('the comparison of units', () => {
  it('finds a unit without marks, puts it beside the first, and keeps it in the address', async () => {
    const page = await openPage('?view=compare&unit=00070');
    await page.getByLabel('Thêm đơn vị để so sánh').fill('ba dinh');
    await page.getByRole('button', { name: '+ Phường Ba Đình' }).click();

    await page.getByTestId('index-00004').waitFor();
    expect(page.url()).toContain('with=00004');
    expect(await page.getByTestId('index-00070').textContent()).toBe(await percentOf('00070'));
    expect(await page.getByTestId('index-00004').textContent()).toBe(await percentOf('00004'));
    expect(await axeViolations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Bỏ Phường Ba Đình' }).click();
    await page.getByTestId('index-00004').waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('with=');
  });

  it('shows a ward among its peers, and what was received against what counts', async () => {
    const page = await openPage(`?view=compare&unit=00070&lang=en&period=${LAST_MONTH}`, PHONE);

    await page.getByTestId('peers').getByText('the median of', { exact: false }).first().waitFor();
    expect(await page.getByTestId('cleaned').getByRole('rowheader').allTextContents()).toContain(
      'Held for review',
    );
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('shows on a phone to which side a wide table goes on', async () => {
    const page = await openPage('?view=compare&unit=00070&with=00004,00008', PHONE);
    await page.getByTestId('index-00008').waitFor();
    const frame = page.locator('.scroll-frame', { has: page.getByTestId('index-00070') });
    const seen = () =>
      frame.evaluate((element) =>
        ['::before', '::after'].map((side) => Number(getComputedStyle(element, side).opacity) > 0),
      );
    const scroll = (to: number) =>
      frame.locator('.scroll').evaluate((area, left) => area.scrollTo(left, 0), to);

    await expect.poll(seen).toEqual([false, true]);
    await scroll(40);
    await expect.poll(seen).toEqual([true, true]);
    await scroll(9999);
    await expect.poll(seen).toEqual([true, false]);
    await page.setViewportSize(DESKTOP);
    await expect.poll(seen).toEqual([false, false]);
  });

  it('says why responses do not count, and what the index would be with them', async () => {
    const today = localHourOf(Date.now()).day;
    const period = `${dayPlus(today, -80)}..${today}`;
    const answer = await fetch(`${city.url}/v1/units/01/results?period=${period}`, {
      headers: { authorization: `Bearer ${await city.token('manager', '01')}` },
    });
    const { setAside, indexPercent } = (await answer.json()) as RangeResult;
    const page = await openPage(`?view=compare&unit=01&period=${period}`);
    const rows = await page.getByTestId('set-aside').locator('tbody tr').allTextContents();

    const abuse = setAside?.reasons.find(({ reason }) => reason === 'abuse');
    const spoken = abuse?.indexPercent?.toFixed(2).replace('.', ',');
    expect(rows).toHaveLength((setAside?.reasons.length ?? 0) + 2);
    expect(rows.find((row) => row.startsWith('Bị loại: lạm dụng'))).toContain(
      `${abuse?.n}Nếu tính: ${spoken}\u00A0% (−`,
    );
    expect(abuse?.indexPercent).toBeLessThan(indexPercent as number);
    expect(rows.filter((row) => row.endsWith('Không hiện (ít phiếu)'))).toHaveLength(
      (setAside?.reasons ?? []).filter(({ n }) => n === null).length,
    );
    expect(await axeViolations(page)).toEqual([]);
  });

  it('has the announced SIPAS of the city beside its own, and says why they are not the same', async () => {
    const page = await openPage('?view=compare&unit=01');
    const card = page.getByTestId('official');

    expect(await card.getByRole('row', { name: /2020/ }).textContent()).toContain('85,15');
    await card.getByText('Hai số này không đo cùng một điều.', { exact: false }).waitFor();
  });

  it('says of the peers that whoever sees one ward alone may not see them', async () => {
    const page = await openPage('?view=compare', DESKTOP, '00070');

    const peers = page.getByTestId('peers').getByText('không xem được các đơn vị cùng loại khác');
    await peers.waitFor();
    expect(await peers.count()).toBe(1);
    await page.getByText('Tài khoản này chỉ xem được một đơn vị').waitFor();
    expect(await page.getByLabel('Thêm đơn vị để so sánh').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  });
});
