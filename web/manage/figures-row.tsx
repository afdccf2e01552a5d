import type { ComponentChildren } from 'preact';
import type { Figures } from '../shared/api-types.ts';
import { count, percent } from '../shared/format.ts';
import { language, say } from '../shared/language.ts';
import { IntervalBar } from './interval-bar.tsx';
import { Caution } from './intervals/caution.tsx';
import type { IntervalRow } from './intervals/interval-row.ts';
import { TEXTS } from './texts.ts';

/** Where the common scale of several rows begins, so that all their intervals fit: a multiple of ten. */
export const scaleStart = (rows: readonly Pick<IntervalRow, 'interval'>[], targetPercent: number): number => {
  const lows = rows.flatMap(({ interval }) => (interval ? [interval.lowPercent] : []));
  return Math.max(0, Math.floor((Math.min(targetPercent, ...lows) - 2) / 10) * 10);
};

/** A row of a table of figures: its name, interval bar, index and number of responses. */
export const FiguresRow = ({
  name,
  row,
  targetPercent,
  from,
  after,
}: {
  readonly name: ComponentChildren;
  readonly row: Figures;
  readonly targetPercent: number;
  readonly from: number;
  /** A last cell. */
  readonly after?: ComponentChildren;
}) => (
  <tr>
    <th scope="row">{name}</th>
    <td class="bar-cell">
      {row.interval && row.indexPercent !== null ? (
        <IntervalBar
          low={row.interval.lowPercent}
          index={row.indexPercent}
          high={row.interval.highPercent}
          targetPercent={targetPercent}
          from={from}
        />
      ) : (
        <span class="soft">{say(TEXTS.withheld)}</span>
      )}
      <Caution n={row.n} />
    </td>
    <td class="number">
      {percent(language.value, row.indexPercent)}
      {row.interval && (
        <span class="range">
          {percent(language.value, row.interval.lowPercent, 1)} –{' '}
          {percent(language.value, row.interval.highPercent, 1)}
        </span>
      )}
    </td>
    <td class="number">{count(language.value, row.n)}</td>
    {after !== undefined && <td>{after}</td>}
  </tr>
);

/** The headings of such a table. */
export const FiguresHead = ({ first, last }: { readonly first: string; readonly last?: string }) => (
  <thead>
    <tr>
      <th scope="col">{first}</th>
      <th scope="col" class="bar-cell">
        {say(TEXTS.interval)}
      </th>
      <th scope="col" class="number">
        {say(TEXTS.index)}
      </th>
      <th scope="col" class="number">
        {say(TEXTS.responses)}
      </th>
      {last !== undefined && <th scope="col">{last}</th>}
    </tr>
  </thead>
);
