import { ALWAYS, EMPTY_ORGANISATION } from '#domain/unit.ts';
import { indexOrganisation, type OrganisationIndex } from '#domain/unit-tree.ts';
import { LAYOUTS, type Layout } from '../../pages/receipt-slips.ts';
import { createIssuer } from '../../receipts/issuer.ts';
import { keyringOf } from '../../receipts/keyring.ts';
import { createReceipts } from '../../receipts/receipts.ts';
import { dataDirectoryOf, openDataDirectory } from '../data-directory.ts';
import { unitsOfFile } from '../import/import-units.ts';
import { numbered } from '../numbered.ts';
import { keyTextOf, localKeyText, writeWhole } from './key-file.ts';
import { slipsOf } from './print-slips.ts';
import { receiptsOfList } from './receipt-list.ts';
import { localWarning, optionsOf, RefusedError, siteOf } from './refused.ts';

const USAGE = `Usage: npm run receipts -- issue --csv dossiers.csv --out receipts.html --site https://danhgia.example.vn
  --layout    sheet (A4, the default), roll58 or roll80 (thermal printers)
  --site      the public address of the survey, which is printed
  --key-file  the keys; those of npm start where it is left out
  --units     a list of units as import:units takes it, for their names and to check codes`;

/** `npm run receipts -- issue`: prints a list of dossiers as receipts to rate; needs no network. */
export const issue = async (args: readonly string[], now: () => number): Promise<string> => {
  const options = optionsOf(
    args,
    {
      csv: { type: 'string' },
      out: { type: 'string' },
      layout: { type: 'string', default: 'sheet' },
      site: { type: 'string' },
      'key-file': { type: 'string' },
      units: { type: 'string' },
    } as const,
    USAGE,
  );
  const { csv, out, layout, units, 'key-file': keyFile } = options;
  if (!csv || !out || !isLayout(layout)) throw new RefusedError(USAGE);
  const site = siteOf(options.site);
  const text = keyFile ? keyTextOf(keyFile) : localKeyText(openDataDirectory(dataDirectoryOf()).directory);
  const index = units === undefined ? undefined : await indexOfFile(units);
  const list = await receiptsOfList(csv, {
    issue: createIssuer(createReceipts(keyringOf(text)), site),
    index,
    now: now(),
  });
  if (!list.ok)
    throw new RefusedError([...list.faults, `${numbered(list.faults.length, 'fault')}.`].join('\n'));
  writeWhole(out, slipsOf(list.receipts, index, layout));
  return [
    `${numbered(list.receipts.length, 'receipt')} in ${out}: open it in a browser, and print at 100 %.`,
    ...(index ? [] : ['Offices are printed by their codes; --units names them.']),
    ...localWarning(site),
  ].join('\n');
};

const isLayout = (value: string): value is Layout => (LAYOUTS as readonly string[]).includes(value);

/** The organisation that a list of units says by itself. */
export const indexOfFile = async (path: string): Promise<OrganisationIndex> => {
  const read = await unitsOfFile(path, async () => EMPTY_ORGANISATION, ALWAYS);
  if (read.ok) return indexOrganisation(read.after);
  throw new RefusedError([`${path}:`, ...read.faults].join('\n'));
};
