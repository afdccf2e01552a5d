import { useSignal } from '@preact/signals';
import type { MonthResult } from '../shared/api-types.ts';
import { TableFrame } from '../shared/chart/chart-frame.tsx';
import { language, say } from '../shared/language.ts';
import { ScrollArea } from '../shared/scroll-area.tsx';
import { FiguresHead, FiguresRow, scaleStart } from './figures-row.tsx';
import { intervalRow } from './intervals/interval-row.ts';
import { intervalsSentence } from './intervals/interval-texts.ts';
import { IntervalsPicture, intervalsHeight } from './intervals/intervals-picture.tsx';
import { ShowAll } from './intervals/show-all.tsx';
import { TEXTS } from './texts.ts';

const FIRST_ROWS = 8;

/** One way of dividing the responses, most answered first. */
export const Breakdown = ({
  title,
  rows,
  targetPercent,
}: {
  readonly title: string;
  readonly rows: MonthResult['services'];
  readonly targetPercent: number;
}) => {
  const all = useSignal(false);
  if (rows.length === 0) return null;
  const shown = all.value ? rows : rows.slice(0, FIRST_ROWS);
  const intervals = rows.map((row) => intervalRow(row.id, say(row.name), row, targetPercent));
  const drawn = { rows: intervals.slice(0, shown.length), of: rows.length };
  return (
    <section class="card">
      <h2>{title}</h2>
      <TableFrame
        title={title}
        sentence={intervalsSentence(language.value, intervals)}
        height={(width) => intervalsHeight(drawn, width)}
        draw={(width) => <IntervalsPicture {...drawn} width={width} />}
        more={<ShowAll all={all} first={FIRST_ROWS} rows={rows.length} />}
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
                  from={scaleStart(rows, targetPercent)}
                />
              ))}
            </tbody>
          </table>
        </ScrollArea>
      </TableFrame>
    </section>
  );
};
