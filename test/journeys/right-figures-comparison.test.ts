import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Text } from '#domain/questionnaire.ts';
import type { SurveyResponse } from '#domain/response.ts';
import { localHourOf, monthPlus } from '#domain/time.ts';
import { kindOf, nameIn } from '../support/demonstration-names.ts';
import {
  figure,
  type Language,
  percent,
  type Row,
  rangeOf,
  sorted,
  unroundedPercent,
} from '../support/printed.ts';
import { captionsOf, openAllRows, readingView, sectionsOf } from '../support/read-view.ts';
import type { ReferenceRow } from '../support/reference-figures.ts';
import { type LeagueUnit, leagueOf, middleOf } from '../support/reference-league.ts';
import { funnelSide, percentOfCell } from '../support/reference-statistics.ts';
import { reckonedCity } from '../support/shown-city.ts';
import { TARGET, verdictIn } from '../support/told-in-words.ts';

const WARD = '00070';
const MONTH = monthPlus(localHourOf(Date.now()).month, -1);

const reckoned = reckonedCity(MONTH);

const read = (language: Language, search: string, ready: string) =>
  readingView(reckoned, language, `${search}&month=${MONTH}`, async (page: Page) => {
    await page.locator(ready).first().waitFor();
    await openAllRows(page);
    return { sections: await sectionsOf(page), captions: await captionsOf(page) };
  });

const TITLES = {
  league: { vi: 'So sánh công bằng các đơn vị trực thuộc', en: 'A fair comparison of the units below' },
  side: { vi: 'Đặt cạnh nhau', en: 'Side by side' },
  peers: { vi: 'So với các đơn vị cùng loại', en: 'Among units of the same kind' },
  cleaned: { vi: 'Phiếu đã nhận và phiếu được tính', en: 'What was received and what counts' },
  official: {
    vi: 'SIPAS chính thức và chỉ số của nền tảng',
    en: 'The official SIPAS and the platform’s index',
  },
} as const satisfies Record<string, Text>;

const PLACES: Readonly<Record<number, Text>> = {
  [-2]: { vi: 'Thấp hơn rõ rệt', en: 'Clearly below' },
  [-1]: { vi: 'Có dấu hiệu thấp hơn', en: 'Signs of being below' },
  0: { vi: 'Chưa khác chỉ tiêu', en: 'Not told from the target' },
  1: { vi: 'Có dấu hiệu cao hơn', en: 'Signs of being above' },
  2: { vi: 'Cao hơn rõ rệt', en: 'Clearly above' },
};

const cellOf = async (unit: string): Promise<ReferenceRow & { readonly satisfied: number }> => {
  const [[cell], [row]] = await Promise.all([
    reckoned.reference.cells('nothing', { month: MONTH, unit }),
    reckoned.reference.by('nothing', { month: MONTH, unit }),
  ]);
  return { ...(row as ReferenceRow), satisfied: cell?.satisfied ?? 0 };
};

describe.each(['vi', 'en'] as const)('the comparison of all units in %s', (language) => {
  let page: Awaited<ReturnType<typeof read>>;
  let league: readonly LeagueUnit[];
  beforeAll(async () => {
    [page, league] = await Promise.all([
      read(language, 'unit=01', '[data-testid=index]'),
      reckoned.reference.cells('unit', { month: MONTH }).then((cells) => leagueOf(reckoned.reference, cells)),
    ]);
  });

  it('has the estimate of each with its interval, and where it lies in the funnel', () => {
    const rows = league.map((unit) => [
      nameIn(language, 'unit', unit.name),
      `${unroundedPercent(language, 100 * unit.expected, 2)}${unroundedPercent(language, 100 * unit.low, 1)} – ${unroundedPercent(language, 100 * unit.high, 1)}`,
      percent(language, percentOfCell(unit)),
      figure(language, unit.n, 0),
      PLACES[funnelSide(unit, TARGET)]?.[language] ?? '',
    ]);

    expect(rows.length).toBeGreaterThan(50);
    expect(sorted(page.sections[TITLES.league[language]] ?? [])).toEqual(sorted(rows));
  });

  it('lists them from the least to the greatest estimate', () => {
    const estimates = league.map(({ expected }) => unroundedPercent(language, 100 * expected, 2));
    const shown = page.sections[TITLES.league[language]]?.map(([, cell]) => cell?.split('%')[0]);

    expect(shown).toEqual(estimates.map((estimate) => estimate.split('%')[0]));
  });

  it('counts in words those beyond the limits', () => {
    const [farBelow, below, within, above, farAbove] = [-2, -1, 0, 1, 2].map(
      (side) => league.filter((unit) => funnelSide(unit, TARGET) === side).length,
    ) as [number, number, number, number, number];

    expect(Math.min(farBelow, below + above, within)).toBeGreaterThan(0);
    expect(page.captions[TITLES.league[language]]).toBe(
      language === 'vi'
        ? `Trong ${league.length} đơn vị có từ 10 phiếu: ${farAbove} cao hơn chỉ tiêu 80\u00A0% rõ rệt, ${farBelow} thấp hơn rõ rệt, ${above + below} có dấu hiệu khác; ${within} chỉ dao động như ngẫu nhiên.`
        : `Among ${league.length} units with ten responses or more: ${farAbove} clearly above the target of 80%, ${farBelow} clearly below, ${above + below} with signs of it; ${within} no further than chance explains.`,
    );
  });
});

/** A ward that the page is about, and those beside it: of every verdict some, as many as the page takes. */
const chosenUnits = async (): Promise<readonly string[]> => {
  const cells = (await reckoned.reference.cells('unit', { month: MONTH })).filter(
    ({ name }) => name !== WARD,
  );
  const few = cells.find(({ n }) => n < 10);
  const settled = [-2, 1, 2].flatMap((side) =>
    cells.filter((cell) => cell.n >= 10 && funnelSide(cell, TARGET) === side).slice(0, 1),
  );
  const open = cells.filter((cell) => cell.n >= 10 && funnelSide(cell, TARGET) === 0).slice(0, 3);
  return [WARD, ...[...(few ? [few] : []), ...settled, ...open].slice(0, 5).map(({ name }) => name)];
};

describe.each(['vi', 'en'] as const)('units beside each other in %s', (language) => {
  let page: Awaited<ReturnType<typeof read>>;
  let chosen: readonly string[];
  let cells: readonly Awaited<ReturnType<typeof cellOf>>[];
  beforeAll(async () => {
    chosen = await chosenUnits();
    cells = await Promise.all(chosen.map(cellOf));
    page = await read(
      language,
      `view=compare&unit=${WARD}&with=${chosen.slice(1).join(',')}`,
      '[data-testid=official] p',
    );
  });

  const rowNamed = (title: Text, vi: string, en: string): Row | undefined =>
    page.sections[title[language]]?.find(([name]) => name === (language === 'vi' ? vi : en))?.slice(1);

  it('have index, interval, verdict and responses of their own', () => {
    const withheld = language === 'vi' ? 'Dưới 10 phiếu: không hiển thị' : 'Under 10 responses: not shown';

    expect(rowNamed(TITLES.side, 'Chỉ số hài lòng', 'Satisfaction index')).toEqual(
      cells.map((cell) => percent(language, cell.percent)),
    );
    expect(rowNamed(TITLES.side, 'Khoảng tin cậy 95 %', '95% interval')).toEqual(
      cells.map((cell) => rangeOf(language, cell) || withheld),
    );
    expect(rowNamed(TITLES.side, 'Kết luận', 'Verdict')?.map((verdict) => verdict.trim())).toEqual(
      cells.map((cell) => verdictIn(language, cell)),
    );
    expect(rowNamed(TITLES.side, 'Số phiếu', 'Responses')).toEqual(
      cells.map(({ n }) => figure(language, n, 0)),
    );
  });

  it('have the mean score and each element of their own', async () => {
    const means = await Promise.all(
      chosen.map(async (unit) => (await reckoned.reference.scores({ month: MONTH, unit })).mean),
    );
    expect(rowNamed(TITLES.side, 'Điểm trung bình (1–5)', 'Mean score (1–5)')).toEqual(
      means.map((mean, at) => ((cells[at]?.n ?? 0) < 10 ? '–' : figure(language, mean, 2))),
    );
    const elements = await Promise.all(
      chosen.map((unit) => reckoned.reference.questions({ month: MONTH, unit })),
    );
    for (const id of ['access', 'procedures', 'officials', 'results', 'feedback']) {
      const name = nameIn(language, 'question', id);
      expect(rowNamed(TITLES.side, name, name)).toEqual(
        elements.map((rows) => percent(language, rows.find((row) => row.name === id)?.percent ?? null, 1)),
      );
    }
  });

  it('have the ward in the middle half of its kind where another program puts it', async () => {
    const wards = (await reckoned.reference.cells('unit', { month: MONTH })).filter(
      ({ name }) => kindOf(name) === kindOf(WARD),
    );
    const league = await leagueOf(reckoned.reference, wards);
    const own = league.find(({ name }) => name === WARD) as LeagueUnit;
    const middle = await middleOf(
      reckoned.reference,
      league.map(({ expected }) => expected),
    );
    const said = (share: number): string => unroundedPercent(language, 100 * share, 1);

    expect(page.sections[TITLES.peers[language]]?.map(([, value]) => value)).toEqual([
      said(own.expected),
      `${said(own.low)} – ${said(own.high)}`,
      said(middle.median),
      `${said(middle.low)} – ${said(middle.high)}`,
    ]);
    const caption = page.captions[TITLES.peers[language]];
    for (const figureSaid of [own.expected, own.low, own.high, middle.median].map(said)) {
      expect(caption).toContain(figureSaid);
    }
    expect(caption).toContain(` ${league.length} `);
  });

  it('count what was received beside what counts', async () => {
    const rows = await Promise.all(
      chosen.map(async (unit) => {
        const [row] = await reckoned.reference.ask<{ n: number }>(
          `SELECT count(*)::INTEGER AS n FROM rated WHERE unit = '${unit}' AND served LIKE '${MONTH}%'`,
        );
        const counted = row?.n ?? 0;
        const isOut = ({ response }: { readonly response: SurveyResponse }): boolean =>
          response.unit === unit && response.at.startsWith(MONTH);
        return { counted, received: counted + reckoned.city.decided.filter(isOut).length };
      }),
    );

    expect(rows.some(({ counted, received }) => counted < received)).toBe(true);
    expect(rowNamed(TITLES.cleaned, 'Đã nhận', 'Received')).toEqual(
      rows.map(({ received }) => figure(language, received, 0)),
    );
    expect(rowNamed(TITLES.cleaned, 'Được tính', 'Counted')).toEqual(
      rows.map(
        ({ counted, received }) =>
          figure(language, counted, 0) +
          percent(language, Math.round((10_000 * counted) / received) / 100, 1),
      ),
    );
  });

  it('leave the ward without an announced figure, and the city with its two', async () => {
    const year = MONTH.slice(0, 4);
    const [own] = await reckoned.reference.by('nothing', { month: year });
    const ofCity = await read(language, 'view=compare&unit=01', '[data-testid=official] table');

    expect(page.sections[TITLES.official[language]] ?? []).toEqual([]);
    const rows = ofCity.sections[TITLES.official[language]]?.map((row) => row.slice(0, 4));
    expect(rows).toEqual([
      ['2019', percent(language, 80.09), '–', '0'],
      ['2020', percent(language, 85.15), '–', '0'],
      [
        year,
        '–',
        percent(language, own?.percent ?? null) + rangeOf(language, own as ReferenceRow),
        figure(language, own?.n ?? 0, 0),
      ],
    ]);
  });
});
