import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { build, isBuilt } from '../../functions/local/build.ts';
import { launchPersistentBrowser } from '../support/browser.ts';
import { startCity } from '../support/city.ts';
import { fillQueue } from '../support/queued-ratings.ts';
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

/** Milliseconds from the start of the navigation to faces that take a touch, without a network. */
const interactiveAfter = async (page: Page): Promise<number> => {
  await page.reload();
  await page.locator('fieldset.faces:not([disabled])').waitFor();
  return page.evaluate(() => performance.getEntriesByName('kiosk-ready')[0]?.startTime ?? performance.now());
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
  const city = await startCity({ responses: 10 });
  const profile = mkdtempSync(join(tmpdir(), 'kiosk-bench-'));
  const context = await launchPersistentBrowser(profile);
  const page = await open(context, city.url);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  const writes = await durableAfter(page);

  await context.setOffline(true);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const starts: number[] = [];
  for (let start = 0; start < STARTS; start++) starts.push(await interactiveAfter(page));
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
  await city.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  return {
    title: 'Kiosk (headless Chromium)',
    rows: [
      { name: 'tap to durable, median', value: milliseconds(median(writes)) },
      atMost('tap to durable, p99', quantile(writes, 0.99), 50, milliseconds),
      atMost('interactive without a network, CPU × 4', median(starts), 500, milliseconds),
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
