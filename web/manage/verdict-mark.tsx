import type { MonthResult } from '../shared/api-types.ts';

const SHAPES: Readonly<Record<MonthResult['verdict'], string>> = {
  met: 'M5 12.5L10 17.5L19 7',
  notMet: 'M7 7L17 17M17 7L7 17',
  notEnoughEvidence: 'M9 9.5Q9 6.5 12 6.5Q15 6.5 15 9.5Q15 11.5 12 12.5V14.5M12 17.7V18',
};

/** A tick, a cross or a question mark: told apart without colour. Decoration beside the words. */
export const VerdictMark = ({ verdict }: { readonly verdict: MonthResult['verdict'] }) => (
  <svg class={`mark mark-${verdict}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <circle cx="12" cy="12" r="11" />
    <path d={SHAPES[verdict]} />
  </svg>
);
