import { localHourOf, weekdayOf } from './time.ts';

/** How many ratings a counter had, by local hour `2026-11-23 09`, in the weeks before the present one. */
export type HourCounts = ReadonlyMap<string, number>;

/** Whether a counter is silent for longer than chance explains. */
export type Silence = {
  readonly isSilent: boolean;
  /** How many ratings usually come in such a time. */
  readonly expected: number;
  /** The chance of as long a silence at a counter that works as usual, 0 to 1. */
  readonly chance: number;
};

/** Weeks that are looked back on; of an older flow, a counter may have changed its work. */
export const WEEKS_OF_HISTORY = 8;

/** Under which chance a silence is called one: at 400 kiosks that are fine, a false alarm for each long silence in a hundred. */
export const SILENCE_CHANCE = 0.01;

const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;

/** `0-09`, Monday from nine to ten. */
const hourOfWeek = (instantMs: number): string => {
  const { day, hour } = localHourOf(instantMs);
  return `${weekdayOf(day)}-${hour}`;
};

/** The ratings of each hour of the week, all weeks together. */
const totalsByHourOfWeek = (counts: HourCounts): ReadonlyMap<string, number> => {
  const totals = new Map<string, number>();
  for (const [key, n] of counts) {
    const [day = '', hour = ''] = key.split(' ');
    const at = `${weekdayOf(day)}-${hour}`;
    totals.set(at, (totals.get(at) ?? 0) + n);
  }
  return totals;
};

/**
 * How unusual it is that nobody has rated at a counter since `lastRatingMs`.
 *
 * Ratings of one hour of the week are taken as a Poisson process whose rate is known from `weeks` such hours with
 * `total` ratings: with the rate gamma-distributed (conjugate, no prior ratings), the chance that a part `f` of the
 * hour stays empty is (weeks / (weeks + f))^total (A. Gelman et al., Bayesian Data Analysis, 3rd ed., 2.6). The
 * chances of the hours that have passed are multiplied. So hours in which nobody ever comes, nights and holidays of
 * every week, do not count; and the less is known of a counter, the longer it may be silent.
 *
 * `weeks` is how long the counter has been rated, at most `WEEKS_OF_HISTORY`; under two weeks nothing is usual yet.
 */
export const silenceOf = (
  counts: HourCounts,
  weeks: number,
  lastRatingMs: number,
  nowMs: number,
): Silence => {
  if (weeks < 2) return { isSilent: false, expected: 0, chance: 1 };
  const totals = totalsByHourOfWeek(counts);
  let expected = 0;
  let logChance = 0;
  // What a silence of weeks adds to one of a week is known without counting: it is an alarm by then.
  const from = Math.max(lastRatingMs, nowMs - WEEK_MS);
  for (let at = from; at < nowMs; at = nextHour(at)) {
    const part = (Math.min(nextHour(at), nowMs) - at) / HOUR_MS;
    const total = totals.get(hourOfWeek(at)) ?? 0;
    expected += (total * part) / weeks;
    logChance -= total * Math.log1p(part / weeks);
  }
  const chance = Math.exp(logChance);
  return { isSilent: chance < SILENCE_CHANCE, expected, chance };
};

/** Vietnam's offset is a whole number of hours, so local hours begin where hours of UTC do. */
const nextHour = (instantMs: number): number => (Math.floor(instantMs / HOUR_MS) + 1) * HOUR_MS;
