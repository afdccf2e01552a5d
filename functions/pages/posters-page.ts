import type { Hono } from 'hono';
import { localHourOf } from '#domain/time.ts';
import { ancestorsOf, type OrganisationIndex } from '#domain/unit-tree.ts';
import { ProblemError } from '../api/problem.ts';
import { posterAddress } from '../receipts/receipt-address.ts';
import { counterPostersPage, POSTER_SIZES, type Poster } from './counter-posters.ts';

export type WantedPosters = {
  readonly counter?: string | undefined;
  readonly unit?: string | undefined;
  /** What stands at the top; else the unit above all others. */
  readonly city?: string | undefined;
  /** The public address of the survey. */
  readonly site: string;
  /** Epoch milliseconds: counters of units that stand now. */
  readonly now: number;
};

/** A poster for each open counter, of a unit or of all. */
export const postersOf = (index: OrganisationIndex, wanted: WantedPosters): readonly Poster[] => {
  const tree = index.tree(localHourOf(wanted.now).month);
  return [...tree.nodes.values()]
    .flatMap(({ unit }) => unit.counters.map((counter) => ({ unit, counter })))
    .filter(({ unit, counter }) => {
      const isAsked = wanted.counter === undefined || counter.code === wanted.counter;
      return isAsked && (wanted.unit === undefined || unit.id === wanted.unit);
    })
    .map(({ unit, counter }) => {
      const top = tree.nodes.get(ancestorsOf(tree, unit.id).at(-1) ?? '');
      return {
        city: wanted.city ?? top?.unit.name.vi ?? '',
        unit: unit.name,
        counter,
        url: posterAddress(wanted.site, counter.code),
      };
    });
};

export type PostersDeps = {
  readonly organisation: () => Promise<OrganisationIndex>;
  readonly siteUrl: (request: Request) => string;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/** All that is drawn is in the page itself. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * The posters of a unit's counters, to print. Open to everyone: a poster hangs on a wall, and what stands on it is in the addresses
 * of the rating pages, too.
 */
export const addPostersPage = (app: Hono, deps: PostersDeps): Hono =>
  app.get('/posters/:unit', async (c) => {
    const size = POSTER_SIZES.find((each) => each === c.req.query('size')) ?? 'a4';
    const site = deps.siteUrl(c.req.raw);
    const unit = c.req.param('unit');
    const posters = postersOf(await deps.organisation(), { unit, site, now: deps.now() });
    if (posters.length === 0) {
      throw new ProblemError('not-found', `No counter of a unit "${unit.slice(0, 40)}" is open now.`);
    }
    return c.html(counterPostersPage(posters, size), 200, {
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'private, no-cache',
    });
  });
