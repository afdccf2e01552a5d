import type { FormulaId } from './formulas.ts';
import type { Text } from './questionnaire.ts';
import type { Service } from './service.ts';

/** A numbered desk (quầy) of a unit; its code is `<unit>-<number>`, printed on its poster QR. */
export type Counter = { readonly code: string; readonly name: Text };

/** From `from` (a month, included) on, until a later entry of the same list takes over. */
export type Placement = {
  readonly from: string;
  /** `null` makes the unit a root; `'closed'` ends it (cơ quan đã giải thể). */
  readonly parent: string | null | 'closed';
  /** Who took over from a closed unit, the one that took most of it first. */
  readonly successors?: readonly string[];
};

/** From this month on, results of the unit and those below it are computed by this formula. */
export type FormulaInForce = { readonly from: string; readonly formula: FormulaId };

/** What officers say of a unit beside where it stands. */
export type UnitDetails = {
  readonly name: Text;
  /** One of `UNIT_KINDS`; lists of before may have others. Shown, never computed with. */
  readonly kind: string;
  /** Percent; inherited from the nearest ancestor that has one, 80 at the top. */
  readonly targetPercent?: number;
  readonly counters: readonly Counter[];
};

/** What a unit was before it was renamed, given another target or other counters: until a month, which is not included. */
export type FormerDetails = UnitDetails & { readonly until: string };

/**
 * A node of the organisation (cơ quan, đơn vị) with its ranges of validity. Reforms take effect on the
 * first of a month, so a month has exactly one tree and each response exactly one place in it.
 */
export type Unit = UnitDetails & {
  readonly id: string;
  /** In ascending order of `from`; before the first entry the unit does not exist. */
  readonly placements: readonly Placement[];
  /** In ascending order of `until`: months that have ended keep the name and the target they were judged by. */
  readonly former?: readonly FormerDetails[];
  /** In ascending order of `from`; inherited as a whole from the nearest ancestor that has any. */
  readonly formulas?: readonly FormulaInForce[];
};

/** Everything that is configured rather than counted, published as one immutable version. */
export type Organisation = {
  readonly version: number;
  readonly units: readonly Unit[];
  readonly services: readonly Service[];
  /** What every reader of results must be told, such as that they are invented. */
  readonly notice?: Text;
};

export const EMPTY_ORGANISATION: Organisation = { version: 0, units: [], services: [] };

/** The month before all months, for units that have always been where they are. */
export const ALWAYS = '0000-01';

/** What a unit may be (Luật Tổ chức chính quyền địa phương 2025, districts of before it); `unit` where nobody has said. */
export const UNIT_KINDS = [
  'country',
  'city',
  'province',
  'department',
  'district',
  'town',
  'ward',
  'commune',
  'special-zone',
  'desk',
  'unit',
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export const UNIT_ID = /^[A-Z0-9](?:[A-Z0-9.-]{0,18}[A-Z0-9])?$/;
export const COUNTER_CODE = /^([A-Z0-9](?:[A-Z0-9.-]{0,18}[A-Z0-9])?)-(\d{2,3})$/;
