import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Role } from '#domain/policy.ts';
import type { Language } from '../../web/shared/language.ts';
import { launchBrowser } from '../support/browser.ts';
import { runCommand, startProcess } from '../support/started.ts';
import { enrolKiosks } from './enrolled-kiosks.ts';
import { type ManageView, UNIT, VIEWS } from './manage-views.ts';
import {
  DESK_SIZES,
  FOLDER,
  faultyPictures,
  keep,
  keepByDayAndNight,
  keepPrinted,
  LANGUAGES,
  pictureAll,
} from './pictures.ts';
import { PUBLIC_VIEWS } from './public-views.ts';
import { openReceipts, RATING_VIEWS, type RatingView } from './rating-views.ts';
import { pictureReadme, published } from './readme-pictures.ts';
import { play, SCENES } from './scenes.ts';
import { serveStage } from './stage-server.ts';

/*
 * `npm run screens`, or `npm run screens -- comment manage-kiosks` for some: a picture of each screen of the kiosk, in
 * both languages, with large type and high contrast; of the pages of posters and receipts and of those that everybody may read, also
 * with text twice as large; and of every view of the manager's page: in both languages, by day and in the dark, at three sizes each,
 * and on paper, in .build/screens. `readme` is the README's own pictures, in .pictures. Fails where axe finds a fault, or where
 * something is cut off. Needs a build.
 */
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

type City = Awaited<ReturnType<typeof startProcess>> & {
  readonly tokenOf: (role: Role, unit: string) => string;
};

/** With a demonstration city of its own that is gone afterwards. */
const inCity = async (use: (city: City) => Promise<void>): Promise<void> => {
  const data = mkdtempSync(join(tmpdir(), 'screens-'));
  const city = await startProcess(data, [], []);
  const tokens = new Map<string, string>();
  const tokenOf = (role: Role, unit: string): string => {
    const key = `${role} ${unit}`;
    const token =
      tokens.get(key) ?? runCommand(data, 'functions/local/token.ts', '--role', role, '--unit', unit);
    tokens.set(key, token);
    return token;
  };
  try {
    await use({ ...city, tokenOf });
  } finally {
    city.process.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true });
  }
};

/** Each view in each language at each size, to which its window is drawn; on paper at the end. */
const inAllLooks = <V extends { readonly name: string }>(
  views: readonly V[],
  open: (page: Page, view: V, language: Language) => Promise<void>,
  look: (page: Page, name: string) => Promise<void>,
) =>
  views.flatMap((view) =>
    LANGUAGES.map((language) => ({
      name: `${view.name} ${language}`,
      picture: async (page: Page) => {
        await page.setViewportSize(DESK_SIZES[0]);
        await open(page, view, language);
        for (const size of DESK_SIZES) {
          await page.setViewportSize(size);
          await look(page, `${view.name}-*-${language}`);
        }
        await keepPrinted(page, `${view.name}-${language}`);
      },
    })),
  );

const pictureManage = (browser: Browser, views: typeof VIEWS): Promise<void> =>
  inCity(async ({ url, tokenOf }) => {
    await enrolKiosks(url, tokenOf('officer', UNIT));
    const open = async (page: Page, { path, role, reach = UNIT, act }: ManageView, language: Language) => {
      await page.goto(url + path + (role ? `#token=${tokenOf(role, reach)}` : ''));
      if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
      await page.locator('main h1, main [role=alert]').first().waitFor();
      await page.waitForLoadState('networkidle');
      await act?.(page);
      await page.waitForLoadState('networkidle');
    };
    await pictureAll(browser, inAllLooks(views, open, keepByDayAndNight));
  });

const picturePages = (browser: Browser, views: typeof RATING_VIEWS): Promise<void> =>
  inCity(async ({ url, tokenOf }) => {
    const receipt = await openReceipts(url, tokenOf('admin', '01'));
    await published(browser, url);
    const open = async (page: Page, { path, channel, act }: RatingView, language: Language) => {
      const address = new URL(path(await receipt(channel && { channel })), url);
      address.searchParams.set('lang', language);
      await page.goto(address.href);
      await act?.(page);
    };
    const look = async (page: Page, name: string) => {
      await keepByDayAndNight(page, name);
      await page.evaluate("document.documentElement.style.fontSize = '200%'");
      await keep(page, `${name}-large`, 'desk');
      await page.evaluate("document.documentElement.style.fontSize = ''");
    };
    await pictureAll(browser, inAllLooks(views, open, look));
  });

const pictureForReadme = (browser: Browser): Promise<void> =>
  inCity(async ({ url, tokenOf }) => {
    await published(browser, url);
    await pictureReadme(browser, url, tokenOf('manager', '01'));
  });

const wanted = process.argv.slice(2);
const isWanted = ({ name }: { readonly name: string }): boolean =>
  wanted.length === 0 || wanted.includes(name);
const README = { name: 'readme' };
const [scenes, views] = [SCENES.filter(isWanted), VIEWS.filter(isWanted)];
const pages = [...RATING_VIEWS, ...PUBLIC_VIEWS].filter(isWanted);
if (scenes.length + views.length + pages.length === 0 && !isWanted(README)) {
  const all = [README, ...SCENES, ...RATING_VIEWS, ...PUBLIC_VIEWS, ...VIEWS]
    .map(({ name }) => name)
    .join(', ');
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
  if (pages.length > 0) await picturePages(browser, pages);
  if (views.length > 0) await pictureManage(browser, views);
  if (isWanted(README)) await pictureForReadme(browser);
} finally {
  await browser.close();
}
const faulty = faultyPictures();
process.stdout.write(faulty === 0 ? 'All without a fault.\n' : `${faulty} with faults.\n`);
process.exitCode = faulty === 0 ? 0 : 1;
