import { scaleLinear } from 'd3-scale';
import { decimal, target } from '../../shared/format.ts';
import { language } from '../../shared/language.ts';

/** Labels nearer to each other than this part of the scale would touch. */
const LEAST_APART = 0.3;

/** The scale of the interval bars beneath it: where it begins, the target, and its end. Decoration: each row has its figures. */
export const IntervalAxis = ({
  from,
  targetPercent,
}: {
  readonly from: number;
  readonly targetPercent: number;
}) => {
  const x = scaleLinear([from, 100], [0, 1]);
  const goal = x(targetPercent);
  const ends = [from, 100].filter((end) => Math.abs(x(end) - goal) >= LEAST_APART);
  const anchorAt = (at: number): string =>
    at < LEAST_APART / 2 ? 'start' : at > 1 - LEAST_APART / 2 ? 'end' : 'middle';
  return (
    <svg class="interval-axis" aria-hidden="true" focusable="false">
      {[...ends, targetPercent].map((value) => (
        <text
          key={value}
          class={value === targetPercent ? 'goal-label' : undefined}
          x={`${x(value) * 100}%`}
          y="10"
          text-anchor={anchorAt(x(value))}
        >
          {value === targetPercent ? target(language.value, value) : decimal(language.value, value, 0)}
        </text>
      ))}
      <line x1="0" x2="100%" y1="17.5" y2="17.5" />
      {[from, targetPercent, 100].map((value) => (
        <line key={value} x1={`${x(value) * 100}%`} x2={`${x(value) * 100}%`} y1="13" y2="18" />
      ))}
    </svg>
  );
};
