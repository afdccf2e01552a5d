/** Where the middle half of some values lies, and their middle. */
export type Spread = { readonly low: number; readonly median: number; readonly high: number };

/**
 * Median and quartiles, between neighbours by straight lines (type 7 of R. J. Hyndman and Y. Fan 1996, The American
 * Statistician 50, 361–365); `undefined` of nothing. Laws: low ≤ median ≤ high, all within the values, whatever their order.
 */
export const spreadOf = (values: readonly number[]): Spread | undefined => {
  if (values.length === 0) return undefined;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const [below, above] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number];
    return below + (above - below) * (place - Math.floor(place));
  };
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
};
