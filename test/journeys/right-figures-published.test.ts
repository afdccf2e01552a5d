import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { localHourOf, monthPlus } from '#domain/time.ts';
import { nameIn } from '../support/demonstration-names.ts';
import { figure, type Language, percent, type Row, rangeOf } from '../support/printed.ts';
import { newestClosed, newestPublished } from '../support/published-month.ts';
import type { ReferenceRow } from '../support/reference-figures.ts';
import { funnelSide } from '../support/reference-statistics.ts';
import { reckonedCity } from '../support/shown-city.ts';
import { TARGET } from '../support/told-in-words.ts';

const WARD = '00070';
const MONTH = monthPlus(localHourOf(Date.now()).month, -1);
const PUBLISHED = newestClosed(Date.now());

const reckoned = reckonedCity(PUBLISHED);
beforeAll(() => newestPublished(reckoned.city.url));

const DIVISIONS = ['service', 'counter', 'channel', 'moment', 'day'] as const;
type Figure = number | null;
/** Part, code, number, index and interval in percent, and how many gave each score where that is told. */
type Exported = readonly [part: string, id: string, n: number, index: Figure, low: Figure, high: Figure];

const exportedOf = (part: string, { name, n, percent: index, low, high }: ReferenceRow): Exported => [
  ...([part, name, n, index, low, high] as const),
];

const byText = (a: Exported, b: Exported): number => (a.join() < b.join() ? -1 : 1);

/** Every group of which a table of a unit must have a row. */
const expectedOf = async (unit: string): Promise<readonly Exported[]> => {
  const scope = { month: MONTH, ...(unit === '01' ? {} : { unit }) };
  const [whole] = await reckoned.reference.by('nothing', scope);
  const parts = await Promise.all(
    DIVISIONS.map(async (division) =>
      (await reckoned.reference.by(division, scope)).map((row) => exportedOf(division, row)),
    ),
  );
  const questions = await reckoned.reference.questions(scope);
  const hours = await reckoned.reference.by('hour', scope);
  const below = unit === '01' ? await reckoned.reference.by('unit', scope) : [];
  return [
    exportedOf('unit', { ...(whole as ReferenceRow), name: unit }),
    ...parts.flat(),
    ...questions.flatMap((row) => ['element', 'question'].map((part) => exportedOf(part, row))),
    ...hours.map((row) =>
      exportedOf('hour', { ...row, name: row.name.replace(/ (\d)$/, ' 0$1').replace(' ', '-') }),
    ),
    ...below.map((row) => exportedOf('child', row)),
  ].toSorted(byText);
};

const PARTS = new Set(['unit', 'element', 'question', 'hour', 'child', ...DIVISIONS]);

const fetched = async (unit: string, file: string, language: Language): Promise<Buffer> => {
  const answer = await fetch(
    `${reckoned.city.url}/v1/units/${unit}/results.${file}?month=${MONTH}&lang=${language}`,
    {
      headers: { authorization: `Bearer ${await reckoned.city.token('manager', '01')}` },
    },
  );
  return Buffer.from(await answer.arrayBuffer());
};

const numberOrNothing = (text: string | undefined): Figure => (text ? Number(text) : null);

describe.each([
  ['the city', '01'],
  ['a ward', WARD],
])('the tables of %s', (_, unit) => {
  describe.each(['vi', 'en'] as const)('in %s', (language) => {
    it('have in CSV the figures of every group, with a point in all languages', async () => {
      const rows: Record<string, string>[] = parse(await fetched(unit, 'csv', language), {
        bom: true,
        columns: true,
      });
      const shown = rows
        .filter(({ part = '', n }) => PARTS.has(part) && n !== '0')
        .map(
          (row): Exported =>
            [
              row.part ?? '',
              row.id ?? '',
              Number(row.n),
              ...(['index_percent', 'interval_low_percent', 'interval_high_percent'] as const).map((column) =>
                numberOrNothing(row[column]),
              ),
            ] as unknown as Exported,
        );

      expect(shown.toSorted(byText)).toEqual(await expectedOf(unit));
    });

    it('have in the workbook the same as numbers that a spreadsheet shows as percent', async () => {
      const { sheets } = await readXlsx(await fetched(unit, 'xlsx', language));
      const inPercent = (cell: unknown): Figure =>
        typeof cell === 'number' ? Math.round(1e6 * cell) / 1e4 : null;
      const shown = (sheets[0]?.rows ?? [])
        .filter(([part, , , , n]) => PARTS.has(String(part)) && n !== 0)
        .map(
          ([part, , id, , n, index, low, high]): Exported => [
            String(part),
            String(id),
            Number(n),
            inPercent(index),
            inPercent(low),
            inPercent(high),
          ],
        );

      expect(shown.toSorted(byText)).toEqual(await expectedOf(unit));
    });

    it('have how many gave each score of all', async () => {
      const { counts } = await reckoned.reference.scores({
        month: MONTH,
        ...(unit === '01' ? {} : { unit }),
      });
      const { sheets } = await readXlsx(await fetched(unit, 'xlsx', language));

      expect(sheets[0]?.rows[1]?.slice(8, 13)).toEqual(counts);
    });
  });
});

type PublicPage = { readonly text: string; readonly rows: readonly Row[] };

/** The page as a citizen without an account has it, also what is folded away. */
const readPublic = async (path: string): Promise<PublicPage> => {
  const context = await reckoned.browser.newContext();
  const page = await context.newPage();
  await page.goto(reckoned.city.url + path);
  const read = await page.evaluate(() => ({
    text: document.querySelector('main')?.textContent ?? '',
    rows: [...document.querySelectorAll('tr')]
      .filter((row) => row.cells[0]?.scope === 'row')
      .map((row) => [...row.cells].map((cell) => (cell.textContent ?? '').trim())),
  }));
  await context.close();
  return read;
};

const verdictOn = (language: Language, row: { n: number; satisfied: number }): string => {
  const side = funnelSide(row, TARGET);
  const goal = percent(language, TARGET, 0);
  if (language === 'vi') {
    return side > 0
      ? `Đạt chỉ tiêu ${goal}`
      : side < 0
        ? `Chưa đạt chỉ tiêu ${goal}`
        : `Chưa đủ bằng chứng so với chỉ tiêu ${goal}`;
  }
  return side > 0
    ? `Meets the target of ${goal}`
    : side < 0
      ? `Below the target of ${goal}`
      : `Not enough evidence against the target of ${goal}`;
};

describe.each(['vi', 'en'] as const)('the public page in %s', (language) => {
  it.each([
    ['the city', undefined, '/'],
    ['a ward', WARD, `/units/${WARD}`],
  ])('has the figures of %s', async (_, unit, path) => {
    const scope = { month: PUBLISHED, ...(unit ? { unit } : {}) };
    const [[row], [cell], { counts }] = await Promise.all([
      reckoned.reference.by('nothing', scope),
      reckoned.reference.cells('nothing', scope),
      reckoned.reference.scores(scope),
    ]);
    const page = await readPublic(`${path}?lang=${language}`);
    const labels =
      language === 'vi'
        ? ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng']
        : [
            'Very dissatisfied',
            'Dissatisfied',
            'Neither satisfied nor dissatisfied',
            'Satisfied',
            'Very satisfied',
          ];

    const whole = row as ReferenceRow;
    expect(page.text).toContain(percent(language, whole.percent));
    expect(page.text).toContain(rangeOf(language, whole, 2));
    expect(page.text).toContain(verdictOn(language, cell as { n: number; satisfied: number }));
    const ratings = figure(language, whole.n, 0);
    expect(page.text).toContain(
      language === 'vi' ? `Từ ${ratings} lượt đánh giá` : `From ${ratings} ratings`,
    );
    for (const [at, label] of labels.entries()) {
      const count = counts[at] ?? 0;
      const share = Math.round((10_000 * count) / whole.n) / 100;
      expect(page.rows).toContainEqual([label, figure(language, count, 0), percent(language, share)]);
    }
  });

  it('has each office that is not withheld as another program computes it, and withholds all with fewer than ten', async () => {
    const page = await readPublic(`/?lang=${language}`);
    const withheld = language === 'vi' ? 'không công bố' : 'withheld';
    const rows = await reckoned.reference.by('unit', { month: PUBLISHED });
    const cells = new Map(
      (await reckoned.reference.cells('unit', { month: PUBLISHED })).map((cell) => [cell.name, cell]),
    );
    const few = language === 'vi' ? 'chỉ để tham khảo' : 'for reference only';
    const ratingsOf = (n: number): string => figure(language, n, 0) + (n >= 10 && n < 30 ? ` (${few})` : '');
    let shownOffices = 0;

    for (const row of rows) {
      const shown = page.rows.find(([name]) => name === nameIn(language, 'unit', row.name)) ?? [];
      if (row.n < 10) expect(shown[1]).toBe(withheld);
      expect(shown[3]).toBe(ratingsOf(row.n));
      if (shown[1] === withheld) continue;
      shownOffices += 1;
      expect(shown.slice(1)).toEqual([
        percent(language, row.percent),
        rangeOf(language, row, 2),
        ratingsOf(row.n),
        verdictOn(language, cells.get(row.name) ?? { n: 0, satisfied: 0 }),
      ]);
    }
    expect(shownOffices).toBeGreaterThan(50);
  });
});
