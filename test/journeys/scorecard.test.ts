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

const openCard = async (
  options: { role?: Role; search?: string; width?: number } = {},
): Promise<{ page: Page; watch: Watch }> => {
  const context = await browser.newContext({ viewport: { width: options.width ?? 1440, height: 900 } });
  contexts.push(context);
  const page = await context.newPage();
  const watch = await watchPage(page, city.url);
  const token = await city.token(options.role ?? 'officer', '01');
  await page.goto(`${city.url}/manage/scorecard${options.search ?? ''}#token=${token}`);
  await page.getByRole('heading', { level: 2, name: /SIPAS/ }).waitFor();
  return { page, watch };
};

const card = (page: Page, name: RegExp) => page.getByRole('region', { name }).first();

describe('the scorecard', () => {
  it('opens with what the city has reported beside what the platform computes', async () => {
    const { page, watch } = await openCard({ search: '?year=2020' });

    const values = await page
      .locator('[data-testid$=-reported]')
      .evaluateAll((all) => all.map((each) => each.textContent?.replaceAll('\u00A0', ' ')));
    expect(values).toEqual([
      '85,15 %',
      '91 %',
      '90,5 %1.501 / 1.659',
      '34 %88',
      '930.000',
      '18',
      '100 %',
      '2 / 63',
      '9 / 63',
    ]);
    const sipas = card(page, /SIPAS/);
    await page.getByLabel('Năm', { exact: true }).selectOption({ index: 0 });
    await sipas.getByTestId('sipas-computed').filter({ hasText: '%' }).waitFor();
    expect(await sipas.getByTestId('sipas-computed').textContent()).toMatch(/^\d\d(,\d\d?)?\u00A0%/);
    expect(await sipas.textContent()).toContain('năm 2019: 80,09\u00A0%; năm 2020: 85,15\u00A0%.');
    expect(await sipas.locator('.score-side').count()).toBe(2);
    expect(await axeViolations(page)).toEqual([]);
    expect(watch).toEqual({ violations: [], foreignRequests: [] });
  });

  it('takes a figure from an officer, names what is wrong with it, and keeps what it corrects', async () => {
    const { page } = await openCard({ width: 390 });
    const ranks = card(page, /PAR Index/);
    await ranks.getByRole('button', { name: 'Nhập số liệu' }).click();
    await ranks.getByLabel('Năm', { exact: true }).fill('2021');
    await ranks.getByRole('textbox', { name: 'Thứ hạng' }).fill('70');
    await ranks.getByRole('textbox', { name: /^Văn bản/ }).fill('QĐ 388/QĐ-BNV ngày 18/5/2022');
    await ranks.getByRole('button', { name: 'Lưu', exact: true }).click();
    await ranks.getByRole('alert').waitFor();
    const faults = await axeViolations(page);
    const wrong = ranks.getByRole('textbox', { name: 'Thứ hạng' });
    expect(await wrong.getAttribute('aria-invalid')).toBe('true');
    expect(await wrong.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await ranks.textContent()).toContain('không được lớn hơn tổng số được xếp hạng');

    await wrong.fill('10');
    await ranks.getByRole('button', { name: 'Lưu', exact: true }).click();
    await ranks.getByText('Đã lưu số liệu: năm 2021, lần nhập 1.').waitFor();
    expect(await ranks.getByTestId('par-rank-reported').textContent()).toBe('10 / 63');

    await ranks.locator('summary').last().click();
    await ranks.getByRole('button', { name: /^Sửa: .*năm 2021$/ }).click();
    await ranks.getByRole('textbox', { name: 'Thứ hạng' }).fill('11');
    await ranks.getByRole('button', { name: 'Lưu', exact: true }).click();
    await ranks.getByText('Đã lưu số liệu: năm 2021, lần nhập 2.').waitFor();

    expect(await ranks.getByTestId('par-rank-reported').textContent()).toBe('11 / 63');
    expect(await ranks.locator('.score-versions').textContent()).toContain(
      'năm 2021: 10 / 63 (đã được thay)',
    );
    expect(faults).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('is written by nobody who only reads results, and says it in English', async () => {
    const { page } = await openCard({ role: 'manager', search: '?lang=en&year=2020' });

    expect(await page.getByRole('button', { name: 'Enter a figure' }).count()).toBe(0);
    expect(await page.getByLabel('Year').inputValue()).toBe('2020');
    expect(await card(page, /Procedures online/).textContent()).toContain('1,501 / 1,659');
  });

  it('tells an officer whose figure was overtaken, and loses nothing that was typed', async () => {
    const [{ page: first }, { page: second }] = [await openCard(), await openCard()];
    const fill = async (page: Page, value: string) => {
      const decisions = card(page, /Quyết định công bố/);
      await decisions.getByRole('button', { name: 'Nhập số liệu' }).click();
      await decisions.getByLabel('Năm', { exact: true }).fill('2022');
      await decisions.getByRole('textbox', { name: 'Số lượng' }).fill(value);
      await decisions.getByRole('textbox', { name: /^Văn bản/ }).fill('BC 1/BC-UBND');
      return decisions;
    };
    const [one, other] = [await fill(first, '20'), await fill(second, '21')];

    await one.getByRole('button', { name: 'Lưu', exact: true }).click();
    await one.getByText(/Đã lưu số liệu/).waitFor();
    await other.getByRole('button', { name: 'Lưu', exact: true }).click();
    await other.getByRole('alert').waitFor();

    expect(await other.getByRole('alert').textContent()).toContain('Có người vừa nhập kỳ này');
    expect(await other.getByTestId('decisions-reported').textContent()).toBe('20');
    expect(await other.getByRole('textbox', { name: 'Số lượng' }).inputValue()).toBe('21');
  });
});
