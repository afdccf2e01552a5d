import { wilsonInterval } from './interval.ts';

/** Kết luận: whether a target is met, not met, or cannot be said to be either yet. */
export type Verdict = 'met' | 'notMet' | 'notEnoughEvidence';

/** How much may be shown: nothing but n, figures "chỉ để tham khảo", or everything. */
export type Evidence = 'hidden' | 'reference' | 'full';

/**
 * Under this many responses nothing is shown but their number: opinions of so few could be traced to
 * people. The same minimum as England's GP Patient Survey (results.gp-patient.co.uk, "Explanation").
 */
export const SHOWN_FROM = 10;

/** Under this many, figures carry the words "chỉ để tham khảo" and take no part in a ranking: a rule of this product. */
export const FULL_FROM = 30;

/** Beyond this many further responses a verdict is not to be had in practice. */
export const SETTLES_WITHIN = 1_000_000;

export const evidenceOf = (n: number): Evidence => {
  if (n < SHOWN_FROM) return 'hidden';
  return n < FULL_FROM ? 'reference' : 'full';
};

/**
 * The verdict on a share of `n` people against a target, both 0 to 1: met when the whole 95 % interval
 * lies at or above the target, not met when it lies below, decided before anything is rounded.
 *
 * Hidden figures get no verdict, since one would tell what is withheld. `reference` figures do: the
 * interval is valid at any n and says by its width how little 10 to 29 people prove; so a verdict there
 * is rare but as sure as any other, and is shown with the same words of caution as the figures.
 */
export const verdictOf = (share: number | undefined, n: number, targetShare: number): Verdict => {
  if (share === undefined || evidenceOf(n) === 'hidden') return 'notEnoughEvidence';
  const { low, high } = wilsonInterval(share, n);
  if (low >= targetShare) return 'met';
  return high < targetShare ? 'notMet' : 'notEnoughEvidence';
};

/**
 * The least number of further responses that would settle an open verdict if the share stayed as it is;
 * 0 when it is settled. `null` when none would: no answers yet, a share equal to the target, or one so
 * close that it takes more than `SETTLES_WITHIN`.
 */
export const settlesWith = (share: number | undefined, n: number, targetShare: number): number | null => {
  const settledWith = (further: number): boolean =>
    verdictOf(share, n + further, targetShare) !== 'notEnoughEvidence';
  if (settledWith(0)) return 0;
  if (!settledWith(SETTLES_WITHIN)) return null;
  // At one share intervals only shrink with n, so once settled a verdict stays settled.
  let open = 0;
  let settled = SETTLES_WITHIN;
  while (settled - open > 1) {
    const middle = Math.floor((open + settled) / 2);
    if (settledWith(middle)) settled = middle;
    else open = middle;
  }
  return settled;
};
