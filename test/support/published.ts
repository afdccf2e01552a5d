import type { PublishedMonth, PublishedUnit } from '#domain/published-month.ts';

/** A unit of which 85 of 100 people were satisfied. */
export const publishedUnit = (changes: Partial<PublishedUnit> = {}): PublishedUnit => ({
  unit: '01',
  name: { vi: 'Thành phố', en: 'City' },
  kind: 'city',
  parent: null,
  targetPercent: 80,
  withheld: false,
  n: 100,
  counts: [0, 0, 15, 85, 0],
  indexPercent: 85,
  interval: { level: 0.95, lowPercent: 76.72, highPercent: 90.69 },
  verdict: 'notEnoughEvidence',
  completed: null,
  rated: null,
  coveragePercent: null,
  ...changes,
});

/** What is left of a unit where what was answered is withheld. */
export const WITHHELD: Partial<PublishedUnit> = {
  withheld: true,
  n: 7,
  counts: null,
  indexPercent: null,
  interval: null,
  verdict: null,
};

/** `satisfied` of `n`. */
export const rated = (satisfied: number, n: number): Partial<PublishedUnit> => ({
  n,
  counts: [0, 0, n - satisfied, satisfied, 0],
  indexPercent: (satisfied / n) * 100,
  interval: {
    level: 0.95,
    lowPercent: Math.max(0, (satisfied / n) * 100 - 4),
    highPercent: Math.min(100, (satisfied / n) * 100 + 4),
  },
});

/** A month of one unit, asked by the form `post-service@1` and measured by its line. */
export const publishedMonth = (
  month: string,
  unit: Partial<PublishedUnit> = {},
  changes: Partial<PublishedMonth> = {},
): PublishedMonth => ({
  month,
  publishedAt: '2027-01-11T00:05:00+07:00',
  formula: { id: 'topTwoShare', version: 1 },
  questionnaires: [{ id: 'post-service', version: 1, title: { vi: 'Sau dịch vụ', en: 'After service' } }],
  comparabilityGroup: 'post-service',
  notice: null,
  units: [publishedUnit(unit)],
  channels: [],
  ...changes,
});
