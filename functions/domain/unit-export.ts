import { COUNTER } from './counter-rows.ts';
import { ALWAYS, type Placement, type Unit } from './unit.ts';
import { monthsOfChange } from './unit-details.ts';
import { CLOSED, NO_PARENT } from './unit-import.ts';

/**
 * The cells of a unit, in the order of `UNIT_COLUMNS`, as it stands in the end, and from the month of its last change:
 * imported again, they change nothing.
 */
export const cellsOfUnit = (unit: Unit): readonly string[] => {
  const { id, name, kind, placements, targetPercent, counters, formulas } = unit;
  const last = placements.at(-1);
  return [
    id,
    name.vi,
    name.en,
    kind,
    parentCellOf(last),
    monthCellOf(unit, last),
    targetPercent === undefined ? '' : String(targetPercent),
    String(counters.length),
    (formulas ?? []).map(({ from, formula }) => `${from}:${formula}`).join(' '),
    '',
    last?.successors?.join(' ') ?? '',
  ];
};

/** The rows of a unit's counters, each with its names; none of a unit that is closed. */
export const cellsOfCounters = (unit: Unit): readonly (readonly string[])[] => {
  const last = unit.placements.at(-1);
  if (last?.parent === CLOSED) return [];
  const month = monthCellOf(unit, last);
  return unit.counters.map(({ code, name }) => [
    code,
    name.vi,
    name.en,
    COUNTER,
    '',
    month,
    '',
    '',
    '',
    '',
    '',
  ]);
};

const parentCellOf = (placement: Placement | undefined): string => placement?.parent ?? NO_PARENT;

const monthCellOf = (unit: Unit, placement: Placement | undefined): string => {
  if (placement?.parent === CLOSED) return placement.from;
  const [last = ALWAYS] = [placement?.from ?? ALWAYS, ...monthsOfChange(unit)].toSorted().toReversed();
  return last === ALWAYS ? '' : last;
};
