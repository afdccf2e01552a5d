import { differenceOf } from './change.ts';

/** A channel whose part in all responses has moved, with that part before and now, as shares. */
export type ChannelShift = { readonly id: string; readonly before: number; readonly now: number };

type Responses = Readonly<Record<string, number>>;

/** Less is found between any two months of an office, and explains little; a rule of this product. */
const LEAST_SHIFT = 0.1;

/** There are five channels, so that one of them shifts by chance alone in one comparison of twenty at the most (Bonferroni). */
const LEVEL_OF_EACH = 0.99;

const totalOf = (channels: Responses): number => Object.values(channels).reduce((sum, n) => sum + n, 0);

/**
 * The channel whose part changed most, by ten points or more and by more than chance: Newcombe's interval of the difference
 * leaves 0 out. Whoever answers at a kiosk is another than who answers at home, so after such a shift a changed index
 * may be one of people and not of the service.
 *
 * Laws: swapping the periods shifts the same channel the other way; more responses at the same parts never take a shift away.
 */
export const channelShiftOf = (before: Responses, now: Responses): ChannelShift | undefined => {
  const [nBefore, nNow] = [totalOf(before), totalOf(now)];
  if (nBefore === 0 || nNow === 0) return undefined;
  const sizeOf = (shift: ChannelShift): number => Math.abs(shift.now - shift.before);
  return [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .map((id) => ({ id, before: (before[id] ?? 0) / nBefore, now: (now[id] ?? 0) / nNow }))
    .filter((shift) => {
      const { low, high } = differenceOf(
        { n: nBefore, share: shift.before },
        { n: nNow, share: shift.now },
        LEVEL_OF_EACH,
      );
      return sizeOf(shift) >= LEAST_SHIFT - ROUNDING && (low > 0 || high < 0);
    })
    .toSorted((a, b) => sizeOf(b) - sizeOf(a) || (a.id < b.id ? -1 : 1))[0];
};

/** 0.3 less 0.2 is a hair under 0.1 in binary. */
const ROUNDING = 1e-9;
