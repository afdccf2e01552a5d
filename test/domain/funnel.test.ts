import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FunnelPlace, funnelLimits, funnelPlaceOf } from '#domain/funnel.ts';
import { verdictOf } from '#domain/verdict.ts';

describe('the funnel', () => {
  // 0.8 ± 1.95996 · 0.04 and ± 3.09023 · 0.04, by hand.
  it('of a hundred people around 80 %', () => {
    const { warning, action } = funnelLimits(100, 0.8);

    expect([action.low, warning.low, warning.high, action.high].map((limit) => limit.toFixed(4))).toEqual([
      '0.6764',
      '0.7216',
      '0.8784',
      '0.9236',
    ]);
  });

  it.each<{ share: number; n: number; place: FunnelPlace }>([
    { share: 0.5, n: 30, place: 'farBelow' },
    { share: 0.6, n: 30, place: 'below' },
    { share: 0.8, n: 30, place: 'within' },
    { share: 0.95, n: 30, place: 'above' },
    { share: 0.6, n: 200, place: 'farBelow' },
    { share: 1, n: 200, place: 'farAbove' },
    { share: 1, n: 11, place: 'within' },
  ])('places $share of $n people $place', ({ share, n, place }) => {
    expect(funnelPlaceOf(share, funnelLimits(n, 0.8))).toBe(place);
  });

  it('never contradicts the verdict', () => {
    const verdicts: Readonly<Record<FunnelPlace, string>> = {
      farBelow: 'notMet',
      below: 'notMet',
      within: 'notEnoughEvidence',
      above: 'met',
      farAbove: 'met',
    };
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 100_000 }).chain((n) => fc.tuple(fc.constant(n), fc.nat({ max: n }))),
        fc.integer({ min: 50, max: 95 }),
        ([n, satisfied], target) => {
          const place = funnelPlaceOf(satisfied / n, funnelLimits(n, target / 100));

          expect(verdicts[place]).toBe(verdictOf(satisfied / n, n, target / 100));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
