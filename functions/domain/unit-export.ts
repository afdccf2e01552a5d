import { ALWAYS, type Counter, type Placement, type Unit } from './unit.ts';
import { CLOSED, countersOf, NO_PARENT } from './unit-import.ts';

/**
 * The cells of a unit, in the order of `UNIT_COLUMNS`, as it stands in the end: imported again, they change nothing. Counters
 * whose names were given one by one are left out, since a list knows only how many there are.
 */
export const cellsOfUnit = ({
  id,
  name,
  kind,
  placements,
  targetPercent,
  counters,
  formulas,
}: Unit): readonly string[] => {
  const last = placements.at(-1);
  return [
    id,
    name.vi,
    name.en,
    kind,
    parentCellOf(last),
    last && (last.parent === CLOSED || last.from !== ALWAYS) ? last.from : '',
    targetPercent === undefined ? '' : String(targetPercent),
    areNumbered(id, counters) ? String(counters.length) : '',
    (formulas ?? []).map(({ from, formula }) => `${from}:${formula}`).join(' '),
    '',
    last?.successors?.join(' ') ?? '',
  ];
};

const parentCellOf = (placement: Placement | undefined): string => placement?.parent ?? NO_PARENT;

const areNumbered = (id: string, counters: readonly Counter[]): boolean =>
  JSON.stringify(counters) === JSON.stringify(countersOf(id, counters.length));
