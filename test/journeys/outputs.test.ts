import { readFileSync } from 'node:fs';
import { decode } from 'fast-png';
import { readXlsx } from 'hucre/xlsx';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#domain/policy.ts';
import type { MonthResult } from '../../functions/api/result-schemas.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, type Watch, watchPage } from '../support/browser.ts';
import { type City, startCity } from '../support/city.ts';

const WARD = '00070';
const MENU = 'Tải xuống và chia sẻ';

let city: City;
let browser: Browser;
beforeAll(async () => {
  [city, browser] = await Promise.all([startCity(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await city.close();
});

let context: BrowserContext;
afterEach(() => context.close());

const opened = async (path: string, width = 1440): Promise<{ page: Page; watch: Watch }> => {
  context = await browser.newContext({
    viewport: { width, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const watch = await watchPage(page, city.url);
  await page.goto(`${city.url}${path}#token=${await city.token('manager', '01')}`);
  return { page, watch };
};

/** The last month that is over, of which the demonstration knows all. */
const monthShown = async (page: Page): Promise<string> => {
  await page.getByTestId('index').waitFor();
  await page.getByRole('button', { name: 'Kỳ trước' }).click();
  await page.waitForURL(/period=/);
  await page.getByTestId('index').waitFor();
  return new URL(page.url()).searchParams.get('period') ?? '';
};

const resultOf = async (unit: string, month: string): Promise<MonthResult> => {
  const answer = await fetch(`${city.url}/v1/units/${unit}/results?month=${month}`, {
    headers: { authorization: `Bearer ${await city.token('manager', '01')}` },
  });
  return (await answer.json()) as MonthResult;
};

describe('the figures of a view', () => {
  it('are kept as a workbook that has the index of the page, and the log says who took it', async () => {
    const { page, watch } = await opened(`/manage/?unit=${WARD}`);
    const month = await monthShown(page);
    await page.getByText(MENU).click();

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Số liệu (Excel)' }).click(),
    ]);
    await page.getByText('Đã tải xuống').waitFor();

    expect(download.suggestedFilename()).toBe(`results_${WARD}_${month}.xlsx`);
    const { sheets } = await readXlsx(readFileSync(await download.path()));
    const result = await resultOf(WARD, month);
    expect(sheets[0]?.rows[1]?.slice(4, 6)).toEqual([
      result.n,
      Number(((result.indexPercent ?? 0) / 100).toFixed(6)),
    ]);
    const log = await fetch(`${city.url}/v1/audit?kind=results.export`, {
      headers: { authorization: `Bearer ${await city.token('admin', '01')}` },
    });
    expect(await log.json()).toMatchObject({ entries: [{ unit: WARD, outcome: 'done' }] });
    expect(await axeViolations(page)).toEqual([]);
    expect(watch).toEqual({ violations: [], foreignRequests: [] });
  });

  it('are found again by the link that is copied, in another tab', async () => {
    const { page } = await opened(`/manage/?unit=${WARD}&lang=en`);
    await page.getByTestId('index').waitFor();
    await page.getByRole('button', { name: 'Previous period' }).click();
    await page.waitForURL(/period=/);
    await page.getByTestId('index').waitFor();
    await page.getByText('Download and share').click();
    await page.getByRole('button', { name: 'Copy the link' }).click();
    await page.getByText('Copied').waitFor();
    const address = await page.evaluate(() => navigator.clipboard.readText());

    await page.getByRole('button', { name: 'Copy the code of a chart' }).click();
    await page.waitForFunction(async (link) => (await navigator.clipboard.readText()) !== link, address);
    const code = await page.evaluate(() => navigator.clipboard.readText());
    expect(code).toContain(`<iframe src="${city.url}/embed/${WARD}?lang=en"`);

    await page.getByLabel('Colours of the chart').selectOption({ label: 'Always dark' });
    await page.getByRole('button', { name: 'Copy the code of a chart' }).click();
    await page.waitForFunction(async (before) => (await navigator.clipboard.readText()) !== before, code);
    const dark = await page.evaluate(() => navigator.clipboard.readText());
    expect(dark).toContain(`<iframe src="${city.url}/embed/${WARD}?lang=en&amp;theme=dark"`);
    expect(await axeViolations(page)).toEqual([]);

    const other = await context.newPage();
    await other.goto(`${address}#token=${await city.token('manager', '01')}`);
    await other.getByTestId('index').waitFor();

    const said = (tab: Page) => tab.locator('.headline').innerText();
    expect(await said(other)).toBe(await said(page));
    expect(await other.locator('h1').innerText()).toBe(await page.locator('h1').innerText());
  });
});

describe('a picture', () => {
  it('is kept as SVG that stands by itself, and as PNG of twice its size', async () => {
    const { page, watch } = await opened(`/manage/?unit=01&lang=en`);
    await page.getByTestId('index').waitFor();
    const chart = page.locator('section', { has: page.getByRole('heading', { name: 'Trend by month' }) });
    const kept = async (format: string): Promise<Buffer> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        chart.getByRole('button', { name: `Save the picture: ${format}` }).click(),
      ]);
      return readFileSync(await download.path());
    };

    const svg = (await kept('SVG')).toString('utf8');
    const png = decode(await kept('PNG'));

    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg).toMatch(/<title>Trend by month · .+<\/title><desc>From .+ Source: http.+<\/desc>/);
    expect(svg).not.toMatch(/class=|var\(|<style|href=/);
    const [, width = '', height = ''] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
    expect([png.width, png.height]).toEqual([width, height].map((side) => Math.floor(Number(side)) * 2));
    const pixels = new Set<number>();
    for (let at = 0; at < png.data.length; at += png.channels) pixels.add(png.data[at] ?? 0);
    expect(pixels.size).toBeGreaterThan(10);
    expect(watch).toEqual({ violations: [], foreignRequests: [] });
  });
});

describe('the report', () => {
  it('is opened of the unit and the period that are shown', async () => {
    const { page } = await opened(`/manage/?unit=${WARD}`);
    const month = await monthShown(page);
    await page.getByText(MENU).click();

    await page.getByRole('button', { name: 'Báo cáo (in, PDF)' }).click();
    await page.locator('.report').waitFor();

    const { indexPercent, name } = await resultOf(WARD, month);
    const spoken = `${indexPercent?.toLocaleString('vi-VN', { minimumFractionDigits: 2 })}\u00A0%`;
    expect(await page.getByTestId('report-index').innerText()).toBe(spoken);
    expect(await page.locator('.report-of').innerText()).toContain(name.vi);
  });
});

/** As a browser without a way to write to the disk has it, or one that lets the person choose a place. */
const asBrowser = (page: Page, writes: 'parts' | 'disk'): Promise<unknown> =>
  page.addInitScript((to) => {
    const picker = async ({ suggestedName }: { suggestedName: string }) =>
      (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true });
    Object.defineProperty(globalThis, 'showSaveFilePicker', { value: to === 'disk' ? picker : undefined });
  }, writes);

const openedFor = async (role: Role, unit: string, writes: 'parts' | 'disk', width = 1440) => {
  context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  await asBrowser(page, writes);
  const watch = await watchPage(page, city.url);
  await page.goto(`${city.url}/manage/?unit=${unit}#token=${await city.token(role, '01')}`);
  const month = await monthShown(page);
  await page.getByText(MENU).click();
  return { page, watch, month };
};
const SINGLE = { name: 'Từng phiếu (CSV)' };

/** What the person finds in the place that was chosen; the browser writes beside it until the file is whole. */
const filesOnDisk = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(async () => {
    const found: Record<string, string> = {};
    const folder = (await navigator.storage.getDirectory()) as unknown as {
      values: () => AsyncIterable<{ name: string; getFile: () => Promise<File> }>;
    };
    for await (const handle of folder.values()) {
      if (!handle.name.endsWith('.crswap')) found[handle.name] = await (await handle.getFile()).text();
    }
    return found;
  });

describe('single responses', () => {
  it('of a ward are one file with as many rows as were received, and the log says who took them', async () => {
    const { page, watch, month } = await openedFor('officer', WARD, 'parts', 390);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', SINGLE).click(),
    ]);
    const said = await page.getByText(/^Đã lưu/).innerText();
    const violations = await axeViolations(page);

    const text = readFileSync(await download.path(), 'utf8');
    const rows = text.trimEnd().split('\r\n').slice(1);
    const { states } = await resultOf(WARD, month);
    expect(rows).toHaveLength(states.counted + states.held + states.void);
    expect(said).toBe(`Đã lưu ${rows.length} phiếu vào ${download.suggestedFilename()}.`);
    expect(text).toMatch(/^\uFEFFunit,unit_name,day,hour/);
    expect(text).not.toMatch(/comment|code/);
    const log = await fetch(`${city.url}/v1/audit?kind=responses.export`, {
      headers: { authorization: `Bearer ${await city.token('admin', '01')}` },
    });
    const { entries } = (await log.json()) as { entries: object[] };
    expect(entries).toContainEqual(
      expect.objectContaining({
        unit: WARD,
        outcome: 'done',
        who: expect.objectContaining({ role: 'officer' }),
      }),
    );
    expect(violations).toEqual([]);
    expect(watch).toEqual({ violations: [], foreignRequests: [] });
  });

  it('of the city come in parts, wait while the network is away, and are written to the disk as a whole', async () => {
    const { page, month } = await openedFor('officer', '01', 'disk');
    let isAway = true;
    await page.route(/responses\.csv.*after=/, (route) => (isAway ? route.abort() : route.continue()));
    await page.getByRole('button', SINGLE).click();
    await page.getByText('Mất kết nối với máy chủ.').waitFor();
    await page.getByText('Chưa có tệp nào được lưu').waitFor();
    const before = Object.values(await filesOnDisk(page));
    const violations = await axeViolations(page);

    isAway = false;
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByText(/^Đã lưu/).waitFor();

    const [text = '', ...others] = Object.values(await filesOnDisk(page));
    const { states } = await resultOf('01', month);
    const lines = text.trimEnd().split('\r\n');
    expect(before).toEqual(['']);
    expect(others).toEqual([]);
    expect(lines.length - 1).toBe(states.counted + states.held + states.void);
    expect(lines.filter((line) => line.startsWith('unit,'))).toHaveLength(1);
    expect(violations).toEqual([]);
  });

  it('that are cancelled leave nothing behind', async () => {
    const { page } = await openedFor('officer', '01', 'disk');
    await page.route(/responses\.csv.*after=/, () => {});
    await page.getByRole('button', SINGLE).click();
    await page.getByText(/^Đã nhận \S+ phiếu, [1-9]/).waitFor();

    await page.getByRole('button', { name: 'Hủy' }).click();
    await page.getByText('Đã hủy; không có tệp nào được lưu.').waitFor();

    expect(await filesOnDisk(page)).toEqual({});
  });

  it('are not offered to a manager', async () => {
    const { page } = await openedFor('manager', WARD, 'parts');

    expect(await page.getByRole('button', { name: 'Số liệu (CSV)' }).count()).toBe(1);
    expect(await page.getByRole('button', SINGLE).count()).toBe(0);
  });
});
