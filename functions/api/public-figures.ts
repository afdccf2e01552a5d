import { figuresOf } from '#domain/figures.ts';
import { FORMULAS, type Formula, percentOf } from '#domain/formulas.ts';
import type { PublicFigures, PublishedChannel, PublishedUnit } from '#domain/published-month.ts';
import { type DossierCounts, withheldAnswersIn } from '#domain/suppression.ts';
import { type Cell, countsOf, sumCells } from '#domain/tally.ts';
import type { TreeNode } from '#domain/unit-tree.ts';
import { verdictOf } from '#domain/verdict.ts';

/** Public figures are of one formula throughout, or sums of them would say nothing. */
export const PUBLIC_FORMULA = FORMULAS[0] as Formula;

/** Of a place in a table, whether index, counts, dossiers and the rated among them are withheld. */
export type Withheld = Readonly<Record<'index' | 'counts' | 'completed' | 'rated', boolean>>;

/** A unit as it is published. Coverage is not known where more were rated than were reported as completed. */
export const publishedUnit = (
  { unit, parent, targetPercent }: TreeNode,
  cell: Cell,
  { completed, rated }: DossierCounts,
  withheld: Withheld,
): PublishedUnit => {
  const showsCompleted = completed > 0 && !withheld.completed;
  const showsRated = showsCompleted && !withheld.rated && rated <= completed;
  return {
    unit: unit.id,
    name: unit.name,
    kind: unit.kind,
    parent,
    targetPercent,
    ...publicFigures(cell, targetPercent / 100, withheld),
    completed: showsCompleted ? completed : null,
    rated: showsRated ? rated : null,
    coveragePercent: showsRated ? percentOf(rated / completed) : null,
  };
};

/** What is published of a group of people. */
export const publicFigures = (
  cell: Cell,
  targetShare: number,
  withheld: Pick<Withheld, 'index' | 'counts'>,
): PublicFigures => {
  const { n, indexPercent, interval } = figuresOf(cell[0], countsOf(cell), PUBLIC_FORMULA);
  if (withheld.index)
    return { withheld: true, n, counts: null, indexPercent: null, interval: null, verdict: null };
  const answers = countsOf(cell).reduce((sum, count) => sum + count, 0);
  const share = n > 0 ? (cell[4] + cell[5]) / answers : undefined;
  return {
    withheld: false,
    n,
    counts: withheld.counts ? null : countsOf(cell),
    indexPercent,
    interval,
    verdict: n > 0 ? verdictOf(share, n, targetShare) : null,
  };
};

/**
 * The channels of a root. They add up to it: so where it is withheld, or its counts are, theirs are too; and where channels of few
 * people cannot be hidden in it, none is told, and nobody knows which there were.
 */
export const publishedChannels = (
  { unit, targetPercent }: TreeNode,
  cells: Readonly<Record<string, Cell>>,
  whole: Pick<Withheld, 'index' | 'counts'>,
): readonly PublishedChannel[] => {
  const parts = Object.entries(cells).map(([id, own]) => ({ id, own, parts: [] }));
  const { index, counts } = withheldAnswersIn({ id: WHOLE, own: sumCells([]), parts });
  if ((index.has(WHOLE) && !whole.index) || (counts.has(WHOLE) && !whole.counts)) return [];
  return parts
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, own }) => ({
      unit: unit.id,
      channel: id,
      ...publicFigures(own, targetPercent / 100, {
        index: whole.index || index.has(id),
        counts: whole.counts || counts.has(id),
      }),
    }));
};

/** No channel is called so. */
const WHOLE = '';
