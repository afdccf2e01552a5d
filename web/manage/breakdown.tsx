import { useSignal } from '@preact/signals';
import type { MonthResult } from '../shared/api-types.ts';
import { count } from '../shared/format.ts';
import { language, say } from '../shared/language.ts';
import { ScrollArea } from '../shared/scroll-area.tsx';
import { FiguresHead, FiguresRow, scaleStart } from './figures-row.tsx';
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
  return (
    <section class="card">
      <h2>{title}</h2>
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
      {rows.length > shown.length && (
        <button
          type="button"
          class="link"
          onClick={() => {
            all.value = true;
          }}
        >
          {say(TEXTS.showAll)} ({count(language.value, rows.length)})
        </button>
      )}
    </section>
  );
};
