import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Score } from '#domain/questionnaire.ts';
import { openApi, type TestApi } from '../support/api.ts';
import {
  accepts,
  type Command,
  frictionlessFaults,
  isInstalled,
  type OpenData,
} from '../support/open-data-validators.ts';
import { NOW, RECEIPT, sampleResponse } from '../support/sample.ts';

const OCTOBER = 'satisfaction-2026-10.csv';
const FILES = ['datapackage.json', 'csv-metadata.json', OCTOBER, 'satisfaction-2026-09.csv'] as const;

let api: TestApi;
let published: OpenData;

/** Two months, in which A2 is too small to be told. */
beforeAll(async () => {
  api = await openApi({ now: () => NOW });
  const served = ['2026-09-15', '2026-10-20'].flatMap((day) =>
    [...Array(40).fill('A1'), ...Array(6).fill('A2'), ...Array(50).fill('B')].map((unit: string) => ({
      unit,
      day,
    })),
  );
  const ratings = served.map(({ unit, day }, each) =>
    sampleResponse(9000 + each, {
      unit,
      at: `${day}T09:00:00+07:00`,
      answers: { overall: (each % 5 === 0 ? 2 : 5) as Score },
    }),
  );
  for (const rating of ratings) await api.table.store.recordResponse(rating, RECEIPT);
  await api.fold(ratings);
  await api.publish();
  const texts = await Promise.all(FILES.map(async (file) => (await api.get(`/open-data/${file}`)).text()));
  published = Object.fromEntries(FILES.map((file, at) => [file, texts[at] ?? '']));
});
afterAll(() => api.table.close());

const withFile = (file: string, change: (text: string) => string): OpenData => {
  const text = change(published[file] ?? '');
  if (text === published[file]) throw new Error(`${file} is not spoiled`);
  return { ...published, [file]: text };
};

const NO_MONTH = 'a month that is none';
const SPOILED: readonly (readonly [string, () => OpenData])[] = [
  ['a percentage that is a word', () => withFile(OCTOBER, (csv) => csv.replace(/\d+\.\d+/, 'eighty'))],
  ['a percentage over 100', () => withFile(OCTOBER, (csv) => csv.replace(/\d+\.\d+/, '179.17'))],
  ['a verdict that there is not', () => withFile(OCTOBER, (csv) => csv.replace('notMet', 'maybe'))],
  [NO_MONTH, () => withFile(OCTOBER, (csv) => csv.replace('2026-10,01', '2026-13,01'))],
  ['a unit without its code', () => withFile(OCTOBER, (csv) => csv.replace('2026-10,01', '2026-10,'))],
];

describe('the data package', () => {
  it('is one to the libraries of the standard, in its description and in every row', async () => {
    expect(await frictionlessFaults(published)).toEqual([]);
    expect(JSON.parse(published['datapackage.json'] ?? '').resources[0].path).toHaveLength(2);
  });

  it.each(SPOILED)('would be refused by them for %s', async (_, spoiled) => {
    expect(await frictionlessFaults(spoiled())).not.toEqual([]);
  });

  it.each([
    ['a type that there is not', '"yearmonth"', '"year-month"'],
    ['no tables', '"resources":', '"tables":'],
    ['a name with a blank', '"name":"satisfaction-index"', '"name":"satisfaction index!"'],
  ])('would be refused by them for a description with %s', async (_, good, bad) => {
    const spoiled = withFile('datapackage.json', (text) => text.replace(good, bad));

    expect(await frictionlessFaults(spoiled)).not.toEqual([]);
  });
});

/*
 * npm has no validator of CSV on the Web. The metadata is built from the same columns as the data package; where PyPI's
 * commands are installed (`pip install frictionless csvw`) they are asked too.
 */
describe.each<[Command, readonly string[]]>([
  ['frictionless', []],
  // Of gYearMonth it reads the letters alone.
  ['csvwvalidate', [NO_MONTH]],
])('%s, where it is installed', (command, unseen) => {
  it.skipIf(!isInstalled(command))('accepts what is published, and refuses what is spoiled', () => {
    expect(accepts(command, published)).toBe(true);
    const taken = SPOILED.filter(([, spoiled]) => accepts(command, spoiled()));
    expect(taken.map(([what]) => what)).toEqual(unseen);
  });
});

type Datatype = {
  readonly base: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
};
type WebColumn = {
  readonly name: string;
  readonly datatype: string | Datatype;
  readonly required?: true;
  readonly 'dc:description': string;
};

const TYPES: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'integer',
  decimal: 'number',
  boolean: 'boolean',
  gYearMonth: 'yearmonth',
};

/** The column as Table Schema would say it. */
const fieldOf = ({ name, datatype, required, 'dc:description': description }: WebColumn): object => {
  const { base, format, minimum, maximum } =
    typeof datatype === 'string' ? ({ base: datatype } as Datatype) : datatype;
  const bounds = Object.entries({ required, enum: format?.split('|'), minimum, maximum });
  const constraints = bounds.filter(([, bound]) => bound !== undefined);
  return {
    name,
    type: TYPES[base],
    description,
    ...(constraints.length > 0 ? { constraints: Object.fromEntries(constraints) } : {}),
  };
};

describe('CSV on the Web', () => {
  it('says of each table the columns, types and bounds that the data package does', () => {
    const { tables } = JSON.parse(published['csv-metadata.json'] ?? '');
    const { schema, path } = JSON.parse(published['datapackage.json'] ?? '').resources[0];

    expect(tables.map(({ url }: { url: string }) => url)).toEqual(path);
    for (const { tableSchema } of tables) {
      expect(tableSchema.columns.map(fieldOf)).toEqual(schema.fields);
      expect(tableSchema.primaryKey).toEqual(schema.primaryKey);
    }
  });
});
