/** Something in a column, and about how high it will be, in pixels. */
export type Sized = { readonly height: number };

/** Cards in the order in which they are read: down the left column, down the right one, and what lies across both beneath them. */
export type Balanced<Card> = {
  readonly left: readonly Card[];
  readonly right: readonly Card[];
  readonly across: readonly Card[];
};

/** By so much the columns must be evener for cards to be read in another order, or for the last one to lie across both. */
const WORTH = 120;

const heightOf = (cards: readonly Sized[]): number => cards.reduce((sum, { height }) => sum + height, 0);

/** Whether no card goes to the right that is followed by one that does not. */
const isInOrder = (isRight: readonly boolean[]): boolean =>
  isRight.every((right, at) => right || !isRight[at - 1]);

/** Every way of dividing so many cards, the first of which stands at the left, and any at the right. */
const divisions = (count: number): readonly (readonly boolean[])[] =>
  Array.from({ length: 2 ** Math.max(0, count - 1) - 1 }, (_, way) =>
    Array.from({ length: count }, (__, at) => at > 0 && (((way + 1) >> (at - 1)) & 1) === 1),
  );

type Rated<Card> = { readonly way: Balanced<Card>; readonly cost: number };

const ways = <Card extends Sized>(cards: readonly Card[], across: readonly Card[]): readonly Rated<Card>[] =>
  divisions(cards.length).map((isRight) => {
    const left = cards.filter((_, at) => !isRight[at]);
    const right = cards.filter((_, at) => isRight[at]);
    const unevenness = Math.abs(heightOf(left) - heightOf(right));
    const changes = (isInOrder(isRight) ? 0 : WORTH) + (across.length > 0 ? WORTH : 0);
    return { way: { left, right, across }, cost: unevenness + changes };
  });

/**
 * Divides a few cards into two columns that end nearly together, so that there is no hole beside a long one. They keep their
 * order as far as that is possible, and always in each column; a card that would make a hole and is the last, or the only one,
 * lies across both.
 */
export const balanced = <Card extends Sized>(cards: readonly Card[]): Balanced<Card> => {
  const found = [...ways(cards, []), ...ways(cards.slice(0, -1), cards.slice(-1))];
  const [best] = found.toSorted((a, b) => a.cost - b.cost);
  return best?.way ?? { left: [], right: [], across: cards };
};
