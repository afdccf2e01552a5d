import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChangedGroup, contributionsOf, differenceOf } from '#domain/change.ts';

const side = fc.record({ n: fc.nat({ max: 5000 }), share: fc.double({ min: 0, max: 1, noNaN: true }) });
const groups: fc.Arbitrary<ChangedGroup[]> = fc
  .array(fc.record({ before: side, now: side }), { minLength: 1, maxLength: 12 })
  .map((sides) => sides.map((each, position) => ({ id: String(position), ...each })))
  .filter((all) => all.some(({ before }) => before.n > 0) && all.some(({ now }) => now.n > 0));

const wholeOf = (all: readonly ChangedGroup[], when: 'before' | 'now'): number =>
  all.reduce((sum, group) => sum + group[when].n * group[when].share, 0) /
  all.reduce((sum, group) => sum + group[when].n, 0);

describe('contributions to a change', () => {
  it('add up to it', () => {
    fc.assert(
      fc.property(groups, (all) => {
        const sum = contributionsOf(all).reduce((total, { mix, within }) => total + mix + within, 0);

        expect(sum).toBeCloseTo(wholeOf(all, 'now') - wholeOf(all, 'before'), 9);
      }),
    );
  });

  it('turn their signs where the periods are swapped', () => {
    fc.assert(
      fc.property(groups, (all) => {
        const swapped = all.map(({ id, before, now }) => ({ id, before: now, now: before }));
        const back = contributionsOf(swapped);

        contributionsOf(all).forEach(({ mix, within }, position) => {
          expect(back[position]?.mix).toBeCloseTo(-mix, 9);
          expect(back[position]?.within).toBeCloseTo(-within, 9);
        });
      }),
    );
  });

  it('are of the mix alone where each group is as satisfied as before', () => {
    const moved = contributionsOf([
      { id: 'land', before: { n: 20, share: 0.6 }, now: { n: 80, share: 0.6 } },
      { id: 'birth', before: { n: 80, share: 0.9 }, now: { n: 20, share: 0.9 } },
    ]);

    expect(moved.map(({ within }) => within)).toEqual([0, 0]);
    // 84 % → 66 %, half of it for more land dossiers, half for fewer births.
    expect(moved.map(({ mix }) => mix.toFixed(3))).toEqual(['-0.090', '-0.090']);
  });

  it('are of nothing where a period has nobody', () => {
    expect(contributionsOf([{ id: 'a', before: { n: 0, share: 0 }, now: { n: 9, share: 1 } }])).toEqual([
      { id: 'a', mix: 0, within: 0 },
    ]);
  });
});

describe('the difference of two shares', () => {
  // Newcombe 1998, table II: 56/70 − 48/80, 9/10 − 3/10, 10/10 − 0/20, method 10.
  it.each([
    [56, 70, 48, 80, '0.0524', '0.3339'],
    [9, 10, 3, 10, '0.1705', '0.8090'],
    [10, 10, 0, 20, '0.6791', '1.0000'],
  ])('%i of %i less %i of %i lies from %5$s to %6$s', (now, people, before, peopleBefore, low, high) => {
    const found = differenceOf(
      { n: peopleBefore, share: before / peopleBefore },
      { n: people, share: now / people },
    );

    expect([found.low.toFixed(4), found.high.toFixed(4)]).toEqual([low, high]);
  });
});
