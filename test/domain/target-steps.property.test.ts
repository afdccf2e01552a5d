import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { targetSteps } from '#domain/target-steps.ts';
import { monthPlus } from '#domain/time.ts';

const aimed = fc
  .array(fc.constantFrom(80, 85, 90), { maxLength: 24 })
  .map((targets) => targets.map((targetPercent, at) => ({ month: monthPlus('2025-01', at), targetPercent })));

describe('the steps of a target', () => {
  it('hold every month once, in its order, under its own target', () => {
    fc.assert(
      fc.property(aimed, (months) => {
        const steps = targetSteps(months);

        expect(steps.flatMap((step) => step.months)).toEqual(months);
        for (const { percent, from, to, months: own } of steps) {
          expect(new Set(own.map(({ targetPercent }) => targetPercent))).toEqual(new Set([percent]));
          expect([own[0]?.month, own.at(-1)?.month]).toEqual([from, to]);
        }
      }),
    );
  });

  it('are no more than the target changes', () => {
    fc.assert(
      fc.property(aimed, (months) => {
        const percents = targetSteps(months).map(({ percent }) => percent);

        expect(percents.filter((percent, at) => percent === percents[at - 1])).toEqual([]);
      }),
    );
  });
});
