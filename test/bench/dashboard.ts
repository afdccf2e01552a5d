import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build, isBuilt } from '../../functions/local/build.ts';
import { launchBrowser } from '../support/browser.ts';
import { runCommand, startProcess } from '../support/started.ts';
import { emulate, LAPTOP_4G } from './profiles.ts';
import { atMost, median, milliseconds, type Section } from './report.ts';

const LOADS = 9;
const WARDS = ['00070', '00004', '00008', '00025'];

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
`;

/** Resolves with the page's own time when the index of the unit of that name has been drawn and painted. */
const shown = (page: Page, unit: string): Promise<number> =>
  page.evaluate(
    (id) =>
      new Promise<number>((resolve) => {
        const poll = () => {
          const index = document.querySelector('[data-testid=index]');
          const isThere = index?.textContent && new URLSearchParams(location.search).get('unit') === id;
          if (isThere) requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
          else requestAnimationFrame(poll);
        };
        poll();
      }),
    unit,
  );

/** Milliseconds from a cold cache, with the browser's own figures; then those of going from ward to ward. */
const visit = async (browser: Browser, url: string, token: string) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(TRACE);
  await emulate(page, LAPTOP_4G);
  await page.goto(`${url}/manage/?unit=01#token=${token}`, { waitUntil: 'commit' });
  const first = await shown(page, '01');
  await page.waitForLoadState('networkidle');
  const traced = (await page.evaluate('window.traced')) as Tracing;
  const later: number[] = [];
  for (const ward of [...WARDS, ...WARDS]) {
    later.push(
      await page.evaluate(
        (unit) =>
          new Promise<number>((resolve) => {
            const path = new URLSearchParams({ unit });
            const start = performance.now();
            history.pushState(null, '', `/manage/?${path}`);
            dispatchEvent(new PopStateEvent('popstate'));
            const poll = () => {
              const index = document.querySelector('[data-testid=index]');
              if (index) requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
              else requestAnimationFrame(poll);
            };
            requestAnimationFrame(poll);
          }),
        ward,
      ),
    );
  }
  await context.close();
  return { first, ...traced, later };
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
        'a ward after it, 60 ms of network included',
        half(({ later }) => median(later)),
        100,
        milliseconds,
      ),
      {
        name: 'the same ward for the second time',
        value: milliseconds(half(({ later }) => median(later.slice(WARDS.length)))),
      },
    ],
  };
};
