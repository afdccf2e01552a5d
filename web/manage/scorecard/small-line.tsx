import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';

export type Point = {
  readonly key: string;
  readonly label: string;
  readonly value: number | null;
  readonly breakBefore: boolean;
};
type Shown = Point & { readonly value: number };

export const SMALL_HEIGHT = 96;
const MARGIN = { top: 12, right: 22, bottom: 22, left: 22 };

const isShown = (point: Point): point is Shown => point.value !== null;

/** What may be joined: a break, or a point without a value, ends a run. */
const runsOf = (points: readonly Point[]): readonly (readonly Shown[])[] => {
  const runs: Shown[][] = [];
  let joined = false;
  for (const point of points) {
    const run = runs.at(-1);
    if (isShown(point)) {
      if (run && joined && !point.breakBefore) run.push(point);
      else runs.push([point]);
    }
    joined = isShown(point);
  }
  return runs;
};

/** The inside of a small picture: dots, joined where they may be, and the target as a broken line. */
export const SmallLine = ({
  points,
  goal,
  goalLabel,
  downward,
  width,
}: {
  readonly points: readonly Point[];
  readonly goal: number | null;
  readonly goalLabel: string;
  /** Less is better, so it is drawn higher. */
  readonly downward: boolean;
  readonly width: number;
}) => {
  const values = points.filter(isShown).map(({ value }) => value);
  const all = goal === null ? values : [...values, goal];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const room = (high - low || 1) * 0.15;
  const bottom = SMALL_HEIGHT - MARGIN.bottom;
  const y = scaleLinear([low - room, high + room], downward ? [MARGIN.top, bottom] : [bottom, MARGIN.top]);
  const x = scalePoint(
    points.map(({ key }) => key),
    [MARGIN.left, width - MARGIN.right],
  );
  const at = ({ key }: Point): number => x(key) ?? 0;
  const path = line<Shown>()
    .x(at)
    .y(({ value }) => y(value));
  const every = Math.max(1, Math.ceil(points.length / Math.floor((width - MARGIN.left) / 52)));
  return (
    <>
      {goal !== null && (
        <>
          <line class="target-line" x1={0} x2={width} y1={y(goal)} y2={y(goal)} />
          <text class="target-label" x="0" y={y(goal) < SMALL_HEIGHT / 2 ? y(goal) + 14 : y(goal) - 5}>
            {goalLabel}
          </text>
        </>
      )}
      {runsOf(points).map((run) => (
        <g key={run[0]?.key}>
          {run.length > 1 && <path class="line" d={path([...run]) ?? ''} />}
          {run.map((point) => (
            <circle key={point.key} class="point" cx={at(point)} cy={y(point.value)} r="4" />
          ))}
        </g>
      ))}
      {points.map((point, place) =>
        (points.length - 1 - place) % every === 0 ? (
          <text key={point.key} x={at(point)} y={SMALL_HEIGHT - 5} text-anchor="middle">
            {point.label}
          </text>
        ) : null,
      )}
    </>
  );
};
