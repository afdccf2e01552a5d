import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnswersPart, withheldAnswersIn } from '#domain/suppression.ts';
import { type Cell, sumCells } from '#domain/tally.ts';
import {
  type Bounds,
  echelonOf,
  frechetBounds,
  hiddenIn,
  idsOf,
  isDetermined,
  isOpen,
  knownGroups,
  type Leaf,
  leavesOf,
  splitBy,
  sumBounds,
  within,
} from '../support/open-data-attack.ts';
import { answers, treesOf } from '../support/random-trees.ts';

const RUNS = { numRuns: 1500 };
const NOBODY: Cell = [0, 0, 0, 0, 0, 0];
const LEVELS = [1, 2, 3, 4, 5] as const;
const SIDES = [
  [1, 2, 3],
  [4, 5],
] as const;
type Side = (typeof SIDES)[number];
type Group = readonly Leaf<Cell>[];

const sumOf = (leaves: Group): Cell => sumCells(leaves.map(({ cell }) => cell));
const onSide = (cell: Cell, side: Side): number => side.reduce<number>((sum, level) => sum + cell[level], 0);
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
