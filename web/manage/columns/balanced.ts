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

type Rated<Card> = { readonly way: Balanced<Card>; readonly cost: number };

const ways = <Card extends Sized>(cards: readonly Card[], across: readonly Card[]): readonly Rated<Card>[] =>
  cards.slice(1).map((_, at) => {
    const [left, right] = [cards.slice(0, at + 1), cards.slice(at + 1)];
    const unevenness = Math.abs(heightOf(left) - heightOf(right));
    return { way: { left, right, across }, cost: unevenness + (across.length > 0 ? WORTH : 0) };
  });

/**
 * Divides a few cards into two columns that end as nearly together as their order allows, which is the same for every unit and on
 * every screen. A card that would make a hole and is the last, or the only one, lies across both.
 */
export const balanced = <Card extends Sized>(cards: readonly Card[]): Balanced<Card> => {
  const found = [...ways(cards, []), ...ways(cards.slice(0, -1), cards.slice(-1))];
  const [best] = found.toSorted((a, b) => a.cost - b.cost);
  return best?.way ?? { left: [], right: [], across: cards };
};
