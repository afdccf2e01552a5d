import type { Hono } from 'hono';
import { daysBetween } from '#domain/time.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import type { ResponseReads } from '../store/response-reads.ts';
import { plainCell } from '../tables/cell.ts';
import { type AuditDeps, audited } from './audited.ts';
import { csvLines, csvText } from './csv-text.ts';
import { responsesQuerySchema } from './export-schemas.ts';
import { ProblemError } from './problem.ts';
import { queryOf } from './request.ts';
import { type Authenticate, requires } from './requires.ts';
import { responsesBelow } from './response-rows.ts';
import { responseColumns } from './response-table.ts';
import { catalogueNow, type ResultDeps, readable } from './result-routes.ts';

export type ResponseExportDeps = AuditDeps &
  Pick<ResultDeps, 'catalogue'> & {
    readonly responses: ResponseReads;
    readonly organisation: () => Promise<OrganisationIndex>;
    readonly authenticate: Authenticate;
  };

/** A function answers with 6 MB at the most; a row has some hundred bytes, and a page ends with a day of a unit. */
const PAGE_LETTERS = 2_000_000;
/** And in time: days without a response are read, too. */
const MOST_READ = 1500;
const MOST_DAYS = 1100;

/** Single responses, for those who may see them, as pages of a table that make one file when they are put together. */
export const addResponseExportRoutes = (app: Hono, deps: ResponseExportDeps): Hono => {
  const exporting = requires('responses.export', deps.authenticate);

  app.get('/v1/units/:id/responses.csv', exporting, async (c) => {
    const { lang: language = 'vi', from, to, after } = queryOf(c, responsesQuerySchema);
    const unit = c.req.param('id');
    const access = c.get('access');
    if (from > to) throw wrong('from', 'must not be later than to');
    if (daysBetween(from, to).length > MOST_DAYS) throw wrong('from', 'must be within three years of to');
    const [index, { forms }] = await Promise.all([deps.organisation(), catalogueNow(deps)]);
    readable(index, access, unit, to.slice(0, 7));
    const columns = responseColumns({ index, forms, language });
    const deed = { kind: 'responses.export', unit, target: unit, before: null } as const;
    const page = await audited(
      c,
      deps,
      access,
      { ...deed, after: { from, to, ...(after ? { after } : {}) } },
      async () => {
        let text = after
          ? ''
          : csvText(
              columns.map(({ id }) => id),
              [],
            );
        let read = 0;
        for await (const day of responsesBelow(deps.responses, index, { unit, from, to }, after)) {
          text += csvLines(day.responses.map((each) => columns.map(({ cell }) => plainCell(cell(each)))));
          read += 1;
          if (text.length >= PAGE_LETTERS || read >= MOST_READ) return { text, next: day.next };
        }
        return { text, next: undefined };
      },
    );
    return c.body(page.text, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="responses_${unit.replaceAll(/[^\w.-]/g, '-')}_${from}_${to}.csv"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...(page.next === undefined ? {} : { link: nextPage(c.req.url, page.next) }),
    });
  });

  return app;
};

const wrong = (path: string, message: string): ProblemError =>
  new ProblemError('invalid-query', `${path} ${message}.`, { errors: [{ path, message }] });

/** RFC 8288; relative, since the site has another address than the gateway. */
const nextPage = (url: string, after: string): string => {
  const { searchParams } = new URL(url);
  searchParams.set('after', after);
  return `<?${searchParams}>; rel="next"`;
};
