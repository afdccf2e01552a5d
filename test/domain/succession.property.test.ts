import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditedIn, creditsOf, predecessorsOf } from '#domain/succession.ts';
import type { Organisation, Placement } from '#domain/unit.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { sampleUnit } from '../support/sample.ts';

const MONTHS = ['2025-02', '2025-04', '2025-06'] as const;
const SHOWN = ['2025-01', '2025-03', '2025-05', '2025-07'] as const;
const LAST = '2025-07';

/** How a unit fares: below whom it begins, and whether and when it moves, and is closed in favour of others. */
const fate = fc.record({
  parent: fc.nat(),
  movesTo: fc.option(fc.nat()),
  closes: fc.option(fc.constantFrom(...MONTHS)),
  successors: fc.array(fc.nat(), { maxLength: 3 }),
});

/** Units below a city that stays; whoever took over may be closed in turn, and may stand in a ring. */
const organisation: fc.Arbitrary<Organisation> = fc.array(fate, { maxLength: 14 }).map((fates) => {
  const codeOf = (at: number): string => (at === 0 ? '01' : `U${at}`);
  return {
    version: 1,
    services: [],
    units: [
      sampleUnit('01', null),
      ...fates.map(({ parent, movesTo, closes, successors }, before) => {
        const at = before + 1;
        const placements: Placement[] = [{ from: '0000-01', parent: codeOf(parent % at) }];
        if (movesTo !== null) placements.push({ from: '2025-03', parent: codeOf(movesTo % at) });
        const open = placements.filter(({ from }) => closes === null || from < closes);
        const of = successors.map((each) => codeOf((each % fates.length) + 1));
        return sampleUnit(codeOf(at), null, {
          placements: closes === null ? open : [...open, { from: closes, parent: 'closed', successors: of }],
        });
      }),
    ],
  };
});

describe('the credit of earlier units to those of the last month', () => {
  it('is given for every unit of a month exactly once, and to a unit that is there', () => {
    fc.assert(
      fc.property(organisation, fc.constantFrom(...SHOWN), (given, month) => {
        const index = indexOrganisation(given);
        const tree = index.tree(month);

        const credits = creditsOf(tree, creditedIn(index, LAST));

        expect([...credits.values()].flat().toSorted()).toEqual([...tree.nodes.keys()].toSorted());
        expect([...credits.keys()].filter((unit) => !index.tree(LAST).nodes.has(unit))).toEqual([]);
      }),
    );
  });

  it('leaves the sums as they are, whatever each unit was rated', () => {
    fc.assert(
      fc.property(organisation, fc.array(fc.nat(1000), { minLength: 15, maxLength: 15 }), (given, rated) => {
        const index = indexOrganisation(given);
        const units = [...index.tree('2025-01').nodes.keys()];
        const ratingsOf = (unit: string): number => rated[units.indexOf(unit)] ?? 0;
        const sumOf = (of: readonly string[]): number => of.reduce((sum, unit) => sum + ratingsOf(unit), 0);

        const credits = creditsOf(index.tree('2025-01'), creditedIn(index, LAST));

        expect(sumOf([...credits.values()].flat())).toBe(sumOf(units));
      }),
    );
  });

  it('stays with who is still there', () => {
    fc.assert(
      fc.property(organisation, (given) => {
        const index = indexOrganisation(given);
        const credited = creditedIn(index, LAST);

        const open = [...index.tree(LAST).nodes.keys()];

        expect(open.map(credited)).toEqual(open);
      }),
    );
  });
});

describe('predecessors', () => {
  it('are the successors read backwards, each first successor answering for most', () => {
    fc.assert(
      fc.property(organisation, (given) => {
        const forward = given.units.flatMap(({ id, placements }) =>
          placements.flatMap(({ from, successors = [] }) =>
            successors.map((to, at) => `${id} ${from} ${to} ${at === 0}`),
          ),
        );

        const backward = [...predecessorsOf(given)].flatMap(([to, all]) =>
          all.map(({ unit, from, most }) => `${unit} ${from} ${to} ${most}`),
        );

        expect(backward.toSorted()).toEqual(forward.toSorted());
      }),
    );
  });
});
