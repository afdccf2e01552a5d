import type { Page } from 'playwright-core';
import { openOneStopSystem, type Receipt } from '../support/issued-receipt.ts';
import { UNIT } from './manage-views.ts';

export type RatingView = {
  readonly name: string;
  readonly path: (receipt: Receipt) => string;
  /** How the receipt comes to the citizen: on paper, unless a message brings its link. */
  readonly channel?: 'link';
  readonly act?: (page: Page) => Promise<void>;
};

const POSTER = `/q/${UNIT}-03`;

const send = async (page: Page): Promise<void> => {
  await page.locator('label[for=score-2]').click();
  await page.locator('.why-2 .tick').first().click();
  await page.locator('button').click();
};

const rated = async (page: Page): Promise<void> => {
  await send(page);
  await page.locator('.code').waitFor();
};

const optOut = ({ link }: Receipt): string => link.replace('/r/', '/u/');

/** The pages of posters and receipts, and how they are come to; each with a receipt of its own. */
export const RATING_VIEWS: readonly RatingView[] = [
  { name: 'rate-poster', path: () => POSTER },
  { name: 'rate-receipt', path: ({ link }) => link },
  {
    name: 'rate-in-use',
    path: ({ link }) => link,
    act: async (page) => {
      await page.locator('label[for=score-2]').click();
      await page.locator('summary').click();
      await page.locator('textarea').fill('Chờ lâu, ghế ít');
    },
  },
  { name: 'rate-thanks', path: ({ link }) => link, act: rated },
  {
    name: 'rate-again',
    path: ({ link }) => link,
    act: async (page) => {
      await rated(page);
      await page.goto(page.url());
    },
  },
  {
    name: 'rate-change',
    path: ({ link }) => link,
    act: async (page) => {
      await rated(page);
      await page.goto(`${page.url()}&change`);
    },
  },
  {
    name: 'rate-lost',
    path: ({ link }) => link,
    act: async (page) => {
      await page.context().setOffline(true);
      await send(page);
      await page.locator('.lost').waitFor();
    },
  },
  { name: 'rate-no-score', path: () => POSTER, act: (page) => page.locator('button').click() },
  { name: 'rate-typed', path: () => '/r' },
  { name: 'rate-typed-wrong', path: () => '/r?place=00070-03&code=7KQ2' },
  { name: 'rate-refused', path: () => '/r/nothing' },
  { name: 'rate-chosen', path: ({ link }) => `${link}?score=4` },
  { name: 'opt-out', path: optOut, channel: 'link' },
  { name: 'opt-out-of-paper', path: optOut },
  { name: 'opt-out-refused', path: () => '/u/nothing' },
  { name: 'report-end-refused', path: () => `/u/${UNIT}/nothing` },
];

/** Has the running city sign a receipt for each picture: a view may rate it. */
export const openReceipts = (url: string, adminToken: string) => openOneStopSystem(url, adminToken, UNIT);
