import { type ConfidenceLevel, MARKED_LEVEL, PUBLISHED_LEVEL, wilsonInterval } from './interval.ts';

/** People of one kind, say of one service, in two periods: how many, and which share of them was satisfied. */
export type ChangedGroup = {
  readonly id: string;
  readonly before: { readonly n: number; readonly share: number };
  readonly now: { readonly n: number; readonly share: number };
};

/** What a group contributed to the change of the whole, in shares: the sums over all groups are the change. */
export type Contribution = {
  readonly id: string;
  /** Its people became more or fewer among all, and it differs from the whole. */
  readonly mix: number;
  /** Its own people became more or less satisfied. */
  readonly within: number;
};

/**
 * Takes a change of the whole apart into that of the mix of groups and that within them (E. M. Kitagawa 1955, Journal of the
 * American Statistical Association 50, 1168–1194), each weighed by the mean of both periods so that their order does not
 * matter. The mix of a group is told against the whole: it is positive where a group better than the whole grows. A
 * group that stands in one period only changed the mix and nothing else.
 *
 * Laws: all contributions together are the change of the whole; swapping the periods turns every sign; without a change in the
 * numbers there is no mix, without one in the shares nothing is within.
 */
export const contributionsOf = (groups: readonly ChangedGroup[]): readonly Contribution[] => {
  const total = (of: (group: ChangedGroup) => number): number =>
    groups.reduce((sum, group) => sum + of(group), 0);
  const [before, now] = [total((group) => group.before.n), total((group) => group.now.n)];
  if (before === 0 || now === 0) return groups.map(({ id }) => ({ id, mix: 0, within: 0 }));
  const whole =
    (total((group) => group.before.n * group.before.share) / before +
      total((group) => group.now.n * group.now.share) / now) /
    2;
  return groups.map((group) => {
    const weight = { before: group.before.n / before, now: group.now.n / now };
    const first = group.before.n > 0 ? group.before.share : group.now.share;
    const last = group.now.n > 0 ? group.now.share : group.before.share;
    return {
      id: group.id,
      mix: (weight.now - weight.before) * ((first + last) / 2 - whole),
      within: ((weight.before + weight.now) / 2) * (last - first),
    };
  });
};

/** How far two shares lie apart, later less earlier, with its interval. */
export type Difference = { readonly difference: number; readonly low: number; readonly high: number };

/**
 * The difference of the shares of different people with its interval (R. G. Newcombe 1998, Statistics in Medicine 17,
 * 873–890, method 10: from both Wilson intervals). Where it holds 0 the shares may be the same.
 */
export const differenceOf = (
  before: { readonly n: number; readonly share: number },
  now: { readonly n: number; readonly share: number },
  level: ConfidenceLevel = PUBLISHED_LEVEL,
): Difference => {
  const first = wilsonInterval(before.share, before.n, level);
  const last = wilsonInterval(now.share, now.n, level);
  const difference = now.share - before.share;
  return {
    difference,
    low: difference - Math.hypot(now.share - last.low, first.high - before.share),
    high: difference + Math.hypot(last.high - now.share, before.share - first.low),
  };
};

export type Direction = 'rose' | 'fell' | 'notTold';

/** Whether a difference lies above 0, below it, or may be none. */
export const directionOf = ({ low, high }: Pick<Difference, 'low' | 'high'>): Direction =>
  low > 0 ? 'rose' : high < 0 ? 'fell' : 'notTold';

/** Whether a group, one of many that are looked at, became more or less satisfied by more than chance; not told of one that stood in one period only. */
export const groupDirection = ({ before, now }: Omit<ChangedGroup, 'id'>): Direction =>
  before.n > 0 && now.n > 0 ? directionOf(differenceOf(before, now, MARKED_LEVEL)) : 'notTold';
