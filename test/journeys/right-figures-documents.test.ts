import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { localHourOf, monthPlus } from '#domain/time.ts';
import { nameIn } from '../support/demonstration-names.ts';
import { dossiersTold } from '../support/dossiers-in-words.ts';
import { figure, type Language, percent, rangeOf, rowOf, sorted } from '../support/printed.ts';
import { readingView, sectionsOf } from '../support/read-view.ts';
import { dossiersIn, type ReferenceDossiers, shareLimits } from '../support/reference-dossiers.ts';
import type { ReferenceCell, ReferenceRow } from '../support/reference-figures.ts';
import { reckonedCity } from '../support/shown-city.ts';
import { changeTold, TARGET, verdictIn } from '../support/told-in-words.ts';

const MONTH = monthPlus(localHourOf(Date.now()).month, -1);
/** Two wards whose one-stop system reports, and the city, in which only they do. */
const UNITS = ['00004', '00070', '01'] as const;

const reckoned = reckonedCity(MONTH);

const scopeOf = (unit: string, month: string) => ({ month, ...(unit === '01' ? {} : { unit }) });

const cellIn = async (unit: string, month: string): Promise<ReferenceCell> => {
  const [cell] = await reckoned.reference.cells('nothing', scopeOf(unit, month));
  return cell as ReferenceCell;
};

const wholeOf = async (unit: string, month: string): Promise<ReferenceRow> => {
  const [row] = await reckoned.reference.by('nothing', scopeOf(unit, month));
  return row as ReferenceRow;
};

const shareOf = (part: number, all: number): number => Math.round((10_000 * part) / all) / 100;

describe.each(UNITS)('the dossiers of %s', (unit) => {
  describe.each(['vi', 'en'] as const)('in %s', (language) => {
    let dossiers: ReferenceDossiers;
    let shown: Awaited<ReturnType<typeof readDossiers>>;
    beforeAll(async () => {
      dossiers = await dossiersIn(reckoned.reference, scopeOf(unit, MONTH), TARGET);
      shown = await readDossiers(unit, language);
    });

    it('are counted, with how many were on time and how many of them were rated', () => {
      const { received, completed, onTime, online, rated } = dossiers;
      const { low, high } = shareLimits(onTime, completed);

      expect(completed).toBeGreaterThan(9);
      expect(shown.facts).toEqual([
        figure(language, received, 0),
        figure(language, completed, 0),
        `${percent(language, shareOf(onTime, completed), 1)}${percent(language, low, 1)} – ${percent(language, high, 1)}`,
        percent(language, shareOf(online, received), 1),
        percent(language, shareOf(rated, completed), 1),
      ]);
    });

    it('say how sure all of them are by those that were rated, and what the others could change', () => {
      expect([...shown.notes, ...shown.warning]).toEqual(dossiersTold(language, dossiers));
    });

    it('name the services that nobody rated', () => {
      const rows = dossiers.unsurveyed.map(({ name, n }) => [
        nameIn(language, 'service', name),
        figure(language, n, 0),
      ]);

      expect(sorted(shown.unsurveyed)).toEqual(sorted(rows));
    });
  });
});

const readDossiers = (unit: string, language: Language) =>
  readingView(reckoned, language, `unit=${unit}&month=${MONTH}`, async (page: Page) => {
    const card = page.locator('section[aria-labelledby=dossiers]');
    await card.waitFor();
    const more = card.locator('button.link');
    if ((await more.count()) > 0) await more.click();
    return {
      facts: await card.locator('dd').allTextContents(),
      notes: await card.locator('.notes li').allTextContents(),
      warning: await card.locator('.warning').allTextContents(),
      unsurveyed: await card
        .locator('[data-testid=unsurveyed] tbody tr')
        .evaluateAll((rows) =>
          rows.map((row) => [...(row as HTMLTableRowElement).cells].map((cell) => cell.textContent ?? '')),
        ),
    };
  });

describe.each(UNITS)('the report of %s', (unit) => {
  it.each(['vi', 'en'] as const)('says in %s what another program computes', async (language) => {
    const vi = language === 'vi';
    const scope = scopeOf(unit, MONTH);
    const [whole, cell, before] = await Promise.all([
      wholeOf(unit, MONTH),
      cellIn(unit, MONTH),
      cellIn(unit, monthPlus(MONTH, -1)),
    ]);
    const { mean } = await reckoned.reference.scores(scope);
    const services = (await reckoned.reference.by('service', scope)).filter(({ n }) => n >= 30);
    const indices = services.map((row) => row.percent ?? 0).toSorted((a, b) => a - b);
    const each = Math.min(4, Math.ceil(indices.length / 2));
    const elements = await reckoned.reference.questions(scope);
    const { rated, completed } = await dossiersIn(reckoned.reference, scope, TARGET);
    const coverage = rated > completed ? '–' : percent(language, shareOf(rated, completed));
    const report = await readReport(unit, language);
    const under = (vietnamese: string, english: string) => report.sections[vi ? vietnamese : english] ?? [];

    expect(report.verdict).toBe(verdictIn(language, cell));
    expect(report.facts).toEqual([
      percent(language, whole.percent),
      rangeOf(language, whole, 2),
      figure(language, whole.n, 0),
      figure(language, mean, 2),
      coverage +
        `${figure(language, rated, 0)} / ${figure(language, completed, 0)} ${vi ? 'hồ sơ' : 'dossiers'}`,
    ]);
    expect(report.text).toContain(changeTold(language, monthPlus(MONTH, -1), before, cell));
    for (const sentence of dossiersTold(language, await dossiersIn(reckoned.reference, scope, TARGET))) {
      expect(report.text).toContain(sentence);
    }
    // A star for 10 to 29 responses, as the line beneath the table explains.
    const starred = (name: string, row: ReferenceRow) =>
      rowOf(language, name + (row.n >= 10 && row.n < 30 ? '*' : ''), row);
    expect(sorted(under('Năm yếu tố của dịch vụ', 'Five elements of the service'))).toEqual(
      sorted(elements.map((row) => starred(nameIn(language, 'question', row.name), row))),
    );
    const ends = [...indices.slice(0, each), ...indices.slice(each).toReversed().slice(0, 4)];
    const rows = services.map((row) => starred(nameIn(language, 'service', row.name), row));
    const shown = under(
      'Thủ tục có chỉ số thấp nhất và cao nhất',
      'Services with the lowest and the highest index',
    );
    expect(shown.map(([, index]) => index?.split('%')[0])).toEqual(
      ends.map((index) => percent(language, index).split('%')[0]),
    );
    for (const row of shown) expect(rows).toContainEqual(row);
  });
});

const readReport = (unit: string, language: Language) =>
  readingView(reckoned, language, `view=report&unit=${unit}&month=${MONTH}`, async (page: Page) => {
    const heading = language === 'vi' ? 'Thay đổi so với kỳ trước' : 'What changed since the period before';
    await page.getByText(heading).waitFor();
    return {
      verdict: (await page.locator('.report-verdict .verdict').innerText()).trim(),
      facts: await page.locator('.report-verdict dd').allTextContents(),
      text: (await page.locator('.report').textContent()) ?? '',
      sections: await sectionsOf(page),
    };
  });

/** As many decimals as say something: `91 %`, `90,5 %`, `85,15 %`. */
const shortly = (language: Language, value: number): string => {
  const hundredths = Math.round(100 * value);
  return percent(language, value, hundredths % 100 === 0 ? 0 : hundredths % 10 === 0 ? 1 : 2);
};

describe.each(['vi', 'en'] as const)('the scorecard of the year in %s', (language) => {
  it('computes satisfaction and the dossiers of all its months', async () => {
    const year = MONTH.slice(0, 4);
    const [whole, cell] = await Promise.all([wholeOf('01', year), cellIn('01', year)]);
    const { completed, onTime, received } = await dossiersIn(reckoned.reference, { month: year }, TARGET);
    const parts = (part: number, all: number): string =>
      `${figure(language, part, 0)} / ${figure(language, all, 0)}`;

    const shown = await readingView(
      reckoned,
      language,
      `view=scorecard&unit=01&year=${year}`,
      async (page) => {
        await page.getByTestId('dossiers-computed').waitFor();
        const of = async (id: string) => (await page.getByTestId(`${id}-computed`).textContent()) ?? '';
        return {
          values: [await of('sipas'), await of('on-time'), await of('dossiers')],
          text:
            (await page.locator('section', { has: page.getByTestId('sipas-computed') }).textContent()) ?? '',
        };
      },
    );

    expect(shown.values).toEqual([
      shortly(language, whole.percent ?? 0) + parts(cell.satisfied, cell.n),
      shortly(language, shareOf(onTime, completed)) + parts(onTime, completed),
      figure(language, received, 0),
    ]);
    expect(shown.text).toContain(rangeOf(language, whole, 2));
    for (const month of await reckoned.reference.by('month', { month: year })) {
      if (month.percent !== null) expect(shown.text).toContain(shortly(language, month.percent));
    }
  });
});
