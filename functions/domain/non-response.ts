import { finiteWilsonInterval, type Interval } from './interval.ts';
import { evidenceOf, SHOWN_FROM, type Verdict } from './verdict.ts';

/**
 * Between which shares that of all people lies, whoever did not answer: all of them dissatisfied, or all satisfied. It
 * assumes nothing about them, and so is the widest there is (C. F. Manski 1989, Journal of Human Resources 24,
 * 343–360; likewise Cochran 1977, Sampling Techniques, § 13.2).
 */
export type NonResponse = {
  readonly low: number;
  readonly high: number;
  /**
   * The share among those who did not answer at which the target is just met: with less it is missed, with more it is met.
   * `undefined` where they cannot decide it.
   */
  readonly tipping: number | undefined;
};

/** `share` of the `n` who answered, of a known `population`, which is at least `n`. */
export const nonResponse = (
  share: number,
  n: number,
  population: number,
  targetShare: number,
): NonResponse => {
  const satisfied = share * n;
  const silent = population - n;
  const low = satisfied / population;
  const high = (satisfied + silent) / population;
  const decides = silent > 0 && low < targetShare && targetShare <= high;
  return { low, high, tipping: decides ? (targetShare * population - satisfied) / silent : undefined };
};

/** What the people who answered say of a population that is known: how sure, and what the others could change. */
export type Surveyed = {
  readonly interval: Interval;
  readonly verdict: Verdict;
  readonly nonResponse: NonResponse;
  /** Whether those who did not answer could turn the verdict. */
  readonly couldChange: boolean;
};

/**
 * `undefined` where fewer answered than may be shown, or more than there are: then the population is not known. Likewise
 * where `others` who answered elsewhere are so few that these figures, taken from those of all, would tell their answers.
 */
export const surveyedOf = (
  share: number | undefined,
  n: number,
  population: number,
  targetShare: number,
  others: number,
): Surveyed | undefined => {
  if (share === undefined || evidenceOf(n) === 'hidden' || n > population) return undefined;
  if (others > 0 && others < SHOWN_FROM) return undefined;
  const interval = finiteWilsonInterval(share, n, population);
  const verdict = verdictBy(interval, targetShare);
  const bounds = nonResponse(share, n, population, targetShare);
  return {
    interval,
    verdict,
    nonResponse: bounds,
    couldChange: verdict !== 'notEnoughEvidence' && bounds.tipping !== undefined,
  };
};

const verdictBy = ({ low, high }: Interval, targetShare: number): Verdict => {
  if (low >= targetShare) return 'met';
  return high < targetShare ? 'notMet' : 'notEnoughEvidence';
};
