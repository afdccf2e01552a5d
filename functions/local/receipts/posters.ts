import { indexOrganisation } from '#domain/unit-tree.ts';
import { counterPostersPage, POSTER_SIZES, type PosterSize } from '../../pages/counter-posters.ts';
import { postersOf } from '../../pages/posters-page.ts';
import { withTable } from '../named-table.ts';
import { indexOfFile } from './issue.ts';
import { writeWhole } from './key-file.ts';
import { localWarning, optionsOf, RefusedError, siteOf } from './refused.ts';

const USAGE = `Usage: npm run receipts -- posters --out posters.html --site https://danhgia.example.vn [--size a4|a5] [--counter 00070-03 | --unit 00070]
  --units  a list of units as import:units takes it; else those of npm start
  --table  else those of a table in AWS
  --site   the public address of the survey, which is printed
  --city   what stands at the top; the unit above all others where it is left out`;

/** `npm run receipts -- posters`: a poster for each counter, or for those of one unit, or for one. */
export const posters = async (args: readonly string[], now: () => number): Promise<string> => {
  const options = optionsOf(
    args,
    {
      out: { type: 'string' },
      size: { type: 'string', default: 'a4' },
      counter: { type: 'string' },
      unit: { type: 'string' },
      units: { type: 'string' },
      table: { type: 'string' },
      site: { type: 'string' },
      city: { type: 'string' },
    } as const,
    USAGE,
  );
  const { out, size, units, table } = options;
  if (!out || !isSize(size)) throw new RefusedError(USAGE);
  const site = siteOf(options.site);
  const index = units
    ? await indexOfFile(units)
    : await withTable(table, async ({ store }) => indexOrganisation(await store.currentOrganisation()));
  const wanted = postersOf(index, { ...options, site, now: now() });
  if (wanted.length === 0) {
    throw new RefusedError(
      `No counter is open: ${options.counter ?? options.unit ?? 'none is in the organisation'}`,
    );
  }
  writeWhole(out, counterPostersPage(wanted, size));
  return [
    `${wanted.length} posters in ${out}: open it in a browser, and print at 100 %.`,
    ...localWarning(site),
  ].join('\n');
};

const isSize = (value: string): value is PosterSize => (POSTER_SIZES as readonly string[]).includes(value);
