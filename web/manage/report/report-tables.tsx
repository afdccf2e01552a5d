import type { ComponentChildren } from 'preact';
import type { Text } from '#domain/questionnaire.ts';
import type { Figures, PeriodResult } from '../../shared/api-types.ts';
import { say } from '../../shared/language.ts';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import { VERDICTS } from '../children.tsx';
import { FiguresRow } from '../figures-row.tsx';
import { TEXTS } from '../texts.ts';
import { VerdictMark } from '../verdict-mark.tsx';
import { IntervalAxis } from './interval-axis.tsx';
import { REPORT_TEXTS } from './report-texts.ts';

export type ReportRow = Figures & {
  readonly id: string;
  readonly name: Text;
  readonly targetPercent?: number;
  /** Said in words in a column of its own, where rows have one. */
  readonly verdict?: PeriodResult['verdict'];
};

/** Marks figures of few responses, as the line beneath the table explains. */
export const CAUTION_MARK = '*';

/** Rows that belong together, under a name of their own where there are several groups. */
export type RowGroup = { readonly name?: Text; readonly rows: readonly ReportRow[] };

/** A table of figures under one axis, all bars of which begin at `from`; nothing where none is shown. */
export const FiguresTable = ({
  title,
  groups,
  targetPercent,
  from,
  before,
  after,
}: {
  readonly title: Text;
  readonly groups: readonly RowGroup[];
  readonly targetPercent: number;
  readonly from: number;
  /** What is said above the table, and beneath it. */
  readonly before?: ComponentChildren;
  readonly after?: ComponentChildren;
}) => {
  const rows = groups.flatMap((group) => group.rows);
  if (rows.every(({ evidence }) => evidence === 'hidden')) return null;
  const judged = rows.some(({ verdict }) => verdict !== undefined);
  return (
    <section>
      <h2>{say(title)}</h2>
      {before}
      <ScrollArea label={say(title)}>
        <table class="figures rows report-figures">
          <Head from={from} targetPercent={targetPercent} judged={judged} />
          {groups.map((group) => (
            <Group
              key={group.name?.en}
              group={group}
              targetPercent={targetPercent}
              from={from}
              columns={judged ? 5 : 4}
            />
          ))}
        </table>
      </ScrollArea>
      {rows.some(({ evidence }) => evidence === 'reference') && (
        <p class="soft">
          {CAUTION_MARK} {say(TEXTS.reference)}
        </p>
      )}
      {after}
    </section>
  );
};

const Group = ({
  group: { name, rows },
  targetPercent,
  from,
  columns,
}: {
  readonly group: RowGroup;
  readonly targetPercent: number;
  readonly from: number;
  readonly columns: number;
}) => {
  if (rows.length === 0) return null;
  return (
    <tbody>
      {name && (
        <tr class="report-group">
          <th scope="rowgroup" colSpan={columns}>
            {say(name)}
          </th>
        </tr>
      )}
      {rows.map((row) => (
        <FiguresRow
          key={row.id}
          name={`${say(row.name)}${row.evidence === 'reference' ? CAUTION_MARK : ''}`}
          row={row}
          targetPercent={row.targetPercent ?? targetPercent}
          from={from}
          after={row.verdict && <VerdictCell verdict={row.verdict} />}
        />
      ))}
    </tbody>
  );
};

const Head = ({
  from,
  targetPercent,
  judged,
}: {
  readonly from: number;
  readonly targetPercent: number;
  readonly judged: boolean;
}) => (
  <thead>
    <tr>
      <th scope="col">{say(TEXTS.name)}</th>
      <th scope="col" class="bar-cell">
        <span class="visually-hidden">{say(TEXTS.interval)}</span>
        <IntervalAxis from={from} targetPercent={targetPercent} />
      </th>
      <th scope="col" class="number">
        {say(REPORT_TEXTS.indexAndInterval)}
      </th>
      <th scope="col" class="number">
        {say(TEXTS.responses)}
      </th>
      {judged && <th scope="col">{say(TEXTS.verdict)}</th>}
    </tr>
  </thead>
);

const VerdictCell = ({ verdict }: { readonly verdict: PeriodResult['verdict'] }) => (
  <span class="verdict-cell">
    <VerdictMark verdict={verdict} /> {say(VERDICTS[verdict].name)}
  </span>
);
