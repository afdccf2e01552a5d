import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { runCommand, startProcess } from '../support/started.ts';
import { faultsOf } from './faults.ts';
import { enrolKiosks, UNIT, VIEWS } from './manage-views.ts';
import { openReceipts, RATING_VIEWS } from './rating-views.ts';
import { pictureReadme } from './readme-pictures.ts';
import { play, SCENES } from './scenes.ts';
import { serveStage } from './stage-server.ts';

/*
 * `npm run screens`, or `npm run screens -- comment manage-kiosks` for some: a picture of each screen of the kiosk, in
 * both languages, with large type and high contrast, of the pages of posters and receipts, also with text twice as large, and of
 * the views of the manager's page, by day and in the dark, at three sizes each, in .build/screens; with these come the README's own
 * pictures, in .pictures. Fails where axe finds a fault, or where something is cut off. Needs a build.
 */
const FOLDER = '.build/screens';
const KIOSK_SIZES = [
  { width: 390, height: 844 },
  { width: 1080, height: 1920 },
  { width: 1920, height: 1080 },
];
const KIOSK_LOOKS = [
  { name: 'vi', language: 'vi', aids: [] },
  { name: 'en', language: 'en', aids: [] },
  { name: 'vi-large-contrast', language: 'vi', aids: ['largeType', 'highContrast'] },
] as const;
const DESK_SIZES = [
  { width: 390, height: 844 },
  { width: 820, height: 1180 },
  { width: 1440, height: 900 },
];

const DESK_LOOKS = [
  { look: 'vi', language: 'vi', colorScheme: 'light' },
  { look: 'en', language: 'en', colorScheme: 'light' },
  { look: 'vi-dark', language: 'vi', colorScheme: 'dark' },
] as const;

const TEXT_SIZES = [
  { name: '', size: '100%' },
  { name: '-large', size: '200%' },
] as const;

let faulty = 0;

const keep = async (page: Page, name: string, of: 'kiosk' | 'desk'): Promise<void> => {
  await page.evaluate('document.fonts.ready');
  const size = page.viewportSize();
  const path = `${FOLDER}/${name.replace('*', `${size?.width}x${size?.height}`)}.png`;
  await page.screenshot({ path, animations: 'disabled', fullPage: of === 'desk' });
  const faults = [...(await faultsOf(page, of)), ...(await axeViolations(page))];
  process.stdout.write(`${path}\n${faults.map((fault) => `  ${fault}\n`).join('')}`);
  if (faults.length > 0) faulty += 1;
};

const pictureKiosk = async (browser: Browser, url: string, scenes: typeof SCENES): Promise<void> => {
  for (const viewport of KIOSK_SIZES) {
    const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.clock.install();
    for (const scene of scenes) {
      for (const look of KIOSK_LOOKS) {
        await page.goto(url);
        await page.waitForFunction('globalThis.stage');
        await play(page, scene);
        await page.evaluate(`stage.languages.choose('${look.language}')`);
        for (const aid of look.aids) await page.evaluate(`stage.display.toggle('${aid}')`);
        await keep(page, `${scene.name}-*-${look.name}`, 'kiosk');
      }
    }
    await context.close();
  }
};

const pictureDesk = async (browser: Browser, views: typeof VIEWS): Promise<void> => {
  const data = mkdtempSync(join(tmpdir(), 'screens-'));
  const city = await startProcess(data, [], []);
  const token = (role: string) =>
    runCommand(data, 'functions/local/token.ts', '--role', role, '--unit', UNIT);
  try {
    const manager = runCommand(data, 'functions/local/token.ts', '--role', 'manager', '--unit', '01');
    await pictureReadme(browser, city.url, manager);
    await enrolKiosks(city.url, token('officer'));
    for (const viewport of DESK_SIZES) {
      for (const { name, path, role, act } of views) {
        for (const { look, language, colorScheme } of DESK_LOOKS) {
          const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
          const page = await context.newPage();
          await page.goto(city.url + path + (role ? `#token=${token(role)}` : ''));
          if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
          await page.locator('main h1').waitFor();
          await page.waitForLoadState('networkidle');
          await act?.(page);
          await page.waitForLoadState('networkidle');
          await keep(page, `${name}-*-${look}`, 'desk');
          await context.close();
        }
      }
    }
  } finally {
    city.process.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true });
  }
};

const pictureRating = async (browser: Browser, views: typeof RATING_VIEWS): Promise<void> => {
  const data = mkdtempSync(join(tmpdir(), 'screens-'));
  const city = await startProcess(data, [], []);
  try {
    const adminToken = runCommand(data, 'functions/local/token.ts', '--role', 'admin', '--unit', '01');
    const receipt = await openReceipts(city.url, adminToken);
    for (const viewport of DESK_SIZES) {
      for (const { name, path, act } of views) {
        for (const language of ['vi', 'en'] as const) {
          const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
          const page = await context.newPage();
          const url = new URL(path(await receipt()), city.url);
          url.searchParams.set('lang', language);
          await page.goto(url.href);
          await act?.(page);
          for (const { name: suffix, size } of TEXT_SIZES) {
            await page.evaluate(`document.documentElement.style.fontSize = '${size}'`);
            await keep(page, `${name}-*-${language}${suffix}`, 'desk');
          }
          await context.close();
        }
      }
    }
  } finally {
    city.process.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true });
  }
};

const wanted = process.argv.slice(2);
const isWanted = ({ name }: { readonly name: string }): boolean =>
  wanted.length === 0 || wanted.includes(name);
const [scenes, views] = [SCENES.filter(isWanted), VIEWS.filter(isWanted)];
const ratingViews = RATING_VIEWS.filter(isWanted);
if (scenes.length + views.length + ratingViews.length === 0) {
  const all = [...SCENES, ...RATING_VIEWS, ...VIEWS].map(({ name }) => name).join(', ');
  process.stderr.write(`No such screen; there are: ${all}\n`);
  process.exit(1);
}

mkdirSync(FOLDER, { recursive: true });
const browser = await launchBrowser();
try {
  if (scenes.length > 0) {
    const stage = await serveStage();
    await pictureKiosk(browser, stage.url, scenes).finally(stage.close);
  }
  if (ratingViews.length > 0) await pictureRating(browser, ratingViews);
  if (views.length > 0) await pictureDesk(browser, views);
} finally {
  await browser.close();
}
process.stdout.write(faulty === 0 ? 'All without a fault.\n' : `${faulty} with faults.\n`);
process.exitCode = faulty === 0 ? 0 : 1;
