import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameTally, sumTallies } from '#domain/tally.ts';
import { tallyOf } from '#domain/tally-responses.ts';
import {
  ancestorsOf,
  indexOrganisation,
  isWithin,
  subtreeOf,
  successorOf,
  treeOf,
} from '#domain/unit-tree.ts';
import { sampleResponse, sampleUnit } from '../support/sample.ts';

/** A forest: each unit's parent is one of those before it, or none. */
const forest = fc
  .array(fc.nat(), { minLength: 1, maxLength: 25 })
  .map((picks) =>
    picks.map((pick, at) => sampleUnit(`U${at}`, pick % (at + 1) === at ? null : `U${pick % (at + 1)}`)),
  )
  .map((units) => ({ version: 1, units, services: [] }));

describe('a unit tree', () => {
  it('holds every unit once, each below its ancestors', () => {
    fc.assert(
      fc.property(forest, (organisation) => {
        const tree = treeOf(organisation, '2026-11');

        const reached = tree.roots.flatMap((root) => subtreeOf(tree, root)).map(({ unit }) => unit.id);

        expect(reached.toSorted()).toEqual(organisation.units.map(({ id }) => id).toSorted());
        for (const id of reached) {
          expect(ancestorsOf(tree, id).every((above) => isWithin(tree, id, above))).toBe(true);
        }
      }),
    );
  });

  it('rolls children up to the same tally as folding all their responses', () => {
    fc.assert(
      fc.property(forest, fc.array(fc.nat(), { maxLength: 60 }), (organisation, picks) => {
        const tree = treeOf(organisation, '2026-11');
        const responses = picks.map((pick, at) => ({
          ...sampleResponse(at, { unit: `U${pick % organisation.units.length}` }),
          state: 'counted' as const,
        }));
        const own = (unit: string) => tallyOf(responses.filter((response) => response.unit === unit));
        const rolledUp = (unit: string): ReturnType<typeof tallyOf> =>
          sumTallies([own(unit), ...(tree.nodes.get(unit)?.children ?? []).map(rolledUp)]);

        const whole = sumTallies(tree.roots.map(rolledUp));

        expect(sameTally(whole, tallyOf(responses))).toBe(true);
      }),
    );
  });
});

describe('units with ranges of validity', () => {
  const organisation = {
    version: 1,
    services: [],
    units: [
      sampleUnit('01', null),
      sampleUnit('D', '01', {
        placements: [
          { from: '0000-01', parent: '01' },
          { from: '2025-07', parent: 'closed' },
        ],
      }),
      sampleUnit('W', 'D', {
        placements: [
          { from: '0000-01', parent: 'D' },
          { from: '2025-07', parent: '01' },
        ],
      }),
      sampleUnit('N', '01', { placements: [{ from: '2025-07', parent: '01' }] }),
    ],
  };

  it('stand where they stood in each month', () => {
    expect(ancestorsOf(treeOf(organisation, '2025-06'), 'W')).toEqual(['D', '01']);
    expect(ancestorsOf(treeOf(organisation, '2025-07'), 'W')).toEqual(['01']);
  });

  it('are not there before their first month or after their last', () => {
    expect(treeOf(organisation, '2025-06').nodes.has('N')).toBe(false);
    expect(treeOf(organisation, '2025-07').nodes.has('D')).toBe(false);
  });
});

describe('what a unit inherits', () => {
  const organisation = {
    version: 1,
    services: [],
    units: [
      sampleUnit('01', null, {
        targetPercent: 85,
        formulas: [
          { from: '0000-01', formula: 'scaledMean' as const },
          { from: '2026-04', formula: 'topTwoShare' as const },
        ],
      }),
      sampleUnit('A', '01'),
      sampleUnit('B', '01', { targetPercent: 90 }),
      sampleUnit('X', null),
    ],
  };
  const targetOf = (unit: string) => treeOf(organisation, '2026-11').nodes.get(unit)?.targetPercent;

  it('is the target of the nearest ancestor that has one, 80 % at the top', () => {
    expect([targetOf('A'), targetOf('B'), targetOf('X')]).toEqual([85, 90, 80]);
  });

  it('is the formula in force in the month', () => {
    const formulaIn = (month: string) => treeOf(organisation, month).nodes.get('A')?.formula;

    expect([formulaIn('2026-03'), formulaIn('2026-04')]).toEqual(['scaledMean', 'topTwoShare']);
  });
});

describe('the successor of a unit', () => {
  const closed = (id: string, ...successors: readonly string[]) =>
    sampleUnit(id, null, { placements: [{ from: '2025-07', parent: 'closed', successors }] });

  it('is found through those that were closed in turn, and nowhere in a ring', () => {
    const units = [
      sampleUnit('01', null),
      closed('A', 'B'),
      closed('B', '01'),
      closed('X', 'Y'),
      closed('Y', 'X'),
    ];
    const index = indexOrganisation({ version: 1, services: [], units });

    expect(successorOf(index, 'A', '2026-01')).toBe('01');
    expect(successorOf(index, 'X', '2026-01')).toBeUndefined();
    expect(successorOf(index, 'unknown', '2026-01')).toBeUndefined();
  });
});
