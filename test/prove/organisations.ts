import type { Organisation, Placement } from '#domain/unit.ts';
import { ALWAYS } from '#domain/unit.ts';
import { sampleUnit } from '../support/sample.ts';

/** The month in which the reforms of a run take effect, and the one before. */
export const MONTHS = ['2026-09', '2026-10'] as const;
const REFORM = MONTHS[1];

const unit = (id: string, ...placements: readonly Placement[]) =>
  sampleUnit(id, null, { kind: 'ward', placements });
const always = (parent: string | null): Placement => ({ from: ALWAYS, parent });

/*
 *  September              from October
 *  01 ─┬─ A ─┬─ A1        01 ─┬─ A ─── A1
 *      │     ├─ A2            │
 *      │     ├─ C             │
 *      │     └─ E             │
 *      └─ B ─── B1            └─ B ─┬─ B1
 *                                   ├─ C    known long before
 *                                   └─ A2   published when October has begun
 *  E ends with September, also published late.
 */
const units = [
  unit('01', always(null)),
  unit('A', always('01')),
  unit('A1', always('A')),
  unit('A2', always('A')),
  unit('B', always('01')),
  unit('B1', always('B')),
  unit('C', always('A'), { from: REFORM, parent: 'B' }),
  unit('E', always('A')),
];

export const BEFORE_REFORM: Organisation = { version: 1, units, services: [] };

export const AFTER_REFORM: Organisation = {
  version: 2,
  services: [],
  units: units.map((each) => {
    if (each.id === 'A2') return unit('A2', always('A'), { from: REFORM, parent: 'B' });
    return each.id === 'E' ? unit('E', always('A'), { from: REFORM, parent: 'closed' }) : each;
  }),
};
