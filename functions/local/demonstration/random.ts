/** A reproducible source of numbers: the same seed and stream give the same sequence on every machine. */
export type Random = {
  /** A whole number of 32 bits. */
  readonly bits: () => number;
  /** In [0, 1). */
  readonly unit: () => number;
  /** Of the normal distribution with mean 0 and deviation 1. */
  readonly normal: () => number;
};

/** Outputs of the first rounds still resemble the seed. */
const WARM_UP_ROUNDS = 16;

/**
 * sfc32, the "small fast counting" generator of Chris Doty-Humphrey (PractRand): passes the statistical test
 * suites, and needs whole-number arithmetic only, so no engine rounds it differently. Streams of one seed are
 * independent, so that a change in what one part draws leaves the others as they were.
 */
export const seededRandom = (seed: number, stream: number): Random => {
  let a = seed | 0;
  let b = Math.floor(seed / 2 ** 32) | 0;
  let c = stream | 0;
  let counter = 1;
  const bits = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  const unit = (): number => bits() / 2 ** 32;
  for (let round = 0; round < WARM_UP_ROUNDS; round++) bits();
  return {
    bits,
    unit,
    // Box & Muller 1958; one minus, because a logarithm of 0 is infinite.
    normal: () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
  };
};

/** Turns a number in [0, 1) into a position of the list, each as likely as its weight. */
export type Picker = (unit: number) => number;

export const weightedPicker = (weights: readonly number[]): Picker => {
  let total = 0;
  const sums = weights.map((weight) => (total += weight));
  return (unit) => {
    const target = unit * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? total) > target) high = middle;
      else low = middle + 1;
    }
    return low;
  };
};
