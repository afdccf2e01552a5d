import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type City, startCity } from './city.ts';
import { openReference, type Reference } from './reference-figures.ts';
import { unevenIn } from './uneven-city.ts';

/** What is there while the tests of a file run, and not before. */
export type ShownCity = { readonly city: City; readonly browser: Browser };
export type ReckonedCity = ShownCity & { readonly reference: Reference };

/** A city and a browser to look at it with, for all tests of the file that asks for them. */
export const shownCity = (options: Parameters<typeof startCity>[0], timeoutMs?: number): ShownCity => {
  const shown: { city?: City; browser?: Browser } = {};
  beforeAll(async () => {
    [shown.city, shown.browser] = await Promise.all([startCity(options), launchBrowser()]);
  }, timeoutMs);
  afterAll(async () => {
    await shown.browser?.close();
    await shown.city?.close();
  });
  return shown as ShownCity;
};

/** The same of the city that is uneven in a month, with all its figures reckoned by somebody else. */
export const reckonedCity = (unevenMonth: string): ReckonedCity => {
  const shown: ShownCity & { reference?: Reference } = shownCity({
    responses: 10_000,
    edited: unevenIn(unevenMonth),
  });
  beforeAll(async () => {
    shown.reference = await openReference(shown.city.responses, shown.city.dossiers);
  });
  afterAll(() => shown.reference?.close());
  return shown as ReckonedCity;
};
