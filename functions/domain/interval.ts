/** Levels in use, with the two-sided quantile of the normal distribution at (1 + level) / 2. */
const NORMAL_QUANTILES = {
  0.9: 1.6448536269514726,
  0.95: 1.9599639845400543,
  0.99: 2.575829303548901,
  0.998: 3.090232306167813,
} as const;

export type ConfidenceLevel = keyof typeof NORMAL_QUANTILES;

/** The level of every published interval and verdict. */
export const PUBLISHED_LEVEL = 0.95 satisfies ConfidenceLevel;

/**
 * The level of what is marked among many, in the funnel and in what changed: one in five hundred goes beyond it by chance, not one in
 * twenty, of which a city of a hundred units would always have some.
 */
export const MARKED_LEVEL = 0.998 satisfies ConfidenceLevel;

/** Between which shares, 0 to 1, the true one lies, at this level of confidence. */
export type Interval = { readonly level: ConfidenceLevel; readonly low: number; readonly high: number };

export const normalQuantile = (level: ConfidenceLevel): number => NORMAL_QUANTILES[level];

/**
 * The interval of Wilson (1927, Journal of the American Statistical Association 22, 209–212), which
 * keeps its level for small `n` and shares near 1, where satisfaction lives, and where the textbook
 * "share ± z·s.e." fails (Brown, Cai & DasGupta 2001, Statistical Science 16, 101–133).
 *
 * `n` counts independent people, not answers, and may be an effective number. The share need not be of
 * whole people: for a mean of values in [0, 1], such as the scaled mean, the variance is at most
 * p(1 − p) (Bhatia & Davis 2000, American Mathematical Monthly 107, 353–357), so the interval of a
 * proportion is then a conservative one, wider than it had to be.
 *
 * Laws: it contains the share; it lies in [0, 1]; more people at the same share give an interval inside
 * the former; the interval of 1 − share is its mirror image; without people it is [0, 1].
 */
export const wilsonInterval = (
  share: number,
  n: number,
  level: ConfidenceLevel = PUBLISHED_LEVEL,
): Interval => {
  if (n <= 0) return { level, low: 0, high: 1 };
  const z2 = NORMAL_QUANTILES[level] ** 2;
  const centre = (n * share + z2 / 2) / (n + z2);
  const half = Math.sqrt(z2 * (n * share * (1 - share) + z2 / 4)) / (n + z2);
  // At shares of 0 and 1 an end is the share itself, which rounding may miss by a hair.
  return {
    level,
    low: Math.max(0, Math.min(share, centre - half)),
    high: Math.min(1, Math.max(share, centre + half)),
  };
};

/**
 * The same for the share of a known number of people, `population`, of whom `n` answered: the variance of a share drawn without
 * replacement is p(1 − p)/n · (N − n)/(N − 1) (Cochran 1977, Sampling Techniques, § 3.2), so the score interval is Wilson's
 * with n(N − 1)/(N − n) people (B. O'Neill 2021, arXiv:2109.12464). It corrects for how many answered, not for who did.
 *
 * Laws: it lies inside Wilson's; it is the share itself once everybody has answered; it nears Wilson's as the population
 * grows.
 */
export const finiteWilsonInterval = (
  share: number,
  n: number,
  population: number,
  level: ConfidenceLevel = PUBLISHED_LEVEL,
): Interval =>
  n > 0 && n >= population
    ? { level, low: share, high: share }
    : wilsonInterval(share, (n * (population - 1)) / (population - n), level);

/**
 * The exact interval of Clopper & Pearson (1934, Biometrika 26, 404–413): its coverage is never under
 * the level, at the price of width. `successes` of `n`, both whole, 0 ≤ successes ≤ n.
 */
export const clopperPearsonInterval = (
  successes: number,
  n: number,
  level: ConfidenceLevel = PUBLISHED_LEVEL,
): Interval => {
  const tail = (1 - level) / 2;
  return { level, low: lowerLimit(successes, n, tail), high: 1 - lowerLimit(n - successes, n, tail) };
};

/** The share at which `successes` or more of `n` would come with probability `tail`: bisection on a rising function. */
const lowerLimit = (successes: number, n: number, tail: number): number => {
  if (successes === 0) return 0;
  let low = 0;
  let high = 1;
  for (let halvings = 0; halvings < 60; halvings++) {
    const middle = (low + high) / 2;
    if (binomialUpperTail(successes, n, middle) < tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

/**
 * P(X ≥ successes) of a binomial X, 0 < share < 1. Terms are taken relative to the largest, walking away
 * from it by the ratio of neighbours until they vanish: no factorials to overflow, and only positive
 * numbers are added, so nothing cancels.
 */
const binomialUpperTail = (successes: number, n: number, share: number): number => {
  const odds = share / (1 - share);
  const mode = Math.min(n, Math.floor((n + 1) * share));
  let upper = 0;
  let lower = 0;
  const add = (at: number, term: number): void => {
    if (at >= successes) upper += term;
    else lower += term;
  };
  for (let at = mode, term = 1; at <= n && term > 1e-20; at++) {
    add(at, term);
    term *= ((n - at) / (at + 1)) * odds;
  }
  for (let at = mode, term = 1; at > 0; ) {
    term *= at / (n - at + 1) / odds;
    at--;
    if (term <= 1e-20) break;
    add(at, term);
  }
  return upper / (upper + lower);
};
