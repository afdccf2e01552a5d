import type { ComponentChildren } from 'preact';
import { balanced, type Sized } from './balanced.ts';
import './columns.css';

export type ColumnCard = Sized & { readonly key: string; readonly card: ComponentChildren };

const Cards = ({ cards, place }: { readonly cards: readonly ColumnCard[]; readonly place: string }) =>
  cards.length === 0 ? null : (
    <div class={place}>
      {cards.map(({ key, card }) => (
        <div class="column-card" key={key}>
          {card}
        </div>
      ))}
    </div>
  );

/**
 * Cards in two columns on a wide screen, beneath each other on others. Where each stands follows from how many rows it has and
 * not from how high it turns out, so nothing moves once it is drawn; and they are read in the order in which they are given.
 */
export const CardColumns = ({ cards }: { readonly cards: readonly ColumnCard[] }) => {
  const { left, right, across } = balanced(cards);
  return (
    <>
      <Cards cards={left} place="column" />
      <Cards cards={right} place="column" />
      <Cards cards={across} place="column wide" />
    </>
  );
};
