import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanced } from '../../web/manage/columns/balanced.ts';

type Card = { readonly key: number; readonly height: number };

const cardsOf = (...heights: readonly number[]): readonly Card[] =>
  heights.map((height, key) => ({ key, height }));

const heights = fc.array(fc.integer({ min: 100, max: 1500 }), { maxLength: 8 });
const keys = (cards: readonly Card[]) => cards.map(({ key }) => key);
const sum = (cards: readonly Card[]) => cards.reduce((all, { height }) => all + height, 0);

describe('cards in two columns', () => {
  it('are all there, and read in the order in which they are given', () => {
    fc.assert(
      fc.property(heights, (drawn) => {
        const cards = cardsOf(...drawn);
        const { left, right, across } = balanced(cards);

        expect([...left, ...right, ...across]).toEqual(cards);
      }),
    );
  });

  it('stand in both columns or in none, and at most one lies across', () => {
    fc.assert(
      fc.property(heights, (drawn) => {
        const { left, right, across } = balanced(cardsOf(...drawn));

        expect(left.length > 0).toBe(right.length > 0);
        expect(across.length).toBeLessThan(2);
      }),
    );
  });

  it('could not be divided more evenly in the order in which they are given', () => {
    fc.assert(
      fc.property(heights, (drawn) => {
        const cards = cardsOf(...drawn);
        const { left, right, across } = balanced(cards);
        const inOrder = cards.map((_, at) => Math.abs(sum(cards.slice(0, at)) - sum(cards.slice(at))));

        fc.pre(across.length === 0);
        expect(Math.abs(sum(left) - sum(right))).toBeLessThanOrEqual(Math.min(...inOrder.slice(1), Infinity));
      }),
    );
  });

  it.each([
    ['one by itself', [500], [], [], [0]],
    ['two alike', [500, 480], [0], [1], []],
    ['three, the last as high as both others', [530, 470, 1010], [0, 1], [2], []],
    ['four, of which the last would leave a hole', [530, 520, 1000, 720], [0, 1], [2], [3]],
    ['four that only another order would make even', [1000, 500, 900, 400], [0, 1], [2, 3], []],
  ])('%s', (_, drawn, left, right, across) => {
    const found = balanced(cardsOf(...drawn));

    expect([keys(found.left), keys(found.right), keys(found.across)]).toEqual([left, right, across]);
  });
});
