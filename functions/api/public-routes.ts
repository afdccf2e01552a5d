import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { type PublicFigures, type PublishedMonth, publicEvidenceOf } from '#domain/published-month.ts';
import { csvFileOf, csvOfMonth, csvwOf, dataPackageOf, LICENCE } from './open-data.ts';
import { ProblemError } from './problem.ts';
import type { PublicMonth, PublicMonths, PublicUnit } from './public-schemas.ts';
import { refuseQuery } from './request.ts';

export type PublicDeps = {
  /** The published months, the newest first. */
  readonly months: () => Promise<readonly PublishedMonth[]>;
};

/** A month never changes, but a new one may come. */
const HEADERS = {
  'cache-control': 'public, max-age=3600',
  'access-control-allow-origin': '*',
  'x-content-type-options': 'nosniff',
};

/** What anybody may read, from any site and without signing in. Nothing here knows what was withheld. */
export const addPublicRoutes = (app: Hono, { months }: PublicDeps): Hono => {
  app.get('/v1/public/months', async (c) => {
    refuseQuery(c);
    const list: PublicMonths = {
      months: (await months()).map(({ month, publishedAt }) => ({
        month,
        publishedAt,
        url: `/v1/public/months/${month}`,
        csv: `/open-data/${csvFileOf(month)}`,
      })),
      licence: LICENCE,
    };
    return kept(c, JSON.stringify(list), 'application/json');
  });

  app.get('/v1/public/months/:month', async (c) => {
    refuseQuery(c);
    const month = publishedIn(await months(), c.req.param('month'));
    const shown = {
      ...month,
      ...comparableIn(month),
      units: month.units.map((row) => ({ ...withEvidence(row), rated: row.rated ?? null })),
      channels: month.channels.map(withEvidence),
      licence: LICENCE,
    } as PublicMonth;
    return kept(c, JSON.stringify(shown), 'application/json');
  });

  app.get('/v1/public/units/:id', async (c) => {
    refuseQuery(c);
    const id = c.req.param('id');
    const found = (await months()).flatMap(({ units, channels: _, ...month }) =>
      units
        .filter(({ unit }) => unit === id)
        .map((row) => ({
          ...month,
          ...comparableIn(month),
          ...withEvidence(row),
          rated: row.rated ?? null,
        })),
    );
    const [newest] = found;
    if (!newest) throw new ProblemError('not-found', `No month of a unit "${id.slice(0, 40)}" is published.`);
    const unit = { unit: id, name: newest.name, months: found, licence: LICENCE } as PublicUnit;
    return kept(c, JSON.stringify(unit), 'application/json');
  });

  const anyMonths = async (): Promise<readonly PublishedMonth[]> => {
    const all = await months();
    if (all.length === 0) throw new ProblemError('not-found', 'No month is published yet.');
    return all;
  };

  app.get('/open-data/datapackage.json', async (c) => {
    refuseQuery(c);
    return kept(c, JSON.stringify(dataPackageOf(await anyMonths())), 'application/json');
  });

  app.get('/open-data/csv-metadata.json', async (c) => {
    refuseQuery(c);
    return kept(c, JSON.stringify(csvwOf(await anyMonths())), 'application/csvm+json');
  });

  app.get('/open-data/:file', async (c) => {
    refuseQuery(c);
    const [, month = c.req.param('file')] = /^satisfaction-(.*)\.csv$/.exec(c.req.param('file')) ?? [];
    return kept(c, csvOfMonth(publishedIn(await months(), month)), 'text/csv; charset=utf-8');
  });

  return app;
};

const withEvidence = <T extends PublicFigures>(row: T) => ({ ...row, evidence: publicEvidenceOf(row) });

const comparableIn = ({ comparabilityGroup }: Pick<PublishedMonth, 'comparabilityGroup'>) => ({
  comparabilityGroup: comparabilityGroup ?? null,
});

const publishedIn = (months: readonly PublishedMonth[], asked: string): PublishedMonth => {
  const found = months.find(({ month }) => month === asked);
  if (found) return found;
  throw new ProblemError(
    'not-found',
    `"${asked.slice(0, 40)}" is not published; /v1/public/months names what is.`,
  );
};

/** An answer to be kept by whoever asked, and by all on the way. */
const kept = (c: Context, body: string, type: string): Response => {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const headers = { ...HEADERS, etag };
  const isHeld = (c.req.header('if-none-match') ?? '')
    .split(',')
    .some((tag) => tag.trim().replace(/^W\//, '') === etag);
  return isHeld ? c.body(null, 304, headers) : c.body(body, 200, { ...headers, 'content-type': type });
};
