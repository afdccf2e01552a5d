import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { faultsOf } from './faults.ts';
import { play, SCENES } from './scenes.ts';
import { serveStage } from './stage-server.ts';

/*
 * `npm run screens`, or `npm run screens -- comment thanks` for some: a picture of each screen of the kiosk, in both
 * languages and at three sizes, and with large type and high contrast, in .build/screens. Fails where axe finds a
 * fault, or where something is cut off.
 */
const FOLDER = '.build/screens';
const SIZES = [
  { width: 390, height: 844 },
  { width: 1080, height: 1920 },
  { width: 1920, height: 1080 },
];
const LOOKS = [
  { name: 'vi', language: 'vi', aids: [] },
  { name: 'en', language: 'en', aids: [] },
  { name: 'vi-large-contrast', language: 'vi', aids: ['largeType', 'highContrast'] },
] as const;

const picture = async (
  page: Page,
  url: string,
  scene: (typeof SCENES)[number],
  look: (typeof LOOKS)[number],
) => {
  await page.goto(url);
  await page.waitForFunction('globalThis.stage');
  await play(page, scene);
  await page.evaluate(`stage.languages.choose('${look.language}')`);
  for (const aid of look.aids) await page.evaluate(`stage.display.toggle('${aid}')`);
  await page.evaluate('document.fonts.ready');
  const size = page.viewportSize();
  const path = `${FOLDER}/${scene.name}-${size?.width}x${size?.height}-${look.name}.png`;
  await page.screenshot({ path, animations: 'disabled' });
  return { path, faults: [...(await faultsOf(page)), ...(await axeViolations(page))] };
};

const wanted = process.argv.slice(2);
const scenes = SCENES.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
if (scenes.length === 0) {
  process.stderr.write(`No such screen; there are: ${SCENES.map(({ name }) => name).join(', ')}\n`);
  process.exit(1);
}

mkdirSync(FOLDER, { recursive: true });
const [stage, browser] = await Promise.all([serveStage(), launchBrowser()]);
let faulty = 0;
try {
  for (const viewport of SIZES) {
    const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.clock.install();
    for (const scene of scenes) {
      for (const look of LOOKS) {
        const { path, faults } = await picture(page, stage.url, scene, look);
        process.stdout.write(`${path}\n${faults.map((fault) => `  ${fault}\n`).join('')}`);
        if (faults.length > 0) faulty += 1;
      }
    }
    await context.close();
  }
} finally {
  await browser.close();
  await stage.close();
}
process.stdout.write(faulty === 0 ? 'All without a fault.\n' : `${faulty} with faults.\n`);
process.exitCode = faulty === 0 ? 0 : 1;
