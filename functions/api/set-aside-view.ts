import { type Formula, percentOf, shareOf } from '#domain/formulas.ts';
import { shownSetAside } from '#domain/set-aside.ts';
import { type Cell, countsOf, sumCells, type Tally, totalOf } from '#domain/tally.ts';
import { SHOWN_FROM } from '#domain/verdict.ts';
import type { MonthResult } from './result-schemas.ts';
import type { Chosen } from './result-view.ts';

/** What is held or void of the forms that are shown, and what the index would be with it: of all answers together. */
export const setAsideOf = (
  tally: Tally,
  { keys, tally: counted }: Pick<Chosen, 'keys' | 'tally'>,
  formula: Formula,
): MonthResult['setAside'] => {
  const { rows, together } = shownSetAside(tally, keys);
  if (rows.length === 0) return null;
  const total = totalOf(counted);
  const indexWith = (cell: Cell): number | null => {
    const share = shareOf(formula, countsOf(sumCells([total, cell])));
    return total[0] < SHOWN_FROM || share === undefined ? null : percentOf(share);
  };
  return {
    reasons: rows.map(({ state, reason, cell }) => ({
      state,
      reason,
      n: cell?.[0] ?? null,
      indexPercent: cell ? indexWith(cell) : null,
    })),
    together: together ? { n: together[0], indexPercent: indexWith(together) } : null,
  };
};
