import { type Interval, wilsonInterval } from './interval.ts';

export type Group = { readonly n: number; readonly share: number };

export type Shrunk = {
  /** What is expected of the group once chance is taken off, 0 to 1. */
  readonly share: number;
  readonly interval: Interval;
};

/**
 * Draws each group's share towards that of all of them, the more the fewer people it rests on: the mean of a beta
 * distribution of shares between groups and the group's own answers (empirical Bayes; C. N. Morris 1983, Journal of the
 * American Statistical Association 78, 47–55). How much groups truly differ is taken from them by moments (J. C. Kleinman
 * 1973, the same journal 68, 46–54). The interval is Wilson's with the people the estimate rests on, own and borrowed.
 *
 * Laws: an estimate lies between the group's own share and that of all; groups that differ by no more than chance are drawn
 * half way or more; a group keeps its own share as its people grow.
 */
export const shrunkShares = (groups: readonly Group[]): readonly Shrunk[] => {
  const total = groups.reduce((sum, { n }) => sum + n, 0);
  if (total === 0) return groups.map(({ share, n }) => ({ share, interval: wilsonInterval(share, n) }));
  const mean = groups.reduce((sum, { n, share }) => sum + n * share, 0) / total;
  const borrowed = borrowedPeople(groups, total, mean);
  return groups.map(({ n, share }) => {
    const estimate = (n * share + borrowed * mean) / (n + borrowed);
    return { share: estimate, interval: wilsonInterval(estimate, n + borrowed) };
  });
};

/** How many people at the share of all weigh as much as what is known beforehand; never more than there are. */
const borrowedPeople = (groups: readonly Group[], total: number, mean: number): number => {
  const variance = mean * (1 - mean);
  if (variance <= 0) return total;
  const spread = groups.reduce((sum, { n, share }) => sum + n * (share - mean) ** 2, 0) / variance;
  const byChance = groups.filter(({ n }) => n > 0).length - 1;
  const room = total - groups.reduce((sum, { n }) => sum + n * n, 0) / total - byChance;
  const likeness = room > 0 ? (spread - byChance) / room : 0;
  if (likeness <= 0) return total;
  return Math.min(total, Math.max(0, 1 / Math.min(1, likeness) - 1));
};
