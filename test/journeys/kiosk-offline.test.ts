import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchPersistentBrowser } from '../support/browser.ts';
import { startCity } from '../support/city.ts';
import { fillQueue } from '../support/queued-ratings.ts';

const COUNTER = '00070-03';
const UNIT = '00070';

let city: Awaited<ReturnType<typeof startCity>>;
let web: string;
let profile: string;
let context: BrowserContext;

beforeAll(async () => {
  web = mkdtempSync(join(tmpdir(), 'web-'));
  cpSync('.build/web', web, { recursive: true });
  city = await startCity({ responses: 10, webFolder: web });
});
afterAll(async () => {
  await city?.close();
  rmSync(web, { recursive: true, force: true });
});
beforeEach(async () => {
  profile = mkdtempSync(join(tmpdir(), 'kiosk-'));
  context = await launchPersistentBrowser(profile);
});
afterEach(async () => {
  await context.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

const openKiosk = async (): Promise<Page> => {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${city.url}/kiosk/?counter=${COUNTER}`);
  await faceOn(page).waitFor();
  return page;
};
const faceOn = (page: Page, name = 'Hài lòng') => page.getByRole('button', { name, exact: true });

/** The service worker of the present release has taken the page. */
const controlled = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');

/** A rating by the keys, without waiting for anybody. */
const rate = async (page: Page): Promise<void> => {
  await faceOn(page).click();
  await page.getByRole('button', { name: 'Gửi', exact: true }).click();
  await page.getByRole('button', { name: 'Xong' }).click();
  await faceOn(page).click({ trial: true });
};

/** As when the plug is pulled: nothing is written or closed in order. */
const cutPower = async (): Promise<void> => {
  const browser = await context.newCDPSession(context.pages()[0] as Page);
  await browser.send('Browser.crash').catch(() => undefined);
  await context.close().catch(() => undefined);
  context = await launchPersistentBrowser(profile);
};

const counted = async (): Promise<number> => {
  await city.settled();
  const month = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 7);
  const answer = await fetch(`${city.url}/v1/units/${UNIT}/results?month=${month}`, {
    headers: { authorization: `Bearer ${await city.token('manager', UNIT)}` },
  });
  return ((await answer.json()) as { n: number }).n;
};

const waitingOn = (page: Page) => page.getByText(/^Chờ gửi: /);

describe('a kiosk without a network', () => {
  it('starts, takes ratings through power cuts, and sends each once when the network is back', async () => {
    const before = await counted();
    let page = await openKiosk();
    await controlled(page);
    await context.setOffline(true);
    for (let cut = 0; cut < 3; cut++) {
      await rate(page);
      await faceOn(page, 'Rất hài lòng').click();
      await page.getByRole('button', { name: 'Hướng dẫn rõ ràng, dễ hiểu' }).click();
      await page.waitForFunction(() => document.querySelector('[aria-pressed="true"].reason'));
      await cutPower();
      await context.setOffline(true);
      page = await openKiosk();
    }
    const waiting = await waitingOn(page).textContent();

    await context.setOffline(false);
    await waitingOn(page).waitFor({ state: 'detached' });

    expect(waiting).toBe('Chờ gửi: 6');
    await expect.poll(counted, { timeout: 30_000 }).toBe(before + 6);
  });

  it('sends a day of 1,000 ratings, none lost and none twice', async () => {
    const before = await counted();
    const page = await openKiosk();
    await controlled(page);
    await context.setOffline(true);
    await page.evaluate(fillQueue, { count: 999, unit: UNIT, counter: COUNTER });
    await rate(page);
    await waitingOn(page).filter({ hasText: '1000' }).waitFor();

    await context.setOffline(false);
    await waitingOn(page).waitFor({ state: 'detached', timeout: 60_000 });

    await expect.poll(counted, { timeout: 30_000 }).toBe(before + 1000);
  });

  it('sends once from two tabs', async () => {
    const before = await counted();
    const first = await openKiosk();
    await controlled(first);
    const second = await context.newPage();
    await second.goto(`${city.url}/kiosk/?counter=${COUNTER}`);
    await context.setOffline(true);
    for (const page of [first, second, first]) {
      await page.bringToFront();
      await rate(page);
    }
    const posted: string[] = [];
    context.on('request', (request) => {
      if (request.method() !== 'POST') return;
      const body = request.postDataJSON() as { id?: string; responses?: { id: string }[] };
      posted.push(...(body.responses ?? [body]).map(({ id }) => id ?? ''));
    });

    await context.setOffline(false);
    await waitingOn(first).waitFor({ state: 'detached' });
    await waitingOn(second).waitFor({ state: 'detached', timeout: 60_000 });

    expect(new Set(posted).size).toBe(3);
    expect(posted).toHaveLength(3);
    await expect.poll(counted, { timeout: 30_000 }).toBe(before + 3);
  });
});

/*
 * A small disk of its own for the profile; only who may mount one can fill it. A quota that the browser is told to keep
 * to would not do: it does not look at it for writes as small as a rating.
 */
const smallDisk = mkdtempSync(join(tmpdir(), 'disk-'));
const mounted = (): boolean =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', smallDisk]).status === 0;
const unmount = () => spawnSync('umount', ['-l', smallDisk]);
const canMount = mounted();
unmount();
afterAll(() => rmSync(smallDisk, { recursive: true, force: true }));
if (!canMount)
  process.stderr.write('SKIPPED: the disk of a kiosk cannot be filled here, nothing may be mounted\n');

describe.skipIf(!canMount)('a kiosk whose disk is full', () => {
  beforeAll(() => {
    expect(mounted()).toBe(true);
  });
  afterAll(() => {
    unmount();
  });

  it('says so, goes on, and sends what it was told', async () => {
    const before = await counted();
    await context.close();
    context = await launchPersistentBrowser(join(smallDisk, 'profile'));
    const page = await openKiosk();
    await controlled(page);
    await context.setOffline(true);
    const filler = join(smallDisk, 'filler');
    spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4k']);

    for (let rating = 0; rating < 3; rating++) await rate(page);
    await page.getByText('Bộ nhớ thiết bị đã đầy').waitFor();
    const waiting = await waitingOn(page).textContent();
    await context.setOffline(false);
    await waitingOn(page).waitFor({ state: 'detached' });
    rmSync(filler);
    await rate(page);
    await page.getByText('Bộ nhớ thiết bị đã đầy').waitFor({ state: 'detached' });

    expect(waiting).toBe('Chờ gửi: 3');
    await expect.poll(counted, { timeout: 30_000 }).toBe(before + 4);
  });
});

/** Puts another release on the server: the same page with something changed. */
const release = (change: (worker: string) => string, page?: (html: string) => string): void => {
  const worker = join(web, 'kiosk/service-worker.js');
  writeFileSync(worker, change(readFileSync(worker, 'utf8')));
  if (page) {
    const html = join(web, 'kiosk/index.html');
    writeFileSync(html, page(readFileSync(html, 'utf8')));
  }
};

/** Another name for the release, and other words for what its page is. */
const renamed = (name: string) => (worker: string) =>
  worker
    .replace(/"?[0-9a-f]{12}"?(?=[;,)])/, `"${name}"`)
    .replace(/revision:"[0-9a-f]{64}"/, `revision:"${name}"`);

describe('a new release', () => {
  afterEach(() => {
    cpSync('.build/web', web, { recursive: true });
  });

  it('is taken when nobody is there, and never during an answer', async () => {
    const page = await openKiosk();
    await controlled(page);
    let loads = 0;
    page.on('load', () => {
      loads += 1;
    });
    release(renamed('aaaaaaaaaaaa'), (html) => html.replace('<title>', '<title>Mới · '));
    await faceOn(page).click();
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration?.update();
    });
    await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.waiting);
    const loadsDuring = loads;
    await page.getByRole('button', { name: 'Gửi', exact: true }).click();
    await page.getByRole('button', { name: 'Xong' }).click();

    await page.waitForFunction(() => document.title.startsWith('Mới'), undefined, { timeout: 60_000 });

    expect(loadsDuring).toBe(0);
    expect(loads).toBe(1);
    await waitingOn(page).waitFor({ state: 'detached' });
  });

  it('that is broken is given up, and the one before goes on', async () => {
    const page = await openKiosk();
    await controlled(page);
    await page.waitForFunction(async () => (await caches.keys()).includes('release-verdicts'));
    release(renamed('bbbbbbbbbbbb'), (html) => html.replace(/<script[^>]*><\/script>/, ''));
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration?.update();
    });
    await page.waitForFunction(() => !document.querySelector('#app')?.firstChild, undefined, {
      timeout: 60_000,
    });

    await faceOn(page).waitFor({ timeout: 60_000 });

    await rate(page);
    expect(await page.evaluate(async () => (await caches.keys()).length)).toBeGreaterThan(1);
  });
});
