import { describe, expect, it } from 'vitest';
import type { MonthResult } from '../../functions/api/result-schemas.ts';
import { judgedUnits, ranked, reportScale, unitsOf } from '../../web/manage/report/report-rows.ts';

type Child = MonthResult['children'][number];

const figures = (indexPercent: number | null, n = 100): Omit<Child, 'unit' | 'name' | 'verdict'> => ({
  n,
  evidence: n < 10 ? 'hidden' : n < 30 ? 'reference' : 'full',
  counts: null,
  indexPercent,
  interval:
    indexPercent === null
      ? null
      : { level: 0.95, lowPercent: indexPercent - 8, highPercent: Math.min(100, indexPercent + 5) },
  targetPercent: 80,
  own: false,
});

const child = (unit: string, verdict: Child['verdict'], indexPercent: number | null, n?: number): Child => ({
  unit,
  name: { vi: `Phường ${unit}`, en: `${unit} Ward` },
  verdict,
  ...figures(indexPercent, n),
});

const service = (id: string, indexPercent: number, n?: number): MonthResult['services'][number] => ({
  id,
  name: { vi: id, en: id },
  ...figures(indexPercent, n),
});

describe('the units of a report', () => {
  it('stand by verdict, the lowest index of each first and what is withheld last', () => {
    const units = [
      child('A', 'met', 90),
      child('B', 'notEnoughEvidence', null, 5),
      child('C', 'notMet', 70),
      child('D', 'notEnoughEvidence', 78),
      child('E', 'notMet', 60),
    ];

    expect(judgedUnits(units).map(({ name }) => name.en[0])).toEqual(['E', 'C', 'D', 'B', 'A']);
  });

  it('say which figures were filed at the unit itself', () => {
    const [own] = judgedUnits([{ ...child('A', 'met', 90), own: true }]);

    expect(own?.name.vi).toBe('Phường A (nộp trực tiếp)');
  });

  it('are all in the text where they are few', () => {
    const units = judgedUnits(Array.from({ length: 6 }, (_, at) => child(`${at}`, 'met', 90)));

    expect(unitsOf(units)).toEqual({ inText: units, inAppendix: [] });
  });

  it('of many have those in the text that miss the target or might with full evidence, and all in the appendix', () => {
    const met = Array.from({ length: 20 }, (_, at) => child(`${at}`, 'met', 90));
    const units = judgedUnits([
      ...met,
      child('A', 'notMet', 60),
      child('B', 'notEnoughEvidence', 70, 12),
      child('C', 'notEnoughEvidence', 78),
      child('D', 'notMet', 40, 12),
    ]);

    const { inText, inAppendix } = unitsOf(units);

    expect(inText.map(({ name }) => name.en)).toEqual(['D Ward', 'A Ward', 'C Ward']);
    expect(inAppendix).toBe(units);
  });
});

describe('the services of a report', () => {
  it('stand at one end only, and take part with thirty responses or more', () => {
    const { lowest, highest } = ranked([
      service('a', 70),
      service('b', 90),
      service('c', 80),
      service('d', 5, 12),
    ]);

    expect(lowest.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(highest.map(({ id }) => id)).toEqual(['b']);
  });
});

describe('the scale of a report', () => {
  it('begins where all intervals of all its tables fit', () => {
    const parts = { parts: [], elements: [], services: [service('a', 66)], ...figures(85) };

    const rows = judgedUnits([child('A', 'notMet', 52)]);

    expect(reportScale(parts as never, [])).toBe(50);
    expect(reportScale(parts as never, rows)).toBe(40);
  });
});
