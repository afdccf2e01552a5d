import { scaleLinear } from 'd3-scale';
import type { MonthResult } from '../../shared/api-types.ts';
import { PercentAxis } from '../../shared/chart/percent-axis.tsx';
import { decimal, percent, points, target } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { DRIVER_TEXTS } from './driver-texts.ts';

type Driver = MonthResult['drivers'][number];
export type ComparedDriver = Driver & { readonly sides: NonNullable<Driver['sides']> };

const MARGIN = { top: 24, right: 24, bottom: 44, left: 48 };
const PLOT_HEIGHT = 240;
const LINE_HEIGHT = 20;
const NAME_LEFT = 8;
/** More than a letter of the names takes on the average, so that none is cut off. */
const LETTER_WIDTH = 7.5;

/** The plot, and a line for each name beneath it. */
export const driversHeight = (rows: readonly ComparedDriver[]): number =>
  MARGIN.top + PLOT_HEIGHT + MARGIN.bottom + rows.length * LINE_HEIGHT + 8;

/** As much of a name as fits; the table has all of it. */
const shortened = (name: string, width: number): string => {
  const letters = Math.floor(width / LETTER_WIDTH) - 3;
  return name.length <= letters ? name : `${name.slice(0, letters - 1).trimEnd()}…`;
};

/** Performance from left to right, importance upwards, each with its interval; numbered as they are named beneath. */
export const DriversPicture = ({
  rows,
  width,
}: {
  readonly rows: readonly ComparedDriver[];
  readonly width: number;
}) => {
  const spoken = language.value;
  const right = width - MARGIN.right;
  const bottom = MARGIN.top + PLOT_HEIGHT;
  const lows = rows.map(({ satisfiedInterval }) => satisfiedInterval.lowPercent);
  const x = scaleLinear([Math.max(0, Math.floor(Math.min(...lows) / 10) * 10), 100], [MARGIN.left, right]);
  const ends = rows.flatMap(({ sides }) => [
    sides.differenceInterval.lowPercent,
    sides.differenceInterval.highPercent,
  ]);
  const y = scaleLinear([Math.min(0, ...ends), Math.max(10, ...ends)], [bottom, MARGIN.top]).nice(5);
  return (
    <>
      <PercentAxis y={y} left={MARGIN.left} right={right} label={(tick) => decimal(spoken, tick, 0)} />
      <text x={NAME_LEFT} y={12}>
        {say(DRIVER_TEXTS.up)}
      </text>
      {x.ticks(5).map((tick) => (
        <text key={tick} x={x(tick)} y={bottom + 18} text-anchor="middle">
          {target(spoken, tick)}
        </text>
      ))}
      <text x={right} y={bottom + 36} text-anchor="end">
        {say(DRIVER_TEXTS.across)}
      </text>
      {rows.map(({ id, satisfiedPercent, satisfiedInterval, sides }) => (
        <g key={id} class="driver-whisker">
          <line
            x1={x(satisfiedInterval.lowPercent)}
            x2={x(satisfiedInterval.highPercent)}
            y1={y(sides.differencePoints)}
            y2={y(sides.differencePoints)}
          />
          <line
            x1={x(satisfiedPercent)}
            x2={x(satisfiedPercent)}
            y1={y(sides.differenceInterval.lowPercent)}
            y2={y(sides.differenceInterval.highPercent)}
          />
        </g>
      ))}
      {/* The first is drawn last, so that it lies on top. */}
      {rows.toReversed().map(({ id, name, satisfiedPercent, sides }, fromLast) => (
        <g key={id} transform={`translate(${x(satisfiedPercent)} ${y(sides.differencePoints)})`}>
          <title>{`${say(name)}: ${percent(spoken, satisfiedPercent)}, ${points(spoken, sides.differencePoints)}`}</title>
          <circle class="driver-dot" r="10" />
          <text class="driver-number" dy="0.35em" text-anchor="middle">
            {rows.length - fromLast}
          </text>
        </g>
      ))}
      {rows.map(({ id, name }, position) => (
        <text
          key={id}
          class="driver-name"
          x={NAME_LEFT}
          y={bottom + MARGIN.bottom + (position + 1) * LINE_HEIGHT}
        >
          {`${position + 1}. ${shortened(say(name), width - NAME_LEFT)}`}
        </text>
      ))}
    </>
  );
};
