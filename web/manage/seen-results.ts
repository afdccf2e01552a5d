import type { PeriodResult, RangeResult } from '../shared/api-types.ts';

export type SeenResult = { readonly result: PeriodResult; readonly trend: RangeResult };

const MOST = 40;

/** What was shown of places that were looked at, so that the way back to one of the last of them does not wait for the network. */
export const createSeenResults = () => {
  const seen = new Map<string, SeenResult>();
  return {
    at: (place: string): SeenResult | undefined => seen.get(place),
    keep: (place: string, shown: SeenResult): void => {
      seen.delete(place);
      seen.set(place, shown);
      const [oldest] = seen.keys();
      if (seen.size > MOST && oldest !== undefined) seen.delete(oldest);
    },
  };
};
