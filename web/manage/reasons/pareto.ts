import type { MonthResult } from '../../shared/api-types.ts';

type Reason = MonthResult['reasons'][number];

export type ParetoRow = Reason & {
  /** Of all that was ticked in the group, and that of this and all reasons before it. */
  readonly sharePercent: number;
  readonly togetherPercent: number;
};

export type ReasonGroup = 'complaints' | 'praises' | 'others';

/** Reasons offered after low scores only, after high ones only, and all others; those of a form no longer known are others. */
export const groupOf = ({ offeredAfter }: Reason): ReasonGroup => {
  if (offeredAfter.length === 0) return 'others';
  if (offeredAfter.every((score) => score < 3)) return 'complaints';
  return offeredAfter.every((score) => score > 3) ? 'praises' : 'others';
};

/** Reasons most often first, each with its share and the sum of shares so far. */
export const paretoOf = (reasons: readonly Reason[]): readonly ParetoRow[] => {
  const total = reasons.reduce((sum, { n }) => sum + n, 0);
  let ticked = 0;
  return reasons
    .toSorted((a, b) => b.n - a.n || (a.id < b.id ? -1 : 1))
    .map((reason) => {
      ticked += reason.n;
      return { ...reason, sharePercent: (reason.n / total) * 100, togetherPercent: (ticked / total) * 100 };
    });
};
