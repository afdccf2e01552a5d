import { describe, expect, it } from 'vitest';
import { INDICATORS, indicatorById, standingOf } from '#domain/scorecard.ts';
import {
  type EnteredFigure,
  issueOfDocument,
  issueOfDocumentDate,
  issueOfPeriod,
  issuesOfFigure,
  type ScorecardEntry,
  standingEntries,
  valueOfFigure,
} from '#domain/scorecard-entry.ts';
import { HANOI_CITY } from '../../functions/local/demonstration/hanoi.ts';
import { reportedFigures } from '../../functions/local/demonstration/reported-figures.ts';

const indicator = (id: string) => {
  const found = indicatorById(id);
  if (!found) throw new Error(`no indicator ${id}`);
  return found;
};
const pathsOf = (id: string, figure: EnteredFigure): readonly string[] =>
  issuesOfFigure(indicator(id), figure).map(({ path }) => path);

describe('an indicator', () => {
  it.each(INDICATORS.map((each) => [each.id, each] as const))(
    'has its names in both languages: %s',
    (_, each) => {
      const texts = [each.name, each.unitOfMeasure, ...(each.computedFrom ? [each.computedFrom] : [])];

      expect(texts.flatMap(({ vi, en }) => [vi, en]).filter((text) => text.trim() === '')).toEqual([]);
    },
  );

  it.each([
    ['higher', 80, 80, 'met'],
    ['higher', 79.99, 80, 'notMet'],
    ['lower', 2, 5, 'met'],
    ['lower', 9, 5, 'notMet'],
    ['higher', undefined, 80, 'noData'],
    ['higher', 91, undefined, 'noTarget'],
    [null, 930_000, 900_000, 'noTarget'],
  ] as const)('where %s is better, %s against %s is %s', (better, value, target, standing) => {
    expect(standingOf(better, value, target)).toBe(standing);
  });
});

describe('a reported figure', () => {
  it.each([
    ['a percentage', 'on-time', { value: 91 }],
    ['both parts of a share', 'online', { numerator: 1501, denominator: 1659 }],
    [
      'parts and the percentage as it was rounded',
      'online',
      { value: 90.5, numerator: 1501, denominator: 1659 },
    ],
    ['a percentage, and how many of an unknown number', 'integrated', { value: 34, numerator: 88 }],
    ['a number', 'dossiers', { value: 930_000, target: 900_000 }],
    ['a rank', 'par-rank', { value: 2, denominator: 63, target: 5 }],
  ])('may be %s', (_, id, figure) => {
    expect(pathsOf(id, figure)).toEqual([]);
  });

  it.each([
    ['nothing', 'online', {}, ['value']],
    ['more than all', 'online', { value: 100.1 }, ['value']],
    ['a part of nothing', 'online', { numerator: 1, denominator: 0 }, ['denominator']],
    ['a part larger than the whole', 'online', { numerator: 5, denominator: 4 }, ['numerator']],
    ['half a dossier', 'dossiers', { value: 1.5 }, ['value']],
    [
      'a percentage that its parts do not say',
      'online',
      { value: 91, numerator: 1501, denominator: 1659 },
      ['value'],
    ],
    ['a whole without its part', 'online', { value: 90, denominator: 1659 }, ['numerator']],
    [
      'parts of a number',
      'decisions',
      { value: 18, numerator: 1, denominator: 2 },
      ['numerator', 'denominator'],
    ],
    ['a rank among nobody', 'pci-rank', { value: 9 }, ['denominator']],
    ['a rank beyond the last', 'pci-rank', { value: 64, denominator: 63 }, ['value']],
    ['a rank of zero', 'pci-rank', { value: 0, denominator: 63 }, ['value']],
    ['a target that is none', 'on-time', { value: 91, target: -1 }, ['target']],
    ['not a number', 'on-time', { value: Number.NaN }, ['value']],
  ])('is refused by its fields where it is %s', (_, id, figure, paths) => {
    expect(pathsOf(id, figure)).toEqual(paths);
  });

  it('has the value that its parts say', () => {
    expect(valueOfFigure({ numerator: 1501, denominator: 1659 })).toBe(90.48);
  });

  it.each(['2020', '2020-H2', '2020-Q4', '2019-2020', '2026', '2026-Q4'])('may be of %s', (period) => {
    expect(issueOfPeriod(period, '2026-11')).toBeUndefined();
  });

  it.each([
    ['2027', 'has not begun yet'],
    ['2026-Q4', 'has not begun yet'],
    ['2020-Q5', 'must be'],
    ['2020-13', 'must be'],
    ['2020-2019', 'must be'],
    ['2010-2020', 'must be'],
    ['20', 'must be'],
    ['2020#1', 'must be'],
  ])('cannot be of %s', (period, message) => {
    expect(issueOfPeriod(period, '2026-09')).toContain(message);
  });

  it.each([
    ['2020-12-31', undefined],
    [undefined, undefined],
    ['2020-02-30', 'must be a day that exists, such as 2020-12-31'],
    ['2026-11-24', 'must not be a day to come'],
  ])('comes from a document of %s', (day, issue) => {
    expect(issueOfDocumentDate(day, '2026-11-23')).toBe(issue);
  });

  it('stands in its newest version, in the order of periods', () => {
    const entry = (period: string, version: number): ScorecardEntry => ({
      indicator: 'sipas',
      period,
      version,
      value: version,
      document: 'x',
      enteredBy: 'x',
      enteredAt: 'x',
    });

    const standing = standingEntries([
      entry('2020', 1),
      entry('2019', 2),
      entry('2019', 1),
      entry('2020-Q1', 1),
    ]);

    expect(standing.map(({ period, version }) => [period, version])).toEqual([
      ['2019', 2],
      ['2020', 1],
      ['2020-Q1', 1],
    ]);
  });
});

describe('a document', () => {
  it.each([
    'Quyết định 1234/QĐ-UBND ngày 12/5/2026',
    'QĐ 388/QĐ-BNV',
    '12/2018/TT-BNV',
    '30c/NQ-CP',
    'Luật số 91/2025/QH15',
    '766/QĐ-TTg',
    '131/NQ-HĐND',
  ])('is known by its number and symbol: %s', (document) => {
    expect(issueOfDocument(document)).toBeUndefined();
    expect(issueOfDocument(document.normalize('NFD'))).toBeUndefined();
  });

  it.each(['QD 1', 'Báo cáo năm 2025', 'ngày 12/5/2026', 'QĐ-UBND', '/QĐ-UBND', '33/63 tỉnh', ''])(
    'is not known by less: %s',
    (document) => {
      expect(issueOfDocument(document)).toContain('such as 1234/QĐ-UBND');
    },
  );
});

describe('the figures that the demonstration opens with', () => {
  const figures = reportedFigures('2026-11-23T10:00:00+07:00');

  it('are right, of every indicator, and of the city', () => {
    expect(figures.flatMap((figure) => issuesOfFigure(indicator(figure.indicator), figure))).toEqual([]);
    expect(figures.map(({ period }) => issueOfPeriod(period, '2026-11')).filter(Boolean)).toEqual([]);
    expect(new Set(figures.map((figure) => figure.indicator))).toEqual(
      new Set(INDICATORS.map(({ id }) => id)),
    );
    expect(new Set(figures.map(({ unit }) => unit))).toEqual(new Set([HANOI_CITY]));
  });
});
