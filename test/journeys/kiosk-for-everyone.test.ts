import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_KIOSK_CONFIG, type KioskConfig } from '#domain/kiosk-config.ts';
import { faultsOf } from '../screens/faults.ts';
import { play, SCENES } from '../screens/scenes.ts';
import { serveStage } from '../screens/stage-server.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';

let stage: Awaited<ReturnType<typeof serveStage>>;
let browser: Browser;

beforeAll(async () => {
  [stage, browser] = await Promise.all([serveStage(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

const PACK = {
  tag: 'x-test',
  name: 'Test',
  texts: { 'question.overall': '«How was it?»', 'score.5': '«Very well»' },
  audio: { 'question.overall': 'overall.mp3', 'kiosk.howTo': 'how-to.mp3' },
};

/** The stage at its question, with a configuration and a pack of a language of nobody. */
const withStage = async (
  config: Partial<KioskConfig>,
  use: (page: Page, heard: readonly string[]) => Promise<void>,
): Promise<void> => {
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 } });
  try {
    const page = await context.newPage();
    const heard: string[] = [];
    await page.route('**/kiosk/languages/**', (route) => {
      const file = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
      if (file.endsWith('.mp3')) heard.push(file);
      return file === 'x-test.json' ? route.fulfill({ json: PACK }) : route.fulfill({ status: 404 });
    });
    await page.goto(stage.url);
    await page.waitForFunction('globalThis.stage');
    await page.evaluate(`stage.kiosk.applyConfig(${JSON.stringify({ ...DEFAULT_KIOSK_CONFIG, ...config })})`);
    await page.evaluate("stage.kiosk.start('00070-03')");
    await use(page, heard);
  } finally {
    await context.close();
  }
};

describe('a kiosk for everyone', () => {
  it('speaks a language of its configuration by its pack, and Vietnamese where that says nothing', async () => {
    await withStage({ languages: ['vi', 'x-test', 'x-missing'] }, async (page) => {
      await page.getByRole('button', { name: 'Test', exact: true }).click();
      await page.getByRole('heading', { name: '«How was it?»' }).waitFor();

      const names = await page.locator('.language-switch button').allTextContents();
      expect(names).toEqual(['Tiếng Việt', 'Test']);
      expect(await page.getAttribute('html', 'lang')).toBe('x-test');
      expect(await page.getByRole('button', { name: '«Very well»' }).count()).toBe(1);
      expect(await page.getByRole('button', { name: 'Bình thường' }).count()).toBe(1);
    });
  });

  it('plays the recorded sounds of a language, where it has any, once a citizen asks for them', async () => {
    await withStage({ languages: ['vi', 'x-test'], speech: 'recorded' }, async (page, heard) => {
      const silent = await page.getByRole('button', { name: 'Nghe' }).count();
      await page.getByRole('button', { name: 'Test', exact: true }).click();
      await page.getByRole('button', { name: 'Nghe' }).click();
      await expect.poll(() => heard).toContain('overall.mp3');

      expect(silent).toBe(0);
    });
  });

  it('has its controls on the side of the hand that reaches for them', async () => {
    await withStage({ hand: 'left' }, async (page) => {
      await page.getByRole('button', { name: 'Bình thường' }).click();
      const send = await page.getByRole('button', { name: 'Gửi', exact: true }).boundingBox();

      expect(send?.x).toBeLessThan(540);
    });
  });

  it.each([
    { width: 390, height: 844 },
    { width: 1080, height: 1920 },
    { width: 1920, height: 1080 },
  ])('loses nothing at $width × $height when its text is twice as large', async (viewport) => {
    const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
    const findings: Record<string, readonly string[]> = {};
    try {
      const page = await context.newPage();
      await page.clock.install();
      for (const scene of SCENES) {
        await page.goto(stage.url);
        await page.waitForFunction('globalThis.stage');
        await play(page, scene);
        await page.evaluate(() => {
          const root = document.documentElement;
          root.style.fontSize = `${2 * Number.parseFloat(getComputedStyle(root).fontSize)}px`;
          root.classList.add('large-type');
        });
        findings[scene.name] = [...(await faultsOf(page)), ...(await axeViolations(page))];
      }
    } finally {
      await context.close();
    }

    expect(Object.entries(findings).filter(([, faults]) => faults.length > 0)).toEqual([]);
  });
});
