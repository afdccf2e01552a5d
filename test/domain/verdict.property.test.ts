import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '#domain/interval.ts';
import { evidenceOf, SETTLES_WITHIN, settlesWith, verdictOf } from '#domain/verdict.ts';

/*
 * Targets and shares as they occur, hundredths of a percent and ratios of whole numbers: between values that
 * differ in the last bit of a double, rounding may decide either way.
 */
const target = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 10_000);
const share = fc
  .tuple(fc.integer({ min: 1, max: 80_000 }), fc.nat({ max: 80_000 }))
  .map(([whole, part]) => (part % (whole + 1)) / whole);
const people = fc.integer({ min: 1, max: 20_000 });

describe('a verdict', () => {
  it('says met only of a share at or above the target, and not met only of one below', () => {
    fc.assert(
      fc.property(share, people, target, (share, n, target) => {
        const verdict = verdictOf(share, n, target);

        expect(verdict === 'met' && share < target).toBe(false);
        expect(verdict === 'notMet' && share >= target).toBe(false);
      }),
    );
  });

  it('is open exactly where figures are hidden or the target lies within the interval', () => {
    fc.assert(
      fc.property(share, people, target, (share, n, target) => {
        const { low, high } = wilsonInterval(share, n);
        const open = evidenceOf(n) === 'hidden' || (low < target && target <= high);

        expect(verdictOf(share, n, target) === 'notEnoughEvidence').toBe(open);
      }),
    );
  });

  it('met stays met against a lower target, and not met stays so against a higher', () => {
    fc.assert(
      fc.property(share, people, target, target, (share, n, a, b) => {
        const [lower, higher] = [Math.min(a, b), Math.max(a, b)];

        expect(verdictOf(share, n, higher) !== 'met' || verdictOf(share, n, lower) === 'met').toBe(true);
        expect(verdictOf(share, n, lower) !== 'notMet' || verdictOf(share, n, higher) === 'notMet').toBe(
          true,
        );
      }),
    );
  });

  it('once settled stays settled with more responses at the same share', () => {
    fc.assert(
      fc.property(share, people, people, target, (share, n, further, target) => {
        const verdict = verdictOf(share, n, target);
        fc.pre(verdict !== 'notEnoughEvidence');

        expect(verdictOf(share, n + further, target)).toBe(verdict);
      }),
    );
  });
});

describe('what settles a verdict', () => {
  it('settles it with the last response and not before', () => {
    fc.assert(
      fc.property(share, people, target, (share, n, target) => {
        const further = settlesWith(share, n, target);
        fc.pre(further !== null && further > 0);

        expect(verdictOf(share, n + (further ?? 0), target)).not.toBe('notEnoughEvidence');
        expect(verdictOf(share, n + (further ?? 0) - 1, target)).toBe('notEnoughEvidence');
      }),
    );
  });

  it('is nothing exactly when the verdict stands', () => {
    fc.assert(
      fc.property(share, people, target, (share, n, target) => {
        expect(settlesWith(share, n, target) === 0).toBe(verdictOf(share, n, target) !== 'notEnoughEvidence');
      }),
    );
  });

  it('is never found where even the cap leaves the verdict open', () => {
    fc.assert(
      fc.property(target, people, fc.integer({ min: -40, max: 40 }), (target, n, away) => {
        const share = Math.min(1, Math.max(0, target + away / 40_000));

        expect(settlesWith(share, n, target) === null).toBe(
          verdictOf(share, n, target) === 'notEnoughEvidence' &&
            verdictOf(share, n + SETTLES_WITHIN, target) === 'notEnoughEvidence',
        );
      }),
    );
  });
});
