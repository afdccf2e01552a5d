import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { build, isBuilt } from '../../functions/local/build.ts';
import { launchPersistentBrowser } from '../support/browser.ts';
import { fillQueue } from '../support/queued-ratings.ts';
import { runCommand, startProcess } from '../support/started.ts';
import { atMost, median, milliseconds, quantile, type Section } from './report.ts';

const COUNTER = '00070-03';
const WRITES = 500;
const STARTS = 9;
const QUEUED = 10_000;

const open = async (context: BrowserContext, url: string): Promise<Page> => {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${url}/kiosk/?counter=${COUNTER}`);
  await page.getByRole('button', { name: 'Hài lòng', exact: true }).waitFor();
  return page;
};

/** Milliseconds from the call to the transaction that is complete, each a rating as the kiosk writes it. */
const durableAfter = (page: Page): Promise<number[]> =>
  page.evaluate(async (writes) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('ratings');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const taken: number[] = [];
    for (let number = 0; number < writes; number++) {
      const before = performance.now();
      const transaction = database.transaction('ratings', 'readwrite', { durability: 'strict' });
      transaction.objectStore('ratings').put({
        state: 'refused',
        response: { id: `bench-${number}`, answers: { overall: 5 }, reasons: [] },
      });
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
      taken.push(performance.now() - before);
    }
    database.transaction('ratings', 'readwrite').objectStore('ratings').clear();
    database.close();
    return taken;
  }, WRITES);

/** Notes when the faces are there, and when they take a touch; in the page, from its very beginning. */
const noteFaces = (): void => {
  const note = (selector: string, name: string): void => {
    if (document.querySelector(selector) && !performance.getEntriesByName(name)[0]) performance.mark(name);
  };
  new MutationObserver(() => {
    note('fieldset.faces', 'shown');
    note('fieldset.faces:not([disabled])', 'interactive');
  }).observe(document, { childList: true, subtree: true, attributes: true });
};

/** Milliseconds from the start of the navigation until the faces are there, and until they take a touch. */
const startOf = async (page: Page): Promise<readonly [shown: number, interactive: number]> => {
  await page.reload();
  await page.locator('fieldset.faces:not([disabled])').waitFor();
  return page.evaluate(() => {
    const at = (name: string): number => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
    return [at('shown'), at('interactive')] as const;
  });
};

const heapOf = async (context: BrowserContext, page: Page): Promise<number> => {
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
};

/** What a kiosk promises whoever stands before it, and what it does with a queue of a week. */
export const kiosk = async (): Promise<Section> => {
  if (!isBuilt()) await build();
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-bench-'));
  const units = join(folder, 'units.csv');
  writeFileSync(units, 'code,name,counters\n00070,Phường Hoàn Kiếm,3\n');
  runCommand(join(folder, 'data'), 'functions/local/import/units.ts', units);
  const city = await startProcess(join(folder, 'data'));
  const context = await launchPersistentBrowser(join(folder, 'profile'));
  const page = await open(context, city.url);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  const writes = await durableAfter(page);

  await context.setOffline(true);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(noteFaces);
  const starts: (readonly [number, number])[] = [];
  for (let start = 0; start < STARTS; start++) starts.push(await startOf(page));
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });

  const before = await heapOf(context, page);
  await page.evaluate(fillQueue, { count: QUEUED, unit: '00070', counter: COUNTER });
  const began = performance.now();
  await context.setOffline(false);
  await page.reload();
  await page.getByText(/^Chờ gửi: /).waitFor();
  await page.getByText(/^Chờ gửi: /).waitFor({ state: 'detached', timeout: 300_000 });
  const flushed = performance.now() - began;
  const after = await heapOf(context, page);
  await context.close();
  city.process.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  return {
    title: 'Kiosk (headless Chromium)',
    rows: [
      { name: 'tap to durable, median', value: milliseconds(median(writes)) },
      atMost('tap to durable, p99', quantile(writes, 0.99), 50, milliseconds),
      atMost(
        'faces shown at a start without a network, CPU × 4',
        median(starts.map(([shown]) => shown)),
        500,
        milliseconds,
      ),
      {
        name: 'faces take a touch there, half a second later on purpose',
        value: milliseconds(median(starts.map(([, interactive]) => interactive))),
      },
      atMost('10,000 queued ratings sent', flushed, 60_000, milliseconds),
      atMost(
        'heap after them, more than before',
        Math.max(0, after - before),
        2_000_000,
        (bytes) => `${(bytes / 1e6).toFixed(2)} MB`,
      ),
    ],
  };
};
