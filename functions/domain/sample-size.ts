import { type ConfidenceLevel, normalQuantile, PUBLISHED_LEVEL } from './interval.ts';

/*
 * For planning a survey, and for reading the tables of others. Sizes are exact; `respondentsFor` makes
 * people of them. Shares and margins are 0 to 1: a margin of ±5 percentage points is 0.05.
 */

/** Slovin's n = N / (1 + N·e²), as in the Ministry of Home Affairs' guidance of 2012–2014. */
export const slovinSize = (population: number, margin: number): number =>
  population / (1 + population * margin ** 2);

/** Cochran's n₀ = z²·p(1 − p) / e² (Sampling Techniques, 3rd ed. 1977, § 4.4): people needed from a population without end. */
export const cochranSize = (margin: number, share = 0.5, level: ConfidenceLevel = PUBLISHED_LEVEL): number =>
  (normalQuantile(level) ** 2 * share * (1 - share)) / margin ** 2;

/** n = n₀ / (1 + (n₀ − 1) / N): the same precision from a known list of N people, of whom never more than N are needed. */
export const finitePopulationSize = (unlimitedSize: number, population: number): number =>
  unlimitedSize / (1 + (unlimitedSize - 1) / population);

/** ± percentage points within which the Scottish survey wants each practice's results. */
const HACE_MARGIN = 0.08;

/** Responses wanted of each unit by the Scottish Health and Care Experience survey (Technical Report, "Sample design"). */
export const haceSize = (population: number): number =>
  finitePopulationSize(cochranSize(HACE_MARGIN), population);

/** Whole people for an exact size: always upwards, but not for a residue of binary arithmetic. */
export const respondentsFor = (size: number): number => Math.ceil(size - 1e-9);

/**
 * Kish's design effect of unequal weights, n·Σw² / (Σw)² (Survey Sampling, 1965, § 11.7): by how much
 * weighting multiplies the variance. 1 for equal weights, never less; `undefined` without weight.
 */
export const kishDesignEffect = (
  groups: readonly { readonly n: number; readonly weight: number }[],
): number | undefined => {
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  const weights = groups.reduce((sum, group) => sum + group.n * group.weight, 0);
  const squares = groups.reduce((sum, group) => sum + group.n * group.weight ** 2, 0);
  return weights === 0 ? undefined : (n * squares) / weights ** 2;
};

/** How many people drawn with equal chances would tell as much as `n` people of this design. */
export const effectiveSize = (n: number, designEffect: number): number => n / designEffect;

/**
 * ± of a share as printed by the GP Patient Survey and others, z·√(deff·p(1 − p)/n). For reading their
 * tables and planning only: published figures of this product carry Wilson's interval.
 */
export const marginOfError = (
  share: number,
  n: number,
  designEffect = 1,
  level: ConfidenceLevel = PUBLISHED_LEVEL,
): number => normalQuantile(level) * Math.sqrt((designEffect * share * (1 - share)) / n);
