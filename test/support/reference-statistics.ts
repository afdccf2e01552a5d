import { inPercent, type Ratio, ratio } from './ratio.ts';

/*
 * The methods of the product a second time, from their definitions and not from its formulas: limits are found by halving
 * where a test just refuses, comparisons are made in whole numbers, settled numbers are solved for.
 */

const Z = 1.959963984540054;

/** Where a rising or falling function changes its sign. */
const rootBetween = (from: number, to: number, of: (x: number) => number): number => {
  let [low, high] = [from, to];
  const isRising = of(high) > of(low);
  for (let halvings = 0; halvings < 200; halvings++) {
    const middle = (low + high) / 2;
    if (of(middle) > 0 === isRising) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
};

export type Limits = { readonly low: number; readonly high: number };

/**
 * Between which shares the score test does not refuse: `n` people, whole or not, drawn without replacement from `population`, of
 * whom `share` were satisfied.
 */
export const scoreLimits = (
  share: number,
  n: number,
  population = Number.POSITIVE_INFINITY,
  quantile = Z,
): Limits => {
  const left = population === Number.POSITIVE_INFINITY ? 1 : (population - n) / (population - 1);
  const refuses = (x: number): number => n * (share - x) ** 2 - quantile ** 2 * x * (1 - x) * left;
  return {
    low: share === 0 ? 0 : rootBetween(0, share, refuses),
    high: share === 1 ? 1 : rootBetween(share, 1, refuses),
  };
};

export type Cell = { readonly n: number; readonly satisfied: number };

/** R. G. Newcombe's tenth method, as he words it: the limits of both shares, squared and added. */
export const differenceLimits = (before: Cell, now: Cell, quantile = Z): Limits => {
  const [p, q] = [now.satisfied / now.n, before.satisfied / before.n];
  const limitsOf = (share: number, n: number): Limits => scoreLimits(share, n, undefined, quantile);
  const [last, first] = [limitsOf(p, now.n), limitsOf(q, before.n)];
  return {
    low: p - q - Math.sqrt((p - last.low) ** 2 + (first.high - q) ** 2),
    high: p - q + Math.sqrt((last.high - p) ** 2 + (q - first.low) ** 2),
  };
};

const SCALE = 10n ** 15n;
/** Squares of the normal quantiles at 0.975 and 0.999, in 10⁻¹⁵. */
const WARNING = BigInt(Math.round(Z ** 2 * 1e15));
const ACTION = BigInt(Math.round(3.090232306167813 ** 2 * 1e15));

/** How far beyond the limits of the funnel: 0 within 95 %, ±1 within 99.8 %, ±2 beyond; by (100·k − n·T)² > z²·n·T·(100 − T). */
export const funnelSide = ({ n, satisfied }: Cell, targetPercent: number): -2 | -1 | 0 | 1 | 2 => {
  const [people, target] = [BigInt(n), BigInt(targetPercent)];
  const off = 100n * BigInt(satisfied) - people * target;
  const chance = people * target * (100n - target);
  const beyond = (squared: bigint): boolean => SCALE * off * off > squared * chance;
  const far = beyond(ACTION) ? 2 : beyond(WARNING) ? 1 : 0;
  return (off < 0n ? -far : far) as -2 | -1 | 0 | 1 | 2;
};

const NEWEST = 0.2;

/**
 * Which days of a row are marked: those more than three deviations off the share of all, by (k·N − n·K)² > 9·n·K·(N − K), and
 * of the others those up to which the weighted sum of all days, each weight written out, is more than 2.962 of its deviations off.
 */
export const signalsOf = (days: readonly Cell[]): readonly ('beyond' | 'drift' | undefined)[] => {
  const all = days.reduce((sum, { n }) => sum + n, 0);
  const satisfied = days.reduce((sum, day) => sum + day.satisfied, 0);
  const centre = satisfied / all;
  const offs = days.map((day) => (day.satisfied - day.n * centre) / Math.sqrt(day.n * centre * (1 - centre)));
  return days.map((day, at) => {
    const [n, k, N, K] = [day.n, day.satisfied, all, satisfied].map(BigInt) as [
      bigint,
      bigint,
      bigint,
      bigint,
    ];
    if ((k * N - n * K) ** 2n > 9n * n * K * (N - K)) return 'beyond';
    const weights = offs.slice(0, at + 1).map((_, of) => NEWEST * (1 - NEWEST) ** (at - of));
    const mean = weights.reduce((sum, weight, of) => sum + weight * (offs[of] ?? 0), 0);
    const spread = Math.sqrt(weights.reduce((sum, weight) => sum + weight ** 2, 0));
    return Math.abs(mean) > 2.962 * spread ? 'drift' : undefined;
  });
};

/** What further responses at the same share settle: n = z²·T·(1 − T)/(p − T)² people put the target on a limit of the test. */
export const furtherToSettle = ({ n, satisfied }: Cell, targetShare: number): number =>
  Math.ceil((Z ** 2 * targetShare * (1 - targetShare)) / (satisfied / n - targetShare) ** 2 - n);

/** 137 as people plan with it: 140; under a hundred in tens, beyond it two digits, upwards. */
export const aboutSoMany = (further: number): number => {
  const digits = String(further);
  const zeros = Math.max(1, digits.length - 2);
  const head = Number(digits.slice(0, -zeros) || '0');
  const isRound = /^0*$/.test(digits.slice(-zeros));
  return Number(`${isRound ? head : head + 1}${'0'.repeat(zeros)}`);
};

export const shareOf = ({ n, satisfied }: Cell): Ratio => ratio(satisfied, n);
export const percentOfCell = (cell: Cell): number => inPercent(shareOf(cell));
