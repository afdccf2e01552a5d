import { freePlace, type LabelPlace, labelWidth, type Mark } from './label-place.ts';

const ABOVE = 5;
const BELOW = 15;
/** The line that is drawn beside a label that stands away from its own. */
const SAMPLE = 18;
const TOP_LINE = 12;

type Drawn = {
  readonly y: (percent: number) => number;
  readonly percent: number;
  readonly left: number;
  readonly right: number;
  readonly label: string;
};

type Place = LabelPlace & { readonly isAway?: boolean };

/** Above the line and below it, at its right end and at its left one; in the last resort over the whole chart. */
const placesAt = (height: number, left: number, right: number): readonly [Place, ...Place[]] => [
  { x: right, y: height - ABOVE, anchor: 'end' },
  { x: right, y: height + BELOW, anchor: 'end' },
  { x: left + 4, y: height - ABOVE, anchor: 'start' },
  { x: left + 4, y: height + BELOW, anchor: 'start' },
  { x: right, y: TOP_LINE, anchor: 'end', isAway: true },
  { x: left + SAMPLE + 8, y: TOP_LINE, anchor: 'start', isAway: true },
];

/** The line of the target, with its name where that covers none of the `marks`. */
export const TargetLine = ({
  y,
  percent,
  left,
  right,
  label,
  marks = [],
}: Drawn & { readonly marks?: readonly Mark[] }) => {
  const height = y(percent);
  const place = freePlace(label, placesAt(height, left, right), marks);
  const begin = place.anchor === 'end' ? place.x - labelWidth(label) : place.x;
  return (
    <g>
      <line class="target-line" x1={left} x2={right} y1={height} y2={height} />
      {place.isAway && (
        <line
          class="target-line"
          x1={begin - SAMPLE - 6}
          x2={begin - 6}
          y1={TOP_LINE - 4}
          y2={TOP_LINE - 4}
        />
      )}
      <text class="target-label" x={place.x} y={place.y} text-anchor={place.anchor}>
        {label}
      </text>
    </g>
  );
};
