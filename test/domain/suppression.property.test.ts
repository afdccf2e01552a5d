import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TablePart } from '#domain/cell-suppression.ts';
import {
  type AnswersPart,
  type DossierCounts,
  sumDossierCounts,
  withheldAnswersIn,
  withheldDossiersIn,
} from '#domain/suppression.ts';
import { type Cell, sumCells } from '#domain/tally.ts';
import {
  type Bounds,
  echelonOf,
  frechetBounds,
  idsOf,
  isDetermined,
  isOpen,
  knownGroups,
  type Leaf,
  leavesOf,
  sumBounds,
} from '../support/open-data-attack.ts';
import { answers, dossiers, treesOf } from '../support/random-trees.ts';

const RUNS = { numRuns: 1500 };
const NOBODY: Cell = [0, 0, 0, 0, 0, 0];
const NO_DOSSIERS = { completed: 0, rated: 0, responses: 0 };
const LEVELS = [1, 2, 3, 4, 5] as const;
const SIDES = [
  [1, 2, 3],
  [4, 5],
] as const;
type Side = (typeof SIDES)[number];
type Group = readonly Leaf<Cell>[];

const sumOf = (leaves: Group): Cell => sumCells(leaves.map(({ cell }) => cell));
const onSide = (cell: Cell, side: Side): number => side.reduce<number>((sum, level) => sum + cell[level], 0);
const within = <C>(leaves: readonly Leaf<C>[], id: string) =>
  leaves.filter((leaf) => leaf.within.includes(id));

/** The part of each group that stands within the id, and the rest of the leaves there, each for itself, of which no sum is known. */
const splitBy = <C>(groups: readonly (readonly Leaf<C>[])[], inside: readonly Leaf<C>[]) => ({
  parts: groups.flatMap((group) => {
    const part = group.filter((leaf) => inside.includes(leaf));
    return part.length > 0 ? [{ part, group }] : [];
  }),
  loose: inside.filter((leaf) => !groups.some((group) => group.includes(leaf))),
});

/** What is left of the leaves when all is taken away of which a sum is known within them. */
const hiddenIn = <C>(groups: readonly (readonly Leaf<C>[])[], inside: readonly Leaf<C>[]) =>
  inside.filter(
    (leaf) => !groups.some((group) => group.includes(leaf) && group.every((each) => inside.includes(each))),
  );

/** What the satisfied of some leaves, or the others, can be to who knows the published index of all units and all numbers of responses. */
const sideBounds = (inside: Group, indexGroups: readonly Group[], side: Side): Bounds => {
  const { parts, loose } = splitBy(indexGroups, inside);
  const known = parts.map(({ part, group }) => {
    const [n, all] = [sumOf(part)[0], sumOf(group)];
    return frechetBounds([n, n], onSide(all, side), all[0]);
  });
  return sumBounds([...known, ...loose.map(({ cell }): Bounds => [0, cell[0]])]);
};

/** What the number of those who chose the level can be to who knows the published counts as well. */
const levelBounds = (
  inside: Group,
  indexGroups: readonly Group[],
  countGroups: readonly Group[],
  level: (typeof LEVELS)[number],
): Bounds => {
  const side = level <= 3 ? SIDES[0] : SIDES[1];
  const { parts, loose } = splitBy(countGroups, inside);
  const known = parts.map(({ part, group }) => {
    const all = sumOf(group);
    return frechetBounds(sideBounds(part, indexGroups, side), all[level], onSide(all, side));
  });
  return sumBounds([...known, [0, sideBounds(loose, indexGroups, side)[1]]]);
};

/** Which of a tree's values can be told, of those that are withheld. */
const toldAnswers = (root: AnswersPart, withheld = withheldAnswersIn(root)): readonly string[] => {
  const leaves = leavesOf(root);
  const [indexGroups, countGroups] = [
    knownGroups(leaves, withheld.index),
    knownGroups(leaves, withheld.counts),
  ];
  return idsOf(leaves).flatMap((id) => {
    const inside = within(leaves, id);
    const whole = sumOf(inside);
    if (whole[0] === 0) return [];
    const told: string[] = [];
    if (withheld.index.has(id) && !isOpen(sideBounds(inside, indexGroups, SIDES[1])))
      told.push(`satisfied of ${id}`);
    for (const level of withheld.counts.has(id) ? LEVELS : []) {
      const side = level <= 3 ? SIDES[0] : SIDES[1];
      const hidden = hiddenIn(countGroups, inside);
      // The published indices say that nobody chose any of these there, whatever counts are published.
      if (!withheld.index.has(id) && sideBounds(hidden, indexGroups, side)[1] === 0) continue;
      if (!isOpen(levelBounds(inside, indexGroups, countGroups, level))) told.push(`count_${level} of ${id}`);
    }
    return told;
  });
};

describe('the answers that are withheld', () => {
  it('are those of fewer than ten people and others, and of nobody none', () => {
    fc.assert(
      fc.property(treesOf(answers, NOBODY), (root) => {
        const { index, counts } = withheldAnswersIn(root);
        const leaves = leavesOf(root);

        for (const id of idsOf(leaves)) {
          const [n] = sumOf(within(leaves, id));
          if (n > 0 && n < 10) expect(index.has(id)).toBe(true);
          if (n === 0) expect(counts.has(id)).toBe(false);
          if (index.has(id)) expect(counts.has(id)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('follow from no sum of published columns, whatever is added and subtracted', () => {
    fc.assert(
      fc.property(treesOf(answers, NOBODY, 8), (root) => {
        const { index, counts } = withheldAnswersIn(root);
        const leaves = leavesOf(root).filter(({ cell }) => cell[0] > 0);
        const ids = idsOf(leaves);
        /** One unknown for each leaf and level. */
        const row = (id: string, levels: readonly number[]) =>
          leaves.flatMap((leaf) =>
            LEVELS.map((level) => (leaf.within.includes(id) && levels.includes(level) ? 1n : 0n)),
          );
        const known = echelonOf([
          ...ids.map((id) => row(id, LEVELS)),
          ...ids.filter((id) => !index.has(id)).map((id) => row(id, SIDES[1])),
          ...ids.filter((id) => !counts.has(id)).flatMap((id) => LEVELS.map((level) => row(id, [level]))),
        ]);

        const told = ids.flatMap((id) => [
          ...(index.has(id) && isDetermined(known, row(id, SIDES[1])) ? [`satisfied of ${id}`] : []),
          ...(counts.has(id) ? LEVELS.filter((level) => isDetermined(known, row(id, [level]))) : []),
        ]);
        expect(told).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('could each be another number, of people who are whole and not fewer than none', () => {
    fc.assert(
      fc.property(treesOf(answers, NOBODY), (root) => {
        expect(toldAnswers(root)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('stand in sums of two units and ten people at least, satisfied and not, of each level where counts are told', () => {
    fc.assert(
      fc.property(treesOf(answers, NOBODY), (root) => {
        const { index, counts } = withheldAnswersIn(root);
        const leaves = leavesOf(root);

        for (const group of knownGroups(leaves, index).filter((each) =>
          each.some(({ id }) => index.has(id)),
        )) {
          const sum = sumOf(group);
          expect(group.filter(({ cell }) => cell[0] > 0).length).toBeGreaterThan(1);
          expect(sum[0]).toBeGreaterThanOrEqual(10);
          for (const side of SIDES) expect(onSide(sum, side)).toBeGreaterThan(0);
        }
        for (const group of knownGroups(leaves, counts).filter((each) =>
          each.some(({ id }) => counts.has(id)),
        ))
          expect(Math.min(...sumOf(group).slice(1))).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });
});

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
