import { isMonth } from './time.ts';
import { COUNTER_CODE, type Counter, type Unit } from './unit.ts';
import { nameFault, type RefuseCell, type UnitColumn, type UnitRow } from './unit-cells.ts';
import { detailsIn, editedFrom } from './unit-details.ts';

/** In the type column of a list of units: the row is a counter, and its code says of which unit. */
export const COUNTER = 'counter';

/** In the parent column of a counter: there is none any longer from its month on. */
const CLOSED = 'closed';

const NOT_OF_COUNTERS = [
  'target_percent',
  'counters',
  'formulas',
  'successors',
] as const satisfies readonly UnitColumn[];

/**
 * The unit with the counter that a row says: new, under another name, or no more, from the row's month on, without one from
 * this month on; what is planned of other counters stays. `undefined` where no unit has it.
 */
export const withCounterRow = (
  units: ReadonlyMap<string, Unit>,
  row: UnitRow,
  thisMonth: string,
  refuse: RefuseCell,
): Unit | undefined => {
  const code = row.code ?? '';
  const [, id = ''] = COUNTER_CODE.exec(code) ?? [];
  const unit = units.get(id);
  if (!unit) {
    refuse('code', 'of a counter must be that of its unit, a dash and its number, such as 00070-03');
    return undefined;
  }
  if (row.valid_from !== undefined && !isMonth(row.valid_from)) {
    refuse('valid_from', 'must be a month such as 2025-07');
  }
  for (const column of NOT_OF_COUNTERS) {
    if (row[column] !== undefined) refuse(column, 'is left blank where the row is a counter');
  }
  if (row.parent !== undefined && row.parent !== CLOSED && row.parent !== id) {
    refuse('parent', 'of a counter is left blank, or "closed" where there is none any longer');
  }
  const month = row.valid_from ?? thisMonth;
  const end = unit.placements.at(-1);
  if (end?.parent === CLOSED && end.from <= month) {
    refuse('valid_from', `must be before ${end.from}, when the unit is closed`);
  }
  const known = detailsIn(unit, month).counters.find((each) => each.code === code);
  if (row.parent === CLOSED) {
    return editedFrom(unit, month, (counters) => counters.filter((each) => each.code !== code));
  }
  const counter: Counter = { code, name: nameOf(row, known, refuse) };
  return editedFrom(unit, month, (counters) =>
    [...counters.filter((each) => each.code !== code), counter].toSorted(byNumber),
  );
};

const numberOf = ({ code }: Counter): number => Number(code.slice(code.lastIndexOf('-') + 1));

const byNumber = (a: Counter, b: Counter): number => numberOf(a) - numberOf(b);

const nameOf = (row: UnitRow, known: Counter | undefined, refuse: RefuseCell): Counter['name'] => {
  const [vi, given] = [row.name ?? known?.name.vi ?? '', row.name_en];
  const fault = nameFault(vi);
  if (fault) refuse('name', fault);
  const isSame = known !== undefined && known.name.vi === vi;
  if (given === undefined && !isSame) refuse('name_en', 'must be given where a counter is new or renamed');
  const en = given ?? known?.name.en ?? vi;
  const faultOfEnglish = given === undefined ? undefined : nameFault(en);
  if (faultOfEnglish) refuse('name_en', faultOfEnglish);
  return { vi, en };
};
