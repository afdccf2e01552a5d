import type { Page } from 'playwright-core';
import type { TestApi } from '../support/api.ts';
import { openTestDevice, sampleHeartbeat } from '../support/test-device.ts';

/** A ward of the demonstration city. */
export const UNIT = '00070';

type Kiosk = {
  readonly counter: string;
  readonly name?: string;
  readonly says?: {
    readonly release?: string;
    readonly queueDepth?: number;
    readonly batteryPercent?: number;
  };
  readonly revoked?: string;
};

/** Of the one that says nothing, nothing was heard yet. */
const KIOSKS: readonly Kiosk[] = [
  { counter: '00070-01', name: 'Cửa chính', says: {} },
  { counter: '00070-02', says: { queueDepth: 12, batteryPercent: 64 } },
  { counter: '00070-03', says: { release: '0.0.1' } },
  { counter: '00070-03', name: 'Dự phòng' },
  { counter: '00070-01', name: 'Máy cũ', says: {}, revoked: 'Bị mất' },
];

/** Gives the ward some kiosks, through the doors that officers and devices use. */
export const enrolKiosks = async (url: string, officerToken: string): Promise<void> => {
  const officer = { authorization: `Bearer ${officerToken}` };
  const post: TestApi['post'] = (path, body, headers) =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const get: TestApi['get'] = (path, _, headers) => fetch(url + path, { headers: headers ?? {} });
  const { build } = (await (await get('/healthz')).json()) as { build: string };
  for (const [at, { counter, name, says, revoked }] of KIOSKS.entries()) {
    const device = await openTestDevice({ post, get } as TestApi, Date.now);
    const id = `01K9Z6N0Q3T4V5W6X7Y8Z9A00${at}`;
    const pairingCode = await device.offer();
    await post('/v1/devices', { id, counter, pairingCode, ...(name ? { name } : {}) }, officer);
    device.become(id);
    if (says) {
      await device.post(`/v1/devices/${id}/heartbeat`, { ...sampleHeartbeat, release: build, ...says });
    }
    if (revoked) await post(`/v1/devices/${id}/revocation`, { reason: revoked }, officer);
  }
};

const signIn = async (page: Page): Promise<void> => {
  await page.locator('main .button-primary').click();
  await page.locator('main li button').first().click();
  await page.locator('.person').waitFor();
};

export type View = {
  readonly name: string;
  /** The address without the token. */
  readonly path: string;
  /** Whose token comes with the address; without one nobody is signed in. */
  readonly role?: 'officer' | 'manager';
  readonly act?: (page: Page) => Promise<void>;
};

/** The views of the manager's page, and how they are come to. */
export const VIEWS: readonly View[] = [
  { name: 'manage-sign-in', path: '/manage/' },
  { name: 'manage-people', path: '/manage/', act: (page) => page.locator('main .button-primary').click() },
  {
    name: 'manage-account',
    path: '/manage/',
    act: async (page) => {
      await signIn(page);
      await page.locator('.person summary').click();
    },
  },
  {
    name: 'manage-signed-out',
    path: '/manage/',
    act: async (page) => {
      await signIn(page);
      await page.locator('.person summary').click();
      await page.locator('.person-ways .button').first().click();
      await page.locator('.notice-page .button-primary').waitFor();
    },
  },
  { name: 'manage-results', path: `/manage/?unit=${UNIT}`, role: 'manager' },
  { name: 'manage-week', path: `/manage/?unit=${UNIT}&period=2026-W47`, role: 'manager' },
  { name: 'manage-compare', path: `/manage/?view=compare&unit=${UNIT}&with=00004,00091`, role: 'manager' },
  { name: 'manage-help', path: '/manage/?view=help', role: 'manager' },
  {
    name: 'manage-scorecard',
    path: `/manage/scorecard?unit=${UNIT}`,
    role: 'officer',
    act: async (page) => {
      await page.locator('.score-entry > .button').first().click();
      await page.locator('.score-form [type=submit]').click();
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'manage-kiosks', path: `/manage/?view=kiosks&unit=${UNIT}&pair=K3QF-7M2A`, role: 'officer' },
  {
    name: 'manage-kiosk',
    path: `/manage/?view=kiosks&unit=${UNIT}`,
    role: 'officer',
    act: (page) => page.locator('.kiosk-tile.kiosk-waiting').click(),
  },
  {
    name: 'manage-settings',
    path: `/manage/?view=kiosks&unit=${UNIT}`,
    role: 'officer',
    act: async (page) => {
      await page.locator('main .card > .button').last().click();
      await page.locator('.kiosk-list .button').last().click();
      await page.locator('.kiosk-list input[type=search]').fill('khai sinh');
      await page.locator('.kiosk-list li .button').first().click();
      await page.locator('.kiosk-list input[type=search]').fill('ban sao');
    },
  },
];
