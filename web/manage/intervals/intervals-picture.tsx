import { scaleLinear } from 'd3-scale';
import { namedRows, namesWidth, rowsEnd } from '../../shared/chart/named-rows.ts';
import { RowName } from '../../shared/chart/row-name.tsx';
import { count, percent, target } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { scaleStart } from '../figures-row.tsx';
import { TEXTS } from '../texts.ts';
import { type IntervalRow, isForReference, isShown } from './interval-row.ts';
import { INTERVAL_TEXTS, leftOut } from './interval-texts.ts';

const TOP = 42;
const FOOT_LINE = 18;
/** In pixels, at the right. */
const FIGURES = 132;

type Drawn = {
  /** As they are sorted on the page. */
  readonly rows: readonly IntervalRow[];
  /** How many there are, where not all of them are drawn. */
  readonly of?: number;
};

const notesOf = ({ rows, of }: Drawn): readonly string[] => [
  say(INTERVAL_TEXTS.marks),
  ...(rows.some(({ n }) => isForReference(n)) ? [say(INTERVAL_TEXTS.hollow)] : []),
  ...(of !== undefined && of > rows.length ? [leftOut(language.value, rows.length, of)] : []),
];

export const intervalsHeight = (drawn: Drawn, width: number): number =>
  rowsEnd(namedRows(drawn.rows, width, TOP), TOP) + 26 + notesOf(drawn).length * FOOT_LINE;

/** Indices with their intervals on one scale, a row for each, against the target; hollow dots are for reference only. */
export const IntervalsPicture = ({ width, ...drawn }: Drawn & { readonly width: number }) => {
  const spoken = language.value;
  const targets = [...new Set(drawn.rows.map(({ targetPercent }) => targetPercent))];
  const [left, right] = [namesWidth(width), width - FIGURES];
  const x = scaleLinear([scaleStart(drawn.rows, Math.min(...targets)), 100], [left, right]);
  const rows = namedRows(drawn.rows, width, TOP);
  const bottom = rowsEnd(rows, TOP);
  const ticks = x.ticks(5);
  return (
    <>
      <text x={right + 74} y="12" text-anchor="end">
        {say(TEXTS.index)}
      </text>
      <text x={width} y="12" text-anchor="end">
        {say(INTERVAL_TEXTS.n)}
      </text>
      {ticks.map((tick) => (
        <g key={tick}>
          <line class="grid-line" x1={x(tick)} x2={x(tick)} y1={TOP - 4} y2={bottom} />
          <text x={x(tick)} y={bottom + 16} text-anchor="middle">
            {target(spoken, tick)}
          </text>
        </g>
      ))}
      <TargetLabel targets={targets} x={x} left={left} />
      {rows.map(({ row, lines, top, height, middle }) => (
        <g key={row.key}>
          <line
            class="target-line"
            x1={x(row.targetPercent)}
            x2={x(row.targetPercent)}
            y1={top}
            y2={top + height}
          />
          <RowName lines={lines} middle={middle} />
          <Mark row={row} x={x} y={middle} left={left} />
          <text class="interval-figure" x={right + 74} y={middle} dy="0.35em" text-anchor="end">
            {percent(spoken, row.indexPercent)}
          </text>
          <text class="interval-figure" x={width} y={middle} dy="0.35em" text-anchor="end">
            {count(spoken, row.n)}
          </text>
        </g>
      ))}
      {notesOf(drawn).map((note, at) => (
        <text key={note} y={bottom + 36 + at * FOOT_LINE}>
          {note}
        </text>
      ))}
    </>
  );
};

type Scale = (percent: number) => number;

const Mark = ({
  row,
  x,
  y,
  left,
}: {
  readonly row: IntervalRow;
  readonly x: Scale;
  readonly y: number;
  readonly left: number;
}) =>
  isShown(row) ? (
    <>
      <line
        class="interval-whisker"
        x1={x(row.interval.lowPercent)}
        x2={x(row.interval.highPercent)}
        y1={y}
        y2={y}
      />
      <circle
        class={isForReference(row.n) ? 'point-beside' : 'point'}
        cx={x(row.indexPercent)}
        cy={y}
        r="5"
      />
    </>
  ) : (
    <text class="interval-withheld" x={left} y={y} dy="0.35em">
      {say(row.n === 0 ? TEXTS.noAnswers : TEXTS.withheld)}
    </text>
  );

/** The target by its figure where all are held to the same one. */
const TargetLabel = ({
  targets,
  x,
  left,
}: {
  readonly targets: readonly number[];
  readonly x: Scale;
  readonly left: number;
}) => {
  const [goal] = targets;
  if (goal === undefined) return null;
  return targets.length === 1 ? (
    <text class="target-label" x={x(goal)} y={TOP - 10} text-anchor="middle">
      {`${say(TEXTS.target)} ${target(language.value, goal)}`}
    </text>
  ) : (
    <text class="target-label" x={left} y={TOP - 10}>
      {say(INTERVAL_TEXTS.ownTargets)}
    </text>
  );
};
