import type { Context, Hono } from 'hono';
import { periodText } from '#domain/period.ts';
import { WORKBOOK_TYPE, workbookBytes } from '../tables/workbook.ts';
import { type AuditDeps, audited } from './audited.ts';
import { exportQuerySchema } from './export-schemas.ts';
import { queryOf } from './request.ts';
import { type Access, requires } from './requires.ts';
import { type Exported, resultCsv, resultWorkbook } from './result-export.ts';
import { type ResultDeps, readAsked } from './result-routes.ts';

export type ExportDeps = ResultDeps &
  AuditDeps & {
    /** Where people open the dashboard. */
    readonly siteUrl: (request: Request) => string;
  };

/** Tables of what a view shows, for who takes them elsewhere; the audit log keeps that they were taken. */
export const addExportRoutes = (app: Hono, deps: ExportDeps): Hono => {
  const reading = requires('results.read', deps.authenticate);

  app.get('/v1/units/:id/results.csv', reading, async (c) => {
    const exported = await exportedOf(c, deps, c.get('access'), c.req.param('id'), 'csv');
    return c.body(resultCsv(exported), 200, headersOf('text/csv; charset=utf-8', fileName(exported, 'csv')));
  });

  app.get('/v1/units/:id/results.xlsx', reading, async (c) => {
    const exported = await exportedOf(c, deps, c.get('access'), c.req.param('id'), 'xlsx');
    const bytes = await workbookBytes(resultWorkbook(exported));
    return c.body(bytes, 200, headersOf(WORKBOOK_TYPE, fileName(exported, 'xlsx')));
  });

  return app;
};

/** A unit that the caller does not reach is refused before there is an export to keep of. */
const exportedOf = async (
  c: Context,
  deps: ExportDeps,
  access: Access,
  unit: string,
  format: 'csv' | 'xlsx',
): Promise<Exported> => {
  const { lang: language = 'vi', ...query } = queryOf(c, exportQuerySchema);
  const { index, period, result } = await readAsked(deps, access, unit, query);
  const { from, to } = period;
  const after = { ...query, from, to, format };
  const deed = { kind: 'results.export', unit, target: unit, before: null, after } as const;
  return audited(c, deps, access, deed, async () => ({
    result: await result(),
    period: periodText(period),
    from,
    to,
    language,
    link: linkOf(deps.siteUrl(c.req.raw), unit, query, periodText(period), language),
    notice: index.organisation.notice,
    tree: query.tree ?? 'then',
    nowMs: deps.now(),
  }));
};

/** The view of the dashboard with the same figures. */
const linkOf = (
  siteUrl: string,
  unit: string,
  {
    questionnaire,
    tree,
  }: { readonly questionnaire?: string | undefined; readonly tree?: string | undefined },
  period: string,
  language: string,
): string => {
  const url = new URL('/manage/', siteUrl);
  url.searchParams.set('unit', unit);
  url.searchParams.set('period', period);
  if (tree === 'now') url.searchParams.set('tree', tree);
  if (questionnaire) url.searchParams.set('form', questionnaire);
  if (language === 'en') url.searchParams.set('lang', 'en');
  return url.href;
};

const fileName = ({ result, period }: Exported, ending: string): string =>
  `${`results_${result.unit}_${period}`.replaceAll(/[^\w.-]/g, '-')}.${ending}`;

const headersOf = (type: string, name: string): Record<string, string> => ({
  'content-type': type,
  'content-disposition': `attachment; filename="${name}"`,
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
});
