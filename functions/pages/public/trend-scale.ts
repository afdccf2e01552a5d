import { scaleLinear } from 'd3-scale';
import { monthsBetween } from '#domain/time.ts';
import type { ShownMonth, UnitMonth } from './unit-months.ts';

/** Heights in pixels, which are the same on every screen; widths are shares of it. */
export const HEIGHT = 240;
export const TOP = 24;
export const BOTTOM = 210;

/** So many months can be named beside each other on a wide screen, and on a phone. */
const NAMED = { wide: 10, narrow: 4 };

/** From the lowest that is drawn, in tens, to all. */
export const heightScale = (shown: readonly ShownMonth[], months: readonly UnitMonth[]) => {
  const lows = shown.map(({ interval }) => interval.lowPercent);
  const lowest = Math.min(...lows, ...months.map(({ targetPercent }) => targetPercent));
  const floor = Math.max(0, Math.floor((lowest - 2) / 10) * 10);
  const scale = scaleLinear([floor, 100], [BOTTOM, TOP]);
  return {
    y: (percent: number): number => Math.round(scale(percent) * 10) / 10,
    ticks: scale.ticks(4),
  };
};

/** All months from the first to the last, also those in between of which nothing was published. */
export const monthScale = (months: readonly UnitMonth[]) => {
  const axis = monthsBetween(months[0]?.month ?? '', months.at(-1)?.month ?? '');
  const slots = new Map(axis.map((month, slot) => [month, slot]));
  const slotOf = (month: string): number => slots.get(month) ?? 0;
  const share = (slot: number): number => Math.round((slot / axis.length) * 10_000) / 100;
  const every = Math.ceil(axis.length / NAMED.wide);
  const everyNarrow = every * Math.ceil(axis.length / every / NAMED.narrow);
  const isEvery = (steps: number, slot: number): boolean => (axis.length - 1 - slot) % steps === 0;
  return {
    axis,
    slotOf,
    /** The middle of a month, and where it begins and ends, in hundredths of the width. */
    middle: (month: string): number => share(slotOf(month) + 0.5),
    start: (month: string): number => share(slotOf(month)),
    end: (month: string): number => share(slotOf(month) + 1),
    /** Those that are named under the axis, the last one always. */
    named: axis
      .filter((_, slot) => isEvery(every, slot))
      .map((month) => ({ month, isAlsoOnPhones: isEvery(everyNarrow, slotOf(month)) })),
  };
};

/** Months that may be joined: a run ends where a month is missing or withheld, and where another thing is measured. */
export const runsOf = (
  shown: readonly ShownMonth[],
  slotOf: (month: string) => number,
): readonly (readonly ShownMonth[])[] => {
  const runs: ShownMonth[][] = [];
  let last = Number.NaN;
  for (const month of shown) {
    const slot = slotOf(month.month);
    const run = runs.at(-1);
    if (run && slot === last + 1 && month.breakBefore === null) run.push(month);
    else runs.push([month]);
    last = slot;
  }
  return runs;
};
