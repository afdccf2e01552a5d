import type { Reference, ReferenceCell } from './reference-figures.ts';
import { type Limits, scoreLimits } from './reference-statistics.ts';

export type LeagueUnit = ReferenceCell &
  Limits & {
    /** What is expected of the unit once chance is taken off, 0 to 1. */
    readonly expected: number;
  };

/** Of how many units, and where half of them lie. */
export type Middle = {
  readonly count: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
};

const valuesOf = (cells: readonly ReferenceCell[]): string =>
  cells.map(({ name, n, satisfied }) => `('${name}', ${n}::DOUBLE, ${satisfied}::DOUBLE)`).join(', ');

/**
 * Estimates of a beta distribution between units whose width is that of J. C. Kleinman (1973): what Pearson's χ² of the table
 * units × satisfied has beyond its degrees of freedom. Its weight in people is at most that of all of them.
 */
const shrinkQuery = (cells: readonly ReferenceCell[]): string => `
  WITH units(name, n, k) AS (VALUES ${valuesOf(cells)}),
  whole AS (
    SELECT sum(n) AS people, sum(k) AS pleased, sum(k) / sum(n) AS mean, count(*) - 1 AS freedom, sum(n * n) / sum(n) AS lumped FROM units
  ), table_of_two AS (
    SELECT sum((k - n * mean) ** 2 / (n * mean) + (n - k - n * (1 - mean)) ** 2 / (n * (1 - mean))) AS chi_square FROM units, whole
  ), likeness AS (
    SELECT (chi_square - freedom) / (people - lumped - freedom) AS rho FROM whole, table_of_two
  ), borrowed AS (
    SELECT CASE WHEN rho <= 0 THEN people ELSE least(people, (1 - least(rho, 1)) / least(rho, 1)) END AS prior FROM likeness, whole
  )
  SELECT name, n::INTEGER AS n, k::INTEGER AS satisfied, n + prior AS weight, (k + prior * mean) / (n + prior) AS expected
  FROM units, whole, borrowed`;

/** Of units of ten responses or more, the lowest expected share first. */
export const leagueOf = async (
  reference: Reference,
  cells: readonly ReferenceCell[],
): Promise<readonly LeagueUnit[]> => {
  const shown = cells.filter(({ n }) => n >= 10);
  const units = await reference.ask<LeagueUnit & { readonly weight: number }>(shrinkQuery(shown));
  return units
    .map(({ weight, ...unit }) => ({ ...unit, ...scoreLimits(unit.expected, weight) }))
    .toSorted((a, b) => a.expected - b.expected);
};

export const middleOf = async (reference: Reference, values: readonly number[]): Promise<Middle> => {
  const [middle] = await reference.ask<Middle>(
    `SELECT count(*)::INTEGER AS count, quantile_cont(v, 0.25) AS low, quantile_cont(v, 0.5) AS median, quantile_cont(v, 0.75) AS high
     FROM (VALUES ${values.map((value) => `(${value}::DOUBLE)`).join(', ')}) AS all_of(v)`,
  );
  return middle as Middle;
};
