import { MARKED_LEVEL, normalQuantile, PUBLISHED_LEVEL } from './interval.ts';

/** Between which shares, 0 to 1, units that just meet the target would lie. */
export type FunnelLimits = {
  /** 19 of 20 of them. */
  readonly warning: { readonly low: number; readonly high: number };
  /** 998 of 1,000 of them. */
  readonly action: { readonly low: number; readonly high: number };
};

/** Where a unit lies: beyond the outer limits is more than chance and the number of its responses explain. */
export type FunnelPlace = 'farBelow' | 'below' | 'within' | 'above' | 'farAbove';

/**
 * The limits of a funnel plot around a target for a unit of `n` ≥ 1 responses: 95 % and 99.8 %, as in comparisons of hospitals
 * and schools (D. J. Spiegelhalter 2005, Statistics in Medicine 24, 1185–1202), by the score test. So a unit lies
 * beyond the inner limits just where the Wilson interval of its share does not hold the target: funnel and verdict never
 * contradict each other. For an index that is a mean of values in [0, 1] they are wider than they had to be.
 */
export const funnelLimits = (n: number, targetShare: number): FunnelLimits => {
  const deviation = Math.sqrt((targetShare * (1 - targetShare)) / n);
  const between = (quantile: number) => ({
    low: Math.max(0, targetShare - quantile * deviation),
    high: Math.min(1, targetShare + quantile * deviation),
  });
  return { warning: between(normalQuantile(PUBLISHED_LEVEL)), action: between(normalQuantile(MARKED_LEVEL)) };
};

export const funnelPlaceOf = (share: number, { warning, action }: FunnelLimits): FunnelPlace => {
  if (share < action.low) return 'farBelow';
  if (share < warning.low) return 'below';
  if (share > action.high) return 'farAbove';
  return share > warning.high ? 'above' : 'within';
};
