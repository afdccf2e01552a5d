import { useSignal } from '@preact/signals';
import type { Text } from '#domain/questionnaire.ts';
import type { PeriodResult } from '../shared/api-types.ts';
import { TableFrame } from '../shared/chart/chart-frame.tsx';
import { language, say } from '../shared/language.ts';
import { ScrollArea } from '../shared/scroll-area.tsx';
import { FiguresHead, FiguresRow, scaleStart } from './figures-row.tsx';
import { intervalRow } from './intervals/interval-row.ts';
import { IntervalsPicture, intervalsHeight } from './intervals/intervals-picture.tsx';
import { ShowAll } from './intervals/show-all.tsx';
import { childrenSentence } from './sentences.ts';
import { TEXTS } from './texts.ts';
import { VerdictMark } from './verdict-mark.tsx';

type Child = PeriodResult['children'][number];
type Order = 'name' | 'index' | 'n' | 'verdict';

const ORDERS: Readonly<Record<Order, Text>> = {
  name: TEXTS.name,
  verdict: TEXTS.verdict,
  index: TEXTS.index,
  n: TEXTS.responses,
};

/** The verdicts as a column says them, in the order in which a reader wants to know of them. */
export const VERDICTS: Readonly<Record<Child['verdict'], { readonly place: number; readonly name: Text }>> = {
  notMet: { place: 0, name: { vi: 'Chưa đạt', en: 'Not met' } },
  notEnoughEvidence: { place: 1, name: { vi: 'Chưa đủ bằng chứng', en: 'Not enough evidence' } },
  met: { place: 2, name: { vi: 'Đạt', en: 'Met' } },
};

/** The lowest first, and last those of which it is withheld. */
const byIndex = (a: Child, b: Child): number => (a.indexPercent ?? 101) - (b.indexPercent ?? 101);

const nameOf = (child: Child): string =>
  child.own ? `${say(child.name)} ${say(TEXTS.own)}` : say(child.name);

const sorted = (children: readonly Child[], order: Order): readonly Child[] => {
  const byName = (a: Child, b: Child): number => say(a.name).localeCompare(say(b.name), language.value);
  return [...children].sort((a, b) => {
    if (order === 'n') return b.n - a.n || byName(a, b);
    if (order === 'index') return byIndex(a, b) || byName(a, b);
    if (order === 'name') return byName(a, b);
    return VERDICTS[a.verdict].place - VERDICTS[b.verdict].place || byIndex(a, b) || byName(a, b);
  });
};

/** As many as are taken in at a look; those that most need one come first. */
const FIRST_ROWS = 12;

/**
 * The units below on one scale against their targets. There are no ranks: intervals that overlap say that
 * an order among them would be noise.
 */
export const Children = ({
  result: { children, targetPercent },
  open,
}: {
  readonly result: PeriodResult;
  readonly open: (unit: string) => void;
}) => {
  const order = useSignal<Order>('verdict');
  const all = useSignal(false);
  const inOrder = sorted(children, order.value);
  const shown = all.value ? inOrder : inOrder.slice(0, FIRST_ROWS);
  const drawn = {
    rows: shown.map((child) =>
      intervalRow(child.unit + child.own, nameOf(child), child, child.targetPercent),
    ),
    of: children.length,
  };
  const from = scaleStart(children, targetPercent);
  return (
    <section class="card wide">
      <h2>{say(TEXTS.children)}</h2>
      <label class="order">
        {say(TEXTS.sortBy)}{' '}
        <select
          value={order.value}
          onChange={(event) => {
            order.value = event.currentTarget.value as Order;
          }}
        >
          {(Object.keys(ORDERS) as Order[]).map((each) => (
            <option key={each} value={each}>
              {say(ORDERS[each])}
            </option>
          ))}
        </select>
      </label>
      <TableFrame
        title={say(TEXTS.children)}
        sentence={childrenSentence(language.value, children)}
        height={(width) => intervalsHeight(drawn, width)}
        draw={(width) => <IntervalsPicture {...drawn} width={width} />}
        more={
          <ShowAll all={all} first={FIRST_ROWS} rows={children.length} of={say(TEXTS.units).toLowerCase()} />
        }
      >
        <ScrollArea label={say(TEXTS.children)}>
          <table class="figures rows">
            <FiguresHead first={say(TEXTS.name)} last={say(TEXTS.verdict)} />
            <tbody>
              {shown.map((child) => (
                <FiguresRow
                  key={child.unit + child.own}
                  name={
                    child.own ? (
                      nameOf(child)
                    ) : (
                      <button
                        type="button"
                        class="link"
                        data-unit={child.unit}
                        onClick={() => open(child.unit)}
                      >
                        {say(child.name)}
                      </button>
                    )
                  }
                  row={child}
                  targetPercent={child.targetPercent}
                  from={from}
                  after={
                    <span class="verdict-cell">
                      <VerdictMark verdict={child.verdict} /> {say(VERDICTS[child.verdict].name)}
                    </span>
                  }
                />
              ))}
            </tbody>
          </table>
        </ScrollArea>
      </TableFrame>
    </section>
  );
};
