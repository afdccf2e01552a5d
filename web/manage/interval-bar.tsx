import { scaleLinear } from 'd3-scale';
import { target } from '../shared/format.ts';
import { language, say } from '../shared/language.ts';
import { TEXTS } from './texts.ts';

export type IntervalBarProps = {
  readonly low: number;
  readonly index: number;
  readonly high: number;
  readonly targetPercent: number;
  /** Where the scale begins, in percent; it always ends at 100. */
  readonly from: number;
  /** Writes the ends of the scale and the target beneath. */
  readonly labelled?: boolean;
};

/** An interval on a scale in percent against the line of its target. Decoration: its figures stand beside it. */
export const IntervalBar = ({
  low,
  index,
  high,
  targetPercent,
  from,
  labelled = false,
}: IntervalBarProps) => {
  const x = scaleLinear([from, 100], [0, 100]).clamp(true);
  const at = (value: number): string => `${x(value)}%`;
  return (
    <svg class={labelled ? 'interval interval-labelled' : 'interval'} aria-hidden="true" focusable="false">
      <rect class="track" x="0" y="9" width="100%" height="6" rx="3" />
      <rect class="band" x={at(low)} y="6" width={`${Math.max(0.5, x(high) - x(low))}%`} height="12" rx="3" />
      <line class="goal" x1={at(targetPercent)} x2={at(targetPercent)} y1="1" y2="23" />
      <circle class="point" cx={at(index)} cy="12" r="5" />
      {labelled && (
        <>
          <text x="0" y="42">
            {target(language.value, from)}
          </text>
          <text x={at(targetPercent)} y="42" text-anchor="middle">
            {say(TEXTS.target)} {target(language.value, targetPercent)}
          </text>
          <text x="100%" y="42" text-anchor="end">
            {target(language.value, 100)}
          </text>
        </>
      )}
    </svg>
  );
};
