import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { build, isBuilt } from '../../functions/local/build.ts';
import { launchBrowser } from '../support/browser.ts';
import { LAST_MONTH } from '../support/last-month.ts';
import { runCommand, startProcess } from '../support/started.ts';
import { emulate, LAPTOP_4G } from './profiles.ts';
import { atMost, median, milliseconds, type Section } from './report.ts';

const LOADS = 9;
/** Nobody goes on before he has looked; what the page asks for besides has come by then. */
const READING_MS = 500;
const WARDS = ['00070', '00004', '00008', '00025'];
const POINTED_WARDS = ['00091', '00097', '00103', '00118'];
/** Between a pointer's coming to rest and the click: a hand is rarely faster. */
const RESTING_MS = 150;

type Tracing = {
  readonly shifts: number;
  readonly painted: number;
  readonly longest: number;
};

/** Collects from the first moment what the browser itself measures of painting, moving and blocking. */
const TRACE = `
  window.traced = { shifts: 0, painted: 0, longest: 0 };
  const watch = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch('layout-shift', (entry) => { if (!entry.hadRecentInput) window.traced.shifts += entry.value; });
  watch('largest-contentful-paint', (entry) => { window.traced.painted = entry.startTime; });
  watch('longtask', (entry) => { window.traced.longest = Math.max(window.traced.longest, entry.duration); });
  // A frame is painted right after its callbacks; the most urgent task set by one of them comes when that is done.
  window.painted = (selector) => new Promise((resolve) => {
    const look = () =>
      document.querySelector(selector)
        ? scheduler.postTask(() => resolve(performance.now()), { priority: 'user-blocking' })
        : requestAnimationFrame(look);
    requestAnimationFrame(look);
  });
  window.goes = async (move) => {
    const start = performance.now();
    move();
    const index = await window.painted('[data-testid=index]');
    const whole = await window.painted('.method');
    return { index: index - start, whole: whole - start };
  };
  window.byAddress = (address) => window.goes(() => {
    history.pushState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
  });
  window.byList = (unit) => window.goes(() => document.querySelector('.unit[data-unit="' + unit + '"]').click());
`;

type Gone = { readonly index: number; readonly whole: number };

/** Milliseconds from a cold cache, with the browser's own figures; then those of going from ward to ward. */
const visit = async (browser: Browser, url: string, token: string) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(TRACE);
  await emulate(page, LAPTOP_4G);
  await page.goto(`${url}/manage/?unit=01&month=${LAST_MONTH}#token=${token}`, { waitUntil: 'commit' });
  const first = (await page.evaluate("window.painted('[data-testid=index]')")) as number;
  await page.waitForLoadState('networkidle');
  const traced = (await page.evaluate('window.traced')) as Tracing;
  const go = async (how: string): Promise<Gone> => {
    const gone = (await page.evaluate(how)) as Gone;
    await page.waitForTimeout(READING_MS);
    return gone;
  };
  const unknown: Gone[] = [];
  for (const ward of WARDS) unknown.push(await go(`byAddress('/manage/?unit=${ward}&month=${LAST_MONTH}')`));
  const known: Gone[] = [];
  for (const ward of WARDS) known.push(await go(`byAddress('/manage/?unit=${ward}&month=${LAST_MONTH}')`));
  const pointed: Gone[] = [];
  for (const ward of POINTED_WARDS) {
    await page.hover(`.unit[data-unit="${ward}"]`);
    await page.waitForTimeout(RESTING_MS);
    pointed.push(await go(`byList('${ward}')`));
  }
  await context.close();
  return { first, ...traced, unknown, known, pointed };
};

/** The dashboard's first view from a cold cache on a laptop in a 4G network, and each view after it. */
export const dashboard = async (): Promise<Section> => {
  if (!isBuilt()) await build();
  const data = mkdtempSync(join(tmpdir(), 'survey-bench-'));
  const server = await startProcess(data, [], []);
  const token = runCommand(data, 'functions/local/token.ts', '--role', 'manager', '--unit', '01');
  const browser = await launchBrowser();
  // Whoever comes first after a start waits for what every later one finds compiled.
  await visit(browser, server.url, token);
  const visits: Awaited<ReturnType<typeof visit>>[] = [];
  for (let load = 0; load < LOADS; load++) visits.push(await visit(browser, server.url, token));
  await browser.close();
  server.process.kill('SIGKILL');
  rmSync(data, { recursive: true, force: true });
  const half = (of: (visit: (typeof visits)[number]) => number): number => median(visits.map(of));
  return {
    title: 'Dashboard (headless Chromium, laptop on 4G: 9 Mbit/s, 60 ms)',
    rows: [
      atMost(
        'first view of the city, cold cache, index painted',
        half(({ first }) => first),
        1000,
        milliseconds,
      ),
      { name: 'largest contentful paint', value: milliseconds(half(({ painted }) => painted)) },
      atMost(
        'layout shift',
        half(({ shifts }) => shifts),
        0.1,
        (value) => value.toFixed(3),
      ),
      { name: 'longest task', value: milliseconds(half(({ longest }) => longest)) },
      atMost(
        'a ward from the list, index painted after the click',
        half(({ pointed }) => median(pointed.map(({ index }) => index))),
        100,
        milliseconds,
      ),
      {
        name: 'down to its last card',
        value: milliseconds(half(({ pointed }) => median(pointed.map(({ whole }) => whole)))),
      },
      atMost(
        'a ward by its address, nothing asked ahead',
        half(({ unknown }) => median(unknown.map(({ index }) => index))),
        100,
        milliseconds,
      ),
      {
        name: 'down to its last card',
        value: milliseconds(half(({ unknown }) => median(unknown.map(({ whole }) => whole)))),
      },
      atMost(
        'back to a ward seen before',
        half(({ known }) => median(known.map(({ index }) => index))),
        100,
        milliseconds,
      ),
    ],
  };
};
