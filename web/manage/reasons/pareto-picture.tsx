import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { namedRows, namesWidth, rowsEnd } from '../../shared/chart/named-rows.ts';
import { RowName } from '../../shared/chart/row-name.tsx';
import { count, percent, target } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import type { ParetoRow } from './pareto.ts';

/** Under so many pixels fewer labels stand under the axis. */
const NARROW = 420;
const TOP = 4;
const AXIS_HEIGHT = 24;
const BAR_HEIGHT = 16;
/** Keeps the number on the line of the name's last word. */
const BESIDE = '\u00a0·\u00a0';
/** Half of the axis' last label. */
const RIGHT = 24;

const laidOut = (rows: readonly ParetoRow[], width: number) =>
  namedRows(
    rows.map((row) => ({ ...row, name: `${say(row.name)}${BESIDE}${count(language.value, row.n)}` })),
    width,
    TOP,
  );

export const paretoHeight = (rows: readonly ParetoRow[], width: number): number =>
  rowsEnd(laidOut(rows, width), TOP) + AXIS_HEIGHT;

/** The share of each reason as a bar, and how they add up as a line: beside their names, which nothing runs over. */
export const ParetoPicture = ({
  rows,
  width,
}: {
  readonly rows: readonly ParetoRow[];
  readonly width: number;
}) => {
  const spoken = language.value;
  const x = scaleLinear([0, 100], [namesWidth(width), width - RIGHT]);
  const drawn = laidOut(rows, width);
  const bottom = rowsEnd(drawn, TOP);
  const cumulative = line<(typeof drawn)[number]>(
    ({ row }) => x(row.togetherPercent),
    ({ middle }) => middle,
  )(drawn);
  return (
    <>
      {x.ticks(width < NARROW ? 3 : 5).map((tick) => (
        <g key={tick}>
          <line class="grid-line" x1={x(tick)} x2={x(tick)} y1={0} y2={bottom} />
          <text x={x(tick)} y={bottom + 16} text-anchor="middle">
            {target(spoken, tick)}
          </text>
        </g>
      ))}
      {drawn.map(({ row, lines, middle }) => (
        <g key={row.id}>
          <RowName lines={lines} middle={middle} />
          <rect
            class="pareto-bar"
            x={x(0)}
            y={middle - BAR_HEIGHT / 2}
            width={x(row.sharePercent) - x(0)}
            height={BAR_HEIGHT}
          />
        </g>
      ))}
      <path class="pareto-line" d={cumulative ?? ''} />
      {drawn.map(({ row, middle }) => (
        <circle key={row.id} class="pareto-dot" cx={x(row.togetherPercent)} cy={middle} r="3.5">
          <title>{percent(spoken, row.togetherPercent, 1)}</title>
        </circle>
      ))}
    </>
  );
};
