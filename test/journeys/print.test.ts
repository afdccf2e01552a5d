import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { decode } from 'fast-png';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issue } from '../../functions/local/receipts/issue.ts';
import { posters } from '../../functions/local/receipts/posters.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { NOW } from '../support/sample.ts';
import { scanned } from '../support/scanned.ts';

const folder = mkdtempSync(join(tmpdir(), 'survey-print-'));
const file = (name: string): string => join(folder, name);
const LONG_NUMBER = '000.00.01.H26-261123-0042/'.repeat(4).slice(0, 100);
const SITE = 'https://danhgia.example.vn';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  writeFileSync(file('key'), 'a secret that is long enough to make keys of');
  writeFileSync(
    file('units.csv'),
    'code,name,name_en,counters\n00070,Trung tâm phục vụ hành chính công phường Văn Miếu - Quốc Tử Giám,Public administrative service centre,2\n',
  );
  const lines = Array.from(
    { length: 11 },
    (_, at) =>
      `00070,00070-01,1.001193,result,2026-11-23T09:00:00+07:00,${at === 0 ? LONG_NUMBER : `H26.7-${at}`}`,
  );
  writeFileSync(file('list.csv'), ['unit,counter,service,moment,at,receipt', ...lines].join('\n'));
  browser = await launchBrowser();
  page = await browser.newPage({ deviceScaleFactor: 3 });
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const PRINTED: readonly (readonly [string, number, readonly number[], () => Promise<string>])[] = [
  ['receipts on A4', 2, [595, 842], () => issued('sheet')],
  ['receipts on 58 mm', 11, [164, 329], () => issued('roll58')],
  ['receipts on 80 mm', 11, [227, 329], () => issued('roll80')],
  ['posters on A4', 2, [595, 842], () => hung('a4')],
  ['posters on A5', 2, [420, 595], () => hung('a5')],
];

const open = async (path: string): Promise<string> => {
  await page.goto(pathToFileURL(path).href);
  return path;
};

const issued = async (layout: string): Promise<string> => {
  const files = ['--csv', file('list.csv'), '--out', file(`${layout}.html`), '--key-file', file('key')];
  await issue([...files, '--units', file('units.csv'), '--site', SITE, '--layout', layout], () => NOW);
  return open(file(`${layout}.html`));
};

const hung = async (size: string): Promise<string> => {
  const files = ['--units', file('units.csv'), '--out', file(`${size}.html`)];
  await posters([...files, '--site', SITE, '--size', size], () => NOW);
  return open(file(`${size}.html`));
};

/** As a camera would: whatever the browser has drawn, in squares of its screen. */
const scannedCode = async (): Promise<string | undefined> => {
  const { data, width, height, channels } = decode(await page.locator('svg[role=img]').first().screenshot());
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let at = 0; at < width * height; at++) {
    rgba.set(data.subarray(at * channels, at * channels + 3), at * 4);
  }
  return scanned({ data: rgba, width, height })?.text;
};

describe.each(PRINTED)('%s', (_, pages, [width, height], make) => {
  it('come out on so many pages of that size, with nothing cut off', async () => {
    await make();
    await page.emulateMedia({ media: 'print' });

    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const cutOff = await page
      .locator('.paper, .slip')
      .evaluateAll((boxes) => boxes.filter((box) => box.scrollHeight > box.clientHeight + 1).length);

    const [, wide, high] = /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
    expect([Math.round(Number(wide)), Math.round(Number(high))]).toEqual([width, height]);
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(pages);
    expect(cutOff).toBe(0);
  });

  it('are scanned as the browser draws them', async () => {
    await make();

    expect(await scannedCode()).toMatch(
      /^HTTPS:\/\/DANHGIA\.EXAMPLE\.VN\/R\/|^https:\/\/danhgia\.example\.vn\/q\//,
    );
  });

  it('can be read by everyone', async () => {
    await make();
    await page.emulateMedia({ media: 'screen' });

    expect(await axeViolations(page)).toEqual([]);
  });
});
