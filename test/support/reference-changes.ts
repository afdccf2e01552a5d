import { half, inPercent, minus, plus, type Ratio, ratio, sumOf, times } from './ratio.ts';
import type { ReferenceCell } from './reference-figures.ts';

type Side = { readonly n: number; readonly satisfied: number };

/** A group in both periods; without a name it is all that is not told by itself. */
export type ChangedGroup = { readonly name: string | undefined; readonly before: Side; readonly now: Side };

export type ReferencePart = {
  readonly mix: number;
  readonly within: number;
  readonly groups: readonly (ChangedGroup & { readonly mix: number; readonly within: number })[];
};

const NOBODY: Side = { n: 0, satisfied: 0 };

const isFew = ({ before, now }: ChangedGroup): boolean =>
  (before.n > 0 && before.n < 10) || (now.n > 0 && now.n < 10);

const peopleIn = ({ before, now }: ChangedGroup): number => before.n + now.n;

const restOf = (kept: readonly ChangedGroup[], all: ChangedGroup): ChangedGroup => {
  const left = (of: 'before' | 'now'): Side => ({
    n: all[of].n - kept.reduce((sum, group) => sum + group[of].n, 0),
    satisfied: all[of].satisfied - kept.reduce((sum, group) => sum + group[of].satisfied, 0),
  });
  return { name: undefined, before: left('before'), now: left('now') };
};

/** Groups of ten or more in each period, and the rest as one; so many of the smallest are in the rest that it has ten as well. */
export const toldGroups = (
  before: readonly ReferenceCell[],
  now: readonly ReferenceCell[],
  all: { readonly before: Side; readonly now: Side },
): readonly ChangedGroup[] => {
  const names = [...new Set([...before, ...now].map(({ name }) => name))];
  const in_ = (cells: readonly ReferenceCell[], name: string): Side =>
    cells.find((cell) => cell.name === name) ?? NOBODY;
  const large = names
    .map((name) => ({ name, before: in_(before, name), now: in_(now, name) }))
    .filter((group) => !isFew(group))
    .toSorted((a, b) => peopleIn(b) - peopleIn(a));
  const whole = { name: undefined, ...all };
  for (let told = large.length; told > 0; told--) {
    const kept = large.slice(0, told);
    const rest = restOf(kept, whole);
    if (!isFew(rest)) return peopleIn(rest) > 0 ? [...kept, rest] : kept;
  }
  return [whole];
};

/**
 * E. M. Kitagawa's two parts of a change, in fractions of whole numbers: of each group the change of its part in all times how far
 * its share lies from that of all, and the change of its share times its part in all; both by the mean of the periods.
 */
export const partOf = (groups: readonly ChangedGroup[]): ReferencePart => {
  const [first, last] = (['before', 'now'] as const).map((of) => ({
    n: groups.reduce((sum, group) => sum + group[of].n, 0),
    satisfied: groups.reduce((sum, group) => sum + group[of].satisfied, 0),
  })) as [Side, Side];
  const level = half(plus(ratio(first.satisfied, first.n), ratio(last.satisfied, last.n)));
  const effects = groups.map(({ before, now }) => {
    const part = { before: ratio(before.n, first.n), now: ratio(now.n, last.n) };
    const share = (side: Side, other: Side): Ratio =>
      side.n > 0 ? ratio(side.satisfied, side.n) : ratio(other.satisfied, other.n);
    const [then, since] = [share(before, now), share(now, before)];
    return {
      mix: times(minus(part.now, part.before), minus(half(plus(then, since)), level)),
      within: times(half(plus(part.before, part.now)), minus(since, then)),
    };
  });
  return {
    mix: inPercent(sumOf(effects.map(({ mix }) => mix))),
    within: inPercent(sumOf(effects.map(({ within }) => within))),
    groups: groups.map((group, at) => ({
      ...group,
      mix: inPercent(effects[at]?.mix ?? [0n, 1n]),
      within: inPercent(effects[at]?.within ?? [0n, 1n]),
    })),
  };
};
