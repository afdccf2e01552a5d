const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/**
 * How long to wait after the n-th failure in a row: anything up to a bound that doubles, to a minute.
 * Full jitter, so that a street of kiosks whose server returns does not knock at the same moment
 * (AWS Architecture Blog, "Exponential Backoff and Jitter").
 */
export const backOffMs = (failures: number, random: number): number =>
  random * Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
