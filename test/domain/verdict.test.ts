import { describe, expect, it } from 'vitest';
import { evidenceOf, SETTLES_WITHIN, settlesWith, verdictOf } from '#domain/verdict.ts';

describe('evidence', () => {
  it.each([
    { n: 0, evidence: 'hidden' },
    { n: 9, evidence: 'hidden' },
    { n: 10, evidence: 'reference' },
    { n: 29, evidence: 'reference' },
    { n: 30, evidence: 'full' },
  ])('of $n responses is $evidence', ({ n, evidence }) => {
    expect(evidenceOf(n)).toBe(evidence);
  });
});

describe('a verdict', () => {
  it.each([
    { case: '336 of 400 against 80 %', share: 0.84, n: 400, target: 0.8, verdict: 'met' },
    { case: '84 of 100 against 80 %', share: 0.84, n: 100, target: 0.8, verdict: 'notEnoughEvidence' },
    { case: '336 of 400 against 88 %', share: 0.84, n: 400, target: 0.88, verdict: 'notMet' },
    { case: '16 of 16 against 80 %, for reference', share: 1, n: 16, target: 0.8, verdict: 'met' },
    { case: '15 of 15 against 80 %', share: 1, n: 15, target: 0.8, verdict: 'notEnoughEvidence' },
    { case: 'none of 9, which is hidden', share: 0, n: 9, target: 0.8, verdict: 'notEnoughEvidence' },
    { case: 'none of 10', share: 0, n: 10, target: 0.8, verdict: 'notMet' },
    { case: 'no answers', share: undefined, n: 0, target: 0.8, verdict: 'notEnoughEvidence' },
  ])('on $case is $verdict', ({ share, n, target, verdict }) => {
    expect(verdictOf(share, n, target)).toBe(verdict);
  });
});

describe('what settles a verdict', () => {
  it.each([
    { case: 'nothing more, once settled', share: 0.84, n: 400, target: 0.8, further: 0 },
    // n = z²·t(1 − t) / (p − t)² = 3.8415 · 0.16 / 0.0016 = 384.15
    { case: '285 more for 84 of 100 against 80 %', share: 0.84, n: 100, target: 0.8, further: 285 },
    { case: 'the tenth response, for none of 3', share: 0, n: 3, target: 0.8, further: 7 },
    { case: 'never, at the target', share: 0.8, n: 1000, target: 0.8, further: null },
    { case: 'never, against a target of 100 %', share: 1, n: 1000, target: 1, further: null },
    { case: 'never, without answers', share: undefined, n: 0, target: 0.8, further: null },
    {
      case: 'never within reach, a hair from the target',
      share: 0.8005,
      n: 1000,
      target: 0.8,
      further: null,
    },
  ])('is $case', ({ share, n, target, further }) => {
    expect(settlesWith(share, n, target)).toBe(further);
  });

  it('is looked for up to the documented cap', () => {
    // 0.801 takes 614 634 people by the same formula, 0.8007 takes 1 254 354.
    expect(settlesWith(0.801, 10, 0.8)).toBe(614_624);
    expect(settlesWith(0.8007, 10, 0.8)).toBeNull();
    expect(settlesWith(0.8007, 300_000, 0.8)).toBeLessThanOrEqual(SETTLES_WITHIN);
  });
});
