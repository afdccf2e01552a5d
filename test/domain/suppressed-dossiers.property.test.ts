import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TablePart } from '#domain/cell-suppression.ts';
import { type DossierCounts, sumDossierCounts, withheldDossiersIn } from '#domain/suppression.ts';
import {
  type Bounds,
  hiddenIn,
  idsOf,
  isOpen,
  knownGroups,
  type Leaf,
  leavesOf,
  splitBy,
  sumBounds,
  within,
} from '../support/open-data-attack.ts';
import { dossiers, treesOf } from '../support/random-trees.ts';

const RUNS = { numRuns: 1500 };
const NO_DOSSIERS = { completed: 0, rated: 0, responses: 0 };

type Reported = Leaf<DossierCounts>;
const canBeRated = ({ cell }: Reported): boolean => cell.responses > 0;

/** Of what is withheld, which numbers of dossiers can be told. */
const toldDossiers = (root: TablePart<DossierCounts>): readonly string[] => {
  const withheld = withheldDossiersIn(root);
  const leaves = leavesOf(root).filter(({ cell }) => cell.completed > 0);
  const completedGroups = knownGroups(leaves, withheld.completed);
  const ratedGroups = knownGroups(leaves, withheld.rated);
  return idsOf(leaves).flatMap((id) => {
    const inside = within(leaves, id);
    const hidden = hiddenIn(ratedGroups, inside);
    const told: string[] = [];
    if (withheld.completed.has(id) && !isOpen(completedBounds(inside, completedGroups)))
      told.push(`completed of ${id}`);
    // Where nobody rated in what is hidden of a unit, all that was rated there is published.
    if (withheld.rated.has(id) && hidden.some(canBeRated) && !isOpen(ratedBounds(inside, ratedGroups)))
      told.push(`rated of ${id}`);
    return told;
  });
};

const completedBounds = (inside: readonly Reported[], groups: readonly (readonly Reported[])[]): Bounds => {
  const { parts, loose } = splitBy(groups, inside);
  const known = parts.map(({ part, group }): Bounds => {
    const all = sumDossierCounts(group.map(({ cell }) => cell)).completed;
    return part.length === group.length ? [all, all] : [part.length, all - (group.length - part.length)];
  });
  return sumBounds([...known, ...loose.map((): Bounds => [1, Number.POSITIVE_INFINITY])]);
};

const ratedBounds = (inside: readonly Reported[], groups: readonly (readonly Reported[])[]): Bounds => {
  const { parts, loose } = splitBy(groups, inside);
  const known = parts.map(({ part, group }): Bounds => {
    const all = sumDossierCounts(group.map(({ cell }) => cell)).rated;
    const isInside = part.some(canBeRated);
    const isOutside = group.some((leaf) => canBeRated(leaf) && !part.includes(leaf));
    return [isOutside ? 0 : all, isInside ? all : 0];
  });
  return sumBounds([
    ...known,
    ...loose.map((leaf): Bounds => [0, canBeRated(leaf) ? Number.POSITIVE_INFINITY : 0]),
  ]);
};

describe('the dossiers that are withheld', () => {
  it('are those of fewer than ten and others, and where none are reported none', () => {
    fc.assert(
      fc.property(treesOf(dossiers, NO_DOSSIERS), (root) => {
        const withheld = withheldDossiersIn(root);
        const leaves = leavesOf(root);

        for (const id of idsOf(leaves)) {
          const { completed } = sumDossierCounts(within(leaves, id).map(({ cell }) => cell));
          if (completed > 0 && completed < 10) expect(withheld.completed.has(id)).toBe(true);
          if (completed === 0) expect(withheld.rated.has(id)).toBe(false);
          if (withheld.completed.has(id)) expect(withheld.rated.has(id)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('could each be another number, to who knows that each unit has at least one and where nobody rated', () => {
    fc.assert(
      fc.property(treesOf(dossiers, NO_DOSSIERS), (root) => {
        expect(toldDossiers(root)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('stand in sums of two units and ten dossiers at least, more than each has to have', () => {
    fc.assert(
      fc.property(treesOf(dossiers, NO_DOSSIERS), (root) => {
        const { completed } = withheldDossiersIn(root);
        const leaves = leavesOf(root).filter(({ cell }) => cell.completed > 0);
        const groups = knownGroups(leaves, completed).filter((each) =>
          each.some(({ id }) => completed.has(id)),
        );

        for (const group of groups) {
          const cells = group.map(({ cell }) => cell);
          const all = sumDossierCounts(cells).completed;
          expect(group.length).toBeGreaterThan(1);
          expect(all).toBeGreaterThanOrEqual(10);
          expect(all).toBeGreaterThan(cells.reduce((sum, cell) => sum + Math.max(1, cell.rated), 0));
        }
      }),
      RUNS,
    );
  });
});
