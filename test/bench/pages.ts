import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { build, isBuilt } from '../../functions/local/build.ts';
import { launchBrowser } from '../support/browser.ts';
import { openOneStopSystem } from '../support/issued-receipt.ts';
import { runCommand, startProcess } from '../support/started.ts';
import { emulate, FAST, type Profile, SLOW_4G } from './profiles.ts';
import { atMost, kilobytes, median, milliseconds, type Row, type Section } from './report.ts';

const LOADS = 9;

/** Measured on one machine with two cores, cold cache: how other products show five smileys, slow 4G. */
const OTHERS: readonly Row[] = [
  { name: 'for comparison: SurveyJS 2.5.38, slow 4G', value: '3606 ms, 407 KB' },
  { name: 'for comparison: Formbricks surveys, slow 4G', value: '2944 ms, 266 KB' },
  { name: 'for comparison: Form.io 5.6, slow 4G', value: '3664 ms, 424 KB' },
];

const weightOf = async (url: string): Promise<number> => {
  const answer = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
  const body = gzipSync(await answer.text()).length;
  const headers = [...answer.headers].reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
  return body + headers;
};

/**
 * Milliseconds until something is painted and the page has come in whole, from a cold start of the browser's cache.
 * The page is one response with its styles and faces in it, so what is painted then is all of it.
 */
const visibleAfter = async (browser: Browser, url: string, profile: Profile): Promise<number> => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await emulate(page, profile);
  await page.goto(url, { waitUntil: 'load' });
  const painted = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const first = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
        const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        const poll = () => {
          const at = first();
          if (at === undefined) requestAnimationFrame(poll);
          else resolve(Math.max(at, page?.responseEnd ?? at));
        };
        poll();
      }),
  );
  await context.close();
  return painted;
};

/** Milliseconds from the tap on "send" until the thanks are there, and with them a rating that is stored. */
const savedAfter = async (
  browser: Browser,
  url: string,
  profile: Profile,
  javaScriptEnabled: boolean,
): Promise<number> => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('label[for=score-4]').click();
  await emulate(page, profile);
  const start = performance.now();
  await page.locator('button').click();
  await page.locator('.code').waitFor();
  const saved = performance.now() - start;
  await context.close();
  return saved;
};

/** JavaScript and style sheets that a built page asks for, compressed. */
const appBytes = (page: string): number => {
  const html = readFileSync(join('.build/web', page, 'index.html'), 'utf8');
  const assets = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(
    ([, path]) => path as string,
  );
  return assets
    .filter((path) => existsSync(join('.build/web', path)))
    .reduce((sum, path) => sum + gzipSync(readFileSync(join('.build/web', path))).length, 0);
};

/** What five faces cost the page of another site. */
const weightOfWidget = (): number => gzipSync(readFileSync('.build/web/embed/rate.js')).length;

/** Bytes and time to see the citizen's page, and the weight of the apps. */
export const pages = async (): Promise<Section> => {
  if (!isBuilt()) await build();
  const folder = mkdtempSync(join(tmpdir(), 'survey-bench-'));
  const units = join(folder, 'units.csv');
  writeFileSync(units, 'code,name,counters\n00070,Phường Hoàn Kiếm,3\n');
  runCommand(join(folder, 'data'), 'functions/local/import/units.ts', units);
  const server = await startProcess(join(folder, 'data'));
  const url = `${server.url}/q/00070-03`;

  const admin = runCommand(
    join(folder, 'data'),
    'functions/local/token.ts',
    '--role',
    'admin',
    '--unit',
    '00070',
  );
  const receipt = await openOneStopSystem(server.url, admin, '00070');
  const linkOf = async (): Promise<string> => (await receipt({ service: undefined })).link;

  const poster = await weightOf(url);
  const ofReceipt = await weightOf(await linkOf());
  const browser = await launchBrowser();
  const [fast, slow, slowReceipt]: [number[], number[], number[]] = [[], [], []];
  const [saved, savedWithout]: [number[], number[]] = [[], []];
  for (let load = 0; load < LOADS; load++) {
    fast.push(await visibleAfter(browser, url, FAST));
    slow.push(await visibleAfter(browser, url, SLOW_4G));
    slowReceipt.push(await visibleAfter(browser, await linkOf(), SLOW_4G));
    saved.push(await savedAfter(browser, await linkOf(), SLOW_4G, true));
    savedWithout.push(await savedAfter(browser, await linkOf(), SLOW_4G, false));
  }
  await browser.close();
  server.process.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
  return {
    title: 'Pages (headless Chromium, cold cache)',
    rows: [
      atMost('rate page, headers and body, gzip', poster, 14 * 1024, kilobytes),
      atMost('page of a receipt, headers and body, gzip', ofReceipt, 14 * 1024, kilobytes),
      { name: 'rate page visible, fast', value: milliseconds(median(fast)) },
      atMost('rate page visible, slow 4G and CPU × 4', median(slow), 450, milliseconds),
      atMost('page of a receipt visible, slow 4G and CPU × 4', median(slowReceipt), 450, milliseconds),
      { name: 'from the tap to the saved rating, slow 4G, with script', value: milliseconds(median(saved)) },
      { name: 'the same without scripts', value: milliseconds(median(savedWithout)) },
      ...OTHERS,
      atMost('kiosk, gzip without fonts', appBytes('kiosk'), 40 * 1024, kilobytes),
      atMost('widget for other sites, gzip', weightOfWidget(), 3 * 1024, kilobytes),
      atMost('dashboard, gzip without fonts', appBytes('manage'), 150 * 1024, kilobytes),
    ],
  };
};
