import { useSignal } from '@preact/signals';
import type { PeriodResult } from '../../shared/api-types.ts';
import { TableFrame } from '../../shared/chart/chart-frame.tsx';
import { language, say } from '../../shared/language.ts';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import { FiguresHead, FiguresRow, scaleStart } from '../figures-row.tsx';
import { TEXTS } from '../texts.ts';
import { intervalRow } from './interval-row.ts';
import { intervalsSentence, type RowKind } from './interval-texts.ts';
import { IntervalsPicture, intervalsHeight } from './intervals-picture.tsx';
import { ShowAll } from './show-all.tsx';

/** Indices with their intervals against one target, all on one scale: the first so many of them, and the way to the others. */
export const IntervalsTable = ({
  title,
  rows,
  targetPercent,
  first = rows.length,
  are = 'anything',
}: {
  readonly title: string;
  readonly rows: PeriodResult['parts'];
  readonly targetPercent: number;
  readonly first?: number;
  readonly are?: RowKind;
}) => {
  const all = useSignal(false);
  const shown = all.value ? rows : rows.slice(0, first);
  const intervals = rows.map((row) => intervalRow(row.id, say(row.name), row, targetPercent));
  const drawn = { rows: intervals.slice(0, shown.length), of: rows.length };
  const from = scaleStart(rows, targetPercent);
  return (
    <TableFrame
      title={title}
      sentence={intervalsSentence(language.value, intervals, are)}
      height={(width) => intervalsHeight(drawn, width)}
      draw={(width) => <IntervalsPicture {...drawn} width={width} />}
      more={<ShowAll all={all} first={first} rows={rows.length} />}
    >
      <ScrollArea label={title}>
        <table class="figures rows">
          <FiguresHead first={say(TEXTS.name)} />
          <tbody>
            {shown.map((row) => (
              <FiguresRow
                key={row.id}
                name={say(row.name)}
                row={row}
                targetPercent={targetPercent}
                from={from}
              />
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </TableFrame>
  );
};
