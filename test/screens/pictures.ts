import { writeFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { axeViolations } from '../support/axe.ts';
import { faultsOf } from './faults.ts';

export const FOLDER = '.build/screens';

/** A telephone, a tablet, a desk. */
export const DESK_SIZES = [
  { width: 390, height: 844 },
  { width: 820, height: 1180 },
  { width: 1440, height: 900 },
] as const;

export const LANGUAGES = ['vi', 'en'] as const;

/** A4 between margins, at 96 points to the inch. */
const PAPER = { width: 690, height: 970 };

let faulty = 0;

/** How many pictures showed a fault so far. */
export const faultyPictures = (): number => faulty;

const tell = (path: string, faults: readonly string[]): void => {
  process.stdout.write(`${path}\n${faults.map((fault) => `  ${fault}\n`).join('')}`);
  if (faults.length > 0) faulty += 1;
};

/** Keeps a picture of what a page shows, with the size in place of the star, and tells what is wrong with it. */
export const keep = async (page: Page, name: string, of: 'kiosk' | 'desk'): Promise<void> => {
  await page.evaluate('scrollTo(0, 0)');
  await page.evaluate('document.fonts.ready');
  const size = page.viewportSize();
  const path = `${FOLDER}/${name.replace('*', `${size?.width}x${size?.height}`)}.png`;
  await page.screenshot({ path, animations: 'disabled', fullPage: of === 'desk' });
  tell(path, [...(await faultsOf(page, of)), ...(await axeViolations(page))]);
};

/** The same by day and in the dark. */
export const keepByDayAndNight = async (page: Page, name: string): Promise<void> => {
  await keep(page, name, 'desk');
  await page.emulateMedia({ colorScheme: 'dark' });
  await keep(page, `${name}-dark`, 'desk');
  await page.emulateMedia({ colorScheme: 'light' });
};

/** The same on paper: as one picture, and in pages beside it. */
export const keepPrinted = async (page: Page, name: string): Promise<void> => {
  await page.setViewportSize(PAPER);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate('document.fonts.ready');
  const path = `${FOLDER}/${name}-print`;
  await page.screenshot({ path: `${path}.png`, animations: 'disabled', fullPage: true });
  writeFileSync(`${path}.pdf`, await page.pdf({ preferCSSPageSize: true }));
  tell(`${path}.pdf`, await faultsOf(page, 'paper'));
};

/** So many pages at once are faster than one after the other, also on two processors. */
const AT_ONCE = 2;

type Job = {
  readonly name: string;
  readonly picture: (page: Page) => Promise<void>;
};

/** Takes pictures, each of a page in a browser that has seen nothing; one that cannot be come to is a fault and no end. */
export const pictureAll = async (browser: Browser, jobs: readonly Job[]): Promise<void> => {
  const left = jobs.values();
  const work = async (): Promise<void> => {
    for (const { name, picture } of left) {
      const context = await browser.newContext({ reducedMotion: 'reduce' });
      try {
        await picture(await context.newPage());
      } catch (error) {
        tell(name, [`is not come to: ${(error as Error).message.split('\n').slice(0, 3).join(' ')}`]);
      }
      await context.close();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
};
