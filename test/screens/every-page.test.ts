import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { addCheckPage } from '../../functions/pages/check-app.tsx';
import { addOptOutPage } from '../../functions/pages/opt-out-app.tsx';
import { createPagesApp } from '../../functions/pages/pages-app.tsx';
import { addPostersPage } from '../../functions/pages/posters-page.ts';
import { addPrivacyPage } from '../../functions/pages/privacy-page.tsx';
import { addPublicPages } from '../../functions/pages/public/public-app.tsx';
import { addReportEndPage } from '../../functions/pages/report-end-app.tsx';
import { PUBLIC_VIEWS } from './public-views.ts';
import { RATING_VIEWS } from './rating-views.ts';

/** Pages are asked for their addresses alone, and read nothing. */
const NOTHING = {} as never;

const appsOfPages = (): readonly Hono[] => [
  createPagesApp(NOTHING),
  addCheckPage(new Hono(), NOTHING),
  addOptOutPage(new Hono(), NOTHING),
  addPostersPage(new Hono(), NOTHING),
  addPrivacyPage(new Hono(), NOTHING),
  addPublicPages(new Hono(), NOTHING),
  addReportEndPage(new Hono(), NOTHING),
];

/** Sheets of paper, which are looked at as they are printed, in their own journey. */
const PRINTED = ['/posters/:unit'];

/** `/q/:counterCode`, and the same in the capitals of a QR code. */
const addresses = (): readonly string[] => [
  ...new Set(
    appsOfPages().flatMap(({ routes }) =>
      routes.flatMap(({ method, path }) =>
        method === 'GET' && !path.includes('*')
          ? [path.replace(/^\/[A-Z]\b/, (start) => start.toLowerCase())]
          : [],
      ),
    ),
  ),
];

const isOf = (address: string, path: string): boolean =>
  new RegExp(`^${address.replaceAll(/:\w+/g, '[^/]+')}$`).test(path);

describe('the pictures of pages', () => {
  const receipt = { token: 'token', link: '/r/token', url: 'https://example.vn/r/token', typedCode: 'code' };
  const pictured = [...RATING_VIEWS, ...PUBLIC_VIEWS].map(
    ({ path }) => new URL(path(receipt), 'https://example.vn').pathname,
  );

  it('show a page at every address that citizens open', () => {
    const all = addresses().filter((address) => !PRINTED.includes(address));

    expect(all.length).toBeGreaterThan(8);
    expect(all.filter((address) => !pictured.some((path) => isOf(address, path)))).toEqual([]);
  });
});
