/** Something in a column, and about how high it will be, in pixels. */
export type Sized = { readonly height: number };

/** Cards in the order in which they are read: down the left column, down the right one, and what lies across both beneath them. */
export type Balanced<Card> = {
  readonly left: readonly Card[];
  readonly right: readonly Card[];
  readonly across: readonly Card[];
};

/** By so much the columns must be evener for the last card to lie across both. */
const WORTH = 120;

const heightOf = (cards: readonly Sized[]): number => cards.reduce((sum, { height }) => sum + height, 0);

const unevenness = ({ left, right }: Balanced<Sized>): number => Math.abs(heightOf(left) - heightOf(right));

const splits = <Card>(cards: readonly Card[], across: readonly Card[]): readonly Balanced<Card>[] =>
  cards.slice(1).map((_, at) => ({ left: cards.slice(0, at + 1), right: cards.slice(at + 1), across }));

const evenest = <Card extends Sized>(found: readonly Balanced<Card>[]): Balanced<Card> | undefined =>
  found.toSorted((a, b) => unevenness(a) - unevenness(b))[0];

/**
 * Divides cards, kept in their order, into two columns that end nearly together, so that there is no hole beside a long one; a
 * card that makes them uneven and is the last, or the only one, lies across both.
 */
export const balanced = <Card extends Sized>(cards: readonly Card[]): Balanced<Card> => {
  const inColumns = evenest(splits(cards, []));
  if (!inColumns) return { left: [], right: [], across: cards };
  const withoutLast = evenest(splits(cards.slice(0, -1), cards.slice(-1)));
  return withoutLast && unevenness(withoutLast) + WORTH < unevenness(inColumns) ? withoutLast : inColumns;
};
