/** A fraction of whole numbers, kept as it is: nothing is rounded until it is printed. The denominator is positive. */
export type Ratio = readonly [numerator: bigint, denominator: bigint];

export const ratio = (numerator: number, denominator: number): Ratio => [
  BigInt(numerator),
  BigInt(denominator),
];

export const plus = ([a, b]: Ratio, [c, d]: Ratio): Ratio => [a * d + c * b, b * d];
export const minus = ([a, b]: Ratio, [c, d]: Ratio): Ratio => [a * d - c * b, b * d];
export const times = ([a, b]: Ratio, [c, d]: Ratio): Ratio => [a * c, b * d];
export const half = (of: Ratio): Ratio => times(of, [1n, 2n]);

export const sumOf = (all: readonly Ratio[]): Ratio => all.reduce(plus, [0n, 1n]);

const floorOf = (numerator: bigint, denominator: bigint): bigint =>
  numerator / denominator - (numerator % denominator < 0n ? 1n : 0n);

/** A share in percent with two decimals, halves upwards, without any binary fraction on the way. */
export const inPercent = ([numerator, denominator]: Ratio): number =>
  Number(floorOf(20_000n * numerator + denominator, 2n * denominator)) / 100;
