import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownSetAside } from '#domain/set-aside.ts';
import type { Cell, SetAside } from '#domain/tally.ts';

const FORM = 'post-service@1';
const SHOWN = new Set([FORM]);

const cell = (satisfied: number, others = 0): Cell => [satisfied + others, others, 0, 0, 0, satisfied];
const numbers = fc.record(
  Object.fromEntries(
    ['held:under-review', 'held:abuse', 'void:duplicate', 'void:test', 'void:abuse'].map((why) => [
      why,
      fc.integer({ min: 0, max: 30 }),
    ]),
  ) as Record<string, fc.Arbitrary<number>>,
);

/** What was received of these, and so many more of other forms. */
const received = (counts: Readonly<Record<string, number>>, elsewhere = 0) => {
  const some = Object.entries(counts).filter(([, n]) => n > 0);
  const setAside: SetAside = { [FORM]: Object.fromEntries(some.map(([why, n]) => [why, cell(n)])) };
  const of = (state: string): number =>
    some.filter(([why]) => why.startsWith(state)).reduce((sum, [, n]) => sum + n, elsewhere);
  return { setAside, states: { held: of('held'), void: of('void') } };
};

const shownNumbers = (counts: Readonly<Record<string, number>>, elsewhere = 0) => {
  const { rows, together } = shownSetAside(received(counts, elsewhere), SHOWN);
  return {
    rows: rows.map(({ state, reason, cell: of }) => [`${state}:${reason}`, of?.[0] ?? null]),
    together: together?.[0] ?? null,
  };
};

describe('what is shown of responses that do not count', () => {
  it.each([
    [
      'all where each has ten',
      { 'void:duplicate': 12, 'void:test': 10 },
      [
        ['void:duplicate', 12],
        ['void:test', 10],
      ],
      22,
    ],
    [
      'neither where one would tell of the other',
      { 'void:duplicate': 12, 'void:test': 3 },
      [
        ['void:duplicate', null],
        ['void:test', null],
      ],
      15,
    ],
    [
      'the rest where two small ones are ten together',
      { 'void:duplicate': 12, 'void:test': 4, 'void:abuse': 6 },
      [
        ['void:duplicate', 12],
        ['void:test', null],
        ['void:abuse', null],
      ],
      22,
    ],
    [
      'no sum that tells of another state',
      { 'void:duplicate': 12, 'held:abuse': 3 },
      [
        ['void:duplicate', 12],
        ['held:abuse', null],
      ],
      null,
    ],
    ['nothing of few', { 'void:duplicate': 3 }, [['void:duplicate', null]], null],
  ])('is %s', (_, counts, rows, together) => {
    const shown = shownNumbers(counts);

    expect(new Map(shown.rows as [string, number | null][])).toEqual(
      new Map(rows as [string, number | null][]),
    );
    expect(shown.together).toBe(together);
  });

  it('is no row that other forms of the same state would be told by', () => {
    expect(shownNumbers({ 'void:duplicate': 12 }, 3)).toEqual({
      rows: [['void:duplicate', null]],
      together: 12,
    });
  });

  it('is never fewer than ten, nor leaves fewer when taken from its state or from all together', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 12 }), (counts, elsewhere) => {
        const of = received(counts, elsewhere);
        const { rows, together } = shownSetAside(of, SHOWN);
        const sum = (state?: string): number =>
          rows
            .filter((row) => state === undefined || row.state === state)
            .reduce((total, row) => total + (row.cell?.[0] ?? 0), 0);

        for (const { cell: shown } of rows) if (shown) expect(shown[0]).toBeGreaterThanOrEqual(10);
        for (const state of ['held', 'void'] as const) {
          const left = of.states[state] - sum(state);
          expect(sum(state) === 0 || left === 0 || left >= 10).toBe(true);
        }
        const left = (together?.[0] ?? sum()) - sum();
        expect(left === 0 || left >= 10).toBe(true);
      }),
    );
  });

  it('is of all forms that are added up, and of no other', () => {
    const setAside = {
      [FORM]: { 'void:test': cell(6, 4) },
      'post-service@2': { 'void:test': cell(5) },
      other: { 'void:test': cell(9) },
    };
    const { together } = shownSetAside({ setAside, states: { void: 24 } }, new Set([FORM, 'post-service@2']));

    expect(together).toEqual([15, 4, 0, 0, 0, 11]);
  });
});
