import type { MonthResult } from '../shared/api-types.ts';
import type { RowKind } from './intervals/interval-texts.ts';
import { IntervalsTable } from './intervals/intervals-table.tsx';

export const FIRST_ROWS = 8;

/** One way of dividing the responses, most answered first. */
export const Breakdown = ({
  title,
  rows,
  targetPercent,
  are,
}: {
  readonly title: string;
  readonly rows: MonthResult['services'];
  readonly targetPercent: number;
  readonly are: RowKind;
}) =>
  rows.length === 0 ? null : (
    <section class="card">
      <h2>{title}</h2>
      <IntervalsTable title={title} rows={rows} targetPercent={targetPercent} first={FIRST_ROWS} are={are} />
    </section>
  );
