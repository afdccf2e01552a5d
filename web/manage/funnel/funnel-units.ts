import { type FormulaId, formulaById, shareOf } from '#domain/formulas.ts';
import { type FunnelPlace, funnelLimits, funnelPlaceOf } from '#domain/funnel.ts';
import { shrunkShares } from '#domain/shrinkage.ts';
import type { MonthResult } from '../../shared/api-types.ts';

type Child = MonthResult['children'][number];

/** A unit in the funnel and in the table behind it, in percent. */
export type FunnelUnit = {
  readonly id: string;
  readonly name: Child['name'];
  readonly own: boolean;
  readonly n: number;
  readonly indexPercent: number;
  /** Where it lies against the target of the unit above, which all are held to here. */
  readonly place: FunnelPlace;
  /** Its index once chance is taken off, with its interval. */
  readonly expectedPercent: number;
  readonly lowPercent: number;
  readonly highPercent: number;
};

/** Under this many units there is nothing to be compared. */
export const LEAST_UNITS = 3;

/**
 * The units that may be compared: ten responses or more. The lowest expected index first. All is computed from the counts, as an
 * index that was rounded before would put estimates wrong in the last decimal that is printed, and units on the other side of a limit.
 */
export const funnelUnits = (
  children: readonly Child[],
  targetPercent: number,
  formula: FormulaId,
): readonly FunnelUnit[] => {
  const shown = children.flatMap((child) => {
    const share = child.counts ? shareOf(formulaById(formula), child.counts) : undefined;
    return child.indexPercent === null || share === undefined
      ? []
      : [{ ...child, indexPercent: child.indexPercent, share }];
  });
  const expected = shrunkShares(shown);
  return shown
    .map(({ unit, name, own, n, indexPercent, share: ownShare }, position) => {
      const { share, interval } = expected[position] as (typeof expected)[number];
      return {
        id: unit,
        name,
        own,
        n,
        indexPercent,
        place: funnelPlaceOf(ownShare, funnelLimits(n, targetPercent / 100)),
        expectedPercent: share * 100,
        lowPercent: interval.low * 100,
        highPercent: interval.high * 100,
      };
    })
    .toSorted((a, b) => a.expectedPercent - b.expectedPercent || (a.id < b.id ? -1 : 1));
};
