import type { ScaleLinear } from 'd3-scale';

/** Lines across the chart at round percents, labelled at the left. */
export const PercentAxis = ({
  y,
  left,
  right,
  label,
}: {
  readonly y: ScaleLinear<number, number>;
  readonly left: number;
  readonly right: number;
  readonly label: (percent: number) => string;
}) => (
  <g class="axis">
    {y.ticks(5).map((tick) => (
      <g key={tick}>
        <line class="grid-line" x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
        <text x={left - 6} y={y(tick)} dy="0.32em" text-anchor="end">
          {label(tick)}
        </text>
      </g>
    ))}
  </g>
);
