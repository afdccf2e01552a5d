import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { LAST_MONTH } from '../support/last-month.ts';

/** Where the pictures lie that the README opens with. */
const FOLDER = '.pictures';

type Picture = {
  readonly name: string;
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly colorScheme?: 'dark';
  readonly ready: string;
};

const PICTURES: readonly Picture[] = [
  {
    name: 'dashboard',
    path: `/manage/?unit=01&period=${LAST_MONTH}`,
    width: 1280,
    height: 860,
    ready: '.change-sentence',
  },
  {
    name: 'dashboard-dark',
    path: `/manage/?unit=00070&period=${LAST_MONTH}&lang=en`,
    width: 1280,
    height: 860,
    colorScheme: 'dark',
    ready: '.change-sentence',
  },
  { name: 'kiosk', path: '/kiosk/?counter=00070-03', width: 1280, height: 860, ready: '.face' },
  { name: 'phone', path: '/q/00070-03', width: 390, height: 860, ready: 'label' },
  { name: 'public', path: '/', width: 860, height: 860, ready: 'h1' },
];

/** Resolves when a city that has just been started has published its months. */
export const published = async (browser: Browser, url: string): Promise<void> => {
  const page = await browser.newPage();
  await page.goto(`${url}/manage/`);
  await page.waitForFunction(
    async () => {
      const { months } = await (await fetch('/v1/public/months')).json();
      const [year, number] = (months[0]?.month ?? '').split('-');
      // The page may be one that was kept before the newest month.
      return (
        months.length > 1 &&
        (await (await fetch('/', { cache: 'no-store' })).text()).includes(`${Number(number)}/${year}`)
      );
    },
    undefined,
    { polling: 500, timeout: 300_000 },
  );
  await page.close();
};

/** Takes the README's pictures of a running city. */
export const pictureReadme = async (browser: Browser, url: string, token: string): Promise<void> => {
  mkdirSync(FOLDER, { recursive: true });
  for (const { name, path, width, height, colorScheme = 'light', ready } of PICTURES) {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme,
      reducedMotion: 'reduce',
    });
    const page: Page = await context.newPage();
    await page.goto(url + path + (path.startsWith('/manage') ? `#token=${token}` : ''));
    await page.locator(ready).first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.evaluate('document.fonts.ready');
    const file = join(FOLDER, `${name}.png`);
    await page.screenshot({ path: file, animations: 'disabled' });
    process.stdout.write(`${file}\n`);
    await context.close();
  }
};
