import fc from 'fast-check';
import type { TablePart } from '#domain/cell-suppression.ts';
import type { DossierCounts } from '#domain/suppression.ts';
import type { Cell } from '#domain/tally.ts';

export const cellOf = (counts: readonly number[]): Cell =>
  [counts.reduce((sum, count) => sum + count, 0), ...counts] as unknown as Cell;

/** Mostly few people, and often of one mind: what is hard to hide. */
export const answers: fc.Arbitrary<Cell> = fc
  .oneof(
    fc.constant([0, 0, 0, 0, 0]),
    fc.constantFrom([0, 0, 0, 0, 1], [1, 0, 0, 0, 0], [0, 0, 0, 1, 0]),
    fc.integer({ min: 1, max: 14 }).map((n) => [0, 0, 0, 0, n]),
    fc.tuple(fc.nat(6), fc.nat(12)).map(([four, five]) => [0, 0, 0, four, five]),
    fc.tuple(...[3, 1, 2, 8, 12].map((max) => fc.integer({ min: 0, max }))),
    fc.tuple(...[1, 1, 1, 2, 2].map((max) => fc.integer({ min: 0, max }))),
    fc.tuple(...[9, 9, 9, 40, 60].map((max) => fc.integer({ min: 0, max }))),
  )
  .map(cellOf);

/** Few dossiers, of which none, some or all were rated, and more responses than these or none. */
export const dossiers: fc.Arbitrary<DossierCounts> = fc
  .tuple(
    fc.oneof(fc.constant(0), fc.constantFrom(1, 2), fc.nat(14), fc.nat(200)),
    fc.constantFrom(0, 0, 0.3, 1),
    fc.nat(4),
  )
  .map(([completed, share, more]) => {
    const rated = Math.round(completed * share);
    return { completed, rated, responses: rated + more };
  });

/** A tree of which each part stands below one of those before it; wholes may hold something of their own. */
export const treesOf = <C>(cell: fc.Arbitrary<C>, nothing: C, maxLength = 14): fc.Arbitrary<TablePart<C>> =>
  fc.array(fc.tuple(fc.nat(), cell, fc.boolean()), { minLength: 1, maxLength }).map((drawn) => {
    const above = drawn.map(([pick], at) => (at === 0 ? -1 : pick % at));
    const partAt = (at: number): TablePart<C> => {
      const parts = above.flatMap((parent, child) => (parent === at ? [partAt(child)] : []));
      const [, own, hasOwn] = drawn[at] as (typeof drawn)[number];
      return { id: `U${at}`, own: parts.length === 0 || hasOwn ? own : nothing, parts };
    };
    return partAt(0);
  });
