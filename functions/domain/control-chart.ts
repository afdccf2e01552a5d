/** One day: how many people, and their share, 0 to 1. */
export type ChartPoint = { readonly n: number; readonly share: number };

/** `beyond`: outside the limits of its day; `drift`: the weighted mean of the days up to it has left the limits. */
export type Signal = 'beyond' | 'drift';

export type Charted = {
  /** Limits of three standard deviations for the people of the day, 0 to 1. */
  readonly low: number;
  readonly high: number;
  /** The exponentially weighted mean of the days, in standard deviations from the centre. */
  readonly drift: number;
  readonly signal: Signal | undefined;
};

/** Weight of the newest day, and limits in standard deviations, which give one false alarm in about 500 days. */
const NEWEST = 0.2;
const DRIFT_LIMIT = 2.962;
const DAY_LIMIT = 3;

/**
 * A p chart with limits by each day's people (W. A. Shewhart; D. C. Montgomery, Introduction to Statistical Quality Control,
 * § 7.3), and on its standardised values an EWMA, which sees small lasting changes sooner (S. W. Roberts 1959,
 * Technometrics 1, 239–250; weight and limit of J. M. Lucas and M. S. Saccucci 1990, the same 32, 1–12, table 3).
 * The centre is the share of all days together.
 */
export const controlChart = (points: readonly ChartPoint[]): readonly Charted[] => {
  const total = points.reduce((sum, { n }) => sum + n, 0);
  const centre = total === 0 ? 0 : points.reduce((sum, { n, share }) => sum + n * share, 0) / total;
  let drift = 0;
  return points.map(({ n, share }, position) => {
    const deviation = Math.sqrt((centre * (1 - centre)) / n);
    const standardised = deviation > 0 ? (share - centre) / deviation : 0;
    drift = NEWEST * standardised + (1 - NEWEST) * drift;
    const spread = Math.sqrt((NEWEST / (2 - NEWEST)) * (1 - (1 - NEWEST) ** (2 * (position + 1))));
    return {
      low: Math.max(0, centre - DAY_LIMIT * deviation),
      high: Math.min(1, centre + DAY_LIMIT * deviation),
      drift,
      signal: signalOf(Math.abs(standardised), Math.abs(drift) / spread),
    };
  });
};

const signalOf = (day: number, drift: number): Signal | undefined => {
  if (day > DAY_LIMIT) return 'beyond';
  return drift > DRIFT_LIMIT ? 'drift' : undefined;
};
