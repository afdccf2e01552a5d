import type { Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import { shownImprovements } from '#domain/improvement.ts';
import type { PublishedMonth } from '#domain/published-month.ts';
import { requestIdOf } from '../../api/request-id.ts';
import { StoreUnavailableError } from '../../store/errors.ts';
import type { Improvements } from '../../store/improvements.ts';
import type { Ledger } from '../../store/ledger.ts';
import { publishedBlocks } from '../../store/proof.ts';
import { htmlPage } from '../html-page.ts';
import { NoticePage } from '../notice-page.tsx';
import { NOTICES } from '../notices.ts';
import type { Theme } from '../sheet.tsx';
import { languageOf } from '../texts.ts';
import { EMBEDDED_POLICY, EmbeddedPage } from './embedded-page.tsx';
import { PublicPage } from './public-page.tsx';
import { PUBLIC_POLICY } from './public-style.ts';

export type PublicPageDeps = {
  readonly ledger: Pick<Ledger, 'newestBlocks'>;
  readonly improvements: Pick<Improvements, 'newestOf'>;
  /** The published months, the newest first. */
  readonly months: () => Promise<readonly PublishedMonth[]>;
  readonly cityName: string;
  /** Where the screens of a trial are; shown where there is one. */
  readonly tryUrl?: string;
  readonly report: (error: unknown, requestId: string) => void;
};

const LONGEST_SEARCH = 60;
const MOST_IMPROVEMENTS = 10;
/** So many days of the ledger are on a page; the earlier ones on the pages before it. */
const DAYS_PER_PAGE = 31;
const NO_BLOCKS = { blocks: [], next: null };

/** The number of a block, from 1; anything else is as if nothing was asked. */
const blockNumberIn = (typed: string | undefined): number | undefined =>
  typed !== undefined && /^[1-9]\d{0,8}$/.test(typed) ? Number(typed) : undefined;

const themeIn = (typed: string | undefined): Theme =>
  typed === 'light' || typed === 'dark' ? typed : 'screen';

/** The same for everybody, so that whoever is on the way may keep it. */
const HEADERS = { 'cache-control': 'public, max-age=300', 'content-security-policy': PUBLIC_POLICY };

/** The city's page for everybody, and one for each of its units. Nothing is read but what is published, some blocks of the ledger, and what the unit changed. */
export const addPublicPages = (app: Hono, deps: PublicPageDeps): Hono => {
  const { cityName, tryUrl } = deps;
  const page = async (c: Context, unit?: string, isEmbedded = false): Promise<Response> => {
    const language = languageOf(c.req.query('lang'));
    const before = unit === undefined ? undefined : blockNumberIn(c.req.query('before'));
    const search = (c.req.query('q') ?? '').slice(0, LONGEST_SEARCH);
    try {
      const months = await deps.months();
      if (unit !== undefined && !months.some(({ units }) => units.some((row) => row.unit === unit))) {
        return htmlPage(<NoticePage cityName={cityName} notice={NOTICES.unitNotFound} />, 404);
      }
      if (unit !== undefined && isEmbedded) {
        const headers = { ...HEADERS, 'content-security-policy': EMBEDDED_POLICY };
        const theme = themeIn(c.req.query('theme'));
        return htmlPage(<EmbeddedPage {...{ language, cityName, unit, months, theme }} />, 200, headers);
      }
      const root = months[0]?.units.find(({ parent }) => parent === null)?.unit;
      const [ledger, written] = await Promise.all([
        unit ? publishedBlocks(deps.ledger, unit, DAYS_PER_PAGE, before) : NO_BLOCKS,
        unit || root ? deps.improvements.newestOf(unit ?? root ?? '', false) : [],
      ]);
      const improvements = shownImprovements(written).slice(0, MOST_IMPROVEMENTS);
      const props = { language, cityName, months, search, ledger, before, improvements, tryUrl };
      return htmlPage(<PublicPage {...props} {...(unit ? { unit } : {})} />, 200, HEADERS);
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error;
      deps.report(error, requestIdOf(c));
      return htmlPage(<NoticePage cityName={cityName} notice={NOTICES.unavailable} />, 503, {
        'retry-after': '5',
      });
    }
  };
  app.get('/', etag(), (c) => page(c));
  app.get('/units/:unit', etag(), (c) => page(c, c.req.param('unit')));
  // Beside the files that other sites place on their pages.
  app.get('/embed/:unit', etag(), (c, next) =>
    c.req.param('unit').endsWith('.js') ? next() : page(c, c.req.param('unit'), true),
  );
  return app;
};
