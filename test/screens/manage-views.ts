import type { Page } from 'playwright-core';
import { periodAround, periodText } from '#domain/period.ts';
import type { Role } from '#domain/policy.ts';
import { monthPlus } from '#domain/time.ts';
import type { View } from '../../web/manage/manage-state.ts';
import { LAST_MONTH } from '../support/last-month.ts';

/** A ward of the demonstration city. */
export const UNIT = '00070';
const CITY = '01';
/** An island where hardly anybody lives: fewer than ten rate in a month. */
const FEW = '09661';

export type ManageView = {
  readonly name: string;
  /** The address without the token. */
  readonly path: string;
  /** Whose token comes with the address; without one nobody is signed in. */
  readonly role?: Role;
  /** What the role reaches: the ward, where nothing is said. */
  readonly reach?: string;
  readonly act?: (page: Page) => Promise<void>;
};

const signIn = async (page: Page): Promise<void> => {
  await page.locator('main .button-primary').click();
  await page.locator('main li button').first().click();
  await page.locator('.person').waitFor();
};

const SIGNING_IN: readonly ManageView[] = [
  { name: 'manage-sign-in', path: '/manage/' },
  {
    name: 'manage-people',
    path: '/manage/',
    act: async (page) => {
      await page.locator('main .button-primary').click();
      await page.locator('main li button').first().waitFor();
    },
  },
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
];

const ofPeriod = (period: string, unit = UNIT): string => `/manage/?unit=${unit}&period=${period}`;

/** Of the month that is over, as the present one may have begun today. */
const ofView = (view: View, unit = UNIT): string => `${ofPeriod(LAST_MONTH, unit)}&view=${view}`;

const shown = (page: Page): Promise<void> => page.getByTestId('index').waitFor();

/** The week, the quarter around the middle of the last month. */
const around = (kind: 'week' | 'quarter'): string =>
  ofPeriod(periodText(periodAround(kind, `${LAST_MONTH}-15`)));

const RESULTS: readonly ManageView[] = [
  { name: 'manage-results', path: ofPeriod(LAST_MONTH), role: 'manager', act: shown },
  { name: 'manage-city', path: ofPeriod(LAST_MONTH, CITY), role: 'officer', reach: CITY, act: shown },
  { name: 'manage-week', path: around('week'), role: 'manager' },
  { name: 'manage-quarter', path: around('quarter'), role: 'manager', act: shown },
  { name: 'manage-few', path: ofPeriod(LAST_MONTH, FEW), role: 'manager', reach: CITY },
  { name: 'manage-empty', path: ofPeriod(monthPlus(LAST_MONTH, -9)), role: 'manager' },
  {
    name: 'manage-outputs',
    path: ofPeriod(LAST_MONTH),
    role: 'officer',
    act: async (page) => {
      await page.locator('.outputs > summary').click();
      await page.locator('.outputs-ways').waitFor();
    },
  },
  { name: 'manage-forbidden', path: ofPeriod(LAST_MONTH, '00004'), role: 'manager' },
  { name: 'manage-unknown', path: ofPeriod(LAST_MONTH, 'NOWHERE'), role: 'inspector' },
  {
    name: 'manage-offline',
    path: ofPeriod(LAST_MONTH),
    role: 'manager',
    act: async (page) => {
      await shown(page);
      await page.context().setOffline(true);
      await page.locator('.lost').first().waitFor();
    },
  },
];

const reported = (page: Page): Promise<void> =>
  page.locator('.report-tools button:enabled').first().waitFor();

/** How each view is come to; a view without a picture does not compile. */
const OF_VIEWS: Readonly<Record<View, readonly [ManageView, ...ManageView[]]>> = {
  report: [
    { name: 'manage-report', path: ofView('report', CITY), role: 'manager', reach: CITY, act: reported },
    { name: 'manage-report-plain', path: ofView('report'), role: 'viewer', act: reported },
  ],
  compare: [
    {
      name: 'manage-compare',
      path: `${ofView('compare')}&with=00004,00091`,
      role: 'manager',
      reach: CITY,
    },
  ],
  comments: [
    { name: 'manage-comments', path: ofView('comments'), role: 'manager' },
    { name: 'manage-comments-theme', path: `${ofView('comments')}&about=theme%3Dwaiting`, role: 'manager' },
    {
      name: 'manage-hide',
      path: ofView('comments'),
      role: 'officer',
      act: async (page) => {
        await page.locator('.comment button.comment-act').first().click();
        await page.getByRole('dialog').waitFor();
      },
    },
    { name: 'manage-comments-refused', path: ofView('comments'), role: 'viewer' },
  ],
  kiosks: [
    { name: 'manage-kiosks', path: `${ofView('kiosks')}&pair=K3QF-7M2A`, role: 'officer' },
    {
      name: 'manage-kiosk',
      path: ofView('kiosks'),
      role: 'officer',
      act: (page) => page.locator('.kiosk-tile.kiosk-waiting').click(),
    },
    {
      name: 'manage-settings',
      path: ofView('kiosks'),
      role: 'officer',
      act: async (page) => {
        await page.locator('main .card > .button').last().click();
        await page.locator('.kiosk-list .button').last().click();
        await page.locator('.kiosk-list input[type=search]').fill('khai sinh');
        await page.locator('.kiosk-list li .button').first().click();
        await page.locator('.kiosk-list input[type=search]').fill('ban sao');
      },
    },
  ],
  scorecard: [
    {
      name: 'manage-scorecard',
      path: `/manage/scorecard?unit=${UNIT}&year=${LAST_MONTH.slice(0, 4)}`,
      role: 'officer',
      act: async (page) => {
        await page.locator('.score-entry > .button').first().click();
        await page.locator('.score-form [type=submit]').click();
        await page.getByRole('alert').waitFor();
      },
    },
  ],
  services: [{ name: 'manage-services', path: ofView('services', CITY), role: 'officer', reach: CITY }],
  improvements: [{ name: 'manage-improvements', path: ofView('improvements'), role: 'manager' }],
  questionnaires: [
    { name: 'manage-questionnaires', path: ofView('questionnaires', CITY), role: 'officer', reach: CITY },
    {
      name: 'manage-questionnaire',
      path: ofView('questionnaires', CITY),
      role: 'officer',
      reach: CITY,
      act: async (page) => {
        await page.locator('.form-versions button').first().click();
        await page.locator('.form-page').waitFor();
        await page.frameLocator('iframe').first().locator('.face').first().waitFor();
      },
    },
  ],
  reform: [
    {
      name: 'manage-reform',
      path: ofView('reform'),
      role: 'officer',
      reach: CITY,
      act: async (page) => {
        for (const summary of await page.locator('main .grid summary').all()) await summary.click();
      },
    },
  ],
  integrations: [{ name: 'manage-integrations', path: ofView('integrations'), role: 'admin', reach: CITY }],
  audit: [{ name: 'manage-audit', path: ofView('audit'), role: 'admin', reach: CITY }],
  help: [{ name: 'manage-help', path: ofView('help'), role: 'manager' }],
};

/** The views of the manager's page, and how they are come to. */
export const VIEWS: readonly ManageView[] = [...SIGNING_IN, ...RESULTS, ...Object.values(OF_VIEWS).flat()];
