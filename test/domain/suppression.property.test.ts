import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PublicPart, withheldIn } from '#domain/suppression.ts';
import { type Cell, sumCells } from '#domain/tally.ts';

const cellOf = (counts: readonly number[]): Cell =>
  [counts.reduce((sum, count) => sum + count, 0), ...counts] as unknown as Cell;

const leaf = (id: string, ...counts: readonly number[]): PublicPart => ({
  id,
  own: cellOf(counts.length === 5 ? counts : [0, 0, 0, 0, counts[0] ?? 0]),
  parts: [],
});
const whole = (id: string, ...parts: readonly PublicPart[]): PublicPart => ({
  id,
  own: cellOf([0, 0, 0, 0, 0]),
  parts,
});

/** An undivided cell, with the ids of all that it is a part of. */
type Leaf = { readonly id: string; readonly cell: Cell; readonly within: readonly string[] };

const leavesOf = (part: PublicPart, above: readonly string[] = []): readonly Leaf[] => {
  const within = [...above, part.id];
  if (part.parts.length === 0) return [{ id: part.id, cell: part.own, within }];
  const own = `own of ${part.id}`;
  return [
    { id: own, cell: part.own, within: [...within, own] },
    ...part.parts.flatMap((each) => leavesOf(each, within)),
  ];
};

const idsOf = (leaves: readonly Leaf[]): readonly string[] => [
  ...new Set(leaves.flatMap(({ within }) => within)),
];
const cellOfId = (leaves: readonly Leaf[], id: string): Cell =>
  sumCells(leaves.flatMap(({ within, cell }) => (within.includes(id) ? [cell] : [])));

/** The reduced echelon form, in whole numbers, of the sums that are published: all that linear algebra can get out of them. */
const echelonOf = (rows: readonly (readonly bigint[])[]): readonly (readonly bigint[])[] => {
  const work = rows.map((row) => [...row]);
  const done: bigint[][] = [];
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const at = work.findIndex((row) => row[column] !== 0n);
    if (at < 0) continue;
    const [pivot = []] = work.splice(at, 1);
    const clear = (row: bigint[]): void => {
      const [p, r] = [pivot[column] ?? 0n, row[column] ?? 0n];
      for (let each = 0; each < row.length; each++)
        row[each] = (row[each] ?? 0n) * p - (pivot[each] ?? 0n) * r;
    };
    for (const row of [...work, ...done]) if (row[column] !== 0n) clear(row);
    done.push(pivot);
  }
  return done.map((row) => {
    const first = row.find((each) => each !== 0n) ?? 1n;
    return row.map((each) => each / first);
  });
};

/** What anybody can find out: disjoint groups of withheld cells whose sums are known. */
const knownGroups = (
  leaves: readonly Leaf[],
  withheld: ReadonlySet<string>,
): readonly (readonly Leaf[])[] => {
  const equations = idsOf(leaves)
    .filter((id) => !withheld.has(id))
    .map((id) => leaves.map(({ within }) => (within.includes(id) ? 1n : 0n)));
  // A cell without people is known by the ledger, whatever is published.
  const empty = leaves.flatMap(({ cell }, at) =>
    cell[0] === 0 ? [leaves.map((_, other) => (other === at ? 1n : 0n))] : [],
  );
  const rows = echelonOf([...empty, ...equations]);
  for (const row of rows) expect(row.every((each) => each === 0n || each === 1n)).toBe(true);
  return rows
    .map((row) => leaves.filter((_, at) => row[at] === 1n))
    .filter((group) => group.some(({ cell, id }) => cell[0] > 0 && withheld.has(id)));
};

/**
 * Another set of answers in which the value of the id differs and nothing that is public does: one person inside changes
 * places with one outside who answered otherwise.
 */
const otherWorld = (
  leaves: readonly Leaf[],
  withheld: ReadonlySet<string>,
  id: string,
): readonly Leaf[] | undefined => {
  const isPublic = (world: readonly Leaf[]): string =>
    JSON.stringify([
      idsOf(leaves)
        .filter((each) => !withheld.has(each))
        .map((each) => cellOfId(world, each)),
      world.map(({ cell }) => cell[0]),
    ]);
  const before = isPublic(leaves);
  for (const inside of leaves.filter(({ within }) => within.includes(id))) {
    for (const outside of leaves.filter(({ within }) => !within.includes(id))) {
      for (let a = 1; a <= 5; a++) {
        for (let b = 1; b <= 5; b++) {
          if (a === b || !inside.cell[a as 1] || !outside.cell[b as 1]) continue;
          const moved = (cell: Cell, from: number, to: number): Cell =>
            cell.map((n, at) => n - Number(at === from) + Number(at === to)) as unknown as Cell;
          const world = leaves.map((each) => {
            if (each === inside) return { ...each, cell: moved(each.cell, a, b) };
            return each === outside ? { ...each, cell: moved(each.cell, b, a) } : each;
          });
          if (isPublic(world) === before) return world;
        }
      }
    }
  }
  return undefined;
};

/** Mostly few people, and often of one mind: what is hard to hide. */
const counts = fc.oneof(
  fc.constant([0, 0, 0, 0, 0]),
  fc.integer({ min: 1, max: 14 }).map((n) => [0, 0, 0, 0, n]),
  fc.tuple(...[3, 1, 2, 8, 12].map((max) => fc.integer({ min: 0, max }))),
  fc.tuple(...[1, 1, 1, 2, 2].map((max) => fc.integer({ min: 0, max }))),
);

/** Each part stands below one of those before it. */
const organisation = fc
  .array(fc.tuple(fc.nat(), counts, fc.boolean()), { minLength: 1, maxLength: 14 })
  .map((drawn) => {
    const above = drawn.map(([pick], at) => (at === 0 ? -1 : pick % at));
    const partAt = (at: number): PublicPart => {
      const parts = above.flatMap((parent, child) => (parent === at ? [partAt(child)] : []));
      const [, answers, hasOwn] = drawn[at] as (typeof drawn)[number];
      const holds = parts.length === 0 || hasOwn;
      return { id: `U${at}`, own: cellOf(holds ? answers : [0, 0, 0, 0, 0]), parts };
    };
    return partAt(0);
  });

const RUNS = { numRuns: 1500 };

describe('the cells that are withheld', () => {
  it('hold all of fewer than ten people, and none of nobody', () => {
    fc.assert(
      fc.property(organisation, (root) => {
        const withheld = withheldIn(root);
        const leaves = leavesOf(root);

        for (const id of idsOf(leaves)) {
          const [n] = cellOfId(leaves, id);
          if (n > 0 && n < 10) expect(withheld.has(id)).toBe(true);
          if (n === 0) expect(withheld.has(id)).toBe(false);
        }
      }),
      RUNS,
    );
  });

  it('could each be another value to who knows all that is published, and how many people are in each', () => {
    fc.assert(
      fc.property(organisation, (root) => {
        const withheld = withheldIn(root);
        const leaves = leavesOf(root);
        // Of a whole that is itself withheld nothing is known to begin with.
        const open = withheld.has(root.id) ? [] : [...withheld];

        for (const id of open) {
          expect(otherWorld(leaves, withheld, id), `${id} of ${JSON.stringify(root)}`).toBeDefined();
        }
        expect(open).not.toContain(root.id);
      }),
      RUNS,
    );
  });

  it('add up to ten people or more in every sum that linear algebra gets out of what is published', () => {
    fc.assert(
      fc.property(organisation, (root) => {
        const withheld = withheldIn(root);

        for (const group of knownGroups(leavesOf(root), withheld)) {
          const [n] = sumCells(group.map(({ cell }) => cell));
          expect(group.filter(({ cell }) => cell[0] > 0).length, JSON.stringify(root)).toBeGreaterThan(1);
          expect(n, JSON.stringify(root)).toBeGreaterThanOrEqual(10);
        }
      }),
      RUNS,
    );
  });
});

const sorted = (root: PublicPart): readonly string[] => [...withheldIn(root)].toSorted();

describe('complementary suppression', () => {
  it('withholds nothing where all are many', () => {
    expect(sorted(whole('city', leaf('a', 0, 0, 1, 5, 9), leaf('b', 1, 0, 0, 4, 8)))).toEqual([]);
  });

  it('withholds the smallest other part beside a single small one', () => {
    const root = whole(
      'city',
      leaf('a', 1, 0, 0, 1, 3),
      leaf('b', 1, 0, 0, 40, 8),
      leaf('c', 1, 0, 0, 10, 8),
    );

    expect(sorted(root)).toEqual(['a', 'c']);
  });

  it('withholds a third where two small ones together are still fewer than ten', () => {
    const root = whole('city', leaf('a', 1, 0, 0, 1, 1), leaf('b', 1, 0, 0, 1, 1), leaf('c', 1, 0, 0, 10, 8));

    expect(sorted(root)).toEqual(['a', 'b', 'c']);
  });

  it('withholds a further part where those withheld answered all the same', () => {
    const root = whole(
      'city',
      leaf('a', 4),
      leaf('b', 8),
      leaf('c', 1, 0, 0, 10, 8),
      leaf('d', 1, 0, 0, 30, 8),
    );

    expect(sorted(root)).toEqual(['a', 'b', 'c']);
  });

  it('takes what was filed at a unit itself for a part of it', () => {
    const ward = { ...whole('ward', leaf('desk', 1, 0, 0, 10, 8)), own: cellOf([1, 0, 0, 0, 2]) };

    expect(sorted(whole('city', ward, leaf('b', 1, 0, 0, 30, 8)))).toEqual(['desk', 'own of ward']);
  });

  it('withholds a whole of which all parts are withheld and of one mind', () => {
    const ward = whole('ward', leaf('x', 4), leaf('y', 8));
    const root = whole('city', ward, leaf('b', 1, 0, 0, 30, 8), leaf('c', 1, 0, 0, 30, 9));

    expect(sorted(root)).toEqual(['b', 'ward', 'x', 'y']);
  });

  it('withholds down to a cell where the only other part is divided', () => {
    const ward = whole('ward', leaf('x', 1, 0, 0, 20, 9), leaf('y', 1, 0, 0, 30, 9));

    expect(sorted(whole('city', leaf('a', 1, 0, 0, 1, 1), ward))).toEqual(['a', 'ward', 'x']);
  });
});
